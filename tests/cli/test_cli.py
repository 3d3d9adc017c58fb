"""The command line's contract: formats, exit codes, messages, and bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.program import auditor

PLAN = (
    "# Planstrategi for Fjordvik\n\nFjordvik kommune har laget en folkehelseoversikt i 2024. Planen skal evalueres.\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_help_is_norwegian_and_imports_nothing_heavy() -> None:
    result = auditor("--help")
    assert result.returncode == 0
    assert "Kommandoer" in result.stdout
    assert "Usage" not in result.stdout
    code = (
        "import sys; from click.testing import CliRunner; from auditor.cli.main import cli; "
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0; "
        "heavy = {'spacy', 'pypdfium2', 'docx', 'pydantic', 'yaml', 'simplemma'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    heavy = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert heavy.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["rules list", "plugins", "schema report", "rules show TM-4.3"])
def test_commands_that_read_no_text_do_without_spacy(command: str) -> None:
    code = (
        "import sys; from click.testing import CliRunner; from auditor.cli.main import cli; "
        f"result = CliRunner().invoke(cli, {command.split()!r}, standalone_mode=False); "
        "assert result.exception is None, result; "
        "assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_json_is_valid_and_twice_the_same(plan: Path) -> None:
    first, second = auditor("audit", plan, "--format", "json"), auditor("audit", plan, "--format", "json")
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    report = json.loads(first.stdout)
    jsonschema.validate(report, json.loads(auditor("schema", "report").stdout))
    document = report["documents"][0]
    assert len(document["findings"]) == 41
    assert {
        "requirement",
        "step",
        "level",
        "status",
        "expectation",
        "gap",
        "review",
        "evidence",
        "searched",
        "advice",
    } <= set(document["findings"][0])
    for finding in document["findings"]:
        for evidence in finding["evidence"]:
            assert PLAN[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize("name", ["text", "html", "json"])
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_format_writes_a_file(plan: Path, name: str, language: str) -> None:
    output = plan.with_name("rapport")
    result = auditor("audit", plan, "--format", name, "--output", output, "--lang", language)
    assert result.returncode == 0, result.stderr
    assert "TM-7.3" in output.read_text(encoding="utf-8")
    assert not list(plan.parent.glob("*.del"))


def test_the_terminal_report_fits_80_columns(plan: Path) -> None:
    result = auditor("audit", plan)
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_fail_on(plan: Path) -> None:
    assert auditor("audit", plan, "--fail-on", "mangler").returncode == 1
    assert auditor("audit", plan, "--fail-on", "delvis").returncode == 1


def test_a_case(plan: Path) -> None:
    other = plan.with_name("annen.md")
    other.write_text("# Samfunnsdel for Fjordvik\n\nVeger og vann.\n", encoding="utf-8")
    report = json.loads(auditor("audit", plan, other, "--case", "--format", "json").stdout)
    assert report["cases"][0]["documents"] == [plan.as_posix(), other.as_posix()]
    assert len(report["cases"][0]["findings"]) == 41


def make_bad_files(folder: Path) -> dict[str, str]:
    """Make files that cannot be read; return the reason each should get."""
    from pypdf import PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    (folder / "tom.md").write_bytes(b"")
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "ikke.docx").write_bytes(b"dette er ikke et Word-dokument")
    (folder / "zip.docx").write_bytes(b"PK\x05\x06" + bytes(18))
    whole = folder / "hel.pdf"
    canvas = Canvas(str(whole))
    canvas.drawString(72, 720, "Fjordvik kommune har laget en oversikt.")
    canvas.save()
    data = whole.read_bytes()
    (folder / "avkortet.pdf").write_bytes(data[: len(data) // 3])
    whole.unlink()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("hemmelig", algorithm="AES-256")
    writer.write(folder / "passord.pdf")
    PdfWriter().write(folder / "null_sider.pdf")
    return {
        "tom.md": "empty",
        "tom.pdf": "empty",
        "ikke.docx": "corrupt",
        "zip.docx": "corrupt",
        "avkortet.pdf": "corrupt",
        "passord.pdf": "encrypted",
        "null_sider.pdf": "no_pages",
    }


def test_bad_files_are_named_with_their_reason_and_the_others_are_reported(plan: Path) -> None:
    reasons = make_bad_files(plan.parent)
    result = auditor("audit", plan.parent, "--format", "json")
    assert result.returncode == 3
    documents = {Path(document["path"]).name: document for document in json.loads(result.stdout)["documents"]}
    assert {name: documents[name]["unread"] for name in reasons} == reasons
    assert documents["plan.md"]["unread"] is None
    assert len(documents["plan.md"]["findings"]) == 41
    for name in reasons:
        assert name in result.stderr
    assert "Traceback" not in result.stderr
    shown = auditor("audit", plan.parent)
    assert shown.returncode == 3
    assert all(name in shown.stdout for name in reasons)


def test_a_file_without_read_permission(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "låst.md"
    locked.write_text(PLAN, encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):  # the superuser reads everything: let the file system itself say no
        from auditor.engine.files import by_suffix, open_document
        from auditor.errors import UnreadableDocument
        from auditor.plugins import installed
        from auditor.readers import ReadOptions

        def refuse(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(UnreadableDocument) as caught:
            open_document(locked, by_suffix(installed().readers), ReadOptions())
        assert caught.value.reason == "no_permission"
        return
    result = auditor("audit", plan, locked)
    assert result.returncode == 3
    assert "lesetilgang" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audit"], "mangler"),
        (["audit", "{plan}", "--ruleset", "trondelagsmodelen"], "Mente du «trondelagsmodellen»"),
        (["audit", "{plan}", "--format", "htm"], "Mente du «html»"),
        (["audit", "{plan}", "--kind", "planstrateg"], "Mente du «planstrategi»"),
        (["audit", "{tom}"], "ingen dokumenter"),
        (["audit", "{plan}", "--fail-on", "oppfylt"], "Velg blant: mangler, delvis"),
        (["audit", "{plan}", "--utfil", "x"], "--utfil"),
        (["audit", "{plan}", "--output", "{tom}/finnes/ikke.html"], "kan ikke lagres"),
        (["audti", "{plan}"], "Mente du «audit»"),
        (["rules", "show", "TM-4.33"], "ukjent krav"),
    ],
)
def test_wrong_usage_is_exit_2_in_norwegian(plan: Path, arguments: list[str], words: str) -> None:
    empty = plan.with_name("tom")
    empty.mkdir()
    result = auditor(*(argument.format(plan=plan, tom=empty) for argument in arguments))
    assert result.returncode == 2, (result.stdout, result.stderr)
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert not result.stdout


def test_a_file_that_does_not_exist_is_exit_3(plan: Path) -> None:
    result = auditor("audit", plan.with_name("borte.pdf"), plan)
    assert result.returncode == 3
    assert "finnes ikke" in result.stderr


def test_explain(plan: Path) -> None:
    result = auditor("rules", "explain", "TM-1.1", plan)
    assert result.returncode == 0
    assert "Betingelsen for oppfylt" in result.stdout
    assert "folkehelseoversikt i 2024" in result.stdout


def test_timings(plan: Path) -> None:
    result = auditor("audit", plan, "--timings")
    for part in ("oppstart", "lesing", "språk og regler", "rapport"):
        assert part in result.stderr
