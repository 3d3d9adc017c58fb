"""Plugins of strangers: broken ones are named and cost nothing, two of one name are an error."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import program

FAULTS = {
    "imports_nothing": "import finnes_ikke_i_det_hele_tatt\n",
    "exits": "import sys\nsys.exit(3)\n",
    "syntax": "def (\n",
    "hook_raises": (
        "from auditor import hookimpl\n@hookimpl\ndef auditor_readers():\n    raise RuntimeError('leser i ustand')\n"
    ),
    "hook_gives_junk": "from auditor import hookimpl\n@hookimpl\ndef auditor_checks():\n    return [42]\n",
    "misspelt_argument": "from auditor import hookimpl\n@hookimpl\ndef auditor_reporters(rapport):\n    return []\n",
}


def install(folder: Path, name: str, code: str) -> None:
    """Put a module with an entry point into a folder, as an installed distribution would be."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[auditor]\n{name} = {name}\n", encoding="utf-8")


def auditor(folder: Path, *arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a folder of plugins."""
    return program.auditor(*arguments, env={"PYTHONPATH": str(folder), **env})


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_plugin_is_named_and_the_program_goes_on(tmp_path: Path, name: str) -> None:
    install(tmp_path, name, FAULTS[name])
    listed = auditor(tmp_path, "plugins")
    assert listed.returncode == 0, listed.stderr
    row = next(line for line in listed.stdout.splitlines() if line.strip().startswith(f"{name} "))
    assert "I BRUK," in row
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\nFjordvik kommune har en folkehelseoversikt.\n", encoding="utf-8")
    audited = auditor(tmp_path, "audit", plan)
    assert audited.returncode == 0, audited.stderr
    assert "Traceback" not in audited.stderr


def test_a_blocked_plugin_is_not_loaded(tmp_path: Path) -> None:
    install(tmp_path, "exits", FAULTS["exits"])
    listed = auditor(tmp_path, "plugins", AUDITOR_BLOCK_PLUGINS="exits")
    assert "slått av" in next(line for line in listed.stdout.splitlines() if line.strip().startswith("exits "))


def test_two_objects_of_one_name_are_an_error_that_names_both(tmp_path: Path) -> None:
    code = (
        "from auditor import hookimpl\nfrom auditor.rules.source import RulesetSource\nfrom pathlib import Path\n"
        "@hookimpl\ndef auditor_rulesets():\n    return [RulesetSource('trondelagsmodellen', Path('.'))]\n"
    )
    install(tmp_path, "dobbel", code)
    result = auditor(tmp_path, "rules", "list")
    assert result.returncode == 2
    assert "«dobbel»" in result.stderr
    assert "«rulesets»" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_broken_ruleset_of_a_plugin_stops_before_any_document(tmp_path: Path) -> None:
    code = (
        "from auditor import hookimpl\nfrom auditor.rules.source import RulesetSource\nfrom pathlib import Path\n"
        "@hookimpl\ndef auditor_rulesets():\n    return [RulesetSource('ustand', Path(__file__).parent / 'ustand')]\n"
    )
    install(tmp_path, "ustand_plugin", code)
    (tmp_path / "ustand").mkdir()
    (tmp_path / "ustand" / "ruleset.yaml").write_text("name: ustand\ntitel: feil\n", encoding="utf-8")
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\nTekst.\n", encoding="utf-8")
    result = auditor(tmp_path, "audit", plan, "--ruleset", "ustand")
    assert result.returncode == 2
    assert "ustand/ruleset.yaml:2:1: ukjent felt «titel»" in result.stderr or "feltet «title» mangler" in result.stderr
    assert "^" in result.stderr
    assert not result.stdout
    assert auditor(tmp_path, "audit", plan).returncode == 0


def test_a_rule_file_lying_beside_the_documents_is_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text("name: fremmed\n", encoding="utf-8")
    (tmp_path / "plan.md").write_text("# Plan\n\nTekst.\n", encoding="utf-8")
    result = auditor(tmp_path / "ingen", "audit", tmp_path)
    assert result.returncode == 0, result.stderr
    assert "fremmed" not in result.stdout
