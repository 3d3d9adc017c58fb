"""From a text file's bytes to its text."""

from __future__ import annotations

import codecs
import re

from auditor.errors import UnreadableDocument

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROLS = 0.02
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    r"""Decode a text file.

    Tries what the byte order mark says, then UTF-8, then Windows-1252. Line ends become ``\n``, form feeds too;
    control characters become spaces, one for one.

    Args:
        data: the whole file.

    Returns:
        the text, and the warnings (``encoding_guessed`` where the encoding is a guess).

    Raises:
        UnreadableDocument: ``empty`` where there is no text, ``not_text`` for binary data.
    """
    text, warnings = _decoded(data)
    controls = len(_CONTROL.findall(text))
    if controls > max(3, _MOST_CONTROLS * len(text)):
        raise UnreadableDocument("not_text", f"{controls} control characters")
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    if not text.strip():
        raise UnreadableDocument("empty")
    return text, warnings


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                return data.decode(encoding, errors="replace"), ("encoding_guessed",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), ("encoding_guessed",)
    except UnicodeDecodeError:
        return data.decode("latin-1"), ("encoding_guessed",)
