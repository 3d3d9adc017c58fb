"""What a reader uses to put a :class:`~auditor.model.document.Document` together.

Keeps the promise that every block is a span of the raw text, and works out the section path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from auditor.model.document import Block, BlockKind, Cell, Document, Page, PageSource
from auditor.model.text import normalise


class DocumentBuilder:
    """Collects blocks in reading order.

    Two ways to use it: give the whole raw text first (``DocumentBuilder(raw=text)``) and add spans of
    it with :meth:`add_span`; or let it grow the raw text block by block with :meth:`add`.

    Example::

        builder = DocumentBuilder()
        builder.add(BlockKind.HEADING, "Folkehelse", level=1, page=3)
        builder.add(BlockKind.PARAGRAPH, "Kommunen har …", page=3)
        document = builder.finish(name="plan.pdf", data=data, media_type="application/pdf", reader="pdf")
    """

    def __init__(self, raw: str | None = None) -> None:
        self._given = raw
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._path: list[tuple[int, str]] = []

    def add(
        self,
        kind: BlockKind,
        raw: str,
        *,
        level: int = 0,
        page: int | None = None,
        pages: Sequence[tuple[int, int]] = (),
        page_source: PageSource | None = None,
        cells: Sequence[Cell] = (),
        revision: str | None = None,
        ocr: bool = False,
    ) -> None:
        """Append a block and its raw text; blocks without any text are left out.

        Args:
            page: the one page the block stands on; use ``pages`` for a block over several.
            pages: ``(offset in raw, page number)`` pairs, ascending.
        """
        if self._given is not None:
            raise ValueError("this builder was given its raw text: use add_span")
        if not raw.strip():
            return
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        start = self._length
        self._parts.append(raw)
        self._length += len(raw)
        self._append(kind, raw, start, level, page, pages, page_source, cells, revision, ocr)

    def add_span(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        *,
        level: int = 0,
        page: int | None = None,
        page_source: PageSource | None = None,
        cells: Sequence[Cell] = (),
    ) -> None:
        """Add a block that is a span of the raw text given at the start (cells relative to the block)."""
        if self._given is None:
            raise ValueError("this builder grows its own raw text: use add")
        raw = self._given[start:end]
        if raw.strip():
            self._append(kind, raw, start, level, page, (), page_source, cells, None, False)

    def _append(
        self,
        kind: BlockKind,
        raw: str,
        start: int,
        level: int,
        page: int | None,
        pages: Sequence[tuple[int, int]],
        page_source: PageSource | None,
        cells: Sequence[Cell],
        revision: str | None,
        ocr: bool,
    ) -> None:
        content = normalise(raw)
        if kind is BlockKind.HEADING:
            level = max(1, level)
            while self._path and self._path[-1][0] >= level:
                self._path.pop()
        where = tuple(pages) if pages else (((0, page),) if page is not None else ())
        source = page_source or (PageSource.EXACT if where else PageSource.NONE)
        self._blocks.append(
            Block(
                id=len(self._blocks),
                kind=kind,
                start=start,
                end=start + len(raw),
                content=content,
                level=level if kind is BlockKind.HEADING else 0,
                section=tuple(text for _, text in self._path),
                pages=where,
                page_source=source,
                cells=tuple(cells),
                revision=revision,
                ocr=ocr,
            )
        )
        if kind is BlockKind.HEADING:
            self._path.append((level, content.text))

    def finish(
        self,
        *,
        name: str,
        data: bytes,
        media_type: str,
        reader: str,
        pages: Iterable[Page] = (),
        metadata: dict[str, str] | None = None,
        warnings: Iterable[str] = (),
    ) -> Document:
        """Return the document; ``data`` is the file's bytes, for the fingerprint."""
        return Document(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            reader=reader,
            raw=self._given if self._given is not None else "".join(self._parts),
            blocks=tuple(self._blocks),
            pages=tuple(pages),
            metadata=dict(metadata or {}),
            warnings=tuple(dict.fromkeys(warnings)),
        )


def table_text(rows: Sequence[Sequence[str]], *, header_rows: int = 1) -> tuple[str, tuple[Cell, ...]]:
    """Lay a grid of cell texts out as raw text with one line a row, and say where each cell stands.

    Cells of a row are parted by ``" | "``; line breaks inside a cell are kept as they are.

    Args:
        rows: the cells' raw text, row by row.
        header_rows: how many rows from the top are header rows.

    Returns:
        the raw text of the table block and its cells.
    """
    parts: list[str] = []
    cells: list[Cell] = []
    position = 0
    for row_number, row in enumerate(rows):
        if row_number:
            parts.append("\n")
            position += 1
        for column, text in enumerate(row):
            if column:
                parts.append(" | ")
                position += 3
            cells.append(Cell(row_number, column, position, position + len(text), row_number < header_rows))
            parts.append(text)
            position += len(text)
    return "".join(parts), tuple(cells)
