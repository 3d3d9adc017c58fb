"""Text with a map back to where each character came from.

A reader hands over *raw* text: what stands in the file, faults and all. Rules read *normalised*
text: hyphens joined, ligatures split, white space folded. :class:`MappedText` carries both and the
offset of every normalised character in the raw text, so that a quotation is a slice and never a
search.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import cached_property

_HANGING = frozenset({"og", "eller", "samt"})
"""Words after which a line-end hyphen is a hanging one ("plan- og bygningsloven")."""

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters that carry no text: soft hyphen, zero-width space and joiners, byte order mark."""

_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf06e\u25cf\u25aa\u25e6\u2023\u2043\u25cb\uf02d", "•")
_CHECKS = dict.fromkeys("\uf0fc\uf0fe\u2714\u2611\u221a", "✓")
_SINGLE = {**_BULLETS, **_CHECKS, "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " "}

_LINE_HYPHEN = re.compile(r"(?:\ufffe[ \t]*\n?|[-\u2010\u00ad][ \t]*\n)[ \t]*")
_LINE_DASH = re.compile(r"(?<=\d)–[ \t]*\n[ \t]*(?=\d)")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_PLAIN = re.compile("[!-~¡-¬®-\u024f–—‘-”…]+(?: [!-~¡-¬®-\u024f–—‘-”…]+)*")
"""Runs of characters that stay as they are, single spaces between them."""


@dataclass(frozen=True, slots=True)
class MappedText:
    """Normalised text and, for each of its characters, the offset of its source in ``raw``.

    ``offsets`` has one entry more than ``text``: the last is the end of the source of the last
    character, so that every slice of the text, the empty one at its end included, has a place.
    """

    raw: str
    text: str
    offsets: array[int] = field(repr=False)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of ``text`` into the span of ``raw`` that it came from.

        Raises:
            ValueError: if the span does not lie inside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} outside a text of {len(self.text)} characters")
        if start == end:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1] + 1
        while last < len(self.raw) and unicodedata.combining(self.raw[last]):
            last += 1
        return self.offsets[start], last

    def quote(self, start: int, end: int) -> str:
        """Return the raw text behind a span of ``text``, word for word."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]


def normalise(raw: str) -> MappedText:
    """Normalise the raw text of one block, keeping the way back.

    Joins words that a line end cut (hanging-hyphen rule: a hyphen before *og*, *eller*, *samt*, before a
    capital or a digit, or after a digit or an acronym is kept; a dash between numbers likewise), folds
    white space, composes accents, splits ligatures, maps private-use bullets and check marks, and drops
    soft hyphens.

    Args:
        raw: the block's text as the file has it.

    Returns:
        the normalised text with its map; ``text`` has no line breaks and no double spaces.
    """
    return _Normaliser(raw).run()


class _Normaliser:
    """One pass over one raw text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.out: list[str] = []
        self.offsets: array[int] = array("L")

    @cached_property
    def _joints(self) -> dict[int, tuple[int, str]]:
        """Start of each line-end hyphen -> (end, what stands there instead)."""
        found: dict[int, tuple[int, str]] = {}
        for match in _LINE_HYPHEN.finditer(self.raw):
            replacement = self._joint(match.start(), match.end(), hard="\n" in match[0] or "\ufffe" in match[0])
            if replacement is not None:
                found[match.start()] = (match.end(), replacement)
        for match in _LINE_DASH.finditer(self.raw):
            found[match.start()] = (match.end(), "–")
        return dict(sorted(found.items()))

    def _joint(self, start: int, end: int, *, hard: bool) -> str | None:
        """Decide what a line-end hyphen becomes; ``None`` where no word is cut."""
        left = re.search(r"[^\W_]+$", self.raw[max(0, start - 40) : start])
        right = _WORD.match(self.raw, end)
        if not hard or left is None or right is None:
            return None
        before, after = left[0], right[0]
        if after.lower() in _HANGING:
            return "- "
        if before[-1].isdigit() or after[0].isdigit() or after[0].isupper() or (before.isupper() and len(before) > 1):
            return "-"
        return ""

    def run(self) -> MappedText:
        raw, index = self.raw, 0
        for stop in (*self._joints, len(raw)):
            while index < stop:
                index = self._plain(index, stop) or self._character(index)
            if stop in self._joints and index == stop:
                index, replacement = self._joints[stop]
                for char in replacement:
                    self._emit(char, stop)
        while self.out and self.out[-1] == " ":
            self.out.pop()
            self.offsets.pop()
        self.offsets.append(self.offsets[-1] + 1 if self.offsets else 0)
        return MappedText(raw, "".join(self.out), self.offsets)

    def _plain(self, index: int, stop: int) -> int:
        """Emit a run of ordinary characters at once; return where it ends, 0 where none begins."""
        found = _PLAIN.match(self.raw, index, stop)
        if found is None:
            return 0
        end = found.end()
        if end < len(self.raw) and unicodedata.combining(self.raw[end]):
            end -= 1
        if end <= index:
            return 0
        self.out.extend(self.raw[index:end])
        self.offsets.extend(range(index, end))
        return end

    def _character(self, index: int) -> int:
        """Emit the character (with its combining marks) at ``index``; return where the next starts."""
        char = self.raw[index]
        if char.isspace():
            self._space(index)
            return index + 1
        if char in _DROPPED:
            return index + 1
        if char == "\ufffe":
            self._emit("-", index)
            return index + 1
        end = index + 1
        while end < len(self.raw) and unicodedata.combining(self.raw[end]):
            end += 1
        if end > index + 1:
            composed = unicodedata.normalize("NFC", self.raw[index:end])
        elif "\ufb00" <= char <= "\ufb06":
            composed = unicodedata.normalize("NFKC", char)
        else:
            composed = _SINGLE.get(char, char)
        for part in composed:
            if part == " ":
                self._space(index)
            else:
                self._emit(part, index)
        return end

    def _space(self, index: int) -> None:
        if self.out and self.out[-1] != " ":
            self._emit(" ", index)

    def _emit(self, char: str, index: int) -> None:
        self.out.append(char)
        self.offsets.append(index)
