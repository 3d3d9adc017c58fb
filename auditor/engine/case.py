"""A municipality's documents as one case: each requirement is met by the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from auditor.engine.scores import coverage, steps, strength
from auditor.model.result import Case, CaseFinding, DocumentAudit, Expectation, Finding, Report
from auditor.rules.model import Ruleset

_ORDER = (Expectation.NOT_EXPECTED, Expectation.RECOMMENDED, Expectation.EXPECTED)


def with_case(report: Report, rulesets: Sequence[Ruleset], language: Literal["nb", "nn"]) -> Report:
    """Add to a report what its documents come to together, one entry for each rule set."""
    cases = []
    for ruleset in rulesets:
        audits = [document for document in report.documents if document.ruleset == ruleset.name]
        if audits:
            cases.append(_case(ruleset, audits, language))
    return report.model_copy(update={"cases": cases})


def _case(ruleset: Ruleset, audits: Sequence[DocumentAudit], language: Literal["nb", "nn"]) -> Case:
    best: list[Finding] = []
    rows: list[CaseFinding] = []
    for number, rule in enumerate(ruleset.rules):
        candidates = [(audit.findings[number], audit.path) for audit in audits]
        finding, path = max(
            candidates, key=lambda pair: (pair[0].error is None, pair[0].level, _ORDER.index(pair[0].expectation))
        )
        expected = [where for other, where in candidates if other.expectation is Expectation.EXPECTED]
        best.append(finding)
        rows.append(
            CaseFinding(
                requirement=rule.id,
                step=rule.spec.step,
                level=finding.level,
                status=finding.status,
                met_by=path if finding.level else None,
                expected_in=expected,
                gap=bool(expected) and finding.level < 2,
            )
        )
    municipality = next((audit.municipality for audit in audits if audit.municipality), None)
    return Case(
        ruleset=ruleset.name,
        municipality=municipality,
        documents=[audit.path for audit in audits],
        findings=rows,
        steps=steps(ruleset.spec, best, language),
        coverage=coverage(best),
        strength=strength(best),
    )
