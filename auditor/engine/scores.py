"""Dekning and styrke, per step and in total, and the broken chain (design, section 2)."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model.result import Finding, StepResult
from auditor.rules.model import RulesetFile


def coverage(findings: Sequence[Finding]) -> float:
    """Return the share of requirements at level 1 or 2, from 0 to 1; findings with an error are left out."""
    return _share(findings, 1)


def strength(findings: Sequence[Finding]) -> float:
    """Return the share of requirements at level 2, from 0 to 1; findings with an error are left out."""
    return _share(findings, 2)


def _share(findings: Sequence[Finding], level: int) -> float:
    counted = [finding for finding in findings if finding.error is None]
    if not counted:
        return 0.0
    return round(sum(finding.level >= level for finding in counted) / len(counted), 4)


def steps(spec: RulesetFile, findings: Sequence[Finding], language: str) -> list[StepResult]:
    """Return the steps that have requirements, in order.

    A step breaks the chain when the set is a chain ("ingen steg kan hoppes over") and nothing addresses the step.
    """
    results = []
    for step in sorted(spec.steps, key=lambda entry: entry.number):
        own = [finding for finding in findings if finding.step == step.number]
        if own:
            results.append(
                StepResult(
                    step=step.number,
                    title=step.title.get(language),
                    requirements=len(own),
                    coverage=coverage(own),
                    strength=strength(own),
                    broken=spec.chain and all(finding.level == 0 and finding.error is None for finding in own),
                )
            )
    return results
