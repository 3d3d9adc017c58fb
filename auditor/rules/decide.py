"""The level of one requirement in one document, with everything that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.language.passages import Passage, Reading
from auditor.rules.check import Near, Outcome
from auditor.rules.condition import merge_near
from auditor.rules.model import Rule
from auditor.rules.ranking import Ranking

EVIDENCE_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule came to.

    Attributes:
        evidence: the one to three passages that carry the level, best first; empty at level 0.
        near: what came nearest to the next level.
        level1, level2: the outcomes behind it, for the trace.
    """

    level: Literal[0, 1, 2]
    evidence: tuple[Passage, ...]
    near: tuple[Near, ...]
    level1: Outcome
    level2: Outcome


def decide(rule: Rule, reading: Reading) -> Decision:
    """Decide a rule: level 2 if its condition holds, else level 1 if its does, else 0.

    A level above 0 is carried by at least one passage: a condition that holds without showing any (a bare ``not``)
    gives no level.
    """
    second = rule.level2.run(reading)
    first = rule.level1.run(reading)
    if second.passed and second.matches:
        return Decision(2, _evidence(rule, reading, second), (), first, second)
    if first.passed and first.matches:
        return Decision(1, _evidence(rule, reading, first), merge_near([second]), first, second)
    return Decision(0, (), merge_near([first, second]), first, second)


def _evidence(rule: Rule, reading: Reading, outcome: Outcome) -> tuple[Passage, ...]:
    """Choose the passages to show: the weightiest first, then one for each condition in turn."""
    ranking = Ranking(reading, rule.wanted)
    passages = [match.passage for match in outcome.matches]
    best = max(passages, key=lambda passage: (ranking.weight(passage), -passage.index))
    rest = [passage for passage in passages if passage is not best]
    return (best, *rest[: EVIDENCE_LIMIT - 1])
