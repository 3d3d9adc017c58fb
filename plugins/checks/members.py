"""``members``: so many different members of a concept, of so many kinds, each in a passage that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from auditor.language.lexicon import Hit
from auditor.language.passages import Passage, Reading
from auditor.rules.check import Check, Match, Near, Outcome
from auditor.rules.query import Query, score_of
from auditor_plugins.checks.passage import best_first


class MembersParams(Query):
    """Which members are counted, in which passages, and where they must stand."""

    of: tuple[str, ...] = Field(min_length=1, description="concepts whose members are counted together")
    min: int = Field(default=2, ge=1, description="how many different members")
    min_kinds: int = Field(default=1, ge=1, description="of how many different kinds")
    only: tuple[str, ...] = Field(default=(), description="only members of these kinds")
    within: Literal["document", "section", "near", "block", "passage"] = Field(
        default="document", description="how close together they must stand"
    )
    distance: int = Field(default=3, ge=1, le=30, description="for near: how many passages apart in the same section")
    by: Literal["member", "kind"] = Field(default="member", description="count members, or kinds")


class MembersCheck(Check):
    """Counts distinct members."""

    name = "members"
    params_model = MembersParams
    summary = "Minst så mange ulike medlemmer av et begrep (metoder, kilder, grupper …), av så mange slag."
    params: MembersParams

    def run(self, reading: Reading) -> Outcome:
        """Collect the members from every passage that matches the query, window by window."""
        params = self.params
        found: list[tuple[Passage, frozenset[tuple[str, str]], float]] = []
        near: list[Near] = []
        for passage in self._candidates(reading):
            members = self._members(passage)
            if not members:
                continue
            lacks, has = params.missing(passage)
            if lacks:
                near.append(Near(passage, tuple(lacks), len(members) - len(lacks)))
            else:
                found.append((passage, members, score_of(passage, has + len(members))))
        best: tuple[int, int] = (0, 0)
        window: Sequence[tuple[Passage, frozenset[tuple[str, str]], float]] = ()
        for group in self._windows(found):
            names = {member for _, members, _ in group for member, _ in members}
            kinds = {kind for _, members, _ in group for _, kind in members}
            count = len(kinds) if params.by == "kind" else len(names)
            if (min(count, params.min) + min(len(kinds), params.min_kinds), count) > best:
                best = (min(count, params.min) + min(len(kinds), params.min_kinds), count)
                window = group
        passed = best[0] >= params.min + params.min_kinds
        near.sort(key=lambda item: (-item.score, item.passage.index))
        return Outcome(passed, self._matches(window), tuple(near[:5]), best[1], params.min)

    def _candidates(self, reading: Reading) -> Iterable[Passage]:
        indices = {passage.index for name in self.params.of for passage in reading.by_concept.get(name, ())}
        return [reading.passages[index] for index in sorted(indices)]

    def _members(self, passage: Passage) -> frozenset[tuple[str, str]]:
        """Return ``(member, kind)`` of the hits that count here; a hit without a member counts as its concept."""
        wanted = {"stated": False, "negated": True, "any": None}[self.params.polarity]
        hits = [
            hit
            for name in self.params.of
            for hit in passage.hits.get(name, ())
            if wanted is None or hit.negated == wanted
        ]
        hits = [hit for hit in hits if not self.params.only or hit.kind in self.params.only]
        return frozenset((hit.member or hit.concept, hit.kind or "") for hit in _longest(hits))

    def _windows(
        self, found: Sequence[tuple[Passage, frozenset[tuple[str, str]], float]]
    ) -> Iterable[Sequence[tuple[Passage, frozenset[tuple[str, str]], float]]]:
        within = self.params.within
        if within == "document":
            return [found] if found else []
        if within == "near":
            return [
                [
                    other
                    for other in found
                    if other[0].section == passage.section
                    and 0 <= other[0].index - passage.index <= self.params.distance
                ]
                for passage, _, _ in found
            ]
        groups: dict[int, list[tuple[Passage, frozenset[tuple[str, str]], float]]] = defaultdict(list)
        for item in found:
            key = {"section": item[0].section, "block": item[0].block.id, "passage": item[0].index}[within]
            groups[key].append(item)
        return groups.values()

    def _matches(self, window: Sequence[tuple[Passage, frozenset[tuple[str, str]], float]]) -> tuple[Match, ...]:
        """Return the window's passages so that each new member is shown before a member is shown again."""
        seen: set[str] = set()
        fresh: list[Match] = []
        rest: list[Match] = []
        for match in best_first(Match(passage, score) for passage, _, score in window):
            names = {member for passage, members, _ in window if passage is match.passage for member, _ in members}
            (fresh if names - seen else rest).append(match)
            seen |= names
        return (*fresh, *rest)

    def concepts(self) -> Iterable[str]:
        """Return the concepts counted and those of the query."""
        return (*self.params.of, *self.params.names())

    def wanted(self) -> Iterable[str]:
        """Return the concepts counted and those that a matching passage holds."""
        return (*self.params.of, *self.params.wanted())


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Keep one hit for each run of words: the longest, then the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        if not any(other.first < hit.last and hit.first < other.last for other in kept):
            kept.append(hit)
    return kept
