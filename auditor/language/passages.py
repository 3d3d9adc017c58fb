"""What the language layer hands to the rules: passages with their signals.

A passage is a sentence, a list item's sentence, a table row, a heading or another line of its own. Rules
see passages, hits and signals; they never see spaCy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

from auditor.language.lexicon import Hit, Lexicon
from auditor.model.document import Block, Document


class PassageKind(StrEnum):
    """What a passage is."""

    SENTENCE = "sentence"
    ITEM = "item"
    ROW = "row"
    FRAGMENT = "fragment"
    """A line that is not a sentence: no verb, no full stop."""
    HEADING = "heading"
    CAPTION = "caption"
    TOC = "toc"


STATEMENTS = frozenset({PassageKind.SENTENCE, PassageKind.ITEM, PassageKind.ROW, PassageKind.FRAGMENT})
"""Kinds that can say something; headings, captions and contents cannot (codebook: what does not count)."""


class Voice(StrEnum):
    """Who speaks or acts."""

    OWN = "own"
    LAW = "law"
    """The law, a guide or a definition retold."""
    OTHER = "other"
    """Another body's doing, with no part for the municipality."""


class Modality(StrEnum):
    """How sure the doing is; a sentence can carry several."""

    DONE = "done"
    DECIDED = "decided"
    PRESENT = "present"
    SHALL = "shall"
    SHOULD = "should"
    CAN = "can"
    WANT = "want"
    NEED = "need"


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One passage.

    Attributes:
        index: position in reading order, from 0.
        start, end: span in the block's normalised text.
        section: number of the section it stands in (each heading opens one).
        hits: concepts found in it, by name; in a table row also those of the heads of its filled columns.
        under: concepts of the headings above it, of the line that leads its list in, and of its table's head.
        words: how many words it has.
        verb: whether a finite verb was seen.
        columns: in a table row, the concepts of the heads of its filled columns.
    """

    index: int
    block: Block
    kind: PassageKind
    start: int
    end: int
    section: int
    hits: Mapping[str, tuple[Hit, ...]]
    under: frozenset[str]
    voice: Voice
    modality: frozenset[Modality]
    words: int
    verb: bool = True
    columns: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.block.text[self.start : self.end]

    def has(self, concept: str, *, negated: bool | None = False) -> bool:
        """Whether a concept is here: stated (the default), negated, or either (``None``)."""
        found = self.hits.get(concept)
        if not found:
            return False
        return negated is None or any(hit.negated == negated for hit in found)


@dataclass(frozen=True, eq=False)
class Reading:
    """A document with its passages.

    Attributes:
        language: the written standard that most of it is in.
        place: the municipality's name, where the text tells it.
    """

    document: Document
    lexicon: Lexicon
    language: Literal["nb", "nn"]
    passages: tuple[Passage, ...]
    place: str | None = None
    document_type: str | None = None

    @cached_property
    def by_concept(self) -> Mapping[str, tuple[Passage, ...]]:
        """Passages by the concepts in them, each in reading order."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            for concept in passage.hits:
                found[concept].append(passage)
        return {concept: tuple(passages) for concept, passages in found.items()}

    @cached_property
    def sections(self) -> Mapping[int, tuple[Passage, ...]]:
        """Passages by section number, each in reading order."""
        found: dict[int, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.section].append(passage)
        return {section: tuple(passages) for section, passages in found.items()}

    @cached_property
    def statements(self) -> tuple[Passage, ...]:
        """Passages that can say something."""
        return tuple(passage for passage in self.passages if passage.kind in STATEMENTS)
