"""What the drafts of the whole document are: furniture, headings with their levels, items, paragraphs over pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.model.document import BlockKind
from auditor_plugins.readers._furniture import ALL, often
from auditor_plugins.readers._pdf_drafts import Draft
from auditor_plugins.readers._pdf_segments import Segment
from auditor_plugins.readers._pdf_tables import goes_on, joined_rows
from auditor_plugins.readers._recognise import (
    heading_number,
    is_caption,
    is_page_number,
    is_toc_line,
    item_marker,
    mask,
)

EDGE = 0.09
_LARGER = 1.12
_LONGEST_HEADING = 160
_FINAL = (".", ",", ";", ":", "-", "–")


def furniture(pages: Sequence[tuple[Sequence[Segment], float]]) -> list[set[int]]:
    """Find the running headers, footers and page numbers.

    Args:
        pages: the pieces of each page and its height.

    Returns:
        for each page the indexes of its furniture pieces.
    """
    counts: Counter[tuple[int, str]] = Counter()
    totals: Counter[int] = Counter()
    zones: list[dict[int, str]] = []
    for number, (pieces, height) in enumerate(pages):
        zone = {
            index: mask(piece.text)
            for index, piece in enumerate(pieces)
            if not piece.rows and not EDGE * height < piece.base + piece.size / 2 < (1 - EDGE) * height
        }
        zones.append(zone)
        if pieces:
            for group in (ALL, 1 + number % 2):
                totals[group] += 1
                counts.update({(group, text) for text in zone.values()})
    running = often(counts, totals)
    return [
        {index for index, text in zone.items() if text in running or is_page_number(pages[number][0][index].text)}
        for number, zone in enumerate(zones)
    ]


def join(pages: Iterable[Sequence[Draft]]) -> list[Draft]:
    """Put the drafts of all pages in one row; join paragraphs and tables that go on after a column or page break.

    Furniture between the two halves comes after the whole.
    """
    found: list[Draft] = []
    for page in pages:
        for draft in page:
            last = next((each for each in reversed(found) if not each.furniture), None)
            if draft.furniture or last is None or not _follows(last, draft):
                found += _cells(draft) if len(draft.rows) == 1 else [draft]
            elif draft.rows:
                last.pages.append((len(last.rows), draft.page))
                last.rows = joined_rows(last.rows, draft.rows)
                last.last = draft.last
            else:
                offset = len(last.text) + 1
                last.pages += [(offset + start, number) for start, number in draft.pages if number != last.pages[-1][1]]
                last.text += f"\n{draft.text}"
                last.last = draft.last
                last.lines += draft.lines
    return found


def _cells(draft: Draft) -> list[Draft]:
    """Turn a table of one row, which is a frame for its layout, into a draft for each cell."""
    return [replace(draft, text=cell, rows=[], pages=[(0, draft.page)]) for cell in draft.rows[0] if cell.strip()]


def _follows(last: Draft, draft: Draft) -> bool:
    if last.rows or draft.rows:
        crossed = draft.page == last.pages[-1][1] + 1
        return bool(last.rows and draft.rows) and crossed and goes_on(last.last, draft.first)
    same = abs(last.size - draft.size) <= 0.5 and last.bold == draft.bold
    moved = draft.page == last.pages[-1][1] + 1 or draft.first.base > last.last.base + last.size
    return (
        same
        and moved
        and last.open
        and len(last.text) > 30
        and draft.text[:1].islower()
        and not item_marker(draft.text)
        and not is_toc_line(last.text)
    )


class Headings:
    """Which drafts are headings, and how deep, by font size, weight, number and the file's bookmarks."""

    def __init__(self, rows: Sequence[Draft], outline: dict[str, int]) -> None:
        self.outline = outline
        sizes: Counter[float] = Counter()
        for row in rows:
            if not row.furniture:
                sizes[row.size] += len(row.text)
        self.body = max(sizes, key=lambda size: (sizes[size], -size), default=10.0)
        bold = sum(len(row.text) for row in rows if row.bold and row.size == self.body)
        self.bold_body = bold > 0.5 * sizes[self.body]
        candidates = [row for row in rows if self._candidate(row)]
        inner = [row for row in candidates if row.page > 1] or candidates
        self.levels = self._levels(inner)

    def level(self, row: Draft) -> int:
        """Return the level of a heading, 0 where the draft is none."""
        listed = self.outline.get(_folded(row.text), 0)
        if listed and len(row.text) <= _LONGEST_HEADING and (self._candidate(row) or row.lines == 1):
            return listed
        if not self._candidate(row):
            return 0
        number = heading_number(" ".join(row.text.split()))
        if number:
            return number.count(".") + 1
        return self.levels.get((row.size, row.bold), 1)

    def _candidate(self, row: Draft) -> bool:
        text = " ".join(row.text.split())
        if row.furniture or row.rows or row.lines > 3 or not 2 < len(text) <= _LONGEST_HEADING:
            return False
        if not any(char.isalpha() for char in text) or is_toc_line(text) or is_caption(text):
            return False
        larger = row.size >= _LARGER * self.body
        bold = row.bold and not self.bold_body and row.size >= 0.95 * self.body
        if item_marker(text) and not (larger or heading_number(text)):
            return False
        if larger:
            return not text.endswith((",", ";", "-")) and not (text.endswith(".") and len(text) > 60)
        return bold and row.lines <= 2 and not text.endswith(_FINAL) and text[:1].isupper() | text[:1].isdigit()

    @staticmethod
    def _levels(rows: Sequence[Draft]) -> dict[tuple[float, bool], int]:
        """Rank the styles; a style that has numbered headings has their depth."""
        depths: defaultdict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
        for row in rows:
            number = heading_number(" ".join(row.text.split()))
            depths[(row.size, row.bold)][number.count(".") + 1 if number else 0] += 1
        levels: dict[tuple[float, bool], int] = {}
        last = 0
        for style in sorted(depths, reverse=True):
            numbered = Counter({depth: count for depth, count in depths[style].items() if depth})
            last = max(last, numbered.most_common(1)[0][0]) if numbered else last + 1
            levels[style] = min(last, 6)
        return levels


def outline_levels(entries: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Fold the titles of the bookmarks, for :class:`Headings`."""
    return {_folded(title): level for title, level in entries if title.strip()}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def kind_of(row: Draft, level: int, *, in_contents: bool) -> BlockKind:
    """Return the kind of a draft.

    Args:
        row: the draft.
        level: what :meth:`Headings.level` said.
        in_contents: whether it stands under the heading of a contents list, on the same page.
    """
    if row.furniture:
        return BlockKind.FURNITURE
    if row.rows:
        return BlockKind.TABLE
    text = " ".join(row.text.split())
    ends_in_number = in_contents and len(text) <= 130 and text[-1:].isdigit() and is_page_number(text.split()[-1])
    if is_toc_line(text) or ends_in_number:
        return BlockKind.TOC
    if level:
        return BlockKind.HEADING
    if is_caption(text):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if item_marker(text) else BlockKind.PARAGRAPH
