"""Click's own errors, in Norwegian."""

from __future__ import annotations

import click

from auditor.suggest import closest


def explain(error: click.ClickException) -> str:
    """Put an error of the command line into Norwegian, with where to find help."""
    context = getattr(error, "ctx", None)
    text = _text(error, context)
    command = context.command_path if context is not None else "auditor"
    return f"Feil: {text}\nSe «{command} --help»."


def _text(error: click.ClickException, context: click.Context | None) -> str:
    if isinstance(error, click.NoSuchOption):
        hint = closest(error.option_name, error.possibilities or [])
        return f"det finnes ikke noe valg som heter {error.option_name}. {hint}".strip()
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param is not None else "argument"
        return f"{name} mangler."
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param is not None and error.param.opts else "argumentet"
        if error.param is not None and isinstance(error.param.type, click.Choice):
            return f"ugyldig verdi for {name}. Velg blant: {', '.join(map(str, error.param.type.choices))}."
        return f"ugyldig verdi for {name}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} brukes feil: mangler en verdi?"
    if isinstance(error, click.UsageError) and context is not None and "No such command" in error.message:
        name = error.message.split("'")[1] if "'" in error.message else error.message
        group = context.command
        known = group.list_commands(context) if isinstance(group, click.Group) else []
        hint = closest(name, known) or f"Finnes: {', '.join(known)}."
        return f"det finnes ingen kommando som heter «{name}». {hint}"
    if isinstance(error, click.UsageError) and "unexpected extra argument" in error.message:
        return f"for mange argumenter: {error.message.split('(')[-1].rstrip(')')}"
    return error.format_message()
