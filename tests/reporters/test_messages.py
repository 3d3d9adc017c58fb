from __future__ import annotations

import re
import subprocess
import sys

import pytest

from auditor.messages import LANGUAGES, Catalogue, messages
from auditor.model.document import PageQuality
from auditor.model.result import Expectation, ReviewReason, SourceClass, Status

CLOSED_LISTS = {
    "status": Status,
    "status_help": Status,
    "expectation": Expectation,
    "source_class": SourceClass,
    "review": ReviewReason,
    "review_help": ReviewReason,
}
CODES = {
    "unread": [
        "empty",
        "encrypted",
        "corrupt",
        "no_pages",
        "too_large",
        "not_text",
        "unsupported",
        "not_found",
        "no_permission",
        "reader_crashed",
    ],
    "warning": ["no_text_layer", "unread_pages", "tracked_changes", "comments", "order_repaired", "encoding_guessed"],
    "page_quality": [quality.value for quality in PageQuality if quality is not PageQuality.OK],
    "document_type": [
        "planstrategi",
        "samfunnsdel",
        "handlingsdel",
        "folkehelseplan",
        "folkehelseoversikt",
        "planprogram",
        "helse_omsorgsplan",
        "annet",
    ],
}
CODES["document_type_in"] = CODES["document_type"]


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Catalogue:
    return messages(request.param)


def test_both_standards_have_the_same_keys_and_placeholders():
    nb, nn = messages("nb"), messages("nn")
    assert nb.names() == nn.names()
    assert {key: nb.placeholders(key) for key in nb.names()} == {key: nn.placeholders(key) for key in nn.names()}


def test_every_value_of_the_closed_lists_has_a_text(words):
    for group, values in CLOSED_LISTS.items():
        for value in values:
            assert words.get(f"{group}.{value}").strip()


def test_every_known_code_has_its_own_text(words):
    for group, codes in CODES.items():
        for code in codes:
            assert f"{group}.{code}" in words.names()
            assert words.code(group, code) == words.get(f"{group}.{code}")


def test_a_code_of_a_plugin_is_shown_as_it_is(words):
    assert "ny_kode" in words.code("unread", "ny_kode")
    assert "{x}" in words.code("warning", "{x}")


def test_a_detail_follows_the_text_of_its_code(words):
    plain = words.code("warning", "encoding_guessed")
    assert words.code("warning", "encoding_guessed:cp1252") == f"{plain} (cp1252)"


def test_plurals(words):
    for key in words.names():
        if key.endswith(".one"):
            assert f"{key[:-4]}.other" in words.names()
    assert words.count("report.pages", 1) == "1 side"
    assert words.count("report.pages", 0) == "0 sider"


def test_values_are_never_templates(words):
    assert "{0}{path}" in words.get("report.go_to", requirement="{0}{path}")


def test_wrong_keys_and_missing_values_are_faults(words):
    with pytest.raises(KeyError):
        words.get("status.finnes_ikke")
    with pytest.raises(KeyError):
        words.get("report.go_to")


def test_unknown_language():
    with pytest.raises(ValueError, match="nb, nn"):
        messages("sv")  # type: ignore[arg-type]


def test_words_that_are_never_used(words):
    texts = {key: words._texts[key].lower() for key in words.names()}
    assert not [
        key for key, text in texts.items() if re.search(r"lovbr[ou]t|ulovlig|ulovleg|brudd på lov|brot på lov", text)
    ]
    unread = [text for key, text in texts.items() if key.startswith(("unread.", "page_quality.", "warning."))]
    assert not [text for text in unread if re.search(r"mangl", text) and "slutten mangl" not in text]


def test_nynorsk_is_not_bokmaal():
    nn = messages("nn")
    for key in nn.names():
        found = re.findall(
            r"\b(?:ikke|fra|hva|ikkje noen|leses|rapporten ble|noen|kunne ikke|bare|jeg|hvor)\b", nn._texts[key]
        )
        assert not found, key
        nb_only = re.findall(r"\b(?:ikkje|frå|kva|nokon|nokre|berre|kvar|eit|ein)\b", messages("nb")._texts[key])
        assert not nb_only, key


def test_asking_for_a_catalogue_reads_no_file():
    code = (
        "import sys, auditor.messages as m; m.messages('nb');"
        "assert not {'yaml', 'pydantic', 'jinja2', 'rich'} & set(sys.modules), sys.modules.names()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
