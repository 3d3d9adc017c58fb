"""The wheel: works in a clean place outside the checkout and leaves no generic names behind."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing is left in the checkout."""
    import shutil

    folder = tmp_path_factory.mktemp("bygg")
    source = folder / "kilde"
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "*.egg-info", "__pycache__", ".*_cache", "out")
    shutil.copytree(ROOT, source, ignore=ignored)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_no_generic_names_in_site_packages(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {
        "auditor",
        "auditor_plugins",
        "auditor_rulesets",
    }


def test_the_data_is_in_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("auditor/data/messages.nn.yaml", "auditor/data/language/signals.yaml", "auditor/py.typed"):
        assert part in names
    rules = [name for name in names if name.startswith("auditor_rulesets/trondelagsmodellen/steg-")]
    assert len(rules) == 41
    assert any(name.startswith("auditor_plugins/reporters/templates/") for name in names)


def test_it_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "sted"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(wheel)],
        check=True,
        capture_output=True,
    )
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\nFjordvik kommune har en folkehelseoversikt.\n", encoding="utf-8")
    code = (
        "import sys; "
        "sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in getattr(f, '__module__', str(f))]; "
        "import auditor, auditor_plugins, auditor_rulesets; "
        "assert all('sted' in m.__path__[0] for m in (auditor, auditor_plugins, auditor_rulesets)); "
        "from auditor.cli.main import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "audit", str(plan), "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert '"TM-7.3"' in result.stdout
