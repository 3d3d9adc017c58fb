from __future__ import annotations

import pytest
from reader_helpers import cells, of

from auditor.errors import UnreadableDocument
from auditor.model.document import BlockKind

PAGE = """<html lang="nn"><head><title>Plan for
 folkehelse</title><script>var x = "skript";</script></head><body>
<header><a>Hjem</a></header><nav><ul><li>Meny</li></ul></nav><div class="cookie-banner">Vi bruker kjeks</div>
<main><h1>Folkehelse</h1><p>Kommunen <b>skal</b>
fremme helse.<!-- skjult --></p><ul><li><p>ein</p></li><li>to<ul><li>tre</li></ul></li></ul>
<div>Laus tekst <span>her</span><p>avsnitt</p>etter</div><h3>Tiltak</h3>
<table><caption>Tabell 1. Tiltak</caption><tr><th>Tiltak</th><th>Ansvar</th></tr><tr><td>Tur<td>Kultur</tr>
<tr><td colspan="2">Felles</td></tr></table>
<figure><img><figcaption>Figur 1: Tal</figcaption></figure></main><footer>Kontakt oss</footer></body></html>"""


def test_page(read):
    document = read(PAGE, ".html")
    assert document.metadata == {"title": "Plan for folkehelse", "language": "nn"}
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "Folkehelse"),
        ("paragraph", "Kommunen skal fremme helse."),
        ("list_item", "ein"),
        ("list_item", "to"),
        ("list_item", "tre"),
        ("paragraph", "Laus tekst her"),
        ("paragraph", "avsnitt"),
        ("paragraph", "etter"),
        ("heading", "Tiltak"),
        ("caption", "Tabell 1. Tiltak"),
        ("table", "Tiltak | Ansvar Tur | Kultur Felles |"),
        ("caption", "Figur 1: Tal"),
    ]
    table = next(block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert cells(document, table) == [["Tiltak", "Ansvar"], ["Tur", "Kultur"], ["Felles", ""]]
    assert table.section == ("Folkehelse", "Tiltak")


def test_declared_encoding(read):
    data = '<meta charset="iso-8859-1"><p>Blåbær på ås</p>'.encode("latin-1")
    assert of(read(data, ".html"), BlockKind.PARAGRAPH) == ["Blåbær på ås"]


@pytest.mark.parametrize("data", [b"", b"<html><body><nav>Meny</nav></body></html>"])
def test_nothing_to_read(read, data):
    with pytest.raises(UnreadableDocument) as caught:
        read(data, ".html")
    assert caught.value.reason == "empty"


def test_deep_nesting_ends(read):
    data = "<div>" * 20000 + "dypt nede" + "</div>" * 20000
    try:
        texts = of(read(data, ".html"), BlockKind.PARAGRAPH)
    except UnreadableDocument as error:
        texts = [error.reason]
    assert texts in (["dypt nede"], ["corrupt"])
