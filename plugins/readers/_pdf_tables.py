"""Ruled tables: the text of their cells, and the pieces of the page without it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor_plugins.readers._pdf_glyphs import Glyph
from auditor_plugins.readers._pdf_rulings import Grid
from auditor_plugins.readers._pdf_segments import Segment, line_break, segments

_MOST_ROWS = 400
_NARROWEST = 8.0


def carve(glyphs: Sequence[Glyph], tables: Sequence[Grid]) -> list[Segment]:
    """Cut a page's characters into pieces, each table as one piece in the place of its first character.

    A grid whose characters fill fewer than two columns is a frame, and its text is read as text.

    Args:
        glyphs: in drawing order.
        tables: the grids of the page.
    """
    if not tables:
        return segments(glyphs)
    inside: list[list[Glyph]] = [[] for _ in tables]
    runs: list[tuple[int, list[Glyph]]] = []
    owner = -1
    for glyph in glyphs:
        if glyph.char != " ":
            owner = _owner(glyph, tables)
        if owner >= 0:
            inside[owner].append(glyph)
        if not runs or runs[-1][0] != owner:
            runs.append((owner, []))
        runs[-1][1].append(glyph)
    made = [_table(grid, own) for grid, own in zip(tables, inside, strict=True)]
    found: list[Segment] = []
    placed: set[int] = set()
    text: list[Glyph] = []
    for number, run in runs:
        table = made[number] if number >= 0 else None
        if table is None:
            text += run
        elif number not in placed:
            placed.add(number)
            found += segments(text)
            text = []
            found.append(table)
    return found + segments(text)


def _owner(glyph: Glyph, tables: Sequence[Grid]) -> int:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.base + 0.3 * glyph.style.size
    for number, grid in enumerate(tables):
        if grid.x0 <= x <= grid.x1 and grid.y0 <= y <= grid.y1:
            return number
    return -1


def _table(grid: Grid, glyphs: Sequence[Glyph]) -> Segment | None:
    """Read the cells of a grid; ``None`` where it holds no table."""
    cells: dict[tuple[float, float], list[Glyph]] = {}
    place: tuple[float, float] | None = None
    for glyph in glyphs:
        if glyph.char != " ":
            place = grid.cell((glyph.x0 + glyph.x1) / 2, glyph.base + 0.3 * glyph.style.size)
        if place is not None:
            cells.setdefault(place, []).append(glyph)
    tops = sorted({top for top, _ in cells}, reverse=True)
    lefts = sorted({left for _, left in cells} | set(_columns(grid)))
    if not tops or len(lefts) < 2 or len(tops) > _MOST_ROWS:
        return None
    rows = [[cell_text(cells.get((top, left), ())) for left in lefts] for top in tops]
    style = next(glyph.style for glyph in glyphs if glyph.char != " ")
    edges = tuple(round(left) for left in lefts)
    return Segment("", grid.x0, grid.x1, grid.y0, style.size, False, rows, edges, grid.y1)


def _columns(grid: Grid) -> list[float]:
    """Return the left edges of the columns that are wide enough to hold text."""
    edges = grid.columns
    return [left for left, right in pairwise(edges) if right - left > _NARROWEST]


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """Return the text of a cell, its lines parted by line ends."""
    lines: list[str] = []
    last: Segment | None = None
    for piece in segments(glyphs):
        if last is not None and piece.same_row(last):
            lines[-1] += f" {piece.text}"
        elif lines and not line_break(piece.text):
            lines[-1] += piece.text
        else:
            lines.append(piece.text)
        last = piece
    return "\n".join(lines)


def goes_on(above: Segment, below: Segment) -> bool:
    """Whether a table at the top of a page is the rest of the one at the bottom of the page before."""
    return len(above.edges) == len(below.edges) and all(
        abs(one - other) <= 6 for one, other in zip(above.edges, below.edges, strict=True)
    )


def joined_rows(above: list[list[str]], below: list[list[str]]) -> list[list[str]]:
    """Join the rows of a table that a page break cuts.

    A header row that is repeated is left out. A first row that has no text in some cells, and in the others goes on
    with what the row above leaves unfinished, is the rest of that row.
    """
    rest = list(below)
    if rest and above and [" ".join(cell.split()) for cell in rest[0]] == [" ".join(cell.split()) for cell in above[0]]:
        rest = rest[1:]
    rows = [list(row) for row in above]
    if rest and rows and _unfinished(rows[-1], rest[0]):
        for column, cell in enumerate(rest[0]):
            if cell.strip():
                rows[-1][column] = f"{rows[-1][column]}\n{cell}" if rows[-1][column].strip() else cell
        rest = rest[1:]
    return rows + rest


def _unfinished(above: list[str], below: list[str]) -> bool:
    pairs = [(one.strip(), other.strip()) for one, other in zip(above, below, strict=True) if other.strip()]
    if len(pairs) == len(below) or not pairs:
        return False
    return all(one and (other[:1].islower() or one[-1] not in ".!?") for one, other in pairs)
