"""From the ordered pieces of a page to drafts of blocks: paragraphs joined over their lines, items, tables."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from auditor_plugins.readers._pdf_segments import Segment, line_break
from auditor_plugins.readers._recognise import heading_number, is_page_number, is_toc_line, item_marker

_TERMINAL = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class Draft:
    """A block before its kind is settled.

    Attributes:
        text: its lines, parted by line ends as in the file.
        size, bold: of most of its characters.
        pages: ``(offset, page)`` where its pieces begin; of a table, ``(row, page)``.
        lines: how many.
        rows: the cells of a table.
    """

    text: str
    size: float
    bold: bool
    page: int
    first: Segment
    last: Segment
    lines: int = 1
    pages: list[tuple[int, int]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    furniture: bool = False

    @property
    def open(self) -> bool:
        """Whether its last sentence goes on."""
        return not self.rows and not self.text.rstrip('»)”"0123456789').endswith(_TERMINAL)


def line_pitch(pages: Sequence[Sequence[Segment]]) -> float:
    """Return the usual distance of the lines of a paragraph, in font sizes."""
    steps = []
    for pieces in pages:
        for one, other in itertools.pairwise(pieces):
            step = one.base - other.base
            if one.size == other.size and 0.9 * one.size <= step <= 2.2 * one.size and one.overlap(other) > 0.5:
                steps.append(step / one.size)
    return median(steps) if steps else 1.3


def drafts(pieces: Sequence[Segment], page: int, pitch: float) -> list[Draft]:
    """Join the pieces of one page to drafts of blocks.

    Args:
        pieces: in reading order.
        page: its number.
        pitch: see :func:`line_pitch`.
    """
    found: list[Draft] = []
    current: Draft | None = None
    left = right = text_left = 0.0
    for piece in pieces:
        if current is not None and not piece.rows and not current.rows:
            if _beside(current, piece):
                current.text += f" {piece.text}"
                current.last = Segment("", current.last.x0, piece.x1, piece.base, current.last.size, current.last.bold)
                right = max(right, piece.x1)
                continue
            if _continues(current, piece, pitch, (left, right, text_left)):
                current.text += f"{line_break(piece.text)}{piece.text}"
                current.last = piece
                current.lines += 1
                left, right = min(left, piece.x0), max(right, piece.x1)
                if current.lines == 2:
                    text_left = piece.x0
                continue
        current = Draft(piece.text, piece.size, piece.bold, page, piece, piece, pages=[(0, page)], rows=piece.rows)
        left, right, text_left = piece.x0, piece.x1, piece.x0
        found.append(current)
    return found


def _beside(draft: Draft, piece: Segment) -> bool:
    """Whether a piece on the same baseline belongs to the line: after a bullet, or a page number after a title."""
    last = draft.last
    if not piece.same_row(last) or piece.x0 < last.x1 - 1:
        return False
    line = draft.text.rsplit("\n", 1)[-1]
    if item_marker(f"{line} x") == len(line) + 1 or (len(line) <= 8 and heading_number(f"{line} Xx")):
        return piece.x0 - last.x1 <= 5 * last.size
    return is_page_number(piece.text) and (is_toc_line(f"{line} 1") or "...." in piece.text)


def _continues(draft: Draft, piece: Segment, pitch: float, edges: tuple[float, float, float]) -> bool:
    """Whether a piece is the next line of a paragraph."""
    last, size = draft.last, max(draft.last.size, piece.size)
    left, right, _ = edges
    step = last.base - piece.base
    near = 0.5 * size < step <= max(1.25 * pitch, 1.3) * size
    alike = 0.92 <= piece.size / draft.size <= 1.09 and (
        piece.bold == last.bold or (draft.bold == piece.bold and draft.lines > 1)
    )
    shared = min(right, piece.x1) - max(left, piece.x0) >= 0.3 * min(right - left, piece.x1 - piece.x0)
    return near and alike and shared and not _begins(draft, piece, edges)


def _begins(draft: Draft, piece: Segment, edges: tuple[float, float, float]) -> bool:
    """Whether a line below a paragraph begins one of its own."""
    last = draft.last
    _, right, text_left = edges
    line = draft.text.rsplit("\n", 1)[-1]
    if item_marker(piece.text) or (heading_number(piece.text) and piece.bold) or is_toc_line(line):
        return True
    if item_marker(draft.text) and piece.x0 < draft.first.x0 - 0.5 * piece.size:
        return True
    if draft.lines == 1 or not line.rstrip('»)”"').endswith(_TERMINAL):
        return False
    return _room(piece, right - last.x1) or piece.x0 - text_left > 0.8 * piece.size


def _room(piece: Segment, space: float) -> bool:
    """Whether the first word of a line would have stood in the space left on the line above."""
    letter = (piece.x1 - piece.x0) / max(1, len(piece.text))
    return space > letter * (len(piece.text.split(" ", 1)[0]) + 2)
