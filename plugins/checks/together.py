"""``together``: several things that stand near each other, each in a passage of its own or in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from auditor.language.passages import Passage, Reading
from auditor.rules.check import Check, Match, Near, Outcome, Params
from auditor.rules.query import Query
from auditor_plugins.checks.passage import best_first


class TogetherParams(Params):
    """The things, and how near."""

    parts: tuple[Query, ...] = Field(
        min_length=2, description="what each of the passages holds; the first is the anchor"
    )
    within: Literal["block", "near", "section"] = Field(default="near")
    distance: int = Field(
        default=2, ge=1, le=30, description="for near: passages before or after the anchor in the same section"
    )
    min: int = Field(default=1, ge=1, description="how many anchors must have all the others near them")


class TogetherCheck(Check):
    """Looks for the other parts round each passage that holds the first."""

    name = "together"
    params_model = TogetherParams
    summary = "Flere ting som står nær hverandre, i samme avsnitt eller under samme overskrift."
    params: TogetherParams

    def run(self, reading: Reading) -> Outcome:
        """Take each passage that matches the first part and look for the others near it."""
        anchors, near = self.params.parts[0].search(reading)
        others = [part.search(reading)[0] for part in self.params.parts[1:]]
        found: list[Match] = []
        complete = 0
        for anchor in anchors:
            group: list[Match] = []
            for part in others:
                close = [match for match in part if self._close(anchor.passage, match.passage)]
                if not close:
                    break
                group.append(
                    min(close, key=lambda match: (abs(match.passage.index - anchor.passage.index), -match.score))
                )
            else:
                complete += 1
                bonus = 0.5 if all(match.passage is anchor.passage for match in group) else 0.0
                found.append(Match(anchor.passage, anchor.score + bonus + 0.2))
                found.extend(Match(match.passage, min(match.score, anchor.score)) for match in group)
                continue
            near.append(Near(anchor.passage, ("resten i nærheten",), anchor.score + len(group)))
        unique = {match.passage.index: match for match in best_first(found)[::-1]}
        near.sort(key=lambda item: (-item.score, item.passage.index))
        return Outcome(
            complete >= self.params.min, best_first(unique.values()), tuple(near[:5]), complete, self.params.min
        )

    def _close(self, anchor: Passage, other: Passage) -> bool:
        if self.params.within == "block":
            return anchor.block.id == other.block.id
        if anchor.section != other.section:
            return False
        return self.params.within == "section" or abs(anchor.index - other.index) <= self.params.distance

    def concepts(self) -> Iterable[str]:
        """Return the concepts of all parts."""
        return (name for part in self.params.parts for name in part.names())

    def wanted(self) -> Iterable[str]:
        """Return the concepts that the matching passages hold."""
        return (name for part in self.params.parts for name in part.wanted())
