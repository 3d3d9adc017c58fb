"""``auditor``: the entry point."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from auditor import __version__
from auditor.cli.norwegian import Group
from auditor.errors import AuditorError, ExitCode

_COMMANDS: Mapping[str, str] = {
    "audit": "auditor.cli.audit:audit",
    "rules": "auditor.cli.rules:rules",
    "plugins": "auditor.cli.plugins:plugins",
    "schema": "auditor.cli.schema:schema",
}
"""Built-in commands and where they are; imported only when they are used or listed."""

_SUMMARIES: Mapping[str, str] = {
    "audit": "Sjekk planer mot et regelsett og lag en rapport.",
    "rules": "List, vis, forklar og test kravene.",
    "plugins": "List tilleggene og hva hvert av dem gir.",
    "schema": "Skriv JSON Schema for rapporten eller for regelfilene.",
}


class _Lazy(Group):
    """A group whose commands are imported when asked for; its help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *(name for name in self._extra() if name not in _COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            module, _, attribute = _COMMANDS[cmd_name].partition(":")
            command: click.Command = getattr(import_module(module), attribute)
            return command
        return self._extra().get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, _SUMMARIES[name]) for name in _COMMANDS]
        rows += [
            (name, command.get_short_help_str(60)) for name, command in self._extra().items() if name not in _COMMANDS
        ]
        with formatter.section("Kommandoer"):
            formatter.write_dl(rows)

    @staticmethod
    def _extra() -> dict[str, click.Command]:
        from auditor.plugins import installed

        return installed().commands


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="auditor %(version)s", help="Vis versjonen og avslutt.")
def cli() -> None:
    """Sjekk om en plan virkelig bærer folkehelse.

    Gi programmet en planstrategi, samfunnsdel, folkehelseplan eller folkehelseoversikt (PDF, Word, nettside, tekst).
    Du får en rapport for hvert av de sju stegene i Trøndelagsmodellen: hva planen har, hvor det står, hva som mangler
    og hva som kan skrives. Alt skjer på din egen maskin; ingenting sendes fra den.

    \b
    Kom i gang:
      auditor audit utkast.docx
      auditor audit utkast.pdf --format html --output rapport.html
    """


def main() -> None:
    """Run the program; errors that the user can mend are told in Norwegian, with their exit code."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Stoppet.", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except click.ClickException as error:
        from auditor.cli.usage import explain

        click.echo(explain(error), err=True)
        sys.exit(ExitCode.USAGE)
    except AuditorError as error:
        click.echo(f"Feil: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(ExitCode.OK)
    sys.exit(code if isinstance(code, int) else ExitCode.OK)


if __name__ == "__main__":
    main()
