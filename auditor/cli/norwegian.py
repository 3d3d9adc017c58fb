"""Click's help page in Norwegian: the words that click itself writes."""

from __future__ import annotations

import click


class _Norwegian(click.Command):
    """Writes ``Bruk``, ``Valg`` and the help option in Norwegian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = ["[VALG]" if piece == "[OPTIONS]" else piece for piece in self.collect_usage_pieces(ctx)]
        text = " ".join(pieces).replace("COMMAND [ARGS]...", "KOMMANDO …")
        formatter.write_usage(ctx.command_path, text, prefix="Bruk: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Valg"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjelpen og avslutt."
        return option


class Command(_Norwegian):
    """A command."""


class Group(_Norwegian, click.Group):
    """A group of commands; its own commands are :class:`Command` unless told otherwise."""

    command_class = Command
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their first line."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(70)))
        if rows:
            with formatter.section("Kommandoer"):
                formatter.write_dl(rows)
