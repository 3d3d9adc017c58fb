"""Voice, polarity, modality and facts, each on sentences written for the purpose."""

from __future__ import annotations

import pytest

from auditor.language.passages import Modality, Passage, PassageKind, Voice
from tests.conftest import lexicon_of, reading_of

LEXICON = lexicon_of(
    tema=(
        "oversikt*",
        "oversyn*",
        "folkehelsearbeid*",
        "medvirk*",
        "medverk*",
        "plan",
        "*plan",
        "frist",
        "budsjett*",
        "koordinator*",
    ),
    ansvar=("ansvar*",),
)


def only(text: str) -> Passage:
    passages = reading_of(text, LEXICON).passages
    assert len(passages) == 1, [passage.text for passage in passages]
    return passages[0]


def last(text: str) -> Passage:
    return reading_of(text, LEXICON).passages[-1]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (Voice.OWN, "Fjordvik kommune har utarbeidet en oversikt i tråd med folkehelseloven § 5."),
        (Voice.OWN, "Vi skal følge opp planen hvert år."),
        (Voice.OWN, "Kommunestyret vedtok planen i juni 2024."),
        (Voice.OWN, "Oversynet viser at mange unge er einsame."),
        (Voice.OWN, "I samarbeid med fylkeskommunen lager kommunen en ny oversikt."),
        (Voice.LAW, "Folkehelseloven krever at kommunen skal ha oversikt over helsetilstanden."),
        (Voice.LAW, "Folkehelselova pålegg kommunen å ha oversyn over helsetilstanden."),
        (Voice.LAW, "Kommunene skal ha løpende oversikt over helsetilstanden."),
        (Voice.LAW, "Etter plan- og bygningsloven § 10-1 skal kommunen lage en plan."),
        (Voice.LAW, "Handlingsdelen skal etter lova reviderast kvart år."),
        (Voice.LAW, "Folkehelseloven bygger på fem prinsipper."),
        (Voice.LAW, "Folkehelsearbeidet skal ifølge veilederen evalueres systematisk."),
        (Voice.LAW, "Med medvirkning menes retten til å delta."),
        (Voice.OTHER, "Fylkeskommunen utarbeider en regional plan for folkehelse."),
        (Voice.OTHER, "Helseføretaket opnar ein ny poliklinikk med plan for rus."),
        (Voice.OWN, "Fylkeskommunen og kommunen lager en felles plan."),
        (Voice.OTHER, "Statsforvaltaren arrangerer samlingar om oversyn."),
    ],
)
def test_voice(voice: Voice, text: str) -> None:
    assert only(text).voice is voice


def test_the_law_goes_on_through_the_sentences_that_follow() -> None:
    text = "Folkehelseloven § 5 krever oversikt. Kommunen skal også følge med på utviklingen."
    assert last(text).voice is Voice.LAW
    assert last(f"{text} Fjordvik har derfor laget en plan.").voice is Voice.OWN


def test_a_heading_about_law_colours_what_stands_under_it() -> None:
    assert last("# Lovgrunnlag\n\nKommunen skal ha oversikt over helsetilstanden.").voice is Voice.LAW
    assert last("# Lovgrunnlag\n\nVi har en egen oversikt fra 2024.").voice is Voice.OWN


@pytest.mark.parametrize(
    ("negated", "text"),
    [
        (False, "Kommunen har en oversikt."),
        (True, "Kommunen har ikke noen oversikt."),
        (True, "Kommunen manglar oversyn over dette."),
        (True, "Det finst inga oversyn i dag."),
        (False, "Kommunen har ikke bare en oversikt."),
        (False, "Det finnes ikke penger, men kommunen har en oversikt."),
        (True, "Det er verken frist, budsjett eller oversikt her."),
        (True, "Verken frister, oversikter eller budsjett har vært drøftet."),
        (True, "Det er ikke laget frist, budsjett eller oversikter over tiltak i planen."),
        (False, "Vi har oversikt uten at det koster mye."),
        (False, "Kommunen deler oversikten slik at ingen gjør dobbelt arbeid."),
        (True, "Det er ikke slik at kommunen har en oversikt."),
    ],
)
def test_polarity(negated: bool, text: str) -> None:
    hits = [
        hit
        for hit in only(text).hits["tema"]
        if only(text).text.split()[hit.first].lower().startswith(("oversik", "oversyn"))
    ]
    assert [hit.negated for hit in hits] == [negated]


