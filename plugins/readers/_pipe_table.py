"""Markdown's pipe tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.model.document import Cell
from auditor_plugins.readers._text_lines import Line

_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$|\|\s*:?-+:?\s*\|$")
_CELL = re.compile(r"((?:\\\||[^|])*)(?:\||$)")


def table_end(lines: Sequence[Line], first: int) -> int:
    """Return the index after the last row of the table that begins at ``first``; ``first`` itself where none does.

    A table is a row with its rule (``| --- | --- |``) below it, or at least two rows that begin and end with a bar.
    """
    ruled = first + 1 < len(lines) and "|" in lines[first].text and _RULE.match(lines[first + 1].text) is not None
    last = first
    while last < len(lines) and (last == first or not lines[last].after_blank):
        text = lines[last].text
        if not (text.startswith("|") and text.endswith("|") and len(text) > 2) and not (ruled and "|" in text):
            break
        last += 1
    return last if last - first >= 2 else first


def table_cells(rows: Sequence[Line]) -> tuple[Cell, ...]:
    """Return the cells of a table's rows, spans relative to the start of the first row; the rule is no row.

    The rows above the rule are header rows; without a rule none is.
    """
    origin = rows[0].start
    rules = [index for index, row in enumerate(rows) if _RULE.match(row.text)]
    headers = rules[0] if rules else 0
    cells: list[Cell] = []
    number = 0
    for index, row in enumerate(rows):
        if index in rules:
            continue
        for column, (start, end) in enumerate(_spans(row.text)):
            cells.append(Cell(number, column, row.start - origin + start, row.start - origin + end, index < headers))
        number += 1
    return tuple(cells)


def _spans(text: str) -> list[tuple[int, int]]:
    """Cut a row at its bars; spans without the white space around the text."""
    start = 1 if text.startswith("|") else 0
    stop = len(text) - 1 if text.endswith("|") and len(text) > 1 and not text.endswith("\\|") else len(text)
    spans = []
    while start <= stop:
        found = _CELL.match(text, start, stop)
        if found is None:
            break
        content = found[1]
        left = start + len(content) - len(content.lstrip())
        spans.append(
            (
                min(left, found.end(1)),
                max(min(left, found.end(1)), found.end(1) - (len(content) - len(content.rstrip()))),
            )
        )
        if found.end(1) >= stop:
            break
        start = found.end(1) + 1
    return spans
