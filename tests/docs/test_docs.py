"""The documentation says what the program does: nothing left out, nothing that does not work."""

from __future__ import annotations

import enum
import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from pydantic_core import PydanticUndefined

from auditor import hookspecs
from auditor.cli.main import cli
from auditor.language.core import signal_concepts
from auditor.language.passages import Modality, PassageKind, Voice
from auditor.language.vocabulary import Concept
from auditor.messages import messages
from auditor.model.kinds import KINDS
from auditor.model.result import ReviewReason, SourceClass
from auditor.plugins import installed
from auditor.rules.check import Params
from auditor.rules.loader import COMBINATORS, load_ruleset
from auditor.rules.model import Example, RuleFile, RulesetFile
from auditor.rules.query import Query
from auditor.rules.source import RulesetSource
from tests.docs.included import ROOT, SET, Included, blocks, follow_the_tutorial, pages, part, wanted

PAGES = pages()
RULES = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
PLUGINS = (ROOT / "docs" / "writing-plugins.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
EVERYTHING = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
PICTURE = "docs/images/rapport.png"


def section(text: str, title: str) -> str:
    """Return what stands under a heading, its sub-headings included."""
    match = re.search(rf"^(#+) {re.escape(title)}$", text, re.M)
    assert match, f"no heading {title!r}"
    rest = text[match.end() :]
    following = re.search(rf"^#{{1,{len(match[1])}}} ", rest, re.M)
    return rest[: following.start()] if following else rest


def table(text: str) -> dict[str, list[str]]:
    """Return the rows of the tables in a text by their first cell, without back-ticks."""
    rows = {}
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]
            rows[cells[0].strip("`")] = cells[1:]
    return rows


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# Links, pictures, tone


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", text) + re.findall(r"<img[^>]+src=\"([^\"]+)\"", text)
    for link in links:
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)}: {link}"
        assert not anchor, f"{name_of(page)}: {link}: link to pages, not to headings"


