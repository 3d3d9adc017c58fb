"""The document that rules see: immutable blocks in reading order, each with its place.

A reader plugin builds it (see :mod:`auditor.model.builder`); nothing after the reader changes it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.text import MappedText


class BlockKind(StrEnum):
    """What a block is in the document's structure."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    """Running headers and footers, page numbers, navigation: kept, never read as statements."""
    TOC = "toc"
    """Lines of a table of contents."""


class PageSource(StrEnum):
    """How a page number is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its place in the grid and its span in the *raw* text of its block."""

    row: int
    column: int
    start: int
    end: int
    header: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A piece of the document with one function, one section and a span of the raw document text.

    Attributes:
        id: position in reading order, from 0.
        start, end: span in :attr:`Document.raw`, in characters.
        content: the normalised text with its map into the block's own raw text.
        level: 1 for the top heading level; 0 for anything that is not a heading.
        section: the headings above this block, outermost first (a heading's own text not included).
        pages: ``(offset in the block's raw text, page number)``, ascending; empty where unknown.
        cells: the grid of a table.
        revision: ``"inserted"`` or ``"deleted"`` where the block holds tracked changes.
        ocr: whether the text was recognised from a picture.
    """

    id: int
    kind: BlockKind
    start: int
    end: int
    content: MappedText
    level: int = 0
    section: tuple[str, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    page_source: PageSource = PageSource.NONE
    cells: tuple[Cell, ...] = ()
    revision: str | None = None
    ocr: bool = False

    @property
    def text(self) -> str:
        """The normalised text, which rules read."""
        return self.content.text

    def page_at(self, raw_offset: int) -> int | None:
        """Return the page of a character of the block's raw text, ``None`` where unknown."""
        if not self.pages:
            return None
        return self.pages[max(0, bisect_right(self.pages, raw_offset, key=lambda entry: entry[0]) - 1)][1]


class PageQuality(StrEnum):
    """Whether a page could be read."""

    OK = "ok"
    NO_TEXT = "no_text"
    GIBBERISH = "gibberish"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: how much text, and whether it can be trusted."""

    number: int
    characters: int
    quality: PageQuality = PageQuality.OK
    order: str = "stream"
    """Which reading order was used: ``tags``, ``stream``, ``repaired`` or ``none``."""

    @property
    def unread(self) -> bool:
        """Whether nothing can be said of what the page holds."""
        return self.quality is not PageQuality.OK


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One document as read.

    Attributes:
        name: the file's name, for people.
        sha256: of the file's bytes, as hexadecimal digits.
        media_type: of the file.
        reader: name of the reader plugin that read it.
        raw: the whole text in reading order; every block is a span of it.
        metadata: what the file says of itself (``title``, ``author``, ``created`` …), as text.
        warnings: codes of what could not be read, from a closed list (see ``messages``).
    """

    name: str
    sha256: str
    media_type: str
    reader: str
    raw: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def quote(self, block: Block, start: int, end: int) -> tuple[str, int, int]:
        """Quote a span of a block's normalised text.

        Returns:
            the raw text word for word, and its start and end in :attr:`raw`.

        Raises:
            ValueError: if the block is not a span of this document's raw text.
        """
        first, last = block.content.raw_span(start, end)
        quote = block.content.raw[first:last]
        if self.raw[block.start + first : block.start + last] != quote:
            raise ValueError(f"block {block.id} of {self.name} is not where it says it is")
        return quote, block.start + first, block.start + last

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages about which nothing can be said."""
        return tuple(page.number for page in self.pages if page.unread)
