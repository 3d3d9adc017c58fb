from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reader_helpers import cells, of

from auditor.errors import UnreadableDocument
from auditor.model.document import BlockKind, PageSource

W = nsdecls("w")
FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Se folkehelseprofilen.</w:t>'
    "</w:r></w:p></w:footnote></w:footnotes>"
)
TEXT_BOX = (
    f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r>'
    "<w:t>I boksen</w:t></w:r>"
    "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
    "<w:t>I boksen</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_part(data: bytes, name: str, content: str, kind: str) -> bytes:
    """Add a part to a Word file: its XML, its content type, its relation."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    with zipfile.ZipFile(target, "w") as result:
        for entry in source.namelist():
            text = source.read(entry)
            if entry == "[Content_Types].xml":
                override = (
                    f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
                    f'wordprocessingml.{kind}+xml"/></Types>'
                )
                text = text.replace(b"</Types>", override.encode())
            if entry == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdX" Type="{base}{kind}" Target="{name}"/></Relationships>'
                text = text.replace(b"</Relationships>", relation.encode())
            result.writestr(entry, text)
        result.writestr(f"word/{name}", content)
    return target.getvalue()


@pytest.fixture
def word():
    return docx.Document()


def test_structure(word, read):
    word.core_properties.title = "Plan for folkehelse"
    word.add_heading("Folkehelseplan", 0)
    word.add_heading("1 Innledning", 1)
    word.add_paragraph("Kommunen skal fremme helse.")
    word.add_paragraph("punkt en", style="List Bullet")
    word.add_paragraph().add_run("Medvirkning").bold = True
    word.add_paragraph("Figur 1: Folketall", style="Caption")
    word.sections[0].header.paragraphs[0].text = "Testvik kommune"
    document = read(saved(word), ".docx")
    assert [(block.kind.value, block.level, block.text) for block in document.blocks] == [
        ("furniture", 0, "Testvik kommune"),
        ("heading", 1, "Folkehelseplan"),
        ("heading", 1, "1 Innledning"),
        ("paragraph", 0, "Kommunen skal fremme helse."),
        ("list_item", 0, "punkt en"),
        ("heading", 2, "Medvirkning"),
        ("caption", 0, "Figur 1: Folketall"),
    ]
    assert document.blocks[-1].section == ("1 Innledning", "Medvirkning")
    assert document.metadata["title"] == "Plan for folkehelse"
    assert all(block.page_source is PageSource.NONE for block in document.blocks)


@pytest.mark.parametrize(
    ("view", "text"), [("final", "Kommunen skal ikke dele."), ("original", "Kommunen skal gjerne dele.")]
)
def test_tracked_changes(word, read, view, text):
    paragraph = word.add_paragraph("Kommunen skal ")._p
    paragraph.append(parse_xml(f'<w:ins {W} w:id="1"><w:r><w:t>ikke</w:t></w:r></w:ins>'))
    paragraph.append(parse_xml(f'<w:del {W} w:id="2"><w:r><w:delText>gjerne</w:delText></w:r></w:del>'))
    paragraph.append(parse_xml(f'<w:r {W}><w:t xml:space="preserve"> dele.</w:t></w:r>'))
    word.add_paragraph("Uten endringer.")
    document = read(saved(word), ".docx", tracked=view)
    assert [block.text for block in document.blocks] == [text, "Uten endringer."]
    assert document.warnings == ("tracked_changes",)
    assert [block.revision for block in document.blocks] == ["inserted", None]


def test_deleted_paragraph_end_joins(word, read):
    first = word.add_paragraph("Kommunen ")._p
    first.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="1"/></w:rPr>'))
    word.add_paragraph("har en plan.")
    data = saved(word)
    assert of(read(data, ".docx"), BlockKind.PARAGRAPH) == ["Kommunen har en plan."]
    assert of(read(data, ".docx", tracked="original"), BlockKind.PARAGRAPH) == ["Kommunen", "har en plan."]


def test_everything_once(word, read):
    paragraph = word.add_paragraph("Tekst")._p
    paragraph.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.append(parse_xml(TEXT_BOX))
    for xml in (
        '<w:hyperlink {w}><w:r><w:t xml:space="preserve"> lenke</w:t></w:r></w:hyperlink>',
        '<w:sdt {w}><w:sdtContent><w:r><w:t xml:space="preserve"> kontroll</w:t></w:r></w:sdtContent></w:sdt>',
        '<w:fldSimple {w} w:instr="X"><w:r><w:t xml:space="preserve"> felt</w:t></w:r></w:fldSimple>',
        "<w:r {w}><w:instrText>PAGE</w:instrText></w:r>",
        '<w:r {w}><w:t xml:space="preserve"> plan</w:t><w:noBreakHyphen/><w:t xml:space="preserve">og </w:t>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    ):
        paragraph.append(parse_xml(xml.replace("{w}", W)))
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>I kontrollen</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(1, parse_xml(control))
    document = read(with_part(saved(word), "footnotes.xml", FOOTNOTES, "footnotes"), ".docx")
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("paragraph", "Tekst lenke kontroll felt plan-og ✓"),
        ("paragraph", "I boksen"),
        ("footnote", "Se folkehelseprofilen."),
        ("paragraph", "I kontrollen"),
    ]


def test_table_with_merged_and_nested(word, read):
    table = word.add_table(3, 3)
    for row, texts in enumerate([["Tiltak", "Ansvar", "Frist"], ["Tur", "Kultur", "2025"], ["Lys", "", "2026"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    inner = table.cell(1, 1).add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "indre", "x"
    document = read(saved(word), ".docx")
    outer, nested = (block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert cells(document, outer) == [["Tiltak", "Ansvar", "Frist"], ["Tur", "Kultur", "2025"], ["Lys", "", "2026"]]
    assert cells(document, nested) == [["indre", ""], ["", "x"]]
    assert document.raw.count("indre") == document.raw.count("Lys") == 1


def test_one_column_table_is_a_frame(word, read):
    word.add_table(1, 1).cell(0, 0).text = "Vedtak: planen gjelder."
    assert of(read(saved(word), ".docx"), BlockKind.PARAGRAPH) == ["Vedtak: planen gjelder."]


def test_rendered_pages_are_approximate(word, read):
    word.add_paragraph("Side en.")
    second = word.add_paragraph("Fortsatt en ")._p
    second.append(parse_xml(f"<w:r {W}><w:lastRenderedPageBreak/><w:t>og så to.</w:t></w:r>"))
    word.add_paragraph("Side to.")
    blocks = read(saved(word), ".docx").blocks
    assert [block.pages for block in blocks] == [((0, 1),), ((0, 1), (12, 2)), ((0, 2),)]
    assert blocks[0].page_source is PageSource.APPROXIMATE


def test_outline_level_and_based_on(word, read):
    style = word.styles.add_style("Kommunens overskrift", 1)
    style.base_style = word.styles["Heading 2"]
    word.add_paragraph("Egen stil", style=style)
    word.add_paragraph("Nivå tre")._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="2"/>'))
    document = read(saved(word), ".docx")
    assert [(block.kind, block.level) for block in document.blocks] == [(BlockKind.HEADING, 2), (BlockKind.HEADING, 3)]


def test_comments_are_announced(word, read):
    run = word.add_paragraph("Tekst.").add_run("mer")
    word.add_comment(run, text="Se på dette", author="A")
    document = read(saved(word), ".docx")
    assert document.warnings == ("comments",)
    assert "Se på dette" not in document.raw


def test_external_entities_are_not_read(word, read, tmp_path):
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("HEMMELIG")
    notes = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + FOOTNOTES.replace(" Se", "&e; Se")
    word.add_paragraph("Tekst")._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    try:
        raw = read(with_part(saved(word), "footnotes.xml", notes, "footnotes"), ".docx").raw
    except UnreadableDocument as error:
        raw = error.reason
    assert "HEMMELIG" not in raw


def test_unreadable(word, read, monkeypatch):
    word.add_paragraph("Tekst.")
    good = saved(word)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("a.txt", "ikke Word")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    cases = [
        (b"", "empty"),
        (b"Dette er ikke Word", "corrupt"),
        (good[: len(good) // 2], "corrupt"),
        (zipped.getvalue(), "corrupt"),
        (ole, "unsupported"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (saved(docx.Document()), "empty"),
    ]
    for data, reason in cases:
        with pytest.raises(UnreadableDocument) as caught:
            read(data, ".docx")
        assert caught.value.reason == reason
    monkeypatch.setattr("auditor_plugins.readers._docx_package.LARGEST", 1000)
    with pytest.raises(UnreadableDocument) as caught:
        read(good, ".docx")
    assert caught.value.reason == "too_large"
