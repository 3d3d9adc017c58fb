"""From a document to its reading: sentences, concepts and signals for every block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from auditor.language.facts import find_facts, find_names
from auditor.language.lexicon import Hit, Lexicon
from auditor.language.modality import modality
from auditor.language.passages import Modality, Passage, PassageKind, Reading, Voice
from auditor.language.pipeline import pipeline
from auditor.language.places import Places
from auditor.language.polarity import mark_negated
from auditor.language.standard import written_standard
from auditor.language.tables import table_rows
from auditor.language.voice import voice
from auditor.language.wordrun import WordRun
from auditor.model.document import Block, BlockKind, Document

_KINDS = {
    BlockKind.PARAGRAPH: PassageKind.SENTENCE,
    BlockKind.FOOTNOTE: PassageKind.SENTENCE,
    BlockKind.LIST_ITEM: PassageKind.ITEM,
    BlockKind.HEADING: PassageKind.HEADING,
    BlockKind.CAPTION: PassageKind.CAPTION,
    BlockKind.TOC: PassageKind.TOC,
}


@dataclass
class _Context:
    """What surrounds the block being read."""

    section: int = 0
    headings: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    lead: frozenset[str] = frozenset()
    lead_modality: frozenset[Modality] = frozenset()
    lead_voice: Voice | None = None

    @property
    def heading_hits(self) -> frozenset[str]:
        return frozenset().union(*(hits for _, hits in self.headings)) if self.headings else frozenset()


def annotate(
    document: Document,
    lexicon: Lexicon,
    *,
    place: str | None = None,
    document_type: str | None = None,
    language: Literal["nb", "nn"] | None = None,
) -> Reading:
    """Read a document: cut it into passages and find the concepts and signals of each.

    Args:
        document: as the reader gave it.
        lexicon: the signals' vocabulary and the rule sets', compiled together.
        place: the municipality's name, if known: a passage that names it speaks of this municipality.
        document_type: carried along for the rules.
        language: the written standard, if known; else it is found.
    """
    standard = language or written_standard(document.raw)
    annotator = _Annotator(lexicon, standard, Places(document.raw, place))
    for block in document.blocks:
        annotator.block(block)
    return Reading(document, lexicon, standard, tuple(annotator.passages), place, document_type)


class _Annotator:
    def __init__(self, lexicon: Lexicon, language: Literal["nb", "nn"], places: Places) -> None:
        self.lexicon = lexicon
        self.nlp = pipeline(language)
        self.places = places
        self.passages: list[Passage] = []
        self.context = _Context()

    def block(self, block: Block) -> None:
        """Read one block in its context."""
        if block.kind is BlockKind.FURNITURE:
            return
        if block.kind is BlockKind.TABLE:
            self._table(block)
            self._end_list()
            return
        kind = _KINDS[block.kind]
        if kind is PassageKind.HEADING:
            self._close_sections(block.level)
        previous: Voice | None = None
        if block.kind is BlockKind.LIST_ITEM:
            previous = self.context.lead_voice
        last: Passage | None = None
        for words, start, end in self._sentences(block):
            last = self._passage(block, kind, words, start, end, previous)
            previous = last.voice
        if last is None:
            return
        if kind is PassageKind.HEADING:
            self._open_section(block, last)
        elif kind is not PassageKind.ITEM:
            self._lead(block, last)

    def _close_sections(self, level: int) -> None:
        headings = self.context.headings
        while headings and headings[-1][0] >= level:
            headings.pop()

    def _open_section(self, block: Block, passage: Passage) -> None:
        context = self.context
        context.headings.append((block.level, frozenset(passage.hits)))
        context.section += 1
        self._end_list()

    def _lead(self, block: Block, last: Passage) -> None:
        """Remember a line that ends in a colon as what leads a list in; anything else ends the list."""
        if block.text.rstrip().endswith((":", "å", "at")):
            self.context.lead = frozenset(last.hits)
            self.context.lead_modality = last.modality
            self.context.lead_voice = last.voice
        else:
            self._end_list()

    def _end_list(self) -> None:
        self.context.lead = frozenset()
        self.context.lead_modality = frozenset()
        self.context.lead_voice = None

    def _sentences(self, block: Block) -> Iterator[tuple[WordRun, int, int]]:
        """Yield the block's sentences: their words, and their span in its text."""
        doc = self.nlp(block.text)
        whole = block.kind in (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TOC)
        spans = [doc[:]] if whole else doc.sents
        for span in spans:
            words = WordRun.of_sentence(span)
            if words.forms:
                yield words, span.start_char, span.end_char

    def _hits(self, words: WordRun, text: str, start: int) -> list[Hit]:
        """Find concepts, facts and the municipality's name in a run of words."""
        hits = self.lexicon.find(words.forms)
        starts, ends = [offset - start for offset in words.starts], [offset - start for offset in words.ends]
        facts = [
            *find_facts(text, starts, ends),
            *find_names(text, words.forms, starts, ends, frozenset(self.places.own)),
        ]
        hits.extend(wider for fact in facts for wider in self.lexicon.widen(fact))
        hits.extend(self.places.find(words.forms))
        negators = [hit for hit in hits if hit.concept == "signal.negation"]
        return mark_negated(hits, negators, words.clauses, words.forms)

    def _passage(
        self,
        block: Block,
        kind: PassageKind,
        words: WordRun,
        start: int,
        end: int,
        previous: Voice | None,
        extra: Sequence[Hit] = (),
        under: frozenset[str] = frozenset(),
    ) -> Passage:
        hits = [*self._hits(words, block.text[start:end], start), *extra]
        grouped: dict[str, list[Hit]] = {}
        for hit in hits:
            grouped.setdefault(hit.concept, []).append(hit)
        frozen = {concept: tuple(found) for concept, found in grouped.items()}
        how = modality(frozen, words.forms)
        if kind is PassageKind.ITEM and not how & {Modality.DONE, Modality.SHALL}:
            how |= self.context.lead_modality
        verb = bool(how)
        if (
            kind is PassageKind.SENTENCE
            and not verb
            and not block.text[start:end].rstrip().endswith((".", "!", "?", ":"))
        ):
            kind = PassageKind.FRAGMENT
        headings = self.context.heading_hits
        speaker = voice(frozen, words.forms, law_section="signal.law_section" in headings, previous=previous)
        passage = Passage(
            index=len(self.passages),
            block=block,
            kind=kind,
            start=start,
            end=end,
            section=self.context.section + (kind is PassageKind.HEADING),
            hits=frozen,
            under=headings | self.context.lead | under,
            voice=speaker,
            modality=how,
            words=len(words.forms),
            verb=verb,
            columns=frozenset(hit.concept for hit in extra),
        )
        self.passages.append(passage)
        return passage

    def _table(self, block: Block) -> None:
        """Read a table row by row; a filled cell also carries the concepts of the head of its column."""
        for row in table_rows(block, self.nlp, self.lexicon):
            kind = PassageKind.HEADING if row.head else PassageKind.ROW
            under = frozenset() if row.head else row.under
            self._passage(block, kind, row.words, row.start, row.end, None, row.columns, under)
