"""The grid of a Word table: merged cells once, nested tables apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from auditor_plugins.readers._docx_package import W
from auditor_plugins.readers._docx_text import MC, Inline, InlineReader

_MOST_COLUMNS = 100
_THROUGH = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")} | {
    f"{MC}AlternateContent",
    f"{MC}Choice",
}


@dataclass(slots=True)
class TableText:
    """A table as read.

    Attributes:
        rows: the cells' texts; where a cell spans several places, the others are empty.
        elements: its cell elements, for a table that is only a frame.
        nested: the tables in its cells.
        breaks: the rows in which a rendered page begins.
    """

    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 1
    elements: list[Any] = field(default_factory=list)
    nested: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    revision: str | None = None

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)


class TableReader:
    """Reads tables, with the paragraphs' own reader."""

    def __init__(self, inline: InlineReader) -> None:
        self._inline = inline

    def read(self, element: Any) -> TableText:
        """Read a table element."""
        table = TableText()
        headers = 0
        for row in children(element, f"{W}tr"):
            if self._gone(row, table):
                continue
            if row.find(f"{W}trPr/{W}tblHeader") is not None and headers == len(table.rows):
                headers += 1
            table.rows.append([])
            skipped = row.find(f"{W}trPr/{W}gridBefore")
            table.rows[-1] += [""] * (_number(skipped) if skipped is not None else 0)
            for cell in children(row, f"{W}tc"):
                self._cell(cell, table)
        table.header_rows = max(1, headers)
        width = table.columns
        for texts in table.rows:
            texts.extend([""] * (width - len(texts)))
        return table

    def _gone(self, row: Any, table: TableText) -> bool:
        """Whether the view leaves the row out; notes that it is tracked."""
        for kind in ("ins", "del"):
            if row.find(f"{W}trPr/{W}{kind}") is not None:
                self._inline.tracked = True
                table.revision = table.revision or ("inserted" if kind == "ins" else "deleted")
                if kind == ("ins" if self._inline.original else "del"):
                    return True
        return False

    def _cell(self, cell: Any, table: TableText) -> None:
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continued = merge is not None and merge.get(f"{W}val") != "restart"
        texts = []
        table.elements.append(cell)
        for paragraph in children(cell, f"{W}p"):
            inline = self._inline.read(paragraph)
            self._collect(inline, table)
            if inline.text.strip():
                texts.append(inline.text.strip())
        table.nested += children(cell, f"{W}tbl")
        row = table.rows[-1]
        row.append("" if continued and not texts else "\n".join(texts))
        row += [""] * (_number(span) - 1 if span is not None else 0)

    @staticmethod
    def _collect(inline: Inline, table: TableText) -> None:
        table.boxes += inline.boxes
        table.notes += inline.notes
        table.breaks += [len(table.rows) - 1] * len(inline.breaks)
        table.revision = table.revision or inline.revision


def children(element: Any, tag: str) -> Iterator[Any]:
    """Yield the children of a kind, also those wrapped in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from children(child, tag)


def _number(element: Any) -> int:
    value = str(element.get(f"{W}val") or "1")
    return min(int(value), _MOST_COLUMNS) if value.isdigit() else 1