@pytest.mark.parametrize(
    ("modality", "text"),
    [
        (Modality.DONE, "Kommunen har utarbeidet en plan."),
        (Modality.DONE, "Det vart halde to møte om planen."),
        (Modality.SHALL, "Kommunen skal lage en plan."),
        (Modality.SHOULD, "Kommunen bør lage en plan."),
        (Modality.CAN, "Kommunen kan lage en plan."),
        (Modality.WANT, "Kommunen ønskjer å lage ein plan."),
        (Modality.NEED, "Det er behov for en plan."),
        (Modality.DECIDED, "Planen er vedtatt av kommunestyret."),
        (Modality.PRESENT, "Gruppa møtes og følger planen."),
    ],
)
def test_modality(modality: Modality, text: str) -> None:
    assert modality in only(text).modality


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("fact.time", "Planen er klar 1. september 2026."),
        ("fact.time", "Planen er klar innen utgangen av 2026."),
        ("fact.time", "Vi startar hausten 2025 med planen."),
        ("fact.time", "Ferdig 31.12.2026 ifølge planen."),
        ("fact.period", "Planen gjelder 2024–2027 for alle."),
        ("fact.frequency", "Planen gås gjennom hvert år."),
        ("fact.frequency", "Planen vert gjennomgått to gonger i året."),
        ("fact.frequency", "Planen rapporteres tertialvis."),
        ("fact.amount", "Planen koster 150 000 kroner."),
        ("fact.amount", "Vi set av 1,5 mill. kr til planen."),
        ("fact.percent", "Andelen i planen er 12,5 prosent."),
        ("fact.number", "Planen har 14 deler."),
        ("fact.place", "Fjordviks plan er ny."),
        ("fact.quantity", "Vi skal bli 3000 innbyggere med planen."),
        ("fact.quantity", "Planen gir 200 nye arbeidsplasser."),
        ("fact.law_ref", "Vi følger § 10-1 i planen."),
        ("fact.name", "Planen er laget med Lauvdal Røde Kors."),
        ("fact.name", "Planen følger prosjektet «sammen om mestring»."),
    ],
)
def test_facts(fact: str, text: str) -> None:
    assert only(text).has(fact)


def test_a_year_in_a_period_is_no_time_and_in_an_amount_no_number() -> None:
    assert "fact.time" not in only("Planen gjelder 2024–2027 for alle.").hits
    assert "fact.number" not in only("Planen koster 150 000 kroner.").hits


@pytest.mark.parametrize(
    "text",
    [
        "Planen følger bærekraftsmål 8 og resten.",
        "Planen gjelder barn 0-17 år.",
        "Se kapittel 3 om planen.",
        "Planen er ferdig 1. mai.",
    ],
)
def test_references_ages_and_dates_are_no_quantities(text: str) -> None:
    assert "fact.quantity" not in only(text).hits


def test_a_table_row_carries_the_heads_of_its_filled_columns() -> None:
    rows = [
        passage
        for passage in reading_of(
            "| Tiltak | Ansvar |\n|---|---|\n| Turkart | Rektor |\n| Gapahuk |  |\n", LEXICON
        ).passages
        if passage.kind is PassageKind.ROW
    ]
    assert [passage.has("ansvar") for passage in rows] == [True, False]
    assert all("ansvar" in passage.under for passage in rows)


def test_a_heading_is_no_statement_and_its_concepts_reach_down() -> None:
    passages = reading_of("# Frist og ansvar\n\nRektor tar dette før jul.", LEXICON).passages
    assert passages[0].kind is PassageKind.HEADING
    assert "ansvar" in passages[1].under


def test_list_items_take_modality_from_what_leads_them_in() -> None:
    passages = reading_of("Kommunen skal:\n\n- lage turkart\n- bygge gapahuk\n", LEXICON).passages
    assert all(Modality.SHALL in passage.modality for passage in passages[1:])


def test_a_neighbour_is_known_by_its_name_in_the_next_sentence() -> None:
    passages = reading_of("Nabokommunen Nordvåg har en plan. Nordvåg har også budsjett til den.", LEXICON).passages
    assert [passage.voice for passage in passages] == [Voice.OTHER, Voice.OTHER]
