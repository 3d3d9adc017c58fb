"""A table as rows of words, with what the head of each filled column says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.language.lexicon import Hit, Lexicon
from auditor.language.wordrun import WordRun, is_word
from auditor.model.document import Block

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class TableRow:
    """One row.

    Attributes:
        words: of all its cells; each cell is a clause of its own.
        start, end: span in the block's normalised text.
        head: whether it is a row of column heads.
        columns: hits of the heads of its filled columns, each over the words of the cell.
        under: concepts of the whole head.
    """

    words: WordRun
    start: int
    end: int
    head: bool
    columns: tuple[Hit, ...]
    under: frozenset[str]


@dataclass(frozen=True)
class _Cell:
    column: int
    start: int
    end: int
    header: bool


def table_rows(block: Block, nlp: Language, lexicon: Lexicon) -> Iterator[TableRow]:
    """Yield the rows of a table that hold any words, heads first as they stand."""
    heads: dict[int, tuple[Hit, ...]] = {}
    under: set[str] = set()
    for cells in _cells(block).values():
        words = WordRun()
        columns: list[Hit] = []
        is_head = all(cell.header for cell in cells)
        for clause, cell in enumerate(cells):
            first = len(words.forms)
            for token in nlp.make_doc(block.text[cell.start : cell.end]):
                if is_word(token.text):
                    words.add(token.text, cell.start + token.idx, clause)
            if is_head:
                found = tuple(h for h in lexicon.find(words.forms[first:]) if not h.concept.startswith("signal."))
                heads[cell.column] = (*heads.get(cell.column, ()), *found)
                under.update(hit.concept for hit in found)
            else:
                last = max(first + 1, len(words.forms))
                columns += [Hit(h.concept, h.member, h.kind, first, last) for h in heads.get(cell.column, ())]
        if words.forms:
            start, end = cells[0].start, max(cell.end for cell in cells)
            yield TableRow(words, start, end, is_head, tuple(columns), frozenset(under))


def _cells(block: Block) -> dict[int, list[_Cell]]:
    """Return the filled cells by row, with their spans in the normalised text."""
    offsets = block.content.offsets
    rows: dict[int, list[_Cell]] = {}
    for cell in block.cells:
        start = bisect_left(offsets, cell.start, 0, len(block.text))
        end = bisect_left(offsets, cell.end, 0, len(block.text))
        if start < end:
            rows.setdefault(cell.row, []).append(_Cell(cell.column, start, end, cell.header))
    return rows
