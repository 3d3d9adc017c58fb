"""An audit's promises: exact quotations, trails for what is missing, scores, reviews, overlays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engine.audit import AuditOptions, audit_document, is_gap, reference
from auditor.engine.case import with_case
from auditor.model.document import Page, PageQuality
from auditor.model.result import DocumentAudit, Expectation, Report, ReviewReason, Status
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.model import Ruleset

PLAN = """\
# Planstrategi for Fjordvik

<!-- side 2 -->

## Folkehelse

Fjordvik kommune laget «Oversikt over helsetilstand og påvirknings-
faktorer 2024». Oversikten viser at 14 prosent av ungdommene er en-
somme, at frafallet i videregående er høyere enn i fylket, og at flere skades i trafikken.

<!-- side 3 -->

## Oppfølging

Kommunedirektøren rapporterer status for tiltakene til kommunestyret hvert år i september.
Hver sektor har ansvar for sine tiltak, og folkehelsekoordinatoren følger opp framdriften
i statusmøter to ganger i året.
"""


def audit(text: str, ruleset: Ruleset, **options: object) -> tuple[DocumentAudit, str]:
    document = installed().readers["markdown"].read(text.encode(), "plan.md", ReadOptions())
    return audit_document(document, ruleset, "plan.md", AuditOptions(**options)), document.raw  # type: ignore[arg-type]


def check_promises(result: DocumentAudit, raw: str, ruleset: Ruleset) -> None:
    assert [finding.requirement for finding in result.findings] == [rule.id for rule in ruleset.rules]
    for finding in result.findings:
        assert finding.error is None
        assert finding.status is Status.of(finding.level)
        assert bool(finding.evidence) == (finding.level > 0)
        assert len(finding.evidence) <= 3
        assert (finding.searched is not None) == (finding.level == 0)
        assert bool(finding.advice) == (finding.level < 2)
        assert finding.gap == is_gap(finding.level, finding.expectation)
        nearest = finding.searched.nearest if finding.searched else None
        for evidence in [*finding.evidence, *([nearest] if nearest else [])]:
            assert raw[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote.strip()
    for step in result.steps:
        own = [finding for finding in result.findings if finding.step == step.step]
        assert step.coverage == round(sum(f.level > 0 for f in own) / len(own), 4)
        assert step.strength == round(sum(f.level == 2 for f in own) / len(own), 4)
        assert step.broken == all(finding.level == 0 for finding in own)


def test_a_plan(trondelagsmodellen: Ruleset) -> None:
    result, raw = audit(PLAN, trondelagsmodellen)
    check_promises(result, raw, trondelagsmodellen)
    assert result.document_type == "planstrategi"
    assert result.municipality == "Fjordvik"
    overview = next(finding for finding in result.findings if finding.requirement == "TM-1.1")
    assert overview.level == 2
    assert {evidence.page for evidence in overview.evidence} == {2}
    assert any(evidence.section[-1] == "Folkehelse" for evidence in overview.evidence)


def test_a_quotation_over_a_cut_word_keeps_the_cut(trondelagsmodellen: Ruleset) -> None:
    result, _ = audit(PLAN, trondelagsmodellen)
    quotes = [evidence.quote for finding in result.findings for evidence in finding.evidence]
    assert any("en-\nsomme" in quote for quote in quotes)


def test_nothing_addresses_an_empty_plan_and_the_chain_is_broken(trondelagsmodellen: Ruleset) -> None:
    result, raw = audit("# Planstrategi\n\nDette er et dokument om veger og vann.\n", trondelagsmodellen)
    check_promises(result, raw, trondelagsmodellen)
    assert result.coverage == 0
    assert all(step.broken for step in result.steps)


def test_unread_pages_make_a_missing_thing_a_review(trondelagsmodellen: Ruleset) -> None:
    document = installed().readers["markdown"].read(PLAN.encode(), "plan.md", ReadOptions())
    document = replace(document, pages=(Page(1, 0, PageQuality.NO_TEXT), Page(2, 300), Page(3, 300)))
    result = audit_document(document, trondelagsmodellen, "plan.md", AuditOptions())
    for finding in result.findings:
        assert (ReviewReason.UNREAD_PAGES in finding.review) == (finding.level < 2)
        if finding.searched:
            assert finding.searched.unread_pages == [1]


def test_a_thing_only_in_the_contents_is_a_review(trondelagsmodellen: Ruleset) -> None:
    result, _ = audit("# Plan\n\n# Medvirkning\n\n# Kommunikasjonsplan\n\nVeger og vann.\n", trondelagsmodellen)
    findings = {finding.requirement: finding for finding in result.findings}
    assert findings["TM-1.5"].level == 0
    assert ReviewReason.ONLY_CONTENTS in findings["TM-1.5"].review


@pytest.mark.parametrize(
    ("level", "expectation", "gap"),
    [
        (0, Expectation.EXPECTED, True),
        (1, Expectation.EXPECTED, True),
        (2, Expectation.EXPECTED, False),
        (0, Expectation.RECOMMENDED, True),
        (1, Expectation.RECOMMENDED, False),
        (0, Expectation.NOT_EXPECTED, False),
    ],
)
def test_gap(level: int, expectation: Expectation, gap: bool) -> None:
    assert is_gap(level, expectation) is gap


def test_a_rule_that_crashes_costs_no_other_finding(trondelagsmodellen: Ruleset) -> None:
    class Crash:
        def run(self, reading: object) -> object:
            raise ZeroDivisionError("krasj")

        def concepts(self) -> tuple[str, ...]:
            return ()

        wanted = concepts

    first, *rest = trondelagsmodellen.rules
    broken = replace(trondelagsmodellen, rules=(replace(first, level2=Crash()), *rest))  # type: ignore[arg-type]
    result, _ = audit(PLAN, broken)
    assert result.findings[0].error == "ZeroDivisionError: krasj"
    assert result.findings[0].review == [ReviewReason.CHECK_FAILED]
    assert all(finding.error is None for finding in result.findings[1:])


def test_nynorsk_titles_and_advice(trondelagsmodellen: Ruleset) -> None:
    bokmal, _ = audit(PLAN, trondelagsmodellen)
    nynorsk, _ = audit(PLAN, trondelagsmodellen, language="nn")
    assert [f.level for f in bokmal.findings] == [f.level for f in nynorsk.findings]
    assert bokmal.findings[0].question != nynorsk.findings[0].question


def test_a_case_takes_the_best_of_the_documents(trondelagsmodellen: Ruleset) -> None:
    strong, _ = audit(PLAN, trondelagsmodellen)
    weak, _ = audit("# Samfunnsdel\n\nVeger og vann.", trondelagsmodellen)
    weak = weak.model_copy(update={"path": "svak.md"})
    report = Report(generator="test", ruleset=reference(trondelagsmodellen, "nb"), documents=[weak, strong])
    case = with_case(report, [trondelagsmodellen], "nb").cases[0]
    for row, finding in zip(case.findings, strong.findings, strict=True):
        assert row.level == finding.level
        assert row.met_by == ("plan.md" if row.level else None)


_SCRAPS = """Kommunen skal evaluere planen folkehelse hvert år oversikt ikke § 10-1 jf. innbyggerne ansvar: 2026 150 000
kroner \ufb01nn • \u00ad medvirkning – tiltak | # . Fjordvik kommune kan\u0308""".split()
_WORDS = st.sampled_from([*_SCRAPS, "folke-\nhelse", "\n\n", "\n", "\n<!-- side 3 -->\n", "  "])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_WORDS, min_size=1, max_size=120)
    .map(" ".join)
    .filter(lambda text: any(c.isalpha() for c in text.replace("side", "")))
)
def test_any_text_keeps_the_promises(trondelagsmodellen: Ruleset, text: str) -> None:
    result, raw = audit(text, trondelagsmodellen)
    check_promises(result, raw, trondelagsmodellen)
    again, _ = audit(text, trondelagsmodellen)
    assert result == again
