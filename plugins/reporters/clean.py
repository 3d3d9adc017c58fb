"""Document text made harmless for a screen, without altering its words."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_CUT = " […]"


def clean(text: str) -> str:
    """Return a text as a line that can be shown anywhere.

    White space is folded. Control characters and marks that turn the direction of writing are left out, private-use
    bullets become "•". Letters, digits and punctuation stay as they are.
    """
    return _SPACES.sub(" ", "".join(_character(char) for char in text)).strip()


def _character(char: str) -> str:
    if char.isspace():
        return " "
    if char == "\ufffe":
        return "-"
    match unicodedata.category(char):
        case "Co":
            return "•"
        case "Cc" | "Cf" | "Cs" | "Cn":
            return ""
        case _:
            return char


def shorten(text: str, limit: int) -> str:
    """Return the beginning of a cleaned text, cut between two words and marked with […] where it is cut."""
    whole = clean(text)
    if len(whole) <= limit:
        return whole
    head = whole[: limit - len(_CUT) + 1]
    words, _, _ = head.rpartition(" ")
    return (words or head[:-1]).rstrip(" ,;:–-") + _CUT
