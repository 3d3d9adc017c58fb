from __future__ import annotations

import io
import time

import pytest
from pypdf import PdfReader as Pypdf
from pypdf import PdfWriter
from reader_helpers import cells, of
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, ListItem, PageTemplate, Paragraph, Spacer, Table

from auditor.errors import UnreadableDocument
from auditor.model.document import BlockKind, PageQuality, PageSource

WIDTH, HEIGHT = A4
STYLES = getSampleStyleSheet()
SENTENCE = "Kommunen skal i perioden fremme folkehelse og trivsel i hele befolkningen, og planen viser hvordan. "
LEFT = [f"Setning {n} handler om folkehelse" + (" og" if n % 2 else "") for n in range(1, 15)]


def plan(columns: int) -> bytes:
    """A plan of several pages, with headings, lists, a ruled table and running lines."""

    def running(page, document):
        page.setFont("Helvetica", 8)
        page.drawString(60, 810, "Testvik kommune - Folkehelseplan 2024-2027")
        page.drawString(280, 25, f"Side {document.page} av 9")

    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=A4, title="Folkehelseplan for Testvik")
    width = (WIDTH - 120 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + n * (width + 20), 50, width, HEIGHT - 120) for n in range(columns)]
    document.addPageTemplates([PageTemplate(frames=frames, onPage=running)])
    body = STYLES["BodyText"]
    story = [Paragraph("Folkehelseplan for Testvik", STYLES["Title"])]
    for chapter in range(1, 5):
        story.append(Paragraph(f"{chapter} Kapittel om levekår", STYLES["Heading1"]))
        for part in (1, 2):
            story.append(Paragraph(f"{chapter}.{part} Mål for området", STYLES["Heading2"]))
            story += [Paragraph(f"Avsnitt {chapter}{part}{n}. {SENTENCE * 4}", body) for n in range(3)]
            points = [ListItem(Paragraph(f"Punkt {n} er viktig for innbyggerne", body)) for n in range(3)]
            story.append(ListFlowable(points, bulletType="bullet"))
        rows = [["Tiltak", "Ansvar", "Frist"], [Paragraph("Frisklivssentral med flere tilbud", body), "Helse", "2025"]]
        rows.append(["Trygg skolevei", "", "2026"])
        story += [Table(rows, colWidths=[110, 60, 40], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])]
        story.append(Spacer(1, 12))
    document.build(story)
    return target.getvalue()


def drawn(*pages) -> bytes:
    """A file whose pages are drawn by functions."""
    target = io.BytesIO()
    page = canvas.Canvas(target, pagesize=A4)
    for draw in pages:
        page.setFont("Helvetica", 10)
        draw(page)
        page.showPage()
    page.save()
    return target.getvalue()


def column(page, x, y, lines):
    for number, line in enumerate(lines):
        page.drawString(x, y - 13 * number, line)


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.fixture(scope="module", params=[1, 2])
def columns(request):
    return request.param


@pytest.fixture(scope="module")
def data(columns):
    return plan(columns)


def test_ordinary_plan(data, read):
    document = read(data, ".pdf")
    assert document.metadata["title"] == "Folkehelseplan for Testvik"
    assert document.warnings == ()
    headings = [(block.level, block.text) for block in document.blocks if block.kind is BlockKind.HEADING]
    expected = [(1, "Folkehelseplan for Testvik")]
    for chapter in range(1, 5):
        expected.append((1, f"{chapter} Kapittel om levekår"))
        expected += [(2, f"{chapter}.{part} Mål for området") for part in (1, 2)]
    assert headings == expected
    paragraphs = [f"Avsnitt {c}{p}{n}. {SENTENCE * 4}".strip() for c in range(1, 5) for p in (1, 2) for n in range(3)]
    assert " ".join(of(document, BlockKind.PARAGRAPH)) == " ".join(paragraphs)
    assert of(document, BlockKind.LIST_ITEM) == [f"Punkt {n} er viktig for innbyggerne" for n in range(3)] * 8
    assert len(of(document, BlockKind.FURNITURE)) == 2 * len(document.pages)


def test_ruled_tables(data, read):
    document = read(data, ".pdf")
    tables = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    rows = [["Tiltak", "Ansvar", "Frist"], ["Frisklivssentral med flere tilbud", "Helse", "2025"]]
    rows.append(["Trygg skolevei", "", "2026"])
    assert [cells(document, table) for table in tables] == [rows] * 4
    assert tables[0].section == ("1 Kapittel om levekår", "1.2 Mål for området")


def test_pages_are_exact_also_within_a_paragraph(data, read):
    document = read(data, ".pdf")
    assert all(block.page_source is PageSource.EXACT for block in document.blocks)
    broken = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH and len(block.pages) == 2]
    for block in broken:
        (_, first), (offset, second) = block.pages
        assert second == first + 1
        assert 0 < offset < len(block.content.raw)
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))


def test_frames_in_shuffled_drawing_order(read):
    def draw(page):
        column(page, 310, 700, [f"{line} i spalte to" for line in LEFT])
        column(page, 60, 700, LEFT)

    document = read(drawn(draw), ".pdf")
    assert " ".join(block.text for block in document.blocks) == " ".join(
        [*LEFT, *(f"{line} i spalte to" for line in LEFT)]
    )
    assert document.warnings == ("order_repaired",)
    assert document.pages[0].order == "repaired"


