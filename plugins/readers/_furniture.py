"""Running headers, footers and page numbers, found by their repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from auditor_plugins.readers._recognise import is_page_number, mask

SHARE = 0.6
"""A line is furniture when it stands at the edge of this share of the pages, its numbers masked."""

ALL = 0
_FEWEST_PAGES = 3
_LONGEST = 200
_SHORTEST_TITLE = 14
_DEPTH = 3


def repeated(pages: Sequence[Sequence[str]], depth: int = _DEPTH) -> frozenset[str]:
    """Find the lines that repeat at the edges of the pages.

    Args:
        pages: the lines of each page, in order; pages without lines do not count.
        depth: how many lines from the top and from the bottom are its edges.

    Returns:
        the masked lines (see :func:`~auditor_plugins.readers._recognise.mask`).
    """
    counts: Counter[tuple[int, str]] = Counter()
    totals: Counter[int] = Counter()
    for number, lines in enumerate(pages):
        edge = {mask(line) for line in (*lines[:depth], *lines[-depth:])}
        edge |= {masked for line in lines if _numbered(masked := mask(line))}
        for group in (ALL, 1 + number % 2) if lines else ():
            totals[group] += 1
            counts.update((group, line) for line in edge)
    return often(counts, totals)


def _numbered(masked: str) -> bool:
    """Whether a line is a title with a page number; on a spread it may stand in the middle of the text."""
    return len(masked) >= _SHORTEST_TITLE and (masked.startswith("# ") or masked.endswith(" #"))


def often(counts: Counter[tuple[int, str]], totals: Counter[int]) -> frozenset[str]:
    """Pick the lines that stand on enough pages of a group: of all, or of those on one side of the sheet.

    Args:
        counts: pages by group and masked line.
        totals: pages by group.
    """
    return frozenset(
        line
        for (group, line), count in counts.items()
        if count >= max(_FEWEST_PAGES, SHARE * totals[group]) and len(line) <= _LONGEST
    )


def edges(lines: Sequence[str], running: frozenset[str]) -> set[int]:
    """Find the furniture of one page.

    Args:
        lines: the page's lines, in order.
        running: what :func:`repeated` found.

    Returns:
        the indexes of the furniture: the lines that repeat, and the page numbers at the edges.
    """
    found = {index for index, line in enumerate(lines) if mask(line) in running and mask(line).strip("# ")}
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for index in order:
            if mask(lines[index]) not in running and not is_page_number(lines[index]):
                break
            found.add(index)
    return found
