from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_helpers import cells, of

from auditor.errors import UnreadableDocument
from auditor.model.document import BlockKind, PageQuality, PageSource
from auditor.readers import ReadOptions

CONVERTED = """# Testvik: Temaplan for folkehelse 2024-2027

- Kommunenr: 9999
- Dokumenttype: folkehelse
- Kilde: <https://example.org/plan.pdf>

<!-- side 1 -->

Temaplan for folkehelse
Vedtatt 01.02.2024

<!-- side 2 -->

Innhold
1 Innledning ................ 3 1.1 Bakgrunn ................. 3
2 Mål og tiltak ............. 4

Testvik kommune • Temaplan for folkehelse

2

<!-- side 3 -->

1 Innledning
1.1 Bakgrunn Planen bygger på oversikten over helsetilstanden og gjelder hele kommunen i fire år.
Vi ser flere utfordringer: • Flere unge er ensomme • Få eldre møter
andre i hverdagen • Veiene er utrygge
Figur 1: Folketallet.
Figur 2 viser at folketallet går ned i kommunen.

Testvik kommune • Temaplan for folkehelse

3

<!-- side 4 -->

2 Mål og tiltak
Trygg oppvekst
Kommunen skal sørge for at barn og unge får være med på fritidsaktiviteter, uansett hva foreldrene tjener.
\uf0b7 Åpne hallen om kvelden \uf0b7 Låne ut utstyr

Testvik kommune • Temaplan for folkehelse

4

<!-- side 5 -->

"""


@pytest.fixture
def converted(read):
    return read(CONVERTED, ".md")


def test_converted_metadata_is_not_a_statement(converted):
    assert converted.metadata["title"] == "Testvik: Temaplan for folkehelse 2024-2027"
    assert converted.metadata["kommunenr"] == "9999"
    assert converted.metadata["kilde"] == "https://example.org/plan.pdf"
    assert not any("9999" in text for text in of(converted, BlockKind.LIST_ITEM) + of(converted, BlockKind.PARAGRAPH))


def test_converted_headings_with_level(converted):
    headings = [(block.level, block.text) for block in converted.blocks if block.kind is BlockKind.HEADING]
    assert headings == [
        (1, "Innhold"),
        (1, "1 Innledning"),
        (2, "1.1 Bakgrunn"),
        (1, "2 Mål og tiltak"),
        (2, "Trygg oppvekst"),
    ]


def test_converted_contents_and_furniture(converted):
    assert len(of(converted, BlockKind.TOC)) == 2
    furniture = of(converted, BlockKind.FURNITURE)
    assert furniture.count("Testvik kommune • Temaplan for folkehelse") == 3
    assert {"2", "3", "4"} <= set(furniture)


def test_converted_bullets_in_a_line(converted):
    assert of(converted, BlockKind.LIST_ITEM) == [
        "Flere unge er ensomme",
        "Få eldre møter andre i hverdagen",
        "Veiene er utrygge",
        "Åpne hallen om kvelden",
        "Låne ut utstyr",
    ]
    assert "Vi ser flere utfordringer:" in of(converted, BlockKind.PARAGRAPH)


def test_caption_but_not_a_sentence_about_a_figure(converted):
    assert of(converted, BlockKind.CAPTION) == ["Figur 1: Folketallet."]
    assert "Figur 2 viser at folketallet går ned i kommunen." in of(converted, BlockKind.PARAGRAPH)


def test_pages_and_sections(converted):
    item = next(block for block in converted.blocks if block.text == "Låne ut utstyr")
    assert item.page_at(0) == 4
    assert item.page_source is PageSource.EXACT
    assert item.section == ("2 Mål og tiltak", "Trygg oppvekst")
    assert [page.number for page in converted.pages] == [1, 2, 3, 4, 5]
    assert converted.pages[4].quality is PageQuality.NO_TEXT
    assert converted.unread_pages == (5,)
    assert "unread_pages" in converted.warnings


def test_three_sentences(read):
    document = read("Kommunen skal fremme folkehelse. Planen gjelder i fire år. Den er vedtatt.", ".md")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]
    assert document.pages == ()
    assert document.blocks[0].page_source is PageSource.NONE


def test_marked_up(read):
    document = read(
        "# Plan\n\n<!-- skjult\nmerknad -->\nEn linje\nsom går videre.\n\n- en\n- to\n  videre\n\n1. først\n2. så\n\n"
        "Under\n-----\n\n**Ansvar**\n\nHer.\n",
        ".md",
    )
    assert [(block.kind.value, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "Plan"),
        ("paragraph", 0, "En linje som går videre."),
        ("list_item", 0, "en"),
        ("list_item", 0, "to videre"),
        ("list_item", 0, "først"),
        ("list_item", 0, "så"),
        ("heading", 2, "Under"),
        ("heading", 3, "Ansvar"),
        ("paragraph", 0, "Her."),
    ]


