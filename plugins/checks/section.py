"""``section``: a heading with enough said under it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from auditor.language.passages import STATEMENTS, Passage, PassageKind, Reading
from auditor.rules.check import Check, Match, Near, Outcome
from auditor.rules.query import Query, score_of


class SectionParams(Query):
    """The heading, and what must stand under it (the query, by default anything in the municipality's own voice)."""

    heading: tuple[str, ...] = Field(min_length=1, description="one of these concepts is in the heading")
    min: int = Field(default=2, ge=1, description="how many passages under it match")
    deep: bool = Field(default=True, description="count what stands under sub-headings too")


class SectionCheck(Check):
    """Counts matching passages under each fitting heading."""

    name = "section"
    params_model = SectionParams
    summary = "En overskrift med nok innhold under seg."
    params: SectionParams

    def run(self, reading: Reading) -> Outcome:
        """Look at each heading with the concept; the fullest section counts."""
        best: list[Match] = []
        near: list[Near] = []
        for passage in reading.passages:
            if passage.kind is not PassageKind.HEADING or not any(passage.has(name) for name in self.params.heading):
                continue
            found = []
            for below in self._below(reading, passage.index):
                lacks, has = self.params.missing(below)
                if not lacks:
                    found.append(Match(below, score_of(below, has)))
            if len(found) > len(best):
                best = found
            elif not found:
                near.append(Near(passage, ("innhold under overskriften",), 0.0))
        ordered = tuple(sorted(best, key=lambda match: (-match.score, match.passage.index)))
        return Outcome(len(best) >= self.params.min, ordered, tuple(near[:5]), len(best), self.params.min)

    def _below(self, reading: Reading, index: int) -> Iterable[Passage]:
        """Yield what stands under the heading at ``index``, down to the next heading of its level or above."""
        level = reading.passages[index].block.level or 9
        for passage in reading.passages[index + 1 :]:
            if passage.kind is PassageKind.HEADING and passage.block.level:
                if passage.block.level <= level or not self.params.deep:
                    return
            elif passage.kind in STATEMENTS:
                yield passage

    def concepts(self) -> Iterable[str]:
        """Return the heading's concepts and those of the query."""
        return (*self.params.heading, *self.params.names())

    def wanted(self) -> Iterable[str]:
        """Return the heading's concepts and those that a matching passage holds."""
        return (*self.params.heading, *self.params.wanted())
