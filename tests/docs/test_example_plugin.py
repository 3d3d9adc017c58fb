"""The plugin of docs/writing-plugins.md, installed as a stranger would install it, and used."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.included import DRAFT, ROOT

SOURCE = ROOT / "docs" / "examples" / "auditor-ordtelling"


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed plugin; built from a copy, without network."""
    folder = tmp_path_factory.mktemp("tillegg")
    source, target = folder / "kilde", folder / "sted"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
    install = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--target", target, source]
    result = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, install)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return target


def auditor(target: Path, *arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(target), "PYTHONIOENCODING": "utf-8", **env},
        cwd=target,
        check=False,
        timeout=120,
    )


def test_it_is_listed(target: Path) -> None:
    result = auditor(target, "plugins")
    assert result.returncode == 0, result.stderr
    row = next(line for line in result.stdout.splitlines() if line.strip().startswith("ordtelling "))
    assert row.split(": ")[1] == "auditor_checks, auditor_reporters, auditor_rulesets"
    assert "auditor-ordtelling 1.0.0" in row
    assert "word_count: " in result.stdout
    assert "funnliste (.csv)" in result.stdout


def test_its_examples_pass(target: Path) -> None:
    result = auditor(target, "rules", "test", "--ruleset", "ordtelling")
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.strip() == "6 av 6 eksempler stemmer."


def test_an_audit_uses_its_rules_and_its_format(target: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\n=2+2 folkehelse er viktig for oss i kommunen, og vi vil arbeide med det.\n", "utf-8")
    output = tmp_path / "funn.csv"
    result = auditor(
        target, "audit", DRAFT, plan, "--ruleset", "ordtelling", "--format", "funnliste", "--output", output
    )
    assert result.returncode == 0, result.stderr
    rows = list(csv.DictReader(output.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [(Path(row["fil"]).name, row["krav"]) for row in rows] == [("utkast.md", "OT-1.1"), ("plan.md", "OT-1.1")]
    assert rows[1]["status"] == "delvis"
    assert rows[1]["sitat"].startswith("'=2+2 folkehelse")


def test_its_check_shows_passages_and_the_schema_knows_it(target: Path) -> None:
    explained = auditor(target, "rules", "explain", "OT-1.1", DRAFT)
    assert explained.returncode == 0, explained.stderr
    assert "word_count (linje " in explained.stdout
    schema = json.loads(auditor(target, "schema", "rule").stdout)
    kinds = {name for option in schema["$defs"]["Condition"]["oneOf"] for name in option["properties"]}
    assert "word_count" in kinds


def test_it_can_be_blocked(target: Path) -> None:
    result = auditor(target, "plugins", AUDITOR_BLOCK_PLUGINS="reporter-html, ordtelling")
    assert result.returncode == 0
    assert "word_count: " not in result.stdout
    assert sum("slått av" in line for line in result.stdout.splitlines()) == 2


def test_a_concept_its_check_does_not_know_is_an_error_in_the_file(target: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ordtelling"
    shutil.copytree(target / "auditor_ordtelling" / "regler", folder)
    rule = folder / "OT-1.1.yaml"
    rule.write_text(
        rule.read_text("utf-8").replace("about: [folkehelse], min: 25", "about: [folkehels], min: 25"), "utf-8"
    )
    result = auditor(target, "rules", "test", "--path", folder)
    assert result.returncode == 2
    assert "ukjent begrep «folkehels»" in result.stderr
    assert "Mente du «folkehelse»?" in result.stderr
