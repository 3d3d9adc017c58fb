"""The main rule set: whole, traced, in both written standards, and its examples hold."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from auditor.engine.selftest import run_examples
from auditor.model.kinds import KINDS
from auditor.plugins import installed
from auditor.rules.model import Ruleset
from tests.conftest import SHARED

PER_STEP = {1: 8, 2: 5, 3: 5, 4: 9, 5: 4, 6: 7, 7: 3}


def test_all_41_requirements_are_there(trondelagsmodellen: Ruleset) -> None:
    assert Counter(rule.spec.step for rule in trondelagsmodellen.rules) == PER_STEP
    for step, number in PER_STEP.items():
        ids = [rule.id for rule in trondelagsmodellen.rules if rule.spec.step == step]
        assert ids == [f"TM-{step}.{place}" for place in range(1, number + 1)]


def test_the_same_requirements_as_the_codebook(trondelagsmodellen: Ruleset) -> None:
    path = SHARED / "codebook" / "requirements.toml"
    if not path.is_file():
        pytest.skip("kodeboka ../shared/codebook finnes ikke her")
    codebook = {entry["id"]: entry for entry in tomllib.loads(path.read_text(encoding="utf-8"))["requirement"]}
    assert [rule.id for rule in trondelagsmodellen.rules] == list(codebook)
    for rule in trondelagsmodellen.rules:
        assert rule.spec.step == codebook[rule.id]["step"]


def test_texts_expectations_and_sources(trondelagsmodellen: Ruleset) -> None:
    for rule in trondelagsmodellen.rules:
        spec = rule.spec
        assert spec.source.klass.value == "modell"
        assert spec.source.place.startswith(f"Steg {spec.step}"), rule.id
        assert "default" in spec.expectation, rule.id
        assert set(spec.expectation) <= {*KINDS, "default"}, rule.id
        assert spec.question.nb.endswith("?"), rule.id
        assert spec.question.nn.endswith("?"), rule.id
        for advice in (spec.advice.level1, spec.advice.level2):
            assert advice.nb != advice.nn, rule.id
            assert len(advice.nb) > 40, rule.id
        for name in spec.looks_for:
            assert trondelagsmodellen.lexicon.concepts[name].title, (rule.id, name)


def test_examples_per_requirement(trondelagsmodellen: Ruleset) -> None:
    for rule in trondelagsmodellen.rules:
        examples = rule.spec.examples
        assert len(examples) >= 7, rule.id
        for level in (0, 1, 2):
            assert sum(example.level == level for example in examples) >= 2, (rule.id, level)
        assert {example.lang for example in examples} == {"nb", "nn"}, rule.id
        assert any(example.trap and example.level == 0 for example in examples), rule.id


def test_every_example_holds(trondelagsmodellen: Ruleset) -> None:
    failed = [
        f"{result.rule.id} #{result.number}: skal være {result.example.level}, ble {result.decision.level}"
        for result in run_examples(trondelagsmodellen, installed().readers["markdown"])
        if not result.passed
    ]
    assert not failed


def test_no_term_is_a_place_name(trondelagsmodellen: Ruleset) -> None:
    """No rule is keyed to one municipality: the vocabulary knows none of the corpus' names."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("korpuset ../shared/corpus finnes ikke her")
    places = {path.name.split("_")[1] for path in folder.glob("*_*.md")} - {"hole", "hol", "gol", "lier", "aal"}
    for name, concept in trondelagsmodellen.lexicon.concepts.items():
        terms = [*concept.all, *(term for member in concept.members.values() for term in member.all)]
        assert not [term for term in terms if any(place in term.lower().replace("å", "aa") for place in places)], name
