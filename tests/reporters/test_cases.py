"""A case in the reports: every requirement with the document that carries it."""

from __future__ import annotations

import pytest

from auditor.engine.audit import AuditOptions, audit_document, reference
from auditor.engine.case import with_case
from auditor.model.result import Report
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.reporting import ReportOptions
from auditor.rules.model import Ruleset

FIRST = "# Planstrategi for Fjordvik\n\nFjordvik kommune har en folkehelseoversikt fra 2024.\n"
SECOND = "# Samfunnsdel for Fjordvik\n\nPlanen skal evalueres av kommunestyret i 2027.\n"


@pytest.fixture(scope="module")
def report(trondelagsmodellen: Ruleset) -> Report:
    reader = installed().readers["markdown"]
    audits = [
        audit_document(reader.read(text.encode(), name, ReadOptions()), trondelagsmodellen, name, AuditOptions())
        for name, text in (("forste.md", FIRST), ("andre.md", SECOND))
    ]
    plain = Report(generator="test", ruleset=reference(trondelagsmodellen, "nb"), documents=audits)
    return with_case(plain, [trondelagsmodellen], "nb")


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", ["text", "html"])
def test_the_case_names_the_carrying_document(report: Report, name: str, language: str) -> None:
    options = ReportOptions(language=language)  # type: ignore[arg-type]
    shown = installed().reporters[name].render(report, options).decode()
    heading = "Fjordvik: dokumentene samlet" if language == "nb" else "Fjordvik: dokumenta samla"
    assert heading in shown
    case = shown[shown.index(heading) :]
    assert case.index("TM-1.1") < case.index("forste.md") < case.index("TM-6.1") < case.rindex("andre.md")
