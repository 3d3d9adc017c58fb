"""The lines of a text file: where each stands and on which page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model.document import Page, PageQuality

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_MARKER = re.compile(r"\s*(?:side|seksjon)\s+(\d{1,5})\s*$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with text on it, white space at its ends left out.

    Attributes:
        start, end: its span in the file's text.
        page: the number of the page marker before it; ``None`` before the first.
        after_blank: whether an empty line or a page marker stands before it.
        indent: how many columns of white space it begins with.
    """

    start: int
    end: int
    text: str
    page: int | None
    after_blank: bool
    indent: int


def split_lines(text: str) -> tuple[list[Line], list[int]]:
    """Cut a text into its lines.

    HTML comments are left out; ``<!-- side N -->`` and ``<!-- seksjon N -->`` start page N.

    Args:
        text: the whole file.

    Returns:
        the lines that have text, and the page numbers in order of their markers.
    """
    lines: list[Line] = []
    numbers: list[int] = []
    page: int | None = None
    position = 0
    for comment in _COMMENT.finditer(text):
        _cut(text, position, comment.start(), page, lines)
        position = comment.end()
        marker = _MARKER.match(comment[1])
        if marker:
            page = int(marker[1])
            numbers.append(page)
    _cut(text, position, len(text), page, lines)
    return lines, numbers


def _cut(text: str, start: int, end: int, page: int | None, lines: list[Line]) -> None:
    """Append the lines of a span without comments."""
    blank = True
    for found in _LINE.finditer(text, start, end):
        stripped = found[0].strip()
        if not stripped:
            blank = blank or bool(found[0])
            continue
        indent = len(found[0]) - len(found[0].lstrip())
        first = found.start() + indent
        lines.append(Line(first, first + len(stripped), stripped, page, blank, indent))
        blank = False


def page_facts(lines: list[Line], numbers: list[int]) -> tuple[Page, ...]:
    """Return the pages; one without any text counts as not read, since a picture may have stood there."""
    characters = dict.fromkeys(numbers, 0)
    for line in lines:
        if line.page is not None:
            characters[line.page] += len(line.text)
    return tuple(
        Page(number, count, PageQuality.OK if count else PageQuality.NO_TEXT) for number, count in characters.items()
    )
