"""Reports to try the reporters on: an invented municipality, written for these tests."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from auditor.model.result import (
    DocumentAudit,
    Evidence,
    Expectation,
    Finding,
    PageNote,
    Readability,
    Report,
    ReviewReason,
    RulesetRef,
    Searched,
    SourceClass,
    SourceRef,
    Status,
    StepResult,
)
from auditor.yamltree import YamlTree

STEPS = {
    1: "Samfunnsoppdraget",
    2: "Klargjøre kunnskapsgrunnlaget",
    3: "Involvere og utvikle",
    4: "Planlegge tiltak",
    5: "Gjennomføre tiltak",
    6: "Evaluere",
    7: "Videreføre til ny kunnskap",
}

_FINDINGS = YamlTree(Path(__file__).with_name("sample_findings.yaml").read_text(encoding="utf-8")).data

Row = tuple[str, str, int, Expectation, list[tuple[str, int, str]], str]

ROWS: list[Row] = [
    (
        row["id"],
        row["title"],
        row["level"],
        Expectation(row["expectation"]),
        [(text, page, section) for text, page, section in row.get("quotes", [])],
        row.get("advice", ""),
    )
    for row in _FINDINGS
]
"""Id, title, level, expectation, quotations as (text, page, section), advice."""

SOURCES = {
    "TM-1.1": SourceRef(klass=SourceClass.LAW_SHALL, document="folkehelseloven", place="§ 5"),
    "TM-1.2": SourceRef(klass=SourceClass.LAW_SHOULD, document="folkehelseloven", place="§ 6 første ledd"),
    "TM-1.5": SourceRef(klass=SourceClass.LAW_SHALL, document="plan- og bygningsloven", place="§ 5-1"),
    "TM-1.8": SourceRef(
        klass=SourceClass.NATIONAL_EXPECTATION, document="Nasjonale forventninger 2023–2027", place="kap. 3"
    ),
    "TM-2.2": SourceRef(klass=SourceClass.REGULATION, document="forskrift om oversikt over folkehelsen", place="§ 3"),
}

HOSTILE = (
    '<script>alert("x")</script> <img src=http://ond.example/p.png onerror=alert(1)> {{ 7*7 }} =HYPERLINK("http://ond")'
    " \u202eSNUDD\u202c \u200f\u05e9\u05dc\u05d5\u05dd\u200f \x1b[31mrødt\x1b[0m \x00\x07"
    " url(http://ond.example/a) ]]> --> «æøå» 健康 " + "x" * 120
)


def finding(row: Row, start: int = 0) -> Finding:
    """Make one finding of a row."""
    name, title, level, expectation, quotes, advice = row
    evidence = []
    for text, page, section in quotes:
        evidence.append(
            Evidence(
                quote=text,
                page=page,
                page_source="exact",
                section=["Planstrategi", section],
                start=start,
                end=start + len(text),
            )
        )
        start += len(text) + 1
    review: list[ReviewReason] = []
    if name == "TM-1.4":
        review = [ReviewReason.NEAR_LIMIT, ReviewReason.TRACKED_CHANGES]
    if name == "TM-3.3":
        review = [ReviewReason.ONLY_CONTENTS]
    searched = None
    if level == 0:
        searched = Searched(
            passages=214,
            pages=[1, 14],
            concepts=["medvirkning", "innbyggere", "arenaer og metoder"] if name == "TM-1.5" else [title.lower()],
            nearest=evidence[0] if evidence else None,
            missing=["kommunens egne ord", "en arena eller metode"] if evidence else [],
        )
        evidence = []
    return Finding(
        requirement=name,
        step=int(name[3]),
        title=title,
        question=f"Er dette på plass: {title[0].lower()}{title[1:]}?",
        level=level,  # type: ignore[arg-type]
        status=Status.of(level),
        expectation=expectation,
        gap=expectation is not Expectation.NOT_EXPECTED and level < (2 if expectation is Expectation.EXPECTED else 1),
        review=review,
        evidence=evidence,
        searched=searched,
        advice=advice,
        source=SOURCES.get(
            name,
            SourceRef(klass=SourceClass.MODEL, document="Veileder for Trøndelagsmodellen", place=f"steg {name[3]}"),
        ),
    )


def steps(findings: list[Finding]) -> list[StepResult]:
    """Make the scores of each step."""
    made = []
    for number, title in STEPS.items():
        levels = [f.level for f in findings if f.step == number]
        made.append(
            StepResult(
                step=number,
                title=title,
                requirements=len(levels),
                coverage=sum(level > 0 for level in levels) / len(levels),
                strength=sum(level == 2 for level in levels) / len(levels),
                broken=not any(levels),
            )
        )
    return made


def document(**changes: Any) -> DocumentAudit:
    """A planstrategi with all 41 findings."""
    findings = changes.pop("findings", None) or [finding(row, start=1000 * n) for n, row in enumerate(ROWS)]
    levels = [f.level for f in findings]
    values: dict[str, Any] = {
        "path": "planer/fjordvik_planstrategi_2024-2027.pdf",
        "sha256": hashlib.sha256(b"fjordvik").hexdigest(),
        "document_type": "planstrategi",
        "municipality": "Fjordvik",
        "title": "Kommunal planstrategi 2024–2027",
        "language": "nb",
        "readability": Readability(pages=14, characters=41234),
        "ruleset": "trondelagsmodellen",
        "findings": findings,
        "steps": steps(findings),
        "coverage": sum(level > 0 for level in levels) / len(levels),
        "strength": sum(level == 2 for level in levels) / len(levels),
    }
    return DocumentAudit(**{**values, **changes})


def partly_read() -> DocumentAudit:
    """A document in Nynorsk with pages that could not be read, a rule that failed and a weak step 1."""
    findings = [finding(row) for row in ROWS]
    changed = []
    for f in findings:
        update: dict[str, Any] = {}
        if f.searched is not None:
            update["review"] = [*f.review, ReviewReason.UNREAD_PAGES]
            update["searched"] = f.searched.model_copy(update={"unread_pages": [3, 7, 8, 9]})
        if f.requirement == "TM-2.1":
            update = {
                "error": "sjekken «passage» brukte for lang tid",
                "level": 0,
                "status": Status.MANGLER,
                "evidence": [],
            }
        changed.append(f.model_copy(update=update))
    return document(
        path="planer/dalen_folkehelseplan.docx",
        title=None,
        municipality="Dalen",
        language="nn",
        document_type="folkehelseplan",
        findings=changed,
        readability=Readability(
            pages=22,
            unread_pages=[
                PageNote(page=3, quality="no_text"),
                *(PageNote(page=page, quality="gibberish") for page in (7, 8, 9)),
            ],
            characters=60321,
            warnings=["unread_pages", "tracked_changes", "comments", "encoding_guessed:cp1252", "noko_nytt"],
        ),
    )


def unread(reason: str = "encrypted") -> DocumentAudit:
    """A document that could not be read."""
    return DocumentAudit(
        path="planer/låst plan.pdf",
        sha256=hashlib.sha256(b"locked").hexdigest(),
        document_type=None,
        language=None,
        readability=None,
        unread=reason,
    )


def hostile() -> DocumentAudit:
    """A document whose every text tries to break out."""
    findings = []
    for f in (finding(row) for row in ROWS):
        evidence = Evidence(
            quote=HOSTILE, page=1, page_source="approximate", section=[HOSTILE], start=0, end=len(HOSTILE), note=HOSTILE
        )
        searched = f.searched.model_copy(update={"nearest": evidence, "concepts": [HOSTILE]}) if f.searched else None
        findings.append(
            f.model_copy(
                update={
                    "evidence": [evidence] if f.level else [],
                    "searched": searched,
                    "title": f"{f.title} {HOSTILE}",
                    "advice": HOSTILE,
                    "error": HOSTILE if f.requirement == "TM-5.4" else None,
                    "source": f.source.model_copy(update={"place": HOSTILE}),
                }
            )
        )
    return document(
        path=f"planer/{HOSTILE}.pdf", title=HOSTILE, municipality=HOSTILE, document_type=HOSTILE, findings=findings
    )


def report(*documents: DocumentAudit) -> Report:
    """A report of the given documents, of the ordinary one where none is given."""
    ruleset = RulesetRef(
        name="trondelagsmodellen",
        title="Trøndelagsmodellen",
        version="2026.1",
        sha256=hashlib.sha256(b"rules").hexdigest(),
    )
    return Report(generator="auditor 0.1.0", ruleset=ruleset, documents=list(documents or [document()]))


SAMPLES = {
    "one": report,
    "partly": lambda: report(partly_read()),
    "unread": lambda: report(unread()),
    "hostile": lambda: report(hostile()),
    "many": lambda: report(document(), partly_read(), unread(), hostile()),
    "none": lambda: report().model_copy(update={"documents": []}),
}
