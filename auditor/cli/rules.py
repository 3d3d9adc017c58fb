"""``auditor rules``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.audit import DEFAULT_RULESET, load
from auditor.cli.norwegian import Group
from auditor.errors import ExitCode, UsageError
from auditor.suggest import closest

if TYPE_CHECKING:
    from auditor.readers import Reader
    from auditor.rules.model import Rule, Ruleset


@click.group(cls=Group)
def rules() -> None:
    """List, vis, forklar og test kravene."""


@rules.command("list")
@click.option("--ruleset", "name", metavar="NAVN", help="Bare dette regelsettet. [alle]")
def list_rules(name: str | None) -> None:
    """List regelsettene og kravene i dem."""
    from auditor.plugins import installed

    plugins = installed()
    for ruleset in load(plugins, (name,) if name else tuple(plugins.rulesets)):
        click.echo(f"{ruleset.name} {ruleset.spec.version}: {ruleset.spec.title.nb} ({len(ruleset.rules)} krav)")
        for step in ruleset.spec.steps:
            click.echo(f"  Steg {step.number}: {step.title.nb}")
            for rule in ruleset.rules:
                if rule.spec.step == step.number:
                    click.echo(f"    {rule.id:8} {rule.spec.title.nb}")


@rules.command()
@click.argument("requirement", metavar="ID")
def show(requirement: str) -> None:
    """Vis ett krav: spørsmålet, kilden, rådene og eksemplene."""
    _, rule = find_rule(requirement)
    spec = rule.spec
    click.echo(f"{spec.id} {spec.title.nb}\n\n{spec.question.nb}\n")
    click.echo(f"Kilde: {spec.source.document}, {spec.source.place} ({spec.source.klass.value})")
    click.echo("Ventet: " + ", ".join(f"{kind}: {value.value}" for kind, value in spec.expectation.items()))
    click.echo(
        f"\nFor å nå «delvis»:  {spec.advice.level1.nb}\nFor å nå «oppfylt»: {spec.advice.level2.nb}\n\nEksempler:"
    )
    for example in spec.examples:
        click.echo(
            f"  [{example.level}{', felle' if example.trap else ''}, {example.lang}] {' '.join(example.text.split())}"
        )


@rules.command()
@click.argument("requirement", metavar="ID")
@click.argument("path", metavar="FIL", type=click.Path(path_type=Path))
def explain(requirement: str, path: Path) -> int:
    """Forklar hvorfor et krav fikk nivået sitt i en plan: hva som ble vurdert, og hva som var nærmest."""
    from auditor.engine.files import by_suffix, open_document
    from auditor.engine.readingroom import read_document
    from auditor.engine.trace import trace
    from auditor.errors import UnreadableDocument
    from auditor.messages import messages
    from auditor.plugins import installed
    from auditor.readers import ReadOptions

    ruleset, rule = find_rule(requirement)
    try:
        document = open_document(path, by_suffix(installed().readers), ReadOptions())
    except UnreadableDocument as error:
        click.echo(f"Kunne ikke lese {path}: {messages('nb').code('unread', error.reason)}", err=True)
        return ExitCode.UNREADABLE
    click.echo(trace(rule, read_document(document, ruleset.lexicon)))
    return ExitCode.OK


@rules.command("test")
@click.option("--ruleset", "name", metavar="NAVN", help="Bare dette regelsettet. [alle]")
@click.option(
    "--path",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="MAPPE",
    help="Et regelsett som ikke er installert.",
)
@click.argument("requirement", metavar="[ID]", required=False)
def test_rules(name: str | None, folder: Path | None, requirement: str | None) -> int:
    """Kjør eksemplene som står i regelfilene."""
    from auditor.engine.selftest import run_examples
    from auditor.plugins import installed
    from auditor.rules.loader import load_ruleset
    from auditor.rules.source import RulesetSource

    plugins = installed()
    if folder is not None:
        rulesets = [load_ruleset(RulesetSource(folder.resolve().name, folder), plugins.checks)]
    else:
        rulesets = load(plugins, (name,) if name else tuple(plugins.rulesets))
    total = failed = 0
    for ruleset in rulesets:
        for result in run_examples(ruleset, markdown_reader(), requirement):
            total += 1
            if not result.passed:
                failed += 1
                click.echo(
                    f"FEIL {result.rule.id} eksempel {result.number} ({result.example.lang}): "
                    f"skal være {result.example.level}, ble {result.got}\n"
                    f"     {' '.join(result.example.text.split())[:200]}"
                )
    if requirement is not None and not total:
        raise UsageError(f"ukjent krav «{requirement}».")
    click.echo(f"{total - failed} av {total} eksempler stemmer.")
    return ExitCode.FAIL_ON if failed else ExitCode.OK


def find_rule(requirement: str) -> tuple[Ruleset, Rule]:
    """Find a requirement in an installed rule set, the default one first; a set is loaded only when it is its turn."""
    from auditor.plugins import installed

    plugins = installed()
    known: list[str] = []
    for name in sorted(plugins.rulesets, key=lambda name: (name != DEFAULT_RULESET, name)):
        for ruleset in load(plugins, (name,)):
            for rule in ruleset.rules:
                if rule.id.lower() == requirement.lower():
                    return ruleset, rule
                known.append(rule.id)
    raise UsageError(f"ukjent krav «{requirement}». {closest(requirement, known)} Se «auditor rules list».")


def markdown_reader() -> Reader:
    """Return the reader of the examples' Markdown.

    Raises:
        UsageError: if somebody switched it off.
    """
    from auditor.plugins import installed

    reader = installed().readers.get("markdown")
    if reader is None:
        raise UsageError("eksemplene er Markdown, og leseren «markdown» er slått av.")
    return reader
