"""A wrong rule, vocabulary or rule set is found before any document is opened, and shown where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import RuleFileError
from auditor.plugins import installed
from auditor.rules.loader import load_ruleset
from auditor.rules.model import Ruleset
from auditor.rules.source import RulesetSource

MANIFEST = """\
name: prøve
title: {nb: Prøve, nn: Prøve}
version: "1"
about: {nb: Til tester., nn: Til testar.}
steps:
  - {number: 1, title: {nb: Ett, nn: Eitt}}
""".replace("prøve", "prove")

VOCABULARY = """\
concepts:
  tur:
    both: [turkart*]
"""

RULE = """\
id: PR-1
step: 1
title: {nb: Turkart, nn: Turkart}
question: {nb: Er det turkart?, nn: Er det turkart?}
source: {class: rad, document: Testen, place: her}
expectation: {default: expected}
advice:
  level1: {nb: Nevn turkart., nn: Nemn turkart.}
  level2: {nb: Lag turkart., nn: Lag turkart.}
level1:
  passage: {all: [tur]}
level2:
  passage: {all: [tur, fact.time]}
examples:
  - {level: 2, lang: nb, text: Kommunen lager turkart innen 2026.}
"""


def load(folder: Path, **files: str) -> Ruleset:
    root = folder / "prove"
    contents = {"ruleset": MANIFEST, "vocabulary/ord": VOCABULARY, "PR-1": RULE, **files}
    for name, text in contents.items():
        path = root / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_ruleset(RulesetSource("prove", root), installed().checks)


def test_a_right_one_loads(tmp_path: Path) -> None:
    ruleset = load(tmp_path)
    assert [rule.id for rule in ruleset.rules] == ["PR-1"]
    assert len(ruleset.sha256) == 64


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("step: 1\n", "step: 1\nstegg: 2\n", 3, "ukjent felt «stegg»"),
        ("step: 1\n", "step: ett\n", 2, "heltall"),
        ("step: 1\n", "step: 7\n", 2, "steg 7 finnes ikke"),
        ("step: 1\n", "", 1, "feltet «step» mangler"),
        ("id: PR-1\n", "id: PR-2\n", 1, "filen heter «PR-1»"),
        ("class: rad", "class: lov", 5, "«class» skal være"),
        ("passage: {all: [tur]}", "pasage: {all: [tur]}", 11, "ukjent betingelse «pasage»"),
        ("passage: {all: [tur]}", "passage: {al: [tur]}", 11, "ukjent felt «al»"),
        ("passage: {all: [tur]}", "passage: {all: [turr]}", 11, "ukjent begrep «turr»"),
        ("passage: {all: [tur]}", "passage: {all: [tur], min: 0}", 11, "«min» skal være minst 1"),
        ("passage: {all: [tur]}", "all: []", 11, "liste med betingelser"),
        ("passage: {all: [tur]}", "at_least: {n: 3, of: [{passage: {all: [tur]}}]}", 11, "mellom 1 og 1"),
        ("level: 2, lang", "level: 3, lang", 15, "«level» skal være"),
        ("id: PR-1\n", "id: PR-1\nid: PR-1\n", 2, "ugyldig YAML"),
        ("title: {nb: Turkart", "title: {nb: Turkart]", 3, "ugyldig YAML"),
    ],
)
def test_a_wrong_rule_names_file_line_column_and_shows_a_caret(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    assert old in RULE
    with pytest.raises(RuleFileError) as caught:
        load(tmp_path, **{"PR-1": RULE.replace(old, new, 1)})
    text = str(caught.value)
    assert text.startswith(f"prove/PR-1.yaml:{line}:"), text
    assert problem in text
    shown, caret = text.splitlines()[1:3]
    assert caret.strip() == "^"
    assert shown.strip()


def test_a_misspelt_name_gets_a_proposal(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="Mente du «passage»"):
        load(tmp_path, **{"PR-1": RULE.replace("passage: {all: [tur]}", "pasage: {all: [tur]}")})


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("vocabulary/ord", VOCABULARY.replace("[turkart*]", "['*']"), "ord.yaml:2:"),
        ("vocabulary/ord", VOCABULARY + "    includes: [ukjent]\n", "ukjent begrep «ukjent»"),
        ("vocabulary/mer", VOCABULARY, "finnes allerede i"),
        ("vocabulary/ord", VOCABULARY.replace("both", "bothe"), "ukjent felt «bothe»"),
        ("ruleset", MANIFEST.replace("name: prove", "name: annet"), "filen sier «annet»"),
        ("ruleset", MANIFEST.replace("version", "versjon"), "feltet «version» mangler"),
        ("under/PR-1", RULE, "finnes allerede i"),
    ],
)
def test_a_wrong_vocabulary_or_ruleset(tmp_path: Path, name: str, text: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        load(tmp_path, **{name: text})
    assert problem in str(caught.value)


def test_a_folder_without_a_manifest_or_with_bytes_that_are_no_text(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "prove" / "PR-1.yaml").write_bytes(b"id: \xff\xfe")
    with pytest.raises(RuleFileError, match="ikke UTF-8"):
        load_ruleset(RulesetSource("prove", tmp_path / "prove"), installed().checks)
    (tmp_path / "prove" / "ruleset.yaml").unlink()
    with pytest.raises(RuleFileError, match="prove"):
        load_ruleset(RulesetSource("prove", tmp_path / "prove"), installed().checks)


def test_nested_aliases_cannot_explode(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for previous, name in zip("abcdefg", "bcdefgh", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{previous}'] * 10)}]\n"
    with pytest.raises(RuleFileError, match="for stor"):
        load(tmp_path, **{"PR-1": bomb})
