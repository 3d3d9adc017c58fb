from __future__ import annotations

import json
import os
import subprocess
import sys

import jsonschema
import pytest
from sample_reports import SAMPLES, document, partly_read, report

from auditor.messages import messages
from auditor.model.result import Report
from auditor.reporting import ReportOptions
from auditor_plugins.reporters import html, text
from auditor_plugins.reporters import json as json_plugin
from auditor_plugins.reporters.clean import clean, shorten
from auditor_plugins.reporters.marks import gap
from auditor_plugins.reporters.view import page_list, percent, views

PLUGINS = [json_plugin, text, html]
REPORTERS = [reporter for plugin in PLUGINS for reporter in plugin.auditor_reporters()]


def test_names():
    assert [reporter.name for reporter in REPORTERS] == ["json", "text", "html"]
    assert not any(reporter.binary for reporter in REPORTERS)


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_report_in_every_format(reporter, sample, language):
    options = ReportOptions(language=language)
    first = reporter.render(SAMPLES[sample](), options)
    assert first == reporter.render(SAMPLES[sample](), options)
    assert first.decode("utf-8").endswith("\n")


def test_the_environment_changes_nothing():
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests/reporters')\n"
        "from sample_reports import SAMPLES; from auditor.reporting import ReportOptions\n"
        "from auditor_plugins.reporters import html, json, text\n"
        "for p in (html, json, text):\n"
        "    for colour in (False, True):\n"
        "        data = p.auditor_reporters()[0].render(SAMPLES['many'](), ReportOptions(colour=colour))\n"
        "        print(hashlib.sha256(data).hexdigest())\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={**os.environ, **extra}
        ).stdout
        for extra in (
            {"PYTHONHASHSEED": "1", "COLUMNS": "40", "NO_COLOR": "1", "TERM": "dumb"},
            {"PYTHONHASHSEED": "2", "COLUMNS": "300", "FORCE_COLOR": "1", "TERM": "xterm-256color", "LC_ALL": "C"},
        )
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_json_validates_and_comes_back(sample):
    master = SAMPLES[sample]()
    data = json_plugin.JsonReporter().render(master, ReportOptions())
    loaded = json.loads(data)
    jsonschema.validate(loaded, Report.model_json_schema())
    assert Report.model_validate(loaded) == master
    assert json.dumps(loaded, ensure_ascii=False, indent=2).encode() + b"\n" == data
    assert list(loaded) == list(Report.model_fields)


def test_three_moves_expected_lowest_level_first_then_earliest():
    (view,) = views(report())
    assert [finding.requirement for finding in view.moves] == ["TM-1.5", "TM-1.8", "TM-1.2"]


def test_nothing_found_in_a_document_not_wholly_read_is_no_deviation():
    (view,) = views(report(partly_read()))
    assert view.deviations == 0
    assert view.unsettled == 2
    assert {gap(f) for f in view.audit.findings if f.gap and f.level == 0} == {"unsettled"}


def test_not_expected_is_never_a_gap_and_recommended_never_a_deviation():
    (view,) = views(report())
    names = {(f.expectation.value, gap(f)) for f in view.audit.findings}
    assert ("not_expected", "deviation") not in names
    assert ("recommended", "deviation") not in names
    assert ("recommended", "remark") in names


def test_without_findings_or_steps():
    empty = document().model_copy(update={"findings": [], "steps": [], "coverage": None, "strength": None})
    loose = document().model_copy(update={"steps": []})
    for reporter in REPORTERS:
        for audit in (empty, loose):
            assert reporter.render(report(audit), ReportOptions())


@pytest.mark.parametrize(
    ("pages", "expected"),
    [([3], "side 3"), ([8, 7, 9, 3], "side 3 og 7–9"), ([1, 3, 5, 6], "side 1, 3 og 5–6"), ([2, 2], "side 2")],
)
def test_page_lists(pages, expected):
    assert page_list(pages, messages("nb")) == expected


def test_percent_rounds_halves_up():
    assert [percent(share) for share in (0, 0.005, 0.125, 0.375, 1)] == [0, 1, 13, 38, 100]


def test_clean_keeps_the_words():
    assert (
        clean("Tiltak\u00ad  med\nansvar\x00 \x1b[1m «æøå» \u202eabc\u202c \uf0b7")
        == "Tiltak med ansvar [1m «æøå» abc •"
    )


def test_shorten_marks_the_cut_and_alters_nothing():
    text = "Kommunen skal ha oversikt over helsetilstanden"
    short = shorten(text, 24)
    assert short == "Kommunen skal ha […]"
    assert text.startswith(short.removesuffix(" […]"))
    assert shorten(text, 100) == text
    assert len(shorten("x" * 300, 50)) <= 50
