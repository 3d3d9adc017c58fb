"""A case in a report: the municipality's documents together, requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from auditor.messages import Catalogue
from auditor.model.result import Case, Report
from auditor_plugins.reporters.clean import clean, shorten
from auditor_plugins.reporters.marks import SYMBOLS


@dataclass(frozen=True)
class CaseRow:
    """One requirement: its sign, its words, the document that carries it, those that should have it."""

    requirement: str
    title: str
    state: str
    symbol: str
    carried_by: str
    expected_in: str
    gap: bool


def rows(report: Report, case: Case) -> list[CaseRow]:
    """Return the rows of a case in the order of its rule set."""
    titles = {
        finding.requirement: finding.title
        for document in report.documents
        if document.ruleset == case.ruleset
        for finding in document.findings
    }
    return [
        CaseRow(
            requirement=finding.requirement,
            title=clean(titles.get(finding.requirement, "")),
            state=finding.status.value,
            symbol=SYMBOLS[finding.status.value],
            carried_by=_name(finding.met_by) if finding.met_by else "",
            expected_in=", ".join(_name(path) for path in finding.expected_in),
            gap=finding.gap,
        )
        for finding in case.findings
    ]


def heading(case: Case, words: Catalogue) -> str:
    """Return the heading of a case."""
    return words.get("report.case", municipality=clean(case.municipality or words.get("report.unknown")))


def lines(report: Report, case: Case, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each row as its lead and its text, for a report of plain text."""
    for row in rows(report, case):
        where = row.carried_by or (
            words.get("report.case_missing", documents=row.expected_in) if row.gap else words.get("report.case_nowhere")
        )
        yield f"{row.symbol} {words.get(f'status.{row.state}'):8} ", f"{row.requirement} {row.title}: {where}"


def _name(path: str) -> str:
    return shorten(clean(PurePath(path).name), 60)
