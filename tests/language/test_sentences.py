"""Sentences that survive the way Norwegian plans and laws are written."""

from __future__ import annotations

import pytest

from auditor.language.pipeline import pipeline

TRAPS = [
    ["Planen bygger på pbl. § 10-1 og folkehelseloven § 6.", "Den ble vedtatt i juni."],
    ["Dette gjelder bl.a. barn, jf. kap. 4 i planen.", "Resten følger."],
    ["Strategien gjelder for perioden 2024–2027.", "Den rulleres i 2028."],
    ["Møtet var 5. oktober.", "Det kom 40 personer."],
    ["Fristen er 31.12.2025.", "Ansvaret ligger hos rektor."],
    ["Vi har turstier, lysløyper m.m.", "Kommunen eier dem."],
    ["Saka vart handsama av Kari T. Berg og nemnda.", "Ho la fram tala."],
    ["Tiltaket koster ca. 450 000 kr. per år.", "Det er budsjettert."],
    ["Er vi på rett veg?", "Ja!", "Tala viser det."],
    ["Se punkt 4.2. Tiltak for oversikten."],
    ["Andelen auka frå 12 pst. til 15 pst. i perioden.", "Det er mykje."],
    ["Handlingsdelen rulleres årlig.", "(Se kapittel 7.)"],
]


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("sentences", TRAPS, ids=lambda sentences: sentences[0][:30])
def test_traps(sentences: list[str], language: str) -> None:
    doc = pipeline(language)(" ".join(sentences))  # type: ignore[arg-type]
    assert [sent.text.strip() for sent in doc.sents] == sentences


def test_compounds_and_references_stay_whole() -> None:
    words = [token.text for token in pipeline("nb")("Plan- og bygningsloven § 10-1, jf. pbl. og 2024–2027 bl.a.")]
    for whole in ("Plan-", "bygningsloven", "10-1", "jf.", "pbl.", "bl.a."):
        assert whole in words
