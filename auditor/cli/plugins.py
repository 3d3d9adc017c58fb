"""``auditor plugins``."""

from __future__ import annotations

import click

from auditor.cli.norwegian import Command


@click.command(cls=Command)
def plugins() -> None:
    """List tilleggene og hva hvert av dem gir.

    Et tillegg som ikke kan lastes, står med grunnen; resten virker som før.
    """
    from auditor.plugins import installed

    everything = installed()
    offered = {
        "Lesere": [f"{reader.name} ({', '.join(reader.suffixes)})" for reader in everything.readers.values()],
        "Betingelser": [f"{name}: {check.summary}" for name, check in everything.checks.items()],
        "Regelsett": list(everything.rulesets),
        "Formater": [f"{name} ({reporter.suffix})" for name, reporter in everything.reporters.items()],
        "Kommandoer": list(everything.commands),
    }
    click.echo("Tillegg:")
    for plugin in everything.loaded:
        state = ", ".join(everything.hooks_of(plugin.name)) or "ingen kroker"
        if plugin.problem:
            state = f"{'DELVIS' if plugin.partly else 'IKKE'} I BRUK, {plugin.problem}"
        click.echo(f"  {plugin.name:18} {plugin.distribution} {plugin.version}: {state}")
    for title, names in offered.items():
        if names:
            click.echo(f"{title}:")
            for name in names:
                click.echo(f"  {name}")