def test_the_picture_of_the_report_is_there() -> None:
    assert f'src="{PICTURE}"' in README
    assert (ROOT / PICTURE).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_are_plain(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for unwanted in ("/home/", "/work/", "C:\\", "localhost", "TODO", "FIXME"):
        assert unwanted not in text
    assert text.endswith("\n")
    assert not re.search(r"[ \t]$", text, re.M)


# Blocks that repeat files


@pytest.mark.parametrize(
    "block", [block for page in PAGES for block in blocks(page)], ids=lambda block: f"{block.page.name}-{block.what}"
)
def test_blocks_are_what_they_repeat(block: Included) -> None:
    assert block.body == wanted(block), "run: python -m tests.docs.included"


def test_every_file_of_the_example_plugin_is_shown() -> None:
    folder = ROOT / "docs" / "examples" / "auditor-ordtelling"
    shown = {(block.page.parent / block.what).resolve() for block in blocks(ROOT / "docs" / "writing-plugins.md")}
    there = {path for path in folder.rglob("*") if path.suffix in (".py", ".yaml", ".toml")}
    assert shown == {path for path in there if not {"build", "__pycache__"} & set(path.parts)}


# Rules


def fields(model: type) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def in_rules(params: type[Params], kind: str) -> dict[str, list[str]]:
    """Return the rows of a check kind's table, with those of the query where it takes one."""
    own = table(section(RULES, f"`{kind}`"))
    return {**table(section(RULES, "The query")), **own} if issubclass(params, Query) else own


def shown_default(value: object) -> str:
    if value is PydanticUndefined:
        return "required"
    if isinstance(value, tuple):
        return f"`[{', '.join(shown_default(item).strip('`') for item in value)}]`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value.value if isinstance(value, enum.Enum) else value}`"


def built_in_checks() -> list[str]:
    return [name for name, kind in installed().checks.items() if kind.__module__.startswith("auditor_plugins.")]


@pytest.mark.parametrize("kind", built_in_checks())
def test_every_parameter_of_every_check_kind_is_described(kind: str) -> None:
    params = installed().checks[kind].params_model
    rows = in_rules(params, kind)
    for name, field in params.model_fields.items():
        assert name in rows, f"docs/writing-rules.md: `{kind}` lacks `{name}`"
        default = field.get_default(call_default_factory=True)
        assert rows[name][0] == shown_default(default), f"`{kind}`: default of `{name}`"
    own = set(table(section(RULES, f"`{kind}`"))) - {"parameter"}
    assert own <= set(params.model_fields), f"`{kind}`: described, but not there"


def test_the_query_is_described() -> None:
    assert set(table(section(RULES, "The query"))) - {"parameter"} == set(Query.model_fields)


def test_every_signal_and_fact_is_described() -> None:
    assert set(table(section(RULES, "Signals and facts"))) - {"concept"} == set(signal_concepts())


@pytest.mark.parametrize(
    ("title", "model"),
    [("The rule set file", RulesetFile), ("The rule file", RuleFile), ("Concepts and terms", Concept)],
)
def test_every_field_of_the_format_is_described(title: str, model: type) -> None:
    assert set(fields(model)) <= set(table(section(RULES, title)))


def test_the_closed_lists_are_described() -> None:
    for name in fields(Example):
        assert f"`{name}" in section(RULES, "Examples in the file")
    assert {item.value for item in SourceClass} <= set(table(RULES))
    assert {item.value for item in PassageKind} <= set(table(RULES))
    assert {item.value for item in Modality} <= set(table(RULES))
    for kind in (*KINDS, *(item.value for item in Voice)):
        assert f"`{kind}`" in RULES
    for name in COMBINATORS:
        assert any(row.startswith(f"{name}:") for row in table(section(RULES, "Conditions")))


FRAGMENTS = re.findall(r"```yaml\n# condition\n(.*?)```", RULES, re.S)


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda text: text.split(":")[0])
def test_conditions_in_the_text_are_valid(fragment: str, tmp_path: Path) -> None:
    folder = follow_the_tutorial(tmp_path)
    rule = folder / "MK-1.1.yaml"
    text = rule.read_text(encoding="utf-8")
    indented = "".join(f"  {line}\n" for line in fragment.splitlines())
    changed = re.sub(r"^level1:\n.*?^level2:", f"level1:\n{indented}level2:", text, flags=re.M | re.S)
    assert changed != text
    rule.write_text(changed, encoding="utf-8")
    load_ruleset(RulesetSource(folder.name, folder), installed().checks)


def test_every_check_kind_has_an_example() -> None:
    for kind in built_in_checks():
        assert any(f"{kind}:" in fragment for fragment in FRAGMENTS), kind


def test_example_rule_files_fit_the_schema_for_editors() -> None:
    import jsonschema

    from auditor.rules.schema import rule_schema
    from auditor.yamltree import YamlTree

    schema = rule_schema(installed().checks)
    for text in [part("MK-1.2.yaml"), (SET / "MK-1.1.yaml").read_text(encoding="utf-8")]:
        jsonschema.validate(YamlTree(text).data, schema)


def test_the_tutorial_works(tmp_path: Path) -> None:
    from auditor.engine.selftest import run_examples

    plugins = installed()
    said = [int(number) for number in re.findall(r"`(\d+) av \1 eksempler stemmer", EVERYTHING)]
    for folder, count in zip((SET, follow_the_tutorial(tmp_path)), said, strict=True):
        ruleset = load_ruleset(RulesetSource(folder.name, folder), plugins.checks)
        results = list(run_examples(ruleset, plugins.readers["markdown"]))
        assert [result for result in results if not result.passed] == []
        assert len(results) == count


# Plugins


def hooks() -> Iterator[str]:
    for name, function in vars(hookspecs).items():
        if hasattr(function, "auditor_spec"):
            yield f"{name}({', '.join(inspect.signature(function).parameters)})"


