"""What every readable report shows of one document, worked out once from the JSON master."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from auditor.messages import Catalogue
from auditor.model.result import (
    DocumentAudit,
    Evidence,
    Expectation,
    Finding,
    Report,
    StepResult,
)
from auditor_plugins.reporters.clean import clean, shorten
from auditor_plugins.reporters.marks import gap, state

NAME_LIMIT = 160
"""Characters of a title or file name; a longer one is cut."""


def percent(share: float) -> int:
    """Return a share as a whole number of hundredths, halves rounded up."""
    return int(share * 100 + 0.5)


def page_list(pages: Iterable[int], words: Catalogue) -> str:
    """Return page numbers for a sentence: ``side 3, 7–9 og 12``."""
    numbers = sorted(set(pages))
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        values = [number for _, number in run]
        runs.append(str(values[0]) if len(values) == 1 else f"{values[0]}–{values[-1]}")
    listed = runs[0] if len(runs) == 1 else f"{', '.join(runs[:-1])} {words.get('report.and')} {runs[-1]}"
    return words.get("report.page_range", pages=listed)


def place(evidence: Evidence, words: Catalogue) -> str:
    """Return the page of a quotation in words; empty where the file has no pages."""
    if evidence.page is None:
        return ""
    key = "report.page_approximate" if evidence.page_source == "approximate" else "report.page"
    return words.get(key, number=evidence.page)


def upper_first(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class StepView:
    """One step with its findings in the order of the rule set."""

    number: int
    result: StepResult | None
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The step's title, empty where the rule set gives none."""
        return clean(self.result.title) if self.result else ""

    @property
    def broken(self) -> bool:
        """Whether the chain breaks here."""
        return self.result is not None and self.result.broken

    @cached_property
    def main(self) -> tuple[Finding, ...]:
        """Findings that this kind of document should have."""
        return tuple(f for f in self.findings if f.expectation is not Expectation.NOT_EXPECTED)

    @cached_property
    def apart(self) -> tuple[Finding, ...]:
        """Findings that are not expected of this kind of document."""
        return tuple(f for f in self.findings if f.expectation is Expectation.NOT_EXPECTED)

    def tally(self, words: Catalogue) -> str:
        """Return how many findings there are of each level, as a sentence part."""
        states = [state(finding) for finding in self.findings]
        text = words.get(
            "report.step_status",
            fulfilled=states.count("oppfylt"),
            partial=states.count("delvis"),
            missing=states.count("mangler"),
        )
        unassessed = states.count("not_assessed")
        return f"{text}, {words.get('report.step_status_unassessed', number=unassessed)}" if unassessed else text


