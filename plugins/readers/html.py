"""Reader of web pages: the plan's text without the page's own furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from auditor import hookimpl
from auditor.errors import UnreadableDocument
from auditor.model.builder import DocumentBuilder, table_text
from auditor.model.document import BlockKind, Document
from auditor.readers import Reader, ReadOptions
from auditor_plugins.readers._encoding import decode
from auditor_plugins.readers._recognise import is_caption

_LEFT_OUT = frozenset(
    """nav header footer aside script style noscript template form button svg iframe head select dialog object video
    audio canvas""".split()
)
_ROLES = frozenset("navigation banner contentinfo search complementary dialog alertdialog menu".split())
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_\s])(?:cookie\w*|breadcrumb\w*|sidebar|skip-?link|site-?menu|navbar)(?:$|[-_\s])", re.IGNORECASE
)
_INHERIT = frozenset({"p", "div", "section", "article", "dd", "dt", "blockquote"})
_BLOCKS = _INHERIT | frozenset(
    """li table figcaption h1 h2 h3 h4 h5 h6 main ul ol dl pre body html figure hr details summary address header footer
    nav aside form fieldset tr td th caption tbody thead""".split()
)
_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.I)


class HtmlReader(Reader):
    """Reads ``.html``: headings, paragraphs, lists, tables; menus, cookie notices and scripts are left out."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    media_type = "text/html"

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Read a web page; see :meth:`auditor.readers.Reader.read`.

        Raises:
            UnreadableDocument: ``empty``, ``not_text`` or ``corrupt``.
        """
        from selectolax.lexbor import LexborHTMLParser

        text, warnings = _decoded(data)
        tree = LexborHTMLParser(text)
        builder = DocumentBuilder()
        root = tree.css_first("main") or tree.css_first("[role=main]") or tree.body
        try:
            if root is not None:
                _Walk(builder).run(root)
        except RecursionError as error:
            raise UnreadableDocument("corrupt", "elements nested too deep") from error
        title = tree.css_first("title")
        metadata = {"title": " ".join(title.text().split())} if title is not None and title.text().strip() else {}
        language = tree.root.attributes.get("lang") if tree.root is not None else None
        if language:
            metadata["language"] = language
        document = builder.finish(
            name=name, data=data, media_type=self.media_type, reader=self.name, metadata=metadata, warnings=warnings
        )
        if not document.blocks:
            raise UnreadableDocument("empty")
        return document


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by the encoding that the page declares, where that works."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return decode(data.decode(declared[1].decode("ascii")).encode("utf-8"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Walk:
    """One pass over the elements of a page."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._loose: list[str] = []

    def run(self, root: Any) -> None:
        self._children(root, BlockKind.PARAGRAPH)
        self._flush(BlockKind.PARAGRAPH)

    def _children(self, node: Any, kind: BlockKind) -> None:
        """Read the children of a block; text outside inner blocks makes blocks of the given kind."""
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self._loose.append(_SPACE.sub(" ", child.text(deep=False)))
            elif tag == "br":
                self._loose.append("\n")
            elif not tag or tag.startswith("-") or tag.startswith("_") or _furniture(child):
                continue
            elif tag in _BLOCKS:
                self._flush(kind)
                self._block(child, tag, kind)
            elif any(inner.tag in _BLOCKS for inner in child.traverse() if inner is not child):
                self._children(child, kind)
            else:
                self._loose.append("".join(_texts(child)))

    def _block(self, node: Any, tag: str, outer: BlockKind) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self._builder.add(BlockKind.HEADING, _folded("".join(_texts(node))), level=int(tag[1]))
        elif tag == "table":
            self._table(node)
        else:
            inherited = outer if tag in _INHERIT else BlockKind.PARAGRAPH
            kind = {"li": BlockKind.LIST_ITEM, "figcaption": BlockKind.CAPTION}.get(tag, inherited)
            self._children(node, kind)
            self._flush(kind)

    def _table(self, node: Any) -> None:
        caption = node.css_first("caption")
        if caption is not None:
            self._builder.add(BlockKind.CAPTION, _folded("".join(_texts(caption))))
        rows: list[list[str]] = []
        headers = 0
        for row in node.css("tr"):
            cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
            if not cells:
                continue
            if headers == len(rows) and all(cell.tag == "th" for cell in cells):
                headers += 1
            texts: list[str] = []
            for cell in cells:
                span = cell.attributes.get("colspan") or "1"
                texts += [_folded("".join(_texts(cell)))] + [""] * (min(int(span), 50) - 1 if span.isdigit() else 0)
            rows.append(texts)
        if max((len(row) for row in rows), default=0) < 2:
            for row_texts in rows:
                self._builder.add(BlockKind.PARAGRAPH, " ".join(row_texts))
            return
        width = max(len(row) for row in rows)
        raw, cells_of = table_text([row + [""] * (width - len(row)) for row in rows], header_rows=max(1, headers))
        self._builder.add(BlockKind.TABLE, raw, cells=cells_of)

    def _flush(self, kind: BlockKind) -> None:
        text = _folded("".join(self._loose))
        self._loose.clear()
        if text:
            self._builder.add(BlockKind.CAPTION if is_caption(text) and kind is BlockKind.PARAGRAPH else kind, text)


def _texts(node: Any) -> Iterator[str]:
    """Yield the text of an element, furniture in it left out."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield _SPACE.sub(" ", child.text(deep=False))
        elif child.tag == "br":
            yield "\n"
        elif child.tag and not child.tag.startswith(("-", "_")) and not _furniture(child):
            if child.tag in _BLOCKS:
                yield "\n"
            yield from _texts(child)


def _furniture(node: Any) -> bool:
    """Whether an element is part of the page and not of the plan."""
    attributes = node.attributes
    if node.tag == "header" and node.css_first("h1, h2") is not None and node.parent is not None:
        return node.parent.tag not in {"article", "main", "section"}
    return (
        node.tag in _LEFT_OUT
        or "hidden" in attributes
        or (attributes.get("aria-hidden") or "") == "true"
        or (attributes.get("role") or "") in _ROLES
        or _FURNITURE_NAME.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}") is not None
    )


def _folded(text: str) -> str:
    """Fold white space as a browser does, keeping forced line breaks."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


@hookimpl
def auditor_readers() -> Iterable[Reader]:
    """Offer the reader."""
    return [HtmlReader()]
