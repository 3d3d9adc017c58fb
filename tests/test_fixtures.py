"""The fixture plans: each requirement gets the level written down beforehand, from PDF and from Word alike.

Strict both ways: a level that differs from ``fixtures/expected`` fails unless ``fixtures/known_disagreements.yaml`` has
it with its reason; a named one that no longer differs fails too.
"""

from __future__ import annotations

import pytest

from auditor.engine.audit import AuditOptions, audit_document
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.model import Ruleset
from auditor.yamlfile import YamlFile
from tests.conftest import ROOT
from tests.engine.test_audit import check_promises

FIXTURES = ROOT / "fixtures"
PLANS = sorted(path.stem for path in (FIXTURES / "plans").glob("*.md"))


def load(path: str) -> dict[str, object]:
    file = FIXTURES / path
    return YamlFile(file.read_text(encoding="utf-8"), path).data if file.is_file() else {}


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("name", PLANS)
def test_levels(name: str, suffix: str, trondelagsmodellen: Ruleset) -> None:
    expected = load(f"expected/{name}.yaml")
    known = load("known_disagreements.yaml").get(name, {})
    path = FIXTURES / "documents" / f"{name}.{suffix}"
    document = installed().readers[suffix].read(path.read_bytes(), path.name, ReadOptions())
    result = audit_document(document, trondelagsmodellen, path.name, AuditOptions())
    check_promises(result, document.raw, trondelagsmodellen)
    assert result.document_type == expected["document_type"]
    assert result.municipality == expected["municipality"]
    assert result.language == expected["language"]
    levels = expected["levels"]
    differing = {
        finding.requirement: finding.level
        for finding in result.findings
        if finding.level != levels[finding.requirement]["level"]  # type: ignore[index]
    }
    assert differing == {requirement: entry["engine"] for requirement, entry in known.items()}  # type: ignore[attr-defined]


def test_the_fixtures_are_what_their_script_makes() -> None:
    import subprocess
    import sys

    made = subprocess.run([sys.executable, str(FIXTURES / "make.py"), "--check"], capture_output=True, check=False)
    assert made.returncode == 0, made.stdout.decode() + made.stderr.decode()
