"""The layout of the terminal report."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from auditor.messages import Catalogue, messages
from auditor.model.result import Evidence, Expectation, Finding, Report
from auditor.reporting import ReportOptions
from auditor_plugins.reporters import cases
from auditor_plugins.reporters.clean import clean, shorten
from auditor_plugins.reporters.marks import SYMBOLS, gap, mark, state
from auditor_plugins.reporters.sheet import Sheet
from auditor_plugins.reporters.view import DocumentView, StepView, page_list, percent, place, upper_first, views

STYLES = {"oppfylt": "green", "delvis": "yellow", "mangler": "red", "not_assessed": "magenta", "apart": "dim"}
QUOTE_LIMIT = 220
NAME_LIMIT = 200
MARGIN = "  "


def render(report: Report, options: ReportOptions) -> str:
    """Return the whole report; see :class:`auditor_plugins.reporters.text.TextReporter`."""
    words = messages(options.language)
    sheet = Sheet(options)
    documents = views(report)
    if not documents:
        sheet.line(words.get("report.nothing"))
    if len(documents) > 1:
        _overview(sheet, report, documents, words)
    for case in report.cases:
        sheet.rule("═")
        sheet.line(cases.heading(case, words), style="bold")
        sheet.rule("═")
        sheet.line(words.get("report.case_help"), style="dim")
        sheet.line()
        for lead, text in cases.lines(report, case, words):
            sheet.line(text, first=lead, indent=2)
        sheet.line()
    for view in documents:
        _document(sheet, report, view, words)
    return sheet.text()


def _overview(sheet: Sheet, report: Report, documents: list[DocumentView], words: Catalogue) -> None:
    title = words.get("report.title_many", number=len(documents), ruleset=clean(report.ruleset.title))
    sheet.line(title, style="bold")
    sheet.line()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand=False, header_style="bold")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(words.get("report.document"), overflow="fold", ratio=1)
    for key in ("coverage", "strength", "findings"):
        table.add_column(words.get(f"report.{key}"), justify="right", no_wrap=True)
    for view in documents:
        name = Text(shorten(view.name, 60))
        facts = _facts(view, words)[:2]
        if facts:
            name.append("\n" + shorten(" · ".join(facts), 80), "dim")
        if view.audit.unread is not None:
            name.append("\n" + words.get("report.unread_document"), "magenta")
            table.add_row(str(view.index), name, "–", "–", "–")
            continue
        table.add_row(
            str(view.index),
            name,
            _percent(view.audit.coverage, words),
            _percent(view.audit.strength, words),
            view.findings_short(words),
        )
    sheet.table(table)
    sheet.line()
    sheet.line(words.get("report.overview_help"), style="dim")
    sheet.line()


def _facts(view: DocumentView, words: Catalogue) -> list[str]:
    audit = view.audit
    facts = []
    if audit.document_type:
        facts.append(words.code("document_type", audit.document_type))
    if audit.municipality:
        facts.append(audit.municipality)
    if audit.readability and audit.readability.pages:
        facts.append(words.count("report.pages", audit.readability.pages))
    if audit.language:
        facts.append(words.get(f"language.{audit.language}"))
    return [shorten(fact, 60) for fact in facts]


def _percent(share: float | None, words: Catalogue) -> str:
    return "–" if share is None else words.get("report.percent", number=percent(share))


def _document(sheet: Sheet, report: Report, view: DocumentView, words: Catalogue) -> None:
    sheet.rule("═")
    sheet.line(view.name, style="bold")
    if view.file != view.name:
        sheet.line(view.file)
    if facts := _facts(view, words):
        sheet.line(" · ".join(facts))
    sheet.rule("═")
    if view.audit.unread is not None:
        sheet.line(words.get("report.unread_document") + ". " + words.code("unread", clean(view.audit.unread)))
        sheet.line(words.get("report.unread_document_help"))
        sheet.line()
        return
    sheet.line()
    _scores(sheet, view, words)
    for note in view.reading(words):
        sheet.line(note, first="! ", style="magenta")
    sheet.line()
    _picture(sheet, view, words)
    _chain(sheet, view, words)
    _moves(sheet, view, words)
    for step in view.steps:
        _step(sheet, view, step, words)
    ruleset = next((r for r in [*report.rulesets, report.ruleset] if r.name == view.audit.ruleset), report.ruleset)
    version = words.get("report.version", version=clean(ruleset.version))
    sheet.line(f"{words.get('report.ruleset')}: {view.ruleset}, {version} ({ruleset.sha256[:12]})", style="dim")
    sheet.line(words.get("report.how_findings"), style="dim")
    sheet.line()


def _scores(sheet: Sheet, view: DocumentView, words: Catalogue) -> None:
    total = len(view.audit.findings)
    labels = [words.get("report.coverage"), words.get("report.strength")]
    width = max(map(len, labels)) + 2
    rows = [(view.audit.coverage, "coverage_of", view.covered), (view.audit.strength, "strength_of", view.strong)]
    for label, (share, key, number) in zip(labels, rows, strict=True):
        score = Text(f"{_percent(share, words):>5}", "bold")
        sheet.line(
            score + Text(f"   {words.get(f'report.{key}', number=number, total=total)}"), first=f"{label:<{width}}"
        )
    if verdict := view.verdict(words):
        sheet.line(verdict)
    if view.reviews:
        sheet.line(words.count("report.summary_review", view.reviews))


def _picture(sheet: Sheet, view: DocumentView, words: Catalogue) -> None:
    heading = words.get("report.steps" if len(view.steps) == 7 else "report.steps_any")
    sheet.line(heading, style="bold")
    names = {key: words.get(f"status.{key}") for key in ("oppfylt", "delvis", "mangler", "not_assessed")}
    names["apart"] = words.get("expectation.not_expected")
    seen = {mark(finding) for finding in view.audit.findings} | {"oppfylt", "delvis", "mangler"}
    legend = Text("  ").join(Text(f"{SYMBOLS[key]} {names[key]}", STYLES[key]) for key in SYMBOLS if key in seen)
    sheet.line(legend, indent=2)
    cells = max((len(step.findings) for step in view.steps), default=0)
    titles = max((len(step.title) for step in view.steps), default=0)
    for step in view.steps:
        bar = Text()
        for finding in step.findings:
            bar.append(SYMBOLS[mark(finding)], STYLES[mark(finding)])
        bar.append(" " * (cells - len(step.findings)))
        if step.result is not None:
            bar.append(f"  {words.get('report.coverage').lower()} {_percent(step.result.coverage, words):>5}  ")
            if step.broken:
                bar.append(words.get("report.chain_short"), "bold red")
            else:
                bar.append(f"{words.get('report.strength').lower()} {_percent(step.result.strength, words):>5}")
        title = f"{MARGIN}{step.number}  {step.title}"
        if titles + 5 + bar.cell_len + 2 <= sheet.width:
            sheet.line(bar, first=title, indent=titles + 7)
        else:
            sheet.line(title)
            sheet.line(bar, indent=5)
    sheet.line()


def _chain(sheet: Sheet, view: DocumentView, words: Catalogue) -> None:
    if not view.broken:
        return
    sheet.line(words.get("report.chain"), style="bold")
    for step in view.broken:
        sheet.line(view.chain(step, words), first=f"{MARGIN}– ", indent=4)
    sheet.line(words.get("report.chain_help"), indent=2, style="dim")
    sheet.line()


def _moves(sheet: Sheet, view: DocumentView, words: Catalogue) -> None:
    sheet.line(words.get("report.moves"), style="bold")
    if not view.moves:
        sheet.line(words.get("report.moves_none"), indent=2)
    for number, finding in enumerate(view.moves, start=1):
        head = f"{finding.requirement} {finding.title} ({words.get(f'status.{state(finding)}')})"
        sheet.line(shorten(head, NAME_LIMIT), first=f"{MARGIN}{number} ", indent=4)
        sheet.line(shorten(finding.advice, 400), indent=4)
    sheet.line()


def _step(sheet: Sheet, view: DocumentView, step: StepView, words: Catalogue) -> None:
    heading = words.get("report.step", number=step.number).upper() + MARGIN + step.title
    sheet.line(heading, style="bold")
    sheet.rule("─")
    column = 4 + max((len(words.get(f"status.{state(finding)}")) for finding in step.main), default=0) + 2
    for finding in step.main:
        _finding(sheet, finding, column, words)
    if step.apart:
        label = upper_first(words.get("report.not_expected", kind=view.kind_in(words)))
        listed = ", ".join(_apart(finding, words) for finding in step.apart)
        sheet.line(f"{label}: {listed}", indent=2, style="dim")
    sheet.line()


def _apart(finding: Finding, words: Catalogue) -> str:
    name = clean(finding.requirement)
    level = state(finding)
    return name if level == "mangler" else f"{name} ({words.get(f'status.{level}')})"


def _finding(sheet: Sheet, finding: Finding, column: int, words: Catalogue) -> None:
    level = state(finding)
    first = Text(f"{MARGIN}{SYMBOLS[level]} {words.get(f'status.{level}')}", STYLES[level])
    sheet.line(shorten(f"{finding.requirement}  {finding.title}", NAME_LIMIT), first=first, indent=column)
    for line in _explanation(finding, level, words):
        sheet.line(line, indent=column)
    if finding.review:
        reasons = "; ".join(words.get(f"review.{reason}") for reason in finding.review)
        sheet.line(f"! {words.get('report.review')}: {reasons}", indent=column, style="magenta")


def _explanation(finding: Finding, level: str, words: Catalogue) -> Iterable[str]:
    if finding.error is not None:
        yield words.get("report.not_assessed", detail=shorten(finding.error, QUOTE_LIMIT))
        return
    if finding.evidence:
        yield _quote(finding.evidence[0], words)
    if level == "mangler":
        yield from _search(finding, words)
    name = gap(finding)
    if name:
        source = f"{finding.source.document} {finding.source.place}"
        yield (
            f"{upper_first(words.get(f'gap.{name}'))} · {_expected(finding, words)} "
            f"({words.get(f'source_class.{finding.source.klass}')}: {shorten(source, 80)})"
        )
    if name and finding.advice:
        yield f"{words.get('report.advice_short')}: {shorten(finding.advice, 600)}"


def _expected(finding: Finding, words: Catalogue) -> str:
    return words.get(f"expectation.{Expectation(finding.expectation)}")


def _search(finding: Finding, words: Catalogue) -> Iterable[str]:
    searched = finding.searched
    unread = searched is not None and bool(searched.unread_pages)
    lines = [words.get("report.not_found_unread" if unread else "report.not_found")]
    if searched is None:
        yield lines[0]
        return
    if searched.unread_pages:
        lines.append(words.get("report.searched_unread", pages=page_list(searched.unread_pages, words)))
    lines.append(upper_first(words.count("report.searched_passages", searched.passages)) + ".")
    yield " ".join(lines)
    if searched.nearest is not None:
        yield f"{words.get('report.nearest')}: {_quote(searched.nearest, words)}"
    if searched.missing:
        yield f"{words.get('report.lacked')}: {shorten(', '.join(searched.missing), QUOTE_LIMIT)}."


def _quote(evidence: Evidence, words: Catalogue) -> str:
    where = place(evidence, words)
    quoted = f"«{shorten(evidence.quote, QUOTE_LIMIT)}»"
    return f"{quoted} ({where})" if where else quoted
