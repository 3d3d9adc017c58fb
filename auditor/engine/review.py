"""Why a person must look at a finding: the reasons, decided from the document and the evidence."""

from __future__ import annotations

from collections import Counter

from auditor.language.passages import STATEMENTS, PassageKind, Reading, Voice
from auditor.model.result import ReviewReason
from auditor.rules.check import Outcome
from auditor.rules.decide import Decision
from auditor.rules.model import Rule


def review_reasons(rule: Rule, decision: Decision, reading: Reading) -> list[ReviewReason]:
    """Return the reasons in the order of the closed list; an empty list where the level can stand as it is."""
    found: set[ReviewReason] = set()
    document = reading.document
    if decision.level < 2 and document.unread_pages:
        found.add(ReviewReason.UNREAD_PAGES)
    if decision.level == 0 and _only_in_contents(rule, reading):
        found.add(ReviewReason.ONLY_CONTENTS)
    orders = {page.number: page.order for page in document.pages}
    for passage in decision.evidence:
        block = passage.block
        if block.revision:
            found.add(ReviewReason.TRACKED_CHANGES)
        if block.ocr:
            found.add(ReviewReason.OCR)
        if orders.get(block.page_at(0) or 0) == "repaired":
            found.add(ReviewReason.DOUBTFUL_ORDER)
    if decision.level and _contradicted(rule, decision, reading):
        found.add(ReviewReason.CONTRADICTION)
    if decision.level == 1 and _one_short(decision.level2):
        found.add(ReviewReason.NEAR_LIMIT)
    return [reason for reason in ReviewReason if reason in found]


def _only_in_contents(rule: Rule, reading: Reading) -> bool:
    """Whether the first thing that the rule looks for stands in headings or the table of contents and nowhere else."""
    main = next((name for name in rule.spec.looks_for if not name.startswith("fact.")), None)
    passages = reading.by_concept.get(main, ()) if main else ()
    return bool(passages) and all(passage.kind in (PassageKind.TOC, PassageKind.HEADING) for passage in passages)


def _contradicted(rule: Rule, decision: Decision, reading: Reading) -> bool:
    """Whether another statement in the municipality's own voice denies what the best evidence states.

    It must deny at least two of the things that the rule looks for: one word alone is denied somewhere in every plan.
    """
    best = decision.evidence[0]
    names = [name for name in rule.spec.looks_for if not name.startswith("fact.") and best.has(name)]
    denied: Counter[int] = Counter()
    for name in names:
        for passage in reading.by_concept[name]:
            if passage.kind in STATEMENTS and passage.voice is Voice.OWN and passage.verb and not passage.has(name):
                denied[passage.index] += 1
    return any(number >= 2 for number in denied.values())


def _one_short(outcome: Outcome) -> bool:
    """Whether level 2 failed by one in a count of three or more."""
    if outcome.passed:
        return False
    if not outcome.parts:
        return outcome.wanted >= 3 and outcome.wanted - outcome.found == 1
    return any(_one_short(part) for part in outcome.parts)
