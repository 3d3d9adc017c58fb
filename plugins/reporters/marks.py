"""What a finding is called and which sign it gets."""

from __future__ import annotations

from auditor.model.result import Expectation, Finding, ReviewReason, Status

SYMBOLS = {"oppfylt": "●", "delvis": "◐", "mangler": "○", "apart": "–", "not_assessed": "?"}
"""One sign for each state of a requirement; they can be told apart without colour."""


def state(finding: Finding) -> str:
    """Return the level word of a finding, or ``not_assessed`` where its rule could not run."""
    return "not_assessed" if finding.error is not None else Status.of(finding.level).value


def mark(finding: Finding) -> str:
    """Return the state of a finding in the picture, where nothing found and nothing expected is ``apart``."""
    value = state(finding)
    return "apart" if value == Status.MANGLER and finding.expectation is Expectation.NOT_EXPECTED else value


def gap(finding: Finding) -> str | None:
    """Return what a gap is called: ``deviation``, ``remark`` or, where pages were not read, ``unsettled``."""
    if not finding.gap or finding.error is not None:
        return None
    if finding.level == 0 and ReviewReason.UNREAD_PAGES in finding.review:
        return "unsettled"
    return "deviation" if finding.level == 0 and finding.expectation is Expectation.EXPECTED else "remark"
