from __future__ import annotations

import re
import subprocess
import sys

import pytest
from rich.cells import cell_len
from sample_reports import ROWS, SAMPLES, partly_read, report, unread

from auditor.reporting import ReportOptions
from auditor_plugins.reporters.text import TextReporter


def render(master, **options):
    return TextReporter().render(master, ReportOptions(**options)).decode()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("width", [50, 80, 132])
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_line_is_wider_than_the_screen(sample, width, language):
    lines = render(SAMPLES[sample](), width=width, language=language).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_escape_or_control_characters_without_colour(sample):
    assert not re.findall(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", render(SAMPLES[sample]())
    )


def test_colour_adds_colour_and_nothing_else():
    plain, coloured = render(SAMPLES["many"]()), render(SAMPLES["many"](), colour=True)
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_all_requirements_are_there():
    text = render(report())
    assert not [row[0] for row in ROWS if row[0] not in text]


def test_a_quotation_stands_with_its_page():
    assert "«Planstrategien følges opp i handlingsdelen.» (side 12)" in render(report(), width=120)


def test_unread_document_is_not_missing():
    text = render(report(unread("encrypted")))
    assert "beskyttet med passord" in text
    assert "○" not in text


def test_unread_pages_are_told():
    text = render(report(partly_read()), width=120)
    assert "Side 7–9 (teksten på siden er uleselig) kunne ikke leses." in text
    assert "Ikke funnet i det som kunne leses. Ikke lest: side 3 og 7–9." in text
    assert "? ikke vurdert" in text
    assert "Avvik fra modellen" not in text


def test_the_broken_chain_and_what_is_not_expected():
    text = render(report(), width=120)
    assert "Steg 5, Gjennomføre tiltak: Ingenting i dokumentet svarer på dette steget." in text
    assert "Ikke ventet i en planstrategi: TM-4.1, TM-4.2, TM-4.5, TM-4.6 (delvis), TM-4.7, TM-4.8" in text


def test_loading_the_plugin_loads_no_library():
    code = "import sys, auditor_plugins.reporters.text, auditor_plugins.reporters.html as h; h.auditor_reporters();"
    code += "assert not {'rich', 'jinja2', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
