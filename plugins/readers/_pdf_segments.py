"""Pieces of lines: characters that follow each other on one baseline without a wide gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor_plugins.readers._pdf_glyphs import Glyph
from auditor_plugins.readers._recognise import BULLETS

WIDE_GAP = 1.1
"""A gap of this many times the font size ends a piece: another column, cell or tab stop begins."""

_WORD_GAP = 0.45
_BACK = 0.4
_SUPER = 0.8


@dataclass(slots=True)
class Segment:
    """A piece of a line.

    Attributes:
        base: its baseline, from the bottom of the page, in points.
        rows: the texts of a table's cells, row by row, where the segment stands for a table.
        top: upper edge; for text, the baseline plus the font size.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    rows: list[list[str]] = field(default_factory=list)
    edges: tuple[int, ...] = ()
    top: float = 0.0

    @property
    def upper(self) -> float:
        """The upper edge."""
        return self.top or self.base + self.size

    @property
    def is_bullet(self) -> bool:
        """Whether it is a bullet and nothing else."""
        return len(self.text) <= 2 and (self.text.strip(BULLETS + "-–o*") == "") and not self.rows

    def overlap(self, other: Segment) -> float:
        """Return how much of the narrower one's width the two share, 0 to 1."""
        shared = min(self.x1, other.x1) - max(self.x0, other.x0)
        return max(0.0, shared) / max(1.0, min(self.x1 - self.x0, other.x1 - other.x0))

    def same_row(self, other: Segment) -> bool:
        """Whether the two stand on one baseline."""
        return abs(self.base - other.base) <= 0.35 * max(self.size, other.size)


class _Open:
    """A segment being built."""

    def __init__(self, glyph: Glyph) -> None:
        self.chars = [glyph.char]
        self.x0, self.x1, self.base, self.size = glyph.x0, glyph.x1, glyph.base, glyph.style.size
        self.weights: Counter[bool] = Counter({glyph.style.bold: 1})

    def takes(self, glyph: Glyph) -> bool:
        size = max(self.size, glyph.style.size)
        shift = glyph.base - self.base
        near = abs(shift) <= 0.3 * size
        if glyph.style.size < _SUPER * self.size:
            near = -0.3 * size <= shift <= 0.6 * size
        elif self.size < _SUPER * glyph.style.size and len(self.chars) <= 4:
            near = -0.6 * size <= shift <= 0.3 * size
        return near and -_BACK * size <= glyph.x0 - self.x1 <= WIDE_GAP * size

    def add(self, glyph: Glyph, *, space: bool) -> None:
        if space or glyph.x0 - self.x1 > _WORD_GAP * self.size:
            self.chars.append(" ")
        self.chars.append(glyph.char)
        self.x1 = max(self.x1, glyph.x1)
        if glyph.style.size > self.size:
            self.size, self.base = glyph.style.size, glyph.base
        self.weights[glyph.style.bold] += 1

    def close(self) -> Segment:
        bold = self.weights[True] > self.weights[False]
        return Segment("".join(self.chars), self.x0, self.x1, self.base, self.size, bold)


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Cut characters into pieces of lines, in drawing order."""
    found: list[Segment] = []
    current: _Open | None = None
    space = False
    for glyph in glyphs:
        if glyph.char == " ":
            space = True
            continue
        if current is not None and current.takes(glyph):
            current.add(glyph, space=space)
        else:
            if current is not None:
                found.append(current.close())
            current = _Open(glyph)
        space = False
    if current is not None:
        found.append(current.close())
    return with_bullets(found)


def with_bullets(found: list[Segment]) -> list[Segment]:
    """Put bullets that are drawn by themselves in front of the text that they belong to."""
    if not any(piece.is_bullet for piece in found):
        return found
    texts = [piece for piece in found if not piece.is_bullet]
    marks: dict[int, Segment] = {}
    lost: list[Segment] = []
    by_row: dict[int, list[Segment]] = {}
    for piece in texts:
        by_row.setdefault(round(piece.base / 6), []).append(piece)
    for bullet in (piece for piece in found if piece.is_bullet):
        row = round(bullet.base / 6)
        near = [
            piece
            for key in (row - 1, row, row + 1)
            for piece in by_row.get(key, ())
            if abs(piece.base - bullet.base) <= 0.6 * max(piece.size, bullet.size)
            and -1.0 <= piece.x0 - bullet.x1 <= 5 * piece.size
        ]
        if near:
            marks[id(min(near, key=lambda piece: piece.x0 - bullet.x1))] = bullet
        else:
            lost.append(bullet)
    for piece in texts:
        bullet_at = marks.get(id(piece))
        if bullet_at is not None:
            piece.text = f"{'•' if bullet_at.text == 'o' else bullet_at.text} {piece.text}"
    return texts


def line_break(text: str) -> str:
    """Return what stands before a line: nothing where a full stop or comma has slipped to the next line by itself."""
    return "" if text[:1] in ".,;:!?»)" and len(text.split(" ", 1)[0]) <= 2 else "\n"