@dataclass(frozen=True)
class DocumentView:
    """One document of a report."""

    audit: DocumentAudit
    index: int
    ruleset: str

    @property
    def name(self) -> str:
        """The document's own title, or the name of its file."""
        return shorten(self.audit.title or "", NAME_LIMIT) or self.file

    @property
    def file(self) -> str:
        """The name of its file, without folders."""
        last = self.audit.path.replace("\\", "/").rstrip("/").rpartition("/")[2]
        return shorten(last, NAME_LIMIT) or shorten(self.audit.path, NAME_LIMIT)

    @cached_property
    def steps(self) -> tuple[StepView, ...]:
        """The steps in order, with a step for findings that name one without scores."""
        results = {step.step: step for step in self.audit.steps}
        numbers = sorted(results.keys() | {finding.step for finding in self.audit.findings})
        return tuple(
            StepView(number, results.get(number), tuple(f for f in self.audit.findings if f.step == number))
            for number in numbers
        )

    @cached_property
    def moves(self) -> tuple[Finding, ...]:
        """The three most useful moves: expected gaps, the lowest level first, then the earliest step."""
        gaps = [f for f in self.audit.findings if gap(f) and f.expectation is Expectation.EXPECTED]
        return tuple(sorted(gaps, key=lambda finding: (finding.level, finding.step))[:3])

    @property
    def broken(self) -> tuple[StepView, ...]:
        """The steps where the chain breaks."""
        return tuple(step for step in self.steps if step.broken)

    @property
    def covered(self) -> int:
        """How many requirements are at level 1 or 2."""
        return sum(f.level > 0 and f.error is None for f in self.audit.findings)

    @property
    def strong(self) -> int:
        """How many requirements are at level 2."""
        return sum(f.level == 2 and f.error is None for f in self.audit.findings)

    @property
    def deviations(self) -> int:
        """How many expected requirements were not found."""
        return sum(gap(finding) == "deviation" for finding in self.audit.findings)

    @property
    def unsettled(self) -> int:
        """How many expected requirements were not found in a document that was not read whole."""
        return sum(gap(f) == "unsettled" and f.expectation is Expectation.EXPECTED for f in self.audit.findings)

    @property
    def levels_shown(self) -> tuple[str, ...]:
        """The states that the legend explains, apart from what is not expected."""
        states = ("oppfylt", "delvis", "mangler", "not_assessed")
        seen = {state(finding) for finding in self.audit.findings}
        return tuple(value for value in states if value in seen or value != "not_assessed")

    def verdict(self, words: Catalogue) -> str:
        """Return what is to be said first of the expected requirements; empty where none is expected."""
        parts = []
        if self.deviations:
            parts.append(words.count("report.summary_deviations", self.deviations))
        if self.unsettled:
            parts.append(words.count("report.summary_unsettled", self.unsettled))
        expected = [f for f in self.audit.findings if f.expectation is Expectation.EXPECTED]
        if expected and all(finding.level > 0 and finding.error is None for finding in expected):
            parts.append(words.get("report.no_deviations"))
        return " ".join(parts)

    def findings_short(self, words: Catalogue) -> str:
        """Return the number of deviations, and of what is unsettled, for a table."""
        texts = []
        if self.deviations or not self.unsettled:
            texts.append(words.count("report.deviations", self.deviations))
        if self.unsettled:
            texts.append(words.get("report.unsettled", number=self.unsettled))
        return ", ".join(texts)

    @property
    def reviews(self) -> int:
        """How many findings a person must look at."""
        return sum(bool(finding.review) for finding in self.audit.findings)

    @property
    def unread_pages(self) -> Sequence[int]:
        """Pages about which nothing can be said."""
        notes = self.audit.readability.unread_pages if self.audit.readability else []
        return [note.page for note in notes]

    def kind_in(self, words: Catalogue) -> str:
        """Return the kind of document with its article."""
        return words.code("document_type_in", self.audit.document_type or "annet")

    def chain(self, step: StepView, words: Catalogue) -> str:
        """Return the finding that the chain breaks at a step."""
        key = "report.chain_unread" if self.unread_pages else "report.chain_text"
        text = words.get(key, number=step.number, title=step.title)
        if step.findings and not step.main:
            text += " " + words.get("report.chain_not_expected", kind=self.kind_in(words))
        return text

    def reading(self, words: Catalogue) -> list[str]:
        """Return what is to be said of the reading, one sentence each; empty where all was read."""
        readability = self.audit.readability
        if readability is None:
            return []
        notes = []
        qualities = list(dict.fromkeys(n.quality for n in sorted(readability.unread_pages, key=lambda n: n.page)))
        for quality in qualities:
            pages = [note.page for note in readability.unread_pages if note.quality == quality]
            listed = upper_first(page_list(pages, words))
            notes.append(
                words.count(
                    "report.unread_pages", len(pages), pages=f"{listed} ({words.code('page_quality', quality)})"
                )
            )
        told = {"unread_pages"} if qualities else set()
        notes += [words.code("warning", code) for code in dict.fromkeys(readability.warnings) if code not in told]
        return [clean(note) for note in notes]


def views(report: Report) -> list[DocumentView]:
    """Return every document of a report, in its order."""
    titles = {ruleset.name: clean(ruleset.title) for ruleset in [*report.rulesets, report.ruleset]}
    return [
        DocumentView(audit, index, titles.get(audit.ruleset or report.ruleset.name, clean(report.ruleset.title)))
        for index, audit in enumerate(report.documents, start=1)
    ]
