"""``auditor schema``."""

from __future__ import annotations

import json

import click

from auditor.cli.norwegian import Group


@click.group(cls=Group)
def schema() -> None:
    """Skriv JSON Schema for rapporten eller for regelfilene."""


@schema.command()
def report() -> None:
    """Skjemaet for JSON-rapporten."""
    from auditor.model.result import Report

    _write(Report.model_json_schema())


@schema.command()
def rule() -> None:
    """Skjemaet for en regelfil, med alle betingelser som er installert (for editorer)."""
    from auditor.plugins import installed
    from auditor.rules.schema import rule_schema

    _write(rule_schema(installed().checks))


@schema.command()
def vocabulary() -> None:
    """Skjemaet for en ordlistefil."""
    from auditor.language.vocabulary import VocabularyFile

    _write(VocabularyFile.model_json_schema(by_alias=True))


def _write(content: object) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
