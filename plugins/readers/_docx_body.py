"""The blocks of a Word file, in the order of its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditor.model.builder import DocumentBuilder, table_text
from auditor.model.document import BlockKind, PageSource
from auditor_plugins.readers._docx_package import StyleFacts, W, WordPackage
from auditor_plugins.readers._docx_table import TableReader
from auditor_plugins.readers._docx_text import MC, Inline, InlineReader
from auditor_plugins.readers._recognise import heading_number, is_caption, is_title_like, is_toc_line, item_marker

_THROUGH = {f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_MARK = f"{W}pPr/{W}rPr/{W}"


class BodyReader:
    """Reads the parts of a Word file into a builder.

    Args:
        package: the file.
        builder: gets the blocks.
        original: see :class:`~auditor_plugins.readers._docx_text.InlineReader`.
    """

    def __init__(self, package: WordPackage, builder: DocumentBuilder, *, original: bool) -> None:
        self._package = package
        self._builder = builder
        self._inline = InlineReader(original=original)
        self._paged = next(package.body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self._page = 1
        self._depth = 0
        self._pending: Inline | None = None
        self._seen_notes: set[tuple[str, str]] = set()

    @property
    def tracked(self) -> bool:
        """Whether tracked changes were met."""
        return self._inline.tracked

    def run(self) -> None:
        """Add every block: headers, body with its notes and boxes, footers."""
        self._furniture(self._package.headers)
        self._blocks(self._package.body)
        if self._pending is not None:
            self._paragraph_block(self._pending, StyleFacts(), listed=False)
        self._furniture(self._package.footers)

    def _furniture(self, parts: Iterable[Any]) -> None:
        seen: set[str] = set()
        for part in parts:
            for paragraph in part.iter(f"{W}p"):
                text = InlineReader(original=self._inline.original).read(paragraph).text
                if text.strip() and text not in seen:
                    seen.add(text)
                    self._builder.add(BlockKind.FURNITURE, text)

    def _blocks(self, container: Any, *, contents: bool = False) -> None:
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, contents=contents)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{W}sdt":
                gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                listing = gallery is not None and "contents" in str(gallery.get(f"{W}val")).lower()
                for content in child.findall(f"{W}sdtContent"):
                    self._blocks(content, contents=contents or listing)
            elif tag in _THROUGH:
                self._blocks(child, contents=contents)
            elif tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                if chosen is not None:
                    self._blocks(chosen, contents=contents)

    def _paragraph(self, element: Any, *, contents: bool) -> None:
        """Read a paragraph; one whose end mark the view leaves out goes on in the next."""
        inline = self._inline.read(element, self._pending)
        self._pending = None
        gone = "ins" if self._inline.original else "del"
        for kind in ("ins", "del"):
            if element.find(f"{_MARK}{kind}") is not None:
                self._inline.tracked = True
                inline.inserted = inline.inserted or kind == "ins"
                inline.deleted = inline.deleted or kind == "del"
                if kind == gone:
                    self._pending = inline
        if self._pending is not None:
            return
        key = element.find(f"{W}pPr/{W}pStyle")
        style = self._package.styles.get(str(key.get(f"{W}val")) if key is not None else "Normal", StyleFacts())
        number = element.find(f"{W}pPr/{W}numPr/{W}numId")
        listed = style.numbered if number is None else number.get(f"{W}val") != "0"
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None and str(outline.get(f"{W}val")).isdigit():
            level = int(outline.get(f"{W}val")) + 1
            style = StyleFacts(style.name, level if level < 10 else 0, style.bold, style.numbered)
        self._paragraph_block(inline, style, listed=listed, contents=contents)

    def _paragraph_block(self, inline: Inline, style: StyleFacts, *, listed: bool, contents: bool = False) -> None:
        text = inline.text
        pages = self._pages(inline)
        folded = " ".join(text.split())
        kind, level, cut = BlockKind.PARAGRAPH, 0, 0
        if (
            style.name.startswith(("toc ", "innholdsfortegnelse"))
            or is_toc_line(folded)
            or (contents and not style.level)
        ):
            kind = BlockKind.TOC
        elif style.level and folded:
            kind, level = BlockKind.HEADING, style.level
        elif style.name.startswith(("caption", "bildetekst")) or is_caption(folded):
            kind = BlockKind.CAPTION
        elif listed or style.name.startswith("list"):
            kind, cut = BlockKind.LIST_ITEM, item_marker(text)
        elif self._bold_heading(inline, style, folded):
            number = heading_number(folded)
            kind, level = BlockKind.HEADING, number.count(".") + 1 if number else self._depth + 1
        elif item_marker(text.lstrip()):
            kind, cut = BlockKind.LIST_ITEM, len(text) - len(text.lstrip()) + item_marker(text.lstrip())
        if kind is BlockKind.HEADING and (style.level or heading_number(folded)):
            self._depth = level
        self._builder.add(
            kind,
            text[cut:],
            level=level,
            pages=[(max(0, offset - cut), page) for offset, page in pages],
            page_source=PageSource.APPROXIMATE if pages else None,
            revision=inline.revision,
        )
        for box in inline.boxes:
            self._blocks(box)
        self._add_notes(inline.notes)

    @staticmethod
    def _bold_heading(inline: Inline, style: StyleFacts, folded: str) -> bool:
        letters = len(folded.replace(" ", ""))
        whole = inline.bold >= 0.9 * letters or style.bold
        return bool(whole and letters > 2 and (heading_number(folded) or is_title_like(folded)))

    def _pages(self, inline: Inline) -> list[tuple[int, int]]:
        """Return where the rendered pages of a paragraph begin, and count them."""
        if not self._paged:
            return []
        pages = [(0, self._page)]
        for offset in inline.breaks:
            self._page += 1
            if inline.text[:offset].strip():
                pages.append((offset, self._page))
            else:
                pages = [(0, self._page)]
        return pages

    def _add_notes(self, notes: Iterable[tuple[str, str]]) -> None:
        for kind, key in notes:
            note = (self._package.footnotes if kind == "footnotes" else self._package.endnotes).get(key)
            if note is None or (kind, key) in self._seen_notes:
                continue
            self._seen_notes.add((kind, key))
            inlines = [self._inline.read(paragraph) for paragraph in note.iter(f"{W}p")]
            text = "\n".join(inline.text.strip() for inline in inlines if inline.text.strip())
            revision = next((inline.revision for inline in inlines if inline.revision), None)
            page = self._page if self._paged else None
            source = PageSource.APPROXIMATE if self._paged else None
            self._builder.add(BlockKind.FOOTNOTE, text, page=page, page_source=source, revision=revision)

    def _table(self, element: Any) -> None:
        """Add a table and what stands in it; one of a single column is a frame, and its text is read as text."""
        table = TableReader(self._inline).read(element)
        if table.columns < 2:
            for cell in table.elements:
                self._blocks(cell)
            return
        raw, cells = table_text(table.rows, header_rows=table.header_rows)
        pages: list[tuple[int, int]] = []
        starts = {cell.row: cell.start for cell in cells if cell.column == 0}
        if self._paged:
            pages = [(0, self._page)]
            for row in table.breaks:
                self._page += 1
                pages.append((starts.get(row, 0), self._page))
            pages = list({offset: (offset, page) for offset, page in pages}.values())
        self._builder.add(
            BlockKind.TABLE,
            raw,
            pages=pages,
            page_source=PageSource.APPROXIMATE if pages else None,
            cells=cells,
            revision=table.revision,
        )
        for box in table.boxes:
            self._blocks(box)
        self._add_notes(table.notes)
        for nested in table.nested:
            self._table(nested)
