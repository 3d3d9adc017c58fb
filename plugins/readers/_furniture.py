"""Running headers, footers and page numbers, found by their repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from auditor_plugins.readers._recognise import is_page_number, mask

SHARE = 0.6
"""A line is furniture when it stands at the edge of this share of the pages, its numbers masked."""

_FEWEST_PAGES = 3
_DEPTH = 3


def repeated(pages: Sequence[Sequence[str]], depth: int = _DEPTH) -> frozenset[str]:
    """Find the lines that repeat at the edges of the pages.

    Args:
        pages: the lines of each page, in order; pages without lines do not count.
        depth: how many lines from the top and from the bottom are its edges.

    Returns:
        the masked lines (see :func:`~auditor_plugins.readers._recognise.mask`).
    """
    texts = [lines for lines in pages if lines]
    counts: Counter[str] = Counter()
    for lines in texts:
        counts.update({mask(line) for line in (*lines[:depth], *lines[-depth:])})
    least = max(_FEWEST_PAGES, SHARE * len(texts))
    return frozenset(line for line, count in counts.items() if count >= least and len(line) <= 160)


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
