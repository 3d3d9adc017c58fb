"""Fills the templates of the HTML report."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, partial
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from auditor.messages import Catalogue, messages
from auditor.model.result import Report, ReviewReason, RulesetRef
from auditor.reporting import ReportOptions
from auditor_plugins.reporters import cases, marks, view
from auditor_plugins.reporters.clean import clean, shorten
from auditor_plugins.reporters.wheel import SIZE, wheel


def render(report: Report, options: ReportOptions) -> str:
    """Return the whole page; see :class:`auditor_plugins.reporters.html.HtmlReporter`."""
    words = messages(options.language)
    style = _style()
    documents = view.views(report)
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            documents=documents,
            many=len(documents) != 1,
            rulesets=_rulesets(report),
            style=style,
            policy=_policy(style),
            lang=options.language,
            size=SIZE,
            words=words,
            say=words.get,
            count=words.count,
            code=words.code,
            case_rows=partial(cases.rows, report),
            case_heading=partial(cases.heading, words=words),
            **_helpers(words),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("auditor_plugins", "reporters/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(clean=clean, shorten=shorten, upper_first=view.upper_first)
    environment.globals.update(
        state=marks.state,
        mark=marks.mark,
        gap=marks.gap,
        wheel=wheel,
        symbols=marks.SYMBOLS,
        unsure=ReviewReason.UNREAD_PAGES,
    )
    return environment


def _anchor(index: int, requirement: str) -> str:
    """Return the id of a finding on the page."""
    return f"d{index}-{re.sub(r'[^A-Za-z0-9.-]+', '-', requirement)}"


def _helpers(words: Catalogue) -> dict[str, object]:
    return {
        "anchor": _anchor,
        "span": lambda pages: view.page_list(range(min(pages), max(pages) + 1), words),
        "page_list": partial(view.page_list, words=words),
        "place": partial(view.place, words=words),
        "percent": lambda share: "–" if share is None else words.get("report.percent", number=view.percent(share)),
    }


def _rulesets(report: Report) -> list[RulesetRef]:
    """Every rule set that was used, each once."""
    return list({ruleset.name: ruleset for ruleset in [report.ruleset, *report.rulesets]}.values())


@cache
def _style() -> str:
    return (
        resources.files("auditor_plugins").joinpath("reporters", "templates", "report.css").read_text(encoding="utf-8")
    )


def _policy(style: str) -> str:
    """The content security policy: nothing but the page's own style sheet, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
