"""Conditions: checks, and the four ways to put them together (``all``, ``any``, ``at_least``, ``not``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.language.passages import Reading
from auditor.rules.check import Check, Match, Near, Outcome


@dataclass(frozen=True)
class Condition:
    """A bound condition of a rule."""

    def run(self, reading: Reading) -> Outcome:
        """Decide it for one document."""
        raise NotImplementedError

    def concepts(self) -> Iterator[str]:
        """Yield every concept it mentions."""
        raise NotImplementedError

    def wanted(self) -> Iterator[str]:
        """Yield the concepts that speak for it."""
        raise NotImplementedError


@dataclass(frozen=True)
class CheckCondition(Condition):
    """One check with its parameters."""

    check: Check
    label: str

    def run(self, reading: Reading) -> Outcome:
        """Run the check."""
        outcome = self.check.run(reading)
        return Outcome(
            outcome.passed, outcome.matches, outcome.near, outcome.found, outcome.wanted, self.label, outcome.parts
        )

    def concepts(self) -> Iterator[str]:
        """Yield the check's concepts."""
        yield from self.check.concepts()

    def wanted(self) -> Iterator[str]:
        """Yield those of the check's concepts that speak for it."""
        yield from self.check.wanted()


@dataclass(frozen=True)
class AtLeast(Condition):
    """So many of the parts hold: ``all`` is all of them, ``any`` is one."""

    parts: tuple[Condition, ...]
    number: int
    label: str

    def run(self, reading: Reading) -> Outcome:
        """Run every part (so that the trace is whole) and count."""
        outcomes = tuple(part.run(reading) for part in self.parts)
        held = sum(outcome.passed for outcome in outcomes)
        return Outcome(
            passed=held >= self.number,
            matches=merge_matches([o.matches for o in outcomes if o.passed]),
            near=merge_near(outcomes),
            found=held,
            wanted=self.number,
            label=self.label,
            parts=outcomes,
        )

    def concepts(self) -> Iterator[str]:
        """Yield the parts' concepts."""
        for part in self.parts:
            yield from part.concepts()

    def wanted(self) -> Iterator[str]:
        """Yield what speaks for the parts."""
        for part in self.parts:
            yield from part.wanted()


@dataclass(frozen=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition

    def run(self, reading: Reading) -> Outcome:
        """Run the part and turn it round; it shows no passages."""
        outcome = self.part.run(reading)
        return Outcome(passed=not outcome.passed, found=int(not outcome.passed), label="not", parts=(outcome,))

    def concepts(self) -> Iterator[str]:
        """Yield the part's concepts."""
        yield from self.part.concepts()

    def wanted(self) -> Iterator[str]:
        """Yield nothing: what the part asks for speaks against."""
        yield from ()


def merge_matches(groups: Sequence[Sequence[Match]]) -> tuple[Match, ...]:
    """Put the matches of several conditions together: each condition's best in turn, each passage once."""
    ranked = [sorted(group, key=lambda match: (-match.score, match.passage.index)) for group in groups]
    found: dict[int, Match] = {}
    for rank in range(max((len(group) for group in ranked), default=0)):
        for group in ranked:
            if rank < len(group):
                found.setdefault(group[rank].passage.index, group[rank])
    return tuple(found.values())


NEAR_LIMIT = 5


def merge_near(outcomes: Sequence[Outcome]) -> tuple[Near, ...]:
    """Collect the near misses of the parts that failed (and what was found where too few were), best first.

    Each passage once, in an order that depends on nothing but the text.
    """
    found: list[Near] = []
    for outcome in outcomes:
        if outcome.passed:
            continue
        found.extend(outcome.near)
        found.extend(Near(match.passage, ("flere av samme slag",), match.score) for match in outcome.matches)
    found.sort(key=lambda item: (-item.score, item.passage.index, len(item.missing), item.missing))
    best: dict[int, Near] = {}
    for item in found:
        best.setdefault(item.passage.index, item)
    return tuple(best.values())[:NEAR_LIMIT]
