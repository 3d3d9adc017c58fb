"""Concepts found in text: lemmas in both standards, compounds, gaps, masks, members."""

from __future__ import annotations

import pytest

from auditor.language.lexicon import Lexicon, TermError
from auditor.language.vocabulary import Concept, Member


def found(terms: Concept, text: str) -> list[tuple[int, int]]:
    return [(hit.first, hit.last) for hit in Lexicon({"x": terms}).find(text.split())]


@pytest.mark.parametrize(
    ("term", "text", "hits"),
    [
        ("møteplass", "gode møteplasser og møteplassene våre", 2),
        ("innbygger", "innbyggernes helse", 1),
        ("innbyggjar", "innbyggjarane si helse", 1),
        ("medvirk*", "medvirkning og medvirkningsplanen", 2),
        ("*strategi", "frivillighetsstrategien og strategier", 2),
        ("*tråkk*", "barnetråkkregistrering", 1),
        ("=skal", "skal skulle", 1),
        ("hver|kvart år", "kvart år og hver måned", 1),
        ("ser .. langt", "ser vi på hvor langt vi er", 1),
        ("ser .. langt", "ser ikke at det gikk helt så langt", 0),
        ("helse- og omsorg*", "helse- og omsorgsplanen", 1),
        ("plan", "planlegging av planter", 0),
    ],
)
def test_terms(term: str, text: str, hits: int) -> None:
    assert len(found(Concept(both=(term,)), text)) == hits


def test_a_mask_drops_what_only_looks_alike() -> None:
    concept = Concept.model_validate({"both": ["*mål*"], "not": ["formål*", "måltid*"]})
    assert found(concept, "formålet med målene er måltider") == [(2, 3)]


def test_members_carry_their_kind_and_included_concepts_pass_upwards() -> None:
    lexicon = Lexicon(
        {
            "metode": Concept(members={"folkemøte": Member(both=("folkemøt*",), kind="møte")}),
            "medvirkning": Concept(both=("medvirk*",), includes=("metode",)),
        }
    )
    hits = lexicon.find(["To", "folkemøter"])
    assert {(hit.concept, hit.member, hit.kind) for hit in hits} == {
        ("metode", "folkemøte", "møte"),
        ("medvirkning", "folkemøte", "møte"),
    }


@pytest.mark.parametrize("term", ["..", "ord ..", "*", "a*b", "*ab"])
def test_a_term_that_makes_no_sense_is_an_error(term: str) -> None:
    with pytest.raises(TermError):
        Lexicon({"x": Concept(both=(term,))})


def test_including_in_a_circle_is_an_error() -> None:
    with pytest.raises(TermError, match="seg selv"):
        Lexicon({"a": Concept(both=("ord",), includes=("b",)), "b": Concept(both=("tekst",), includes=("a",))})
