"""One document against one rule set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.engine.evidence import quote, searched
from auditor.engine.readingroom import read_document
from auditor.engine.review import review_reasons
from auditor.engine.scores import coverage, steps, strength
from auditor.language.passages import Reading
from auditor.model.document import Document
from auditor.model.result import (
    DocumentAudit,
    Expectation,
    Finding,
    PageNote,
    Readability,
    ReviewReason,
    RulesetRef,
    SourceRef,
    Status,
)
from auditor.rules.decide import decide
from auditor.rules.model import Rule, Ruleset

Language = Literal["nb", "nn"]


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What the user says of the documents instead of letting the program find it.

    Attributes:
        language: of titles and advice in the report.
        kind: of document, from :data:`auditor.model.kinds.KINDS`.
        municipality: whose document it is.
    """

    language: Language = "nb"
    kind: str | None = None
    municipality: str | None = None


def audit_document(document: Document, ruleset: Ruleset, path: str, options: AuditOptions) -> DocumentAudit:
    """Audit a document that was read.

    Args:
        document: as the reader gave it.
        ruleset: validated rules.
        path: how the document is named in the report.
        options: what the user said of it.

    Returns:
        the findings and scores; a rule that fails becomes a finding with ``error`` and costs no other finding.
    """
    reading = read_document(document, ruleset.lexicon, kind=options.kind, municipality=options.municipality)
    return audit_reading(reading, ruleset, path, options)


def audit_reading(reading: Reading, ruleset: Ruleset, path: str, options: AuditOptions) -> DocumentAudit:
    """Audit a reading (the second half of :func:`audit_document`)."""
    document = reading.document
    findings = [find(rule, reading, options.language) for rule in ruleset.rules]
    return DocumentAudit(
        path=path,
        sha256=document.sha256,
        document_type=reading.document_type,
        municipality=reading.place,
        title=document.metadata.get("title"),
        language=reading.language,
        readability=readability(document),
        ruleset=ruleset.name,
        findings=findings,
        steps=steps(ruleset.spec, findings, options.language),
        coverage=coverage(findings),
        strength=strength(findings),
    )


def find(rule: Rule, reading: Reading, language: Language) -> Finding:
    """Decide one requirement and put the finding into words."""
    spec = rule.spec
    finding = Finding(
        requirement=spec.id,
        step=spec.step,
        title=spec.title.get(language),
        question=spec.question.get(language),
        level=0,
        status=Status.MANGLER,
        expectation=rule.expectation(reading.document_type),
        gap=False,
        source=SourceRef(klass=spec.source.klass, document=spec.source.document, place=spec.source.place),
    )
    try:
        return finding.model_copy(update=_decided(rule, reading, finding.expectation, language))
    except Exception as error:  # a check of a plugin may fail in any way; the other findings stand
        return finding.model_copy(
            update={"review": [ReviewReason.CHECK_FAILED], "error": f"{type(error).__name__}: {error}"}
        )


def _decided(rule: Rule, reading: Reading, expectation: Expectation, language: Language) -> dict[str, object]:
    """Return what deciding the rule adds to its finding."""
    decision = decide(rule, reading)
    advice = rule.spec.advice
    return {
        "level": decision.level,
        "status": Status.of(decision.level),
        "gap": is_gap(decision.level, expectation),
        "review": review_reasons(rule, decision, reading),
        "evidence": [quote(reading.document, passage) for passage in decision.evidence],
        "searched": searched(rule, reading, decision.near) if decision.level == 0 else None,
        "advice": {0: advice.level1.get(language), 1: advice.level2.get(language), 2: ""}[decision.level],
    }


def is_gap(level: int, expectation: Expectation) -> bool:
    """Whether a level is below what the kind of document should have.

    Expected means oppfylt, recommended means delvis; what is not expected is never a gap.
    """
    return level < {Expectation.EXPECTED: 2, Expectation.RECOMMENDED: 1, Expectation.NOT_EXPECTED: 0}[expectation]


def readability(document: Document) -> Readability:
    """Tell how much of the document was read."""
    return Readability(
        pages=len(document.pages) or len({page for block in document.blocks for _, page in block.pages}),
        unread_pages=[PageNote(page=page.number, quality=page.quality.value) for page in document.pages if page.unread],
        characters=sum(len(block.text) for block in document.blocks),
        warnings=list(document.warnings),
    )


def reference(ruleset: Ruleset, language: Language) -> RulesetRef:
    """Name a rule set in a report."""
    spec = ruleset.spec
    return RulesetRef(name=spec.name, title=spec.title.get(language), version=spec.version, sha256=ruleset.sha256)
