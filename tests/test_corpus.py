"""All real plans: no crash, exact quotations, the promises of every audit."""

from __future__ import annotations

from pathlib import Path

from auditor.engine.audit import AuditOptions, audit_document
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.model import Ruleset
from tests.engine.test_audit import check_promises


def test_the_whole_corpus(corpus: Path, trondelagsmodellen: Ruleset) -> None:
    plans = sorted(corpus.glob("[0-9]*.md"))
    assert len(plans) == 31
    reader = installed().readers["markdown"]
    for path in plans:
        document = reader.read(path.read_bytes(), path.name, ReadOptions())
        assert document.raw == path.read_bytes().decode("utf-8")
        result = audit_document(document, trondelagsmodellen, path.name, AuditOptions())
        check_promises(result, document.raw, trondelagsmodellen)