def test_pipe_table(read):
    document = read(
        "## Tiltak\n\n| Tiltak | Ansvar | Frist |\n|---|:--:|---|\n| Tur | Kultur | 2025 |\n| Lys |  | 2026 |\n\nSist.",
        ".md",
    )
    table = next(block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert cells(document, table) == [["Tiltak", "Ansvar", "Frist"], ["Tur", "Kultur", "2025"], ["Lys", "", "2026"]]
    assert [cell.header for cell in table.cells[:4]] == [True, True, True, False]
    assert document.blocks[-1].text == "Sist."


def test_numbered_items_are_no_headings(read):
    document = read("<!-- side 1 -->\nVi prioriterer:\n1. Trygghet i nærmiljøet\n2. Arbeid til alle\n", ".md")
    assert of(document, BlockKind.HEADING) == []
    assert of(document, BlockKind.LIST_ITEM) == ["Trygghet i nærmiljøet", "Arbeid til alle"]


def test_date_is_no_numbered_item(read):
    document = read("<!-- side 1 -->\n1. januar 2024 trer planen i kraft.\n", ".md")
    assert of(document, BlockKind.PARAGRAPH) == ["1. januar 2024 trer planen i kraft."]


def test_flattened_table_makes_no_headings(read):
    rows = "\n\n".join(
        ["Planer", "Status", "Temaplan kultur", "Har ikke.", "Temaplan vei", "Skal vurderes i perioden."]
    )
    assert of(read(f"<!-- side 1 -->\n\n{rows}\n", ".md"), BlockKind.HEADING) == []


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        ("Blåbær på ås.".encode(), False),
        ("Blåbær på ås.".encode("utf-8-sig"), False),
        ("Blåbær på ås.".encode("utf-16"), False),
        ("Blåbær på ås.".encode("cp1252"), True),
    ],
)
def test_encodings(read, data, warned):
    document = read(data, ".txt")
    assert document.blocks[0].text == "Blåbær på ås."
    assert ("encoding_guessed" in document.warnings) is warned


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b" \n\t", "empty"), (bytes(range(256)) * 8, "not_text")])
def test_unreadable(read, data, reason):
    with pytest.raises(UnreadableDocument) as caught:
        read(data, ".md")
    assert caught.value.reason == reason


def test_nul_bytes_and_line_ends(read):
    document = read(b"Kommunen\x00har\r\nen plan.\r\rNeste.", ".txt")
    assert [block.text for block in document.blocks] == ["Kommunen har en plan.", "Neste."]


LINES = st.sampled_from(
    [
        "# Overskrift", "1 Innledning", "2.1 Mål", "Kort linje", "", "", "• a • b", "- en", "- to - Tre", "o en o To",
        "| a | b |", "| --- | --- |", "| a | ", "<!-- side 2 -->", "<!-- side 3 -->", "<!-- x", "-->", "===", "---",
        "Kapittel ............. 3", "Figur 1: Noe", "•", "1. En", "2. Så", "[^1]: note", "**Fet**", "7", "Side 7 av 9",
        "en lengre linje uten punktum til slutt og som derfor kan gå videre på neste", "fortsetter her.", "\ufb01n",
        "Kommunen skal fremme folkehelse, trivsel og gode sosiale forhold, og motvirke ulikhet.", "plan-", "og bygg",
        "- Nøkkel: verdi", "Innhold", "e\u0301n\u00ad \uf0b7 to",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40), st.text(max_size=30))
def test_any_text_keeps_the_promises(lines, tail):
    from reader_helpers import check_promises, outline

    from auditor_plugins.readers.markdown import MarkdownReader

    data = "\n".join([*lines, tail]).encode("utf-8", "ignore")
    try:
        document = MarkdownReader().read(data, "x.md", ReadOptions())
    except UnreadableDocument:
        return
    check_promises(document)
    assert outline(document) == outline(MarkdownReader().read(data, "x.md", ReadOptions()))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data):
    from auditor_plugins.readers.markdown import TextReader

    reason = ""
    try:
        TextReader().read(data, "x.txt", ReadOptions())
    except UnreadableDocument as error:
        reason = error.reason
    assert reason in {"", "empty", "not_text"}
