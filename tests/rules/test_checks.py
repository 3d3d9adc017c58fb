"""Each kind of condition: when it holds, when it does not, and what it shows."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.language.vocabulary import Concept, Member
from auditor.plugins import installed
from auditor.rules.check import Outcome
from tests.conftest import lexicon_of, reading_of

LEXICON = lexicon_of(
    kart=("turkart*",),
    gapahuk=("gapahuk*",),
    ansvar=("ansvar*",),
    frist=("=frist",),
    tiltak=("tiltak*",),
    oversikt=("oversikt*",),
    metode=Concept(
        members={
            "folkemøte": Member(both=("folkemøt*",), kind="møte"),
            "gjestebud": Member(both=("gjestebud*",), kind="møte"),
            "spørreundersøkelse": Member(both=("spørreundersøk*",), kind="undersøkelse"),
        }
    ),
)


def run(kind: str, text: str, **params: Any) -> Outcome:
    check = installed().checks[kind]
    return check(check.params_model.model_validate(params)).run(reading_of(text, LEXICON))


@pytest.mark.parametrize(
    ("holds", "text", "params"),
    [
        (True, "Vi lager turkart.", {"all": ["kart"]}),
        (False, "Vi lager ikke turkart.", {"all": ["kart"]}),
        (True, "Vi lager ikke turkart.", {"all": ["kart"], "polarity": "negated"}),
        (False, "Folkehelseloven krever at kommunen lager turkart.", {"all": ["kart"]}),
        (True, "Folkehelseloven krever at kommunen lager turkart.", {"all": ["kart"], "voice": ["law"]}),
        (False, "# Turkart", {"all": ["kart"]}),
        (True, "# Turkart", {"all": ["kart"], "kinds": ["heading"]}),
        (False, "Vi lager turkart.", {"all": ["kart", "gapahuk"]}),
        (True, "Vi lager turkart.", {"all": [["kart", "gapahuk"]]}),
        (True, "Vi lager turkart.", {"any": ["kart", "gapahuk"]}),
        (False, "Vi lager turkart og gapahuk.", {"all": ["kart"], "none": ["gapahuk"]}),
        (False, "Vi lager turkart. Vi bygger gapahuk.", {"all": ["kart"], "min": 2}),
        (True, "Vi lager turkart. Vi selger turkart.", {"all": ["kart"], "min": 2}),
        (False, "Vi lager turkart. Vi selger turkart.", {"all": ["kart"], "min": 2, "distinct": "block"}),
        (True, "# Tiltak\n\nVi lager turkart her.", {"all": ["kart"], "under": ["tiltak"]}),
        (False, "# Oversikt\n\nVi lager turkart her.", {"all": ["kart"], "under": ["tiltak"]}),
        (False, "# Tiltak\n\nVi lager turkart her.", {"all": ["kart"], "not_under": ["tiltak"]}),
        (False, "Vi bør lage turkart.", {"all": ["kart"], "not_modality": ["should"]}),
        (True, "Vi skal lage turkart.", {"all": ["kart"], "modality": ["shall"]}),
        (False, "Nye turkart.", {"all": ["kart"], "min_words": 5}),
    ],
)
def test_passage(holds: bool, text: str, params: dict[str, Any]) -> None:
    assert run("passage", text, **params).passed is holds


def test_a_near_miss_says_what_it_lacked() -> None:
    outcome = run("passage", "Vi lager turkart.", all=["kart", "gapahuk"])
    assert outcome.near[0].passage.text == "Vi lager turkart."
    assert outcome.near[0].missing == ("gapahuk",)


@pytest.mark.parametrize(
    ("holds", "text", "params"),
    [
        (True, "Vi holdt folkemøte. Det var også gjestebud.", {"min": 2}),
        (False, "Vi holdt folkemøte. Det var to folkemøter.", {"min": 2}),
        (False, "Vi holdt folkemøte. Det var også gjestebud.", {"min": 2, "min_kinds": 2}),
        (True, "Vi holdt folkemøte. Det var også spørreundersøkelse.", {"min": 2, "min_kinds": 2}),
        (False, "Vi holdt ikke folkemøte. Det var gjestebud.", {"min": 2}),
        (False, "# A\n\nVi holdt folkemøte her.\n\n# B\n\nDet var gjestebud her.", {"min": 2, "within": "section"}),
        (False, "Vi holdt folkemøte. Det var også gjestebud.", {"min": 2, "within": "passage"}),
        (True, "Vi holdt folkemøte og gjestebud.", {"min": 2, "within": "passage"}),
        (False, "Vi holdt folkemøte og gjestebud.", {"min": 1, "only": ["undersøkelse"]}),
        (False, "Vi holdt folkemøte og gjestebud.", {"min": 2, "by": "kind"}),
    ],
)
def test_members(holds: bool, text: str, params: dict[str, Any]) -> None:
    assert run("members", text, of=["metode"], **params).passed is holds


@pytest.mark.parametrize(
    ("holds", "text", "params"),
    [
        (True, "Vi lager turkart. Rektor har ansvaret.", {}),
        (False, "# A\n\nVi lager turkart nå.\n\n# B\n\nRektor har ansvaret her.", {"within": "section"}),
        (False, "Vi lager turkart. En. To. Tre. Rektor har ansvaret.", {"distance": 2}),
        (True, "Vi lager turkart. En. To. Tre. Rektor har ansvaret.", {"distance": 4}),
        (False, "Vi lager turkart.\n\nRektor har ansvaret.", {"within": "block"}),
        (False, "Vi lager turkart. Rektor har ansvaret.", {"min": 2}),
    ],
)
def test_together(holds: bool, text: str, params: dict[str, Any]) -> None:
    assert run("together", text, parts=[{"all": ["kart"]}, {"all": ["ansvar"]}], **params).passed is holds


TABLE = "| Tiltak | Ansvar | Frist |\n|---|---|---|\n| Turkart | Rektor | 2026 |\n| Gapahuk | Teknisk |  |\n"


@pytest.mark.parametrize(
    ("holds", "params"),
    [
        (True, {"columns": ["tiltak", "ansvar"], "min": 2}),
        (False, {"columns": ["tiltak", "frist"], "min": 2}),
        (True, {"columns": ["tiltak", "frist"], "min": 1}),
        (False, {"columns": ["metode"], "min": 1}),
    ],
)
def test_table(holds: bool, params: dict[str, Any]) -> None:
    assert run("table", TABLE, **params).passed is holds


@pytest.mark.parametrize(
    ("holds", "text", "minimum"),
    [
        (True, "# Tiltak\n\nVi lager turkart nå. Vi bygger gapahuk.", 2),
        (False, "# Tiltak\n\n# Oversikt\n\nVi lager turkart nå. Vi bygger gapahuk.", 1),
        (True, "# Tiltak\n\n## Oversikt\n\nVi lager turkart nå. Vi bygger gapahuk.", 2),
    ],
)
def test_section(holds: bool, text: str, minimum: int) -> None:
    assert run("section", text, heading=["tiltak"], min=minimum).passed is holds


def test_document_asks_for_the_kind_or_the_title() -> None:
    assert run("document", "# Oversikt over helsa\n\nTekst.", title=["oversikt"]).passed
    assert run("document", "# Noe", kinds=["annet"]).passed
    assert not run("document", "# Noe", kinds=["planstrategi"], title=["oversikt"]).passed
