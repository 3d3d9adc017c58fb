"""The ruled lines of a PDF page, and the grids that they make."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

_MOST_PATHS = 4000
_MOST_LINES = 1500
_THIN = 3.0
_SNAP = 3.0
_SHORTEST = 6.0


class Ruling(NamedTuple):
    """A line: ``at`` is its x (upright) or y (level), ``low`` and ``high`` where it begins and ends."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The rulings of one table."""

    level: tuple[Ruling, ...]
    upright: tuple[Ruling, ...]
    x0: float
    x1: float
    y0: float
    y1: float

    def cell(self, x: float, y: float) -> tuple[float, float] | None:
        """Return the upper and the left edge of the cell at a point; ``None`` outside the grid."""
        if not (self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1):
            return None
        tops = [line.at for line in self.level if line.at >= y and line.low - _SNAP <= x <= line.high + _SNAP]
        lefts = [line.at for line in self.upright if line.at <= x and line.low - _SNAP <= y <= line.high + _SNAP]
        return min(tops, default=self.y1), max(lefts, default=self.x0)

    @property
    def rows(self) -> list[float]:
        """The y of the row edges, from the top."""
        return sorted({line.at for line in self.level}, reverse=True)

    @property
    def columns(self) -> list[float]:
        """The x of the column edges, from the left."""
        return sorted({line.at for line in self.upright})


def grids(page: Any) -> list[Grid]:
    """Find the ruled tables of a page: grids of at least two columns.

    Args:
        page: a pypdfium2 page.
    """
    level, upright = _rulings(page)
    if len(level) < 2 or len(upright) < 3 or len(level) + len(upright) > 4 * _MOST_LINES:
        return []
    level, upright = _merged(level), _merged(upright)
    if len(level) + len(upright) > _MOST_LINES:
        return []
    return [grid for part in _components(level, upright) if (grid := _grid(*part)) is not None]


def _rulings(page: Any) -> tuple[list[Ruling], list[Ruling]]:
    """Read the thin rectangles, straight lines and box edges of a page."""
    left, bottom, right, top = page.get_cropbox()
    width, height, rotation = right - left, top - bottom, int(page.get_rotation())
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for x0, y0, x1, y1 in _edges(page):
        ax, ay = _place(x0 - left, y0 - bottom, width, height, rotation)
        bx, by = _place(x1 - left, y1 - bottom, width, height, rotation)
        if abs(ay - by) <= _THIN and abs(ax - bx) >= _SHORTEST:
            level.append(Ruling((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= _THIN and abs(ay - by) >= _SHORTEST:
            upright.append(Ruling((ax + bx) / 2, min(ay, by), max(ay, by)))
    return level, upright


def _place(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    return {0: (x, y), 90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}.get(rotation, (x, y))


def _edges(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight pieces of the page's paths."""
    import pypdfium2.raw as pdfium

    seen = 0
    sides = [ctypes.c_float() for _ in range(4)]
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        seen += 1
        if seen > _MOST_PATHS:
            return
        if item.level == 0:
            if not pdfium.FPDFPageObj_GetBounds(item.raw, *(ctypes.byref(side) for side in sides)):
                continue
            x0, y0, x1, y1 = (side.value for side in sides)
            if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
                yield x0, y0, x1, y1
                continue
        yield from _path_edges(item)


def _path_edges(item: Any) -> Iterator[tuple[float, float, float, float]]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(item.raw)
    if not 2 <= count <= 64:
        return
    matrix = item.get_matrix()
    holder = item.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = None
    for index in range(count):
        piece = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        if not pdfium.FPDFPathSegment_GetPoint(piece, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        last = point
        if pdfium.FPDFPathSegment_GetClose(piece) and start is not None and kind != pdfium.FPDF_SEGMENT_MOVETO:
            yield (*point, *start)
            last = start


def _merged(lines: list[Ruling]) -> list[Ruling]:
    """Bring lines that almost coincide to one place and join the pieces of one line."""
    lines = sorted(lines)
    groups: list[list[Ruling]] = []
    for line in lines:
        if groups and line.at - groups[-1][-1].at <= _SNAP and line.at - groups[-1][0].at <= 2 * _SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    found: list[Ruling] = []
    for group in groups:
        at = sum(line.at for line in group) / len(group)
        low, high = None, 0.0
        for line in sorted(group, key=lambda each: each.low):
            if low is not None and line.low <= high + _SNAP:
                high = max(high, line.high)
                continue
            if low is not None:
                found.append(Ruling(at, low, high))
            low, high = line.low, line.high
        if low is not None:
            found.append(Ruling(at, low, high))
    return found


def _components(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Gather the lines that meet."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for row, line in enumerate(level):
        for column, other in enumerate(upright):
            if line.low - _SNAP <= other.at <= line.high + _SNAP and other.low - _SNAP <= line.at <= other.high + _SNAP:
                parent[root(row)] = root(len(level) + column)
    parts: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index in range(len(parent)):
        part = parts.setdefault(root(index), ([], []))
        if index < len(level):
            part[0].append(level[index])
        else:
            part[1].append(upright[index - len(level)])
    return list(parts.values())


def _grid(level: list[Ruling], upright: list[Ruling]) -> Grid | None:
    if len({line.at for line in level}) < 2 or len({line.at for line in upright}) < 3:
        return None
    x0, x1 = min(line.at for line in upright), max(line.at for line in upright)
    y0, y1 = min(line.at for line in level), max(line.at for line in level)
    if x1 - x0 < 40 or y1 - y0 < 10:
        return None
    return Grid(tuple(level), tuple(upright), x0, x1, y0, y1)