def test_every_hook_is_described_with_its_arguments() -> None:
    described = section(PLUGINS, "Hooks")
    found = set(hooks())
    assert found
    for hook in found:
        assert f"### `{hook}`\n" in described, hook
    assert set(table(described)) - {"hook"} == found


def test_plugins_import_public_modules_only() -> None:
    public = set(table(section(PLUGINS, "Public modules"))) - {"module"}
    folders = (ROOT / "plugins", ROOT / "docs" / "examples")
    for file in (file for folder in folders for file in folder.rglob("*.py")):
        for module in re.findall(r"^\s*(?:from|import) (auditor(?:\.[\w.]+)?)\b", file.read_text("utf-8"), re.M):
            assert module in public, f"{name_of(file)}: {module}"


def test_public_names_are_there() -> None:
    import importlib

    for module, (names, *_) in table(section(PLUGINS, "Public modules")).items():
        for name in re.findall(r"`(\w+)`", names):
            assert hasattr(importlib.import_module(module), name), f"{module}.{name}"


# The command line


def built_in_commands(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from built_in_commands(command, (*path, name))
        elif (getattr(command.callback, "__module__", None) or "").startswith("auditor."):
            yield " ".join((*path, name)), command


def commands_in(text: str) -> list[str]:
    lines = re.findall(r"^\$ (?:[A-Z_]+=\S+ )?(auditor .+)$", text, re.M) + re.findall(r"`(auditor [^`]+)`", text)
    return sorted({" ".join(re.split(r" > ", line)[0].split()) for line in lines})


@pytest.mark.parametrize("line", commands_in(EVERYTHING))
def test_commands_in_the_text_can_be_typed(line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    words = [str(tmp_path) if word == "rulesets/min-kommune" or word == "MAPPE" else word for word in shlex.split(line)]
    command: click.Command = cli
    context = None
    words.pop(0)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        context = context or click.Context(cli)
        inner = command.get_command(context, name)
        assert inner is not None, f"no command {name!r}"
        command = inner
    bare = not words and any(param.required for param in command.params)
    if not isinstance(command, click.Group) and not bare:
        command.make_context(line, words, resilient_parsing=False)
    elif words:
        assert set(words) <= {"--help", "--version", "-h"}


@pytest.mark.parametrize(("path", "command"), list(built_in_commands()), ids=str)
def test_every_command_and_option_is_mentioned(path: str, command: click.Command) -> None:
    group, _, name = path.rpartition(" ")
    assert re.search(rf"auditor {group}[^.]*\b{name}\b", EVERYTHING), f"auditor {path}"
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            assert max(param.opts, key=len) in EVERYTHING, f"auditor {path} {param.opts}"


# The README


def test_the_readme_explains_levels_reasons_and_codes() -> None:
    from auditor.errors import ExitCode

    words = messages("nb")
    for reason in ReviewReason:
        assert words.get(f"review.{reason.value}") in table(section(README, "Slik leses nivåene"))
    codes = table(section(README, "Avslutningskoder"))
    assert {str(code.value) for code in ExitCode} == set(codes) - {"kode"}
    for word in ("mangler", "delvis", "oppfylt", "Dekning", "Styrke", "Brutt kjede", "Må ses på"):
        assert word in section(README, "Slik leses nivåene")


def test_the_file_kinds_of_the_readme_can_be_read() -> None:
    from auditor.engine.files import by_suffix

    named = set(re.findall(r"\((\.\w+)\)", section(README, "De første fem minuttene")))
    assert named <= set(by_suffix(installed().readers))
    assert len(named) == 4


def test_records_are_short_and_listed() -> None:
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for record in folder.glob("0*.md"):
        text = record.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 35
        assert record.name in index
        for title in ("Context", "Decision", "Consequences"):
            assert f"## {title}\n" in text