def test_lines_drawn_across_columns(read):
    left = ["Kommunen arbeider for god helse og", *["trivsel i alle grender og i byen, og"] * 8, "det virker."]
    right = ["Eldre får hjelp til å bo hjemme og", *["delta i lag og foreninger i bygda, og"] * 8, "det er bra."]

    def draw(page):
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            page.drawString(60, 700 - 13 * number, one)
            page.drawString(310, 700 - 13 * number, other)

    assert of(read(drawn(draw), ".pdf"), BlockKind.PARAGRAPH) == [" ".join(left), " ".join(right)]


def test_rotated_page_and_sideways_text(read):
    def upright(page):
        page.setPageRotation(90)
        page.rotate(90)
        page.translate(0, -WIDTH)
        column(page, 60, WIDTH - 100, LEFT)

    def sideways(page):
        page.drawString(60, 780, "Vanlig tekst.")
        page.rotate(90)
        page.translate(0, -WIDTH)
        column(page, 60, WIDTH - 100, LEFT)

    assert [block.text for block in read(drawn(upright), ".pdf").blocks] == [" ".join(LEFT)]
    texts = [block.text for block in read(drawn(sideways), ".pdf").blocks]
    assert sorted(texts) == sorted([" ".join(LEFT), "Vanlig tekst."])


def test_hyphens_and_dashes_at_line_ends(read):
    lines = [
        "Kommunen skal følge plan-",
        "og bygningsloven og fremme psy-",
        "kisk helse i perioden 2024–",
        "2027 med NAV-",
    ]
    lines.append("kontoret i bygda.")
    document = read(drawn(lambda page: column(page, 60, 700, lines)), ".pdf")
    joined = "Kommunen skal følge plan- og bygningsloven og fremme psykisk helse i perioden 2024–2027 med NAV-kontoret"
    assert [block.text for block in document.blocks] == [f"{joined} i bygda."]


def test_bullets_drawn_after_the_text(read):
    def draw(page):
        column(page, 80, 700, ["Trygg oppvekst", "Gode møteplasser", "Aktive eldre"])
        column(page, 60, 700, ["•"] * 3)

    assert of(read(drawn(draw), ".pdf"), BlockKind.LIST_ITEM) == ["Trygg oppvekst", "Gode møteplasser", "Aktive eldre"]


def test_contents_list(read):
    def draw(page):
        page.setFont("Helvetica-Bold", 14)
        page.drawString(60, 740, "Innhold")
        page.setFont("Helvetica", 10)
        column(page, 60, 700, [f"{n} Kapittel " + "." * 60 + f" {n + 2}" for n in range(1, 5)])

    document = read(drawn(draw, lambda page: column(page, 60, 700, LEFT)), ".pdf")
    assert len(of(document, BlockKind.TOC)) == 4


def test_pages_without_usable_text(read):
    shifted = ["".join(chr(ord(char) - 29) if char.isalpha() else char for char in line) for line in LEFT]
    pages = [lambda page: page.rect(10, 10, 100, 100), lambda page: column(page, 60, 700, shifted)]
    document = read(drawn(*pages, lambda page: column(page, 60, 700, LEFT)), ".pdf")
    assert [page.quality for page in document.pages] == [PageQuality.NO_TEXT, PageQuality.GIBBERISH, PageQuality.OK]
    assert document.unread_pages == (1, 2)
    assert document.warnings == ("unread_pages",)
    assert {block.page_at(0) for block in document.blocks} == {3}


def test_scan_without_text_layer(read):
    document = read(drawn(lambda page: page.rect(10, 10, 100, 100), lambda page: None), ".pdf")
    assert document.blocks == ()
    assert document.warnings == ("no_text_layer", "unread_pages")


def test_damaged_and_locked_files(read):
    good = plan(1)
    locked = PdfWriter(clone_from=Pypdf(io.BytesIO(good)))
    locked.encrypt("hemmelig")
    cases = [
        (b"", "empty"),
        (written(locked), "encrypted"),
        (good[: len(good) // 2], "corrupt"),
        (b"Dette er ikke en PDF", "corrupt"),
        (written(PdfWriter()), "no_pages"),
    ]
    for bad, reason in cases:
        with pytest.raises(UnreadableDocument) as caught:
            read(bad, ".pdf")
        assert caught.value.reason == reason
    assert read(b"x" * 300 + good, ".pdf").blocks
    owned = PdfWriter(clone_from=Pypdf(io.BytesIO(good)))
    owned.encrypt("", owner_password="eier")
    assert read(written(owned), ".pdf").metadata["title"] == "Folkehelseplan for Testvik"


def test_a_page_made_to_be_slow_ends(read):
    def glyphs(page):
        for number in range(6000):
            page.saveState()
            page.translate(number * 37 % WIDTH, number * 91 % HEIGHT)
            page.rotate((0, 37, 90, 211)[number % 4])
            page.drawString(0, 0, "abcdefg"[number % 7])
            page.restoreState()

    def lines(page):
        for number in range(6000):
            x, y = number * 53 % WIDTH, number * 29 % HEIGHT
            page.line(x, y, x + 20 * (number % 2), y + 20 * (1 - number % 2))

    data = drawn(glyphs, lines)
    start = time.process_time()
    read(data, ".pdf")
    assert time.process_time() - start < 8
