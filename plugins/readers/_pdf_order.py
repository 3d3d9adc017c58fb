"""The order in which the pieces of a page are read.

The drawing order is kept where it makes sense on the page. Where it jumps up over what it has drawn, or runs across
columns line by line, the order is worked out from the places of the pieces.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from auditor_plugins.readers._pdf_segments import Segment

_MOST_BLOCKS = 150
_CROSSINGS = 4


def ordered(pieces: Sequence[Segment]) -> tuple[list[Segment], bool]:
    """Put the pieces of a page in reading order.

    Returns:
        the pieces, and whether the drawing order had to be left.
    """
    if not _jumps_up(pieces) and not _crosses_columns(pieces):
        return list(pieces), False
    repaired = _by_place(pieces)
    return repaired, any(one is not other for one, other in zip(repaired, pieces, strict=True))


def _jumps_up(pieces: Sequence[Segment]) -> bool:
    """Whether the drawing order goes back up over a column that it has drawn, or up to the left."""
    left = right = 0.0
    for number, (one, other) in enumerate(itertools.pairwise(pieces)):
        if number == 0:
            left, right = one.x0, one.x1
        if other.base > one.upper + 0.3 * one.size:
            shared = min(right, other.x1) - max(left, other.x0)
            if shared > 0.3 * min(right - left, other.x1 - other.x0) or other.x1 <= left:
                return True
            left, right = other.x0, other.x1
        else:
            left, right = min(left, other.x0), max(right, other.x1)
            if other.base < one.base - 0.5 * one.size and not one.overlap(other):
                left, right = other.x0, other.x1
    return False


def _crosses_columns(pieces: Sequence[Segment]) -> bool:
    """Whether rows of two pieces are both running prose, so that the drawing order alternates between columns."""
    lefts: list[Segment] = []
    rights: list[Segment] = []
    for one, other in itertools.pairwise(pieces):
        if one.same_row(other) and other.x0 > one.x1 and len(one.text) > 15 and len(other.text) > 15:
            lefts.append(one)
            rights.append(other)
    if len(lefts) < _CROSSINGS:
        return False
    return all(sum(piece.text[:1].islower() for piece in column) >= 0.35 * len(column) for column in (lefts, rights))


class _Box:
    """Lines that stand below each other in one column."""

    def __init__(self, first: Segment) -> None:
        self.pieces = [first]
        self.x0, self.x1, self.top, self.bottom = first.x0, first.x1, first.upper, first.base

    def add(self, piece: Segment) -> None:
        self.pieces.append(piece)
        self.x0, self.x1 = min(self.x0, piece.x0), max(self.x1, piece.x1)
        self.bottom = piece.base

    def beside(self, other: _Box) -> bool:
        """Whether the two share no column, a point of slack aside."""
        return self.x1 <= other.x0 + 1 or other.x1 <= self.x0 + 1


def _by_place(pieces: Sequence[Segment]) -> list[Segment]:
    boxes = _boxes(sorted(pieces, key=lambda piece: (-piece.base, piece.x0)))
    if len(boxes) > _MOST_BLOCKS:
        boxes.sort(key=lambda box: (round(box.x0 / 100), -box.top))
        return [piece for box in boxes for piece in box.pieces]
    return [piece for box in _sorted(boxes) for piece in box.pieces]


def _boxes(pieces: list[Segment]) -> list[_Box]:
    """Gather lines into boxes, from the top of the page down."""
    boxes: list[_Box] = []
    live: list[_Box] = []
    for index, piece in enumerate(pieces):
        live = [box for box in live if box.bottom - piece.base <= 3 * max(piece.size, box.pieces[-1].size)]
        row = [other for other in pieces[max(0, index - 4) : index + 5] if other is not piece and other.same_row(piece)]
        chosen: _Box | None = None
        for box in live:
            last = box.pieces[-1]
            step = last.base - piece.base
            if piece.rows or last.rows or not 0.3 * piece.size < step <= 1.75 * max(piece.size, last.size):
                continue
            if not 0.85 <= piece.size / last.size <= 1.18 or not _in_column(piece, box):
                continue
            crowded = any(min(box.x1, other.x1) - max(box.x0, other.x0) > 5 for other in row)
            crosses = any(each is not box and _in_column(piece, each) for each in live)
            if not crowded and not crosses and (chosen is None or box.bottom < chosen.bottom):
                chosen = box
        if chosen is None:
            chosen = _Box(piece)
            boxes.append(chosen)
            live.append(chosen)
        else:
            chosen.add(piece)
    return boxes


def _in_column(piece: Segment, box: _Box) -> bool:
    return min(piece.x1, box.x1) - max(piece.x0, box.x0) > 0.3 * min(piece.x1 - piece.x0, box.x1 - box.x0)


def _sorted(boxes: list[_Box]) -> list[_Box]:
    """Sort boxes: above comes first in a column; left comes first unless something spans both in between."""
    boxes = sorted(boxes, key=lambda box: (-box.top, box.x0))
    waiting: dict[int, set[int]] = {index: set() for index in range(len(boxes))}
    for one in range(len(boxes)):
        for other in range(len(boxes)):
            if one != other and _before(boxes[one], boxes[other], boxes):
                waiting[other].add(one)
    result: list[_Box] = []
    last = -1
    while waiting:
        free = [index for index, before in waiting.items() if not before] or [min(waiting)]
        below = [index for index in free if last >= 0 and not boxes[index].beside(boxes[last])]
        last = min(below or free)
        del waiting[last]
        for before in waiting.values():
            before.discard(last)
        result.append(boxes[last])
    return result


def _before(one: _Box, other: _Box, boxes: list[_Box]) -> bool:
    if not one.beside(other):
        return one.top > other.top
    if one.x0 >= other.x0:
        return False
    low, high = sorted(((one.top + one.bottom) / 2, (other.top + other.bottom) / 2))
    return not any(
        low < (box.top + box.bottom) / 2 < high and not box.beside(one) and not box.beside(other) for box in boxes
    )
