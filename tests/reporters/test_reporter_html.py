from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from sample_reports import HOSTILE, ROWS, SAMPLES, partly_read, report, unread

from auditor.reporting import ReportOptions
from auditor_plugins.reporters.clean import clean
from auditor_plugins.reporters.html import HtmlReporter
from auditor_plugins.reporters.wheel import wheel

VOID = {"meta", "img", "br", "hr", "input", "link", "source", "base", "embed"}


class Page(HTMLParser):
    """Everything the tests ask of a page; fails where tags do not match."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.headings: list[int] = []
        self.quotes: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "blockquote":
            self.quotes.append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data):
        self.text.append(data)
        if "blockquote" in self.open:
            self.quotes[-1] += data


def render(master, language="nb"):
    return HtmlReporter().render(master, ReportOptions(language=language)).decode()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_page_is_whole_and_self_contained(sample, language):
    source = render(SAMPLES[sample](), language)
    page = Page(source)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "base", "form", "input", "a:href"}
    for tag, attributes in page.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name != "style", tag
            if name in {"href", "src", "xlink:href", "action", "srcset", "poster", "data"}:
                assert (value or "").startswith("#"), (tag, name, value)
    style = source.split("<style>")[1].split("</style>")[0]
    assert not re.search(r"url\(|@import|http|//", style)
    assert page.tags[0] == ("html", {"lang": language})
    assert [tag for tag, _ in page.tags].count("main") == 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_headings_are_in_order_and_links_lead_somewhere(sample):
    page = Page(render(SAMPLES[sample]()))
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert targets <= {f"#{name}" for name in ids}
    for _, attributes in page.tags:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(name) or "").split()) <= set(ids)


def test_the_policy_allows_the_own_style_sheet_alone():
    source = render(report())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', source)[1].replace("&#39;", "'")
    style = source.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "unsafe" not in policy


def test_hostile_text_is_shown_and_does_nothing():
    source = render(SAMPLES["hostile"]())
    assert "<script" not in source
    assert "<img" not in source
    assert "&lt;script&gt;alert(" in source
    assert "{{ 7*7 }}" in source
    assert not re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", source)
    page = Page(source)
    assert clean(HOSTILE) in page.quotes
    for position in (match.start() for match in re.finditer("<blockquote", source)):
        assert re.match(r"<blockquote[^>]*><bdi>[^<]*</bdi></blockquote>", source[position:])


def test_all_requirements_questions_and_quotations_are_there():
    page = Page(render(report()))
    text = " ".join(page.text)
    ids = {attributes.get("id") for _, attributes in page.tags}
    for name, _, level, _, quotes, advice in ROWS:
        assert name in text
        assert f"d1-{name}" in ids
        for quote, number, _ in quotes if level else []:
            assert clean(quote) in page.quotes
            assert f"Side {number}" in text
        assert advice in text or level == 2 or "ikke ventet" in text.lower()


def test_provenance():
    master = report()
    text = render(master)
    assert master.documents[0].sha256 in text
    assert master.ruleset.sha256 in text
    assert f"versjon {master.ruleset.version}" in text
    assert "versjon 1.0" in text


def test_unread_documents_and_pages():
    text = render(report(unread("no_permission")))
    assert "Du har ikke lesetilgang til filen." in text
    assert "badge-mangler" not in text.split("</style>")[1].split("lesemåte")[0]
    text = render(report(partly_read()))
    assert "Ikke funnet i det som kunne leses." in text
    assert "må avklares" in text
    assert "avvik fra modellen</span>" not in text


def test_the_index_names_every_document():
    text = render(SAMPLES["many"]())
    for index in range(1, 5):
        assert f'href="#d{index}"' in text
        assert f'id="d{index}"' in text


def test_the_wheel_has_a_cell_for_every_requirement():
    from auditor_plugins.reporters.view import views

    (view,) = views(report())
    segments = wheel(view.steps)
    assert [segment.number for segment in segments] == list(range(1, 8))
    assert sum(len(segment.cells) for segment in segments) == 41
    assert [segment.broken for segment in segments].index(True) == 4
    levels = {name: level for name, _, level, *_ in ROWS}
    for cell in (cell for segment in segments for cell in segment.cells):
        assert bool(cell.fill) == (levels[cell.requirement] > 0)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_aa_in_light_and_dark():
    style = render(report()).split("<style>")[1].split("</style>")[0]
    light, dark = re.findall(r":root \{(.*?)\}", style, re.S)[:2]
    for block in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        grounds = dict.fromkeys(("ink", "muted", "teal", "amber-ink", "brick", "plum", "link"), ("paper", "card"))
        pairs = [(text, ground) for text, names in grounds.items() for ground in names]
        pairs += [("teal", "teal-soft"), ("amber-ink", "amber-soft"), ("brick", "brick-soft"), ("plum", "plum-soft")]
        pairs += [("ink", "teal-soft"), ("muted", "grey-soft"), ("ink", "grey-soft"), ("card", "ink")]
        for text, ground in pairs:
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for edge in ("edge", "amber-ink", "brick", "teal"):
            assert _contrast(colours[edge], colours["card"]) >= 3, edge
