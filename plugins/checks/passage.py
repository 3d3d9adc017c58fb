"""``passage``: so many passages hold these concepts and signals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from auditor.language.passages import Passage, Reading
from auditor.rules.check import Check, Match, Outcome
from auditor.rules.query import Query


class PassageParams(Query):
    """What the passages hold, and how many there must be."""

    min: int = Field(default=1, ge=1, description="how many passages")
    distinct: Literal["passage", "block", "section"] = Field(
        default="passage", description="count passages, or the blocks or sections they stand in"
    )


class PassageCheck(Check):
    """Counts the passages that match."""

    name = "passage"
    params_model = PassageParams
    summary = "Minst så mange setninger, punkter eller tabellrader har begrepene og kjennetegnene."
    params: PassageParams

    def run(self, reading: Reading) -> Outcome:
        """Search the whole document."""
        matches, near = self.params.search(reading)
        found = len({self._unit(match.passage) for match in matches})
        return Outcome(found >= self.params.min, best_first(matches), tuple(near), found, self.params.min)

    def _unit(self, passage: Passage) -> int:
        if self.params.distinct == "block":
            return passage.block.id
        return passage.section if self.params.distinct == "section" else passage.index

    def concepts(self) -> Iterable[str]:
        """Return the concepts of the query."""
        return self.params.names()

    def wanted(self) -> Iterable[str]:
        """Return the concepts that a matching passage holds."""
        return self.params.wanted()


def best_first(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Order matches by score, then by place."""
    return tuple(sorted(matches, key=lambda match: (-match.score, match.passage.index)))
