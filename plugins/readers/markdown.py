"""Readers of Markdown and plain text.

Every block is a span of the file's own text. ``<!-- side N -->`` and ``<!-- seksjon N -->`` start page N.
"""

from __future__ import annotations

from collections.abc import Iterable

from auditor import hookimpl
from auditor.model.builder import DocumentBuilder
from auditor.model.document import Document
from auditor.readers import Reader, ReadOptions
from auditor_plugins.readers._encoding import decode
from auditor_plugins.readers._text_blocks import TextBlocks
from auditor_plugins.readers._text_lines import page_facts, split_lines


class MarkdownReader(Reader):
    """Reads ``.md``, also text converted from PDF, with its flattened lists and headings."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    media_type = "text/markdown"

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Read a text file; see :meth:`auditor.readers.Reader.read`.

        Raises:
            UnreadableDocument: ``empty`` or ``not_text``.
        """
        text, warnings = decode(data)
        lines, numbers = split_lines(text)
        pages = page_facts(lines, numbers)
        builder = DocumentBuilder(raw=text)
        blocks = TextBlocks(lines, builder, text, converted=bool(numbers))
        blocks.run()
        unread = ("unread_pages",) if any(page.unread for page in pages) else ()
        return builder.finish(
            name=name,
            data=data,
            media_type=self.media_type,
            reader=self.name,
            pages=pages,
            metadata=blocks.metadata,
            warnings=(*warnings, *unread),
        )


class TextReader(MarkdownReader):
    """Reads ``.txt`` by the same rules: what Markdown marks is marked there too, or not at all."""

    name = "text"
    suffixes = (".txt",)
    media_type = "text/plain"


@hookimpl
def auditor_readers() -> Iterable[Reader]:
    """Offer the two readers."""
    return [MarkdownReader(), TextReader()]
