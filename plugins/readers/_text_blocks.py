"""From the lines of a Markdown or text file to blocks.

Made for two kinds of file: Markdown that a person wrote, and text that a program took out of a PDF, where a line is
mostly a paragraph and neither headings nor lists are marked. The second kind has page markers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.model.builder import DocumentBuilder
from auditor.model.document import BlockKind
from auditor_plugins.readers._contents import contents_titles, cut_at_titles, toc_without_dots
from auditor_plugins.readers._furniture import edges, repeated
from auditor_plugins.readers._pipe_table import table_cells, table_end
from auditor_plugins.readers._recognise import (
    BULLETS,
    heading_number,
    is_caption,
    is_title_like,
    is_toc_line,
    is_toc_title,
    item_marker,
    item_number,
    items,
)
from auditor_plugins.readers._text_lines import Line

_ATX = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_BOLD = re.compile(r"(\*\*|__)([^*_]{3,80})\1:?$")
_FOOTNOTE = re.compile(r"\[\^[^\]]{1,20}\]:\s*")
_UNDERLINE = re.compile(r"(=+|-{3,})$")
_METADATA = re.compile(r"[-*]\s+([A-ZÆØÅ][\wæøåÆØÅ ]{1,30}):\s+(\S.*)$")
_TERMINAL = re.compile(r"[.!?:;][»\")\]”]*$")
_ABBREVIATION = re.compile(
    r"\b(?:jf|jfr|jamfør|bl\.a|ca|kap|pbl|nr|pkt|f\.eks|t\.d|m\.a|evt|inkl|pr|iht|ift|mht|if|dvs)\.$", re.IGNORECASE
)
_WRAP_WIDTH = 120
_LONG = 60
_PROSE = 100
_FRAGMENT = 2


class TextBlocks:
    """One pass over the lines of one file.

    Args:
        lines: the file's lines.
        builder: made with the file's text; gets the blocks.
        converted: whether the text was taken out of a paged document (it has page markers).
    """

    def __init__(self, lines: Sequence[Line], builder: DocumentBuilder, text: str, *, converted: bool) -> None:
        self._titles = contents_titles(line.text for line in lines)
        self._lines = cut_at_titles(lines, self._titles)
        self._builder = builder
        self._text = text
        self._converted = converted
        self.metadata: dict[str, str] = {}
        self._body = self._metadata_end() if converted else 0
        self._furniture = self._find_furniture()
        self._marked = any(_ATX.match(line.text) for line in self._lines[self._body :])
        self._wrapped = not converted and max((len(line.text) for line in lines), default=0) <= _WRAP_WIDTH
        self._depth = self._chapter = 0
        self._contents_page: int | None = -1
        self._item_next = False

    def run(self) -> None:
        """Add every block to the builder."""
        index = 0
        while index < len(self._lines):
            index = self._step(index)

    def _metadata_end(self) -> int:
        """Read the ``- Key: value`` lines before the first page marker; return how many lines they take."""
        head = [line for line in self._lines if line.page is None]
        pairs = [found for line in head if (found := _METADATA.match(line.text))]
        if not pairs:
            return 0
        title = next((found[2] for line in head if (found := _ATX.match(line.text))), "")
        self.metadata = {"title": title} if title else {}
        self.metadata.update((found[1].casefold(), found[2].strip("<>")) for found in pairs)
        return len(head)

    def _find_furniture(self) -> set[int]:
        pages: dict[int | None, list[int]] = {}
        for index in range(self._body, len(self._lines)):
            pages.setdefault(self._lines[index].page, []).append(index)
        pages.pop(None, None)
        texts = [[self._lines[index].text for index in indexes] for indexes in pages.values()]
        running = repeated(texts)
        found = {
            indexes[edge] for indexes, text in zip(pages.values(), texts, strict=True) for edge in edges(text, running)
        }
        return found | set(range(self._body))

    def _add(self, kind: BlockKind, start: int, end: int, line: Line, level: int = 0) -> None:
        self._builder.add_span(kind, start, end, level=level, page=line.page)

    def _heading(self, start: int, end: int, line: Line, level: int, *, numbered: bool) -> None:
        self._add(BlockKind.HEADING, start, end, line, level)
        if numbered:
            self._depth = level
        number = heading_number(self._text[start:end])
        if number:
            self._chapter = int(number.split(".")[0])
        if is_toc_title(self._text[start:end]):
            self._contents_page = line.page

    def _step(self, index: int) -> int:
        """Add the block that begins at a line; return the index after its last line."""
        line = self._lines[index]
        if index in self._furniture:
            self._add(BlockKind.FURNITURE, line.start, line.end, line)
            return index + 1
        item_next, self._item_next = self._item_next, False
        after = self._marked_up(index, line)
        if after is None:
            after = self._plain(index, line)
        if after is None:
            after = self._paragraph(index, line, item=item_next)
        return after

    def _marked_up(self, index: int, line: Line) -> int | None:
        """Handle what Markdown marks: headings, tables, footnotes, bold lines."""
        atx = _ATX.match(line.text)
        if atx:
            self._heading(line.start + atx.start(2), line.start + atx.end(2), line, len(atx[1]), numbered=True)
            return index + 1
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        if (
            below is not None
            and not below.after_blank
            and len(below.text) >= 3
            and (underline := _UNDERLINE.match(below.text))
            and not item_marker(line.text)
        ):
            self._heading(line.start, line.end, line, 1 if underline[1][0] == "=" else 2, numbered=True)
            return index + 2
        last = table_end(self._lines, index)
        if last > index:
            rows = self._lines[index:last]
            self._builder.add_span(BlockKind.TABLE, line.start, rows[-1].end, page=line.page, cells=table_cells(rows))
            return last
        footnote = _FOOTNOTE.match(line.text)
        if footnote:
            self._add(BlockKind.FOOTNOTE, line.start + footnote.end(), line.end, line)
            return index + 1
        bold = _BOLD.match(line.text)
        if bold and line.after_blank:
            self._heading(line.start + bold.start(2), line.start + bold.end(2), line, self._depth + 1, numbered=False)
            return index + 1
        return index + 1 if _UNDERLINE.match(line.text) else None

    def _plain(self, index: int, line: Line) -> int | None:
        """Handle what only the words show: contents, captions, headings, bullets alone on a line."""
        text = line.text
        if text.strip(BULLETS) == "" or text == "-":
            self._item_next = True
            return index + 1
        if is_toc_title(text):
            self._heading(line.start, line.end, line, 1, numbered=False)
            self._contents_page = line.page
            return index + 1
        if is_toc_line(text) or (self._contents_page == line.page and toc_without_dots(text)):
            self._contents_page = line.page
            self._add(BlockKind.TOC, line.start, line.end, line)
            return index + 1
        if is_caption(text):
            self._add(BlockKind.CAPTION, line.start, line.end, line)
            return index + 1
        level = self._heading_level(index, line)
        if level:
            self._heading(line.start, line.end, line, level, numbered=bool(heading_number(text)))
            return index + 1
        return None

    def _heading_level(self, index: int, line: Line) -> int:
        """Return the level where the line reads as a heading, else 0."""
        text = line.text
        number = heading_number(text)
        allowed = number and not self._in_sequence(index) and (self._converted or not self._marked)
        if allowed and self._fits(index, line, number):
            return number.count(".") + 1
        if text.casefold() in self._titles:
            listed = self._titles[text.casefold()]
            return listed.count(".") + 1 if listed else self._depth + 1
        if self._marked or number or item_marker(text) or not is_title_like(text):
            return 0
        return self._depth + 1 if self._leads(index, line) else 0

    def _fits(self, index: int, line: Line, number: str) -> bool:
        """Whether a number could be the next chapter's; rows of a table laid out line by line are numbered too."""
        if "." in number or self._titles.get(line.text[len(number) :].strip(" .").casefold()) == number:
            return True
        return self._chapter in (0, int(number) - 1) and not self._cellular(index, line, self._next(index))

    def _cellular(self, index: int, line: Line, following: Line | None) -> bool:
        """Whether a line stands by itself between short lines, as the cells of a table do."""
        before = self._lines[index - 1] if index and self._lines[index - 1].page == line.page else None
        if following is None or before is None or index - 1 in self._furniture:
            return False
        apart = line.after_blank and following.after_blank
        return apart and len(before.text) < _PROSE and len(following.text) < _PROSE

    def _leads(self, index: int, line: Line) -> bool:
        """Whether a title-like line stands over prose or a list, and is not a cell of a table laid out line by line."""
        following = self._next(index)
        if following is None or following.text[:1].islower():
            return False
        if item_marker(following.text):
            return len(following.text) > _FRAGMENT
        if self._cellular(index, line, following):
            return False
        prose = len(following.text) >= _PROSE or _TERMINAL.search(following.text) is not None
        return prose and len(following.text) >= max(_LONG, 1.3 * len(line.text))

    def _next(self, index: int) -> Line | None:
        """Return the next line of the same page that is not furniture."""
        for other in range(index + 1, len(self._lines)):
            if other not in self._furniture:
                return self._lines[other] if self._lines[other].page == self._lines[index].page else None
        return None

    def _in_sequence(self, index: int) -> bool:
        """Whether "3. …" stands next to "2. …" or "4. …", as items do and headings do not."""
        number = item_number(self._lines[index].text)
        if number is None:
            return False
        neighbours = [self._lines[other] for other in (index - 1, index + 1) if 0 <= other < len(self._lines)]
        return any(item_number(other.text) in (number - 1, number + 1) for other in neighbours)

    def _paragraph(self, index: int, line: Line, *, item: bool) -> int:
        """Add a paragraph, joined over its hard-wrapped lines and cut at the bullets in it."""
        start = line.start
        last = index
        while last + 1 < len(self._lines) and self._continues(last, last + 1):
            last += 1
        end = self._lines[last].end
        for first, stop, is_item in items(self._text[start:end]):
            kind = BlockKind.LIST_ITEM if is_item or item else BlockKind.PARAGRAPH
            self._add(kind, start + first, start + stop, line)
        return last + 1

    def _continues(self, index: int, following: int) -> bool:
        """Whether a line goes on in the next one."""
        line, below = self._lines[index], self._lines[following]
        if below.page != line.page or following in self._furniture or self._begins_block(following):
            return False
        terminal = _TERMINAL.search(line.text) is not None and not _ABBREVIATION.search(line.text)
        lower = below.text[:1].islower() or below.text.startswith("%")
        if below.after_blank:
            return self._converted and lower and not terminal and len(line.text) >= _LONG
        if lower and not terminal:
            return True
        return self._wrapped and not is_caption(below.text) and not self._heading_level(following, below)

    def _begins_block(self, index: int) -> bool:
        text = self._lines[index].text
        return bool(
            item_marker(text)
            or re.match(r"o\s+\S", text)
            or text.startswith(("|", "#"))
            or _FOOTNOTE.match(text)
            or is_toc_line(text)
            or _UNDERLINE.match(text)
        )
