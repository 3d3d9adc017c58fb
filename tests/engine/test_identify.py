"""What a document is, from its own text."""

from __future__ import annotations

import pytest

from auditor.engine.identify import identify_kind, identify_municipality
from auditor.plugins import installed
from auditor.readers import ReadOptions


@pytest.mark.parametrize(
    ("kind", "municipality", "text"),
    [
        ("planstrategi", "Fjordvik", "# Planstrategi 2024–2027\n\nFjordvik kommune vedtok planen i juni."),
        (
            "planstrategi",
            "Fjordvik",
            "# Kommunal planstrategi\n\nPlanstrategi Fjordvik kommune. Fjordvik kommune er liten.",
        ),
        ("samfunnsdel", "Nordre Land", "# Kommuneplanens samfunnsdel\n\nNordre Land kommune har en visjon."),
        ("folkehelseplan", "Vik og Nes", "# Temaplan for folkehelse\n\nVik og Nes kommune har mål."),
        ("folkehelseoversikt", "Havnes", "# Oversikt over helsetilstanden\n\nHavnes kommune har tal."),
        ("handlingsdel", "Storåsen", "# Handlingsdel 2025\n\nStoråsen kommune gjer dette."),
        ("planprogram", "Storåsen", "# Planprogram for samfunnsdelen\n\nStoråsen kommune startar opp."),
        ("annet", None, "# Referat\n\nHver kommune skal ha en plan. Alle kommuner må det."),
    ],
)
def test_kind_and_municipality(kind: str, municipality: str | None, text: str) -> None:
    document = installed().readers["markdown"].read(text.encode(), "dokument.md", ReadOptions())
    assert identify_kind(document) == kind
    assert identify_municipality(document) == municipality
