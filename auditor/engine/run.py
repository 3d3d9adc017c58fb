"""A whole run: files against rule sets, into one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from auditor import __version__
from auditor.engine.audit import AuditOptions, audit_document, reference
from auditor.engine.files import open_document
from auditor.errors import UnreadableDocument
from auditor.model.result import DocumentAudit, Report
from auditor.readers import Reader, ReadOptions
from auditor.rules.model import Ruleset

Progress = Callable[[int, int, str], None]


def run(
    files: Sequence[tuple[Path, str]],
    rulesets: Sequence[Ruleset],
    readers: Mapping[str, Reader],
    *,
    options: AuditOptions,
    reading: ReadOptions,
    progress: Progress,
) -> tuple[Report, bool]:
    """Audit files one after the other.

    Args:
        files: path of each and the name it has in the report.
        rulesets: validated; each document is audited with each of them.
        readers: by ending.
        options: what the user said of the documents.
        reading: options for the readers.
        progress: called before each document with how many are done, how many there are, and its name.

    Returns:
        the report, and whether the user stopped the run; what was done by then is in the report.
    """
    audits: list[DocumentAudit] = []
    stopped = False
    try:
        for number, (path, name) in enumerate(files):
            progress(number, len(files), name)
            audits.extend(audit_file(path, name, rulesets, readers, options, reading))
    except KeyboardInterrupt:
        stopped = True
    references = [reference(ruleset, options.language) for ruleset in rulesets]
    report = Report(generator=f"auditor {__version__}", ruleset=references[0], rulesets=references, documents=audits)
    return report, stopped


def audit_file(
    path: Path,
    name: str,
    rulesets: Sequence[Ruleset],
    readers: Mapping[str, Reader],
    options: AuditOptions,
    reading: ReadOptions,
) -> list[DocumentAudit]:
    """Read one file and audit it with each rule set; a file that cannot be read is one entry with its reason."""
    try:
        document = open_document(path, readers, reading)
    except UnreadableDocument as error:
        return [
            DocumentAudit(
                path=name, sha256=None, document_type=None, language=None, readability=None, unread=error.reason
            )
        ]
    return [audit_document(document, ruleset, name, options) for ruleset in rulesets]
