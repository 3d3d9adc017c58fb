"""What several check kinds ask of one passage: concepts and signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import Field

from auditor.language.passages import STATEMENTS, Modality, Passage, PassageKind, Reading, Voice
from auditor.rules.check import Match, Near, Params

Slot = str | tuple[str, ...]
"""A concept, or a list of concepts of which one is enough."""

_VOICE_WORDS = {
    Voice.LAW: "lov eller føring gjengitt",
    Voice.OTHER: "et annet organs oppgave",
    Voice.OWN: "kommunens egen stemme",
}


def _names(slot: Slot) -> tuple[str, ...]:
    return (slot,) if isinstance(slot, str) else slot


class Query(Params):
    """Conditions on one passage; everything given must hold.

    All concepts are names from the vocabulary, or ``fact.*`` / ``signal.*`` of the language layer.
    """

    all: tuple[Slot, ...] = Field(default=(), description="each of these (a list: one of it) is in the passage")
    any: tuple[str, ...] = Field(default=(), description="at least one of these is in the passage")
    none: tuple[str, ...] = Field(default=(), description="none of these is in the passage")
    under: tuple[str, ...] = Field(
        default=(), description="one of these is in a heading above, a list's lead-in or a table's head"
    )
    not_under: tuple[str, ...] = Field(default=(), description="none of these is in a heading above")
    kinds: tuple[PassageKind, ...] = Field(
        default=(), description="kinds of passage; default: all that can say something"
    )
    voice: tuple[Voice, ...] = Field(default=(Voice.OWN,), description="who speaks or acts")
    polarity: Literal["stated", "negated", "any"] = Field(
        default="stated", description="for the concepts in all and any"
    )
    modality: tuple[Modality, ...] = Field(default=(), description="the passage has one of these")
    not_modality: tuple[Modality, ...] = Field(default=(), description="the passage has none of these")
    close: tuple[tuple[Slot, Slot], ...] = Field(
        default=(),
        description="pairs that stand near each other in the passage: one hit of each, close_words apart at most",
    )
    close_words: int = Field(default=5, ge=0, le=60, description="words between the two of a close pair")
    min_words: int = Field(default=0, ge=0)
    max_words: int = Field(default=0, ge=0, description="0: no limit")

    def names(self) -> Iterator[str]:
        """Yield every concept mentioned."""
        for slot in self.all:
            yield from _names(slot)
        for pair in self.close:
            for slot in pair:
                yield from _names(slot)
        yield from (*self.any, *self.none, *self.under, *self.not_under)

    def wanted(self) -> Iterator[str]:
        """Yield the concepts that a matching passage holds: those of ``all``, ``any`` and ``close``."""
        for slot in (*self.all, *(slot for pair in self.close for slot in pair)):
            yield from _names(slot)
        yield from self.any

    @property
    def _negated(self) -> bool | None:
        return {"stated": False, "negated": True, "any": None}[self.polarity]

    def candidates(self, reading: Reading) -> Iterable[Passage]:
        """Return the passages worth a look: those with the rarest of the concepts asked for that is there at all.

        Where one of the concepts is nowhere, none can match, but those with another show what came nearest.
        """
        by_concept = reading.by_concept
        groups: list[list[tuple[Passage, ...]]] = []
        for slot in self.all:
            groups.append([by_concept.get(name, ()) for name in _names(slot)])
        for pair in self.close:
            groups.extend([by_concept.get(name, ()) for name in _names(slot)] for slot in pair)
        if self.any:
            groups.append([by_concept.get(name, ()) for name in self.any])
        if not groups:
            return reading.passages
        present = [group for group in groups if any(group)]
        if not present:
            return ()
        rarest = min(present, key=lambda group: sum(len(passages) for passages in group))
        if len(rarest) == 1:
            return rarest[0]
        found = {passage.index: passage for passages in rarest for passage in passages}
        return [found[index] for index in sorted(found)]

    def missing(self, passage: Passage) -> tuple[list[str], int]:
        """Return what the passage lacks (empty: it matches) and how many of the things asked for it has."""
        lacks: list[str] = []
        has = 0
        negated = self._negated
        for slot in self.all:
            names = _names(slot)
            if any(passage.has(name, negated=negated) for name in names):
                has += 1
            elif negated is False and any(passage.has(name, negated=True) for name in names):
                lacks.append("sagt som noe som finnes (her er det nektet eller mangler)")
            else:
                lacks.append(names[0])
        if self.any:
            found = sum(passage.has(name, negated=negated) for name in self.any)
            has += found
            if not found:
                lacks.append(self.any[0])
        for first, second in self.close:
            if self._close(passage, first, second):
                has += 2
            else:
                lacks.append(f"{_names(first)[0]} nær {_names(second)[0]}")
        for name in self.none:
            if name in passage.hits:
                lacks.append(f"uten {name}")
        lacks.extend(self._outside(passage))
        return lacks, has

    def _outside(self, passage: Passage) -> list[str]:
        """Return what a passage lacks beside its concepts: place, kind, voice, modality, length."""
        lacks: list[str] = []
        if self.under and not passage.under.intersection(self.under):
            lacks.append(f"under {self.under[0]}")
        if self.not_under and passage.under.intersection(self.not_under):
            lacks.append("et annet sted i planen")
        if passage.kind not in (self.kinds or STATEMENTS):
            lacks.append("en setning, ikke overskrift eller innholdsliste")
        if self.voice and passage.voice not in self.voice:
            lacks.append(f"kommunens egen stemme (her: {_VOICE_WORDS[passage.voice]})")
        if self.modality and not passage.modality.intersection(self.modality):
            lacks.append("at det er gjort, gjøres eller er bestemt")
        if self.not_modality and passage.modality.intersection(self.not_modality):
            lacks.append("mer enn et ønske eller et forslag")
        if passage.words < self.min_words:
            lacks.append("flere ord")
        if self.max_words and passage.words > self.max_words:
            lacks.append("kortere tekst")
        return lacks

    def _close(self, passage: Passage, first: Slot, second: Slot) -> bool:
        """Whether a hit of each stands at most ``close_words`` words from the other."""
        wanted = self._negated
        left, right = (
            [
                hit
                for name in _names(slot)
                for hit in passage.hits.get(name, ())
                if wanted is None or hit.negated == wanted
            ]
            for slot in (first, second)
        )
        return any(max(a.first - b.last, b.first - a.last, 0) <= self.close_words for a in left for b in right)

    def search(self, reading: Reading) -> tuple[list[Match], list[Near]]:
        """Return the passages that match, in reading order, and those that came near, best first."""
        matches: list[Match] = []
        near: list[Near] = []
        for passage in self.candidates(reading):
            lacks, has = self.missing(passage)
            if not lacks:
                matches.append(Match(passage, score_of(passage, has)))
            elif has and len(lacks) <= 2:
                near.append(Near(passage, tuple(lacks), has - len(lacks)))
        near.sort(key=lambda item: (-item.score, item.passage.index))
        return matches, near[:5]


def score_of(passage: Passage, has: int) -> float:
    """How well a passage shows what was asked: more of it, surer, of readable length."""
    score = float(has)
    if passage.modality & {Modality.DONE, Modality.DECIDED, Modality.SHALL}:
        score += 0.5
    if passage.hits.keys() & {"fact.time", "fact.frequency", "fact.amount", "fact.place"}:
        score += 0.3
    if passage.kind is PassageKind.FRAGMENT:
        score -= 0.6
    if not 5 <= passage.words <= 60:
        score -= 0.4
    return score
