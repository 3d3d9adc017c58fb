"""Reader of PDF files: text and places from pdfium, facts of the file from pypdf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from auditor import hookimpl
from auditor.errors import UnreadableDocument
from auditor.model.builder import DocumentBuilder, table_text
from auditor.model.document import BlockKind, Cell, Document, Page, PageQuality
from auditor.readers import Reader, ReadOptions
from auditor_plugins.readers._pdf_drafts import Draft, drafts, line_pitch
from auditor_plugins.readers._pdf_facts import facts, has_no_pages
from auditor_plugins.readers._pdf_pages import PageText, read_page
from auditor_plugins.readers._pdf_structure import Headings, furniture, join, kind_of, outline_levels
from auditor_plugins.readers._recognise import is_toc_title, item_marker


class PdfReader(Reader):
    """Reads ``.pdf`` page by page; never in threads, which pdfium does not bear."""

    name = "pdf"
    suffixes = (".pdf",)
    media_type = "application/pdf"

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Read a PDF; see :meth:`auditor.readers.Reader.read`.

        Raises:
            UnreadableDocument: ``empty``, ``encrypted``, ``corrupt`` or ``no_pages``.
        """
        pages = _pages(data)
        metadata, outline = facts(data)
        rows = _rows(pages)
        builder = DocumentBuilder()
        _add_all(builder, rows, Headings(rows, outline_levels(outline)))
        return builder.finish(
            name=name,
            data=data,
            media_type=self.media_type,
            reader=self.name,
            pages=[Page(page.number, page.characters, page.quality, page.order) for page in pages],
            metadata=metadata,
            warnings=_warnings(pages),
        )


def _pages(data: bytes) -> list[PageText]:
    """Read the text of every page and close the file again."""
    if not data.strip():
        raise UnreadableDocument("empty")
    pdf = _opened(data)
    try:
        if len(pdf) == 0:
            raise UnreadableDocument("no_pages")
        return [read_page(pdf, index) for index in range(len(pdf))]
    finally:
        pdf.close()


def _opened(data: bytes) -> Any:
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        message = str(error)
        if "assword" in message or "ecurity" in message:
            raise UnreadableDocument("encrypted", message) from error
        if has_no_pages(data):
            raise UnreadableDocument("no_pages", message) from error
        raise UnreadableDocument("corrupt", message) from error


def _rows(pages: list[PageText]) -> list[Draft]:
    """Lay the pieces of all pages out as drafts of blocks, in reading order."""
    edges = furniture([(page.pieces, page.height) for page in pages])
    bodies = [
        [piece for index, piece in enumerate(page.pieces) if index not in found]
        for page, found in zip(pages, edges, strict=True)
    ]
    for page, body in zip(pages, bodies, strict=True):
        body[:] = page.ordered(body)
    pitch = line_pitch(bodies)
    laid = []
    for page, body, found in zip(pages, bodies, edges, strict=True):
        frame = [
            Draft(
                piece.text, piece.size, piece.bold, page.number, piece, piece, pages=[(0, page.number)], furniture=True
            )
            for index, piece in enumerate(page.pieces)
            if index in found
        ]
        middle = page.height / 2
        laid.append(
            [draft for draft in frame if draft.first.base >= middle]
            + drafts(body, page.number, pitch)
            + [draft for group in page.aside for draft in drafts(group, page.number, pitch)]
            + [draft for draft in frame if draft.first.base < middle]
        )
    return join(laid)


def _add_all(builder: DocumentBuilder, rows: list[Draft], headings: Headings) -> None:
    contents_page = -1
    for row in rows:
        level = headings.level(row)
        kind = kind_of(row, level, in_contents=contents_page == row.page)
        if kind is BlockKind.TABLE:
            raw, cells = table_text(row.rows)
            builder.add(kind, raw, pages=_table_pages(row, cells), cells=cells)
            continue
        if is_toc_title(row.text):
            contents_page = row.page
        cut = item_marker(row.text) if kind is BlockKind.LIST_ITEM else 0
        pages = [(max(0, offset - cut), number) for offset, number in row.pages]
        builder.add(kind, row.text[cut:], level=level, pages=pages)


def _table_pages(row: Draft, cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """Return the pages of a table: where in its text the rows of each begin."""
    starts = {cell.row: cell.start for cell in cells if cell.column == 0}
    return [(starts[number], page) for number, page in row.pages if number in starts]


def _warnings(pages: list[PageText]) -> Iterable[str]:
    if all(page.quality is PageQuality.NO_TEXT for page in pages):
        yield "no_text_layer"
    if any(page.quality is not PageQuality.OK for page in pages):
        yield "unread_pages"
    if any(page.order == "repaired" for page in pages):
        yield "order_repaired"


@hookimpl
def auditor_readers() -> Iterable[Reader]:
    """Offer the reader."""
    return [PdfReader()]
