"""``auditor audit``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from auditor.cli.norwegian import Command
from auditor.errors import ExitCode, PluginError, UsageError
from auditor.suggest import closest

if TYPE_CHECKING:
    from auditor.model.result import Report
    from auditor.plugins import Plugins
    from auditor.reporting import Reporter, ReportOptions
    from auditor.rules.model import Ruleset

DEFAULT_RULESET = "trondelagsmodellen"


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="STI...", type=click.Path(path_type=Path))
@click.option(
    "--ruleset",
    "names",
    multiple=True,
    metavar="NAVN",
    help=f"Regelsett å sjekke mot; kan gis flere ganger. [{DEFAULT_RULESET}]",
)
@click.option(
    "--format",
    "format_name",
    default="text",
    metavar="FORMAT",
    help="text, json, html … (se «auditor plugins»). [text]",
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FIL", help="Lagre rapporten i en fil i stedet for å vise den."
)
@click.option("--case", is_flag=True, help="Les dokumentene som én kommunes sak: hvert krav møtes av det beste av dem.")
@click.option(
    "--fail-on",
    type=click.Choice(["mangler", "delvis"]),
    help="Avslutt med kode 1 når et ventet krav ligger på dette nivået eller lavere.",
)
@click.option("--lang", "language", type=click.Choice(["nb", "nn"]), default="nb", help="Språket i rapporten. [nb]")
@click.option(
    "--kind", metavar="SLAG", help="Hva slags dokument det er, når programmet tar feil (planstrategi, samfunnsdel …)."
)
@click.option("--municipality", metavar="NAVN", help="Hvilken kommune det gjelder, når programmet tar feil.")
@click.option(
    "--tracked",
    type=click.Choice(["final", "original"]),
    default="final",
    help="Sporede endringer i Word: les med eller uten dem. [final]",
)
@click.option("--timings", is_flag=True, help="Vis hvor tiden gikk (på stderr).")
def audit(
    paths: tuple[Path, ...],
    names: tuple[str, ...],
    format_name: str,
    output: Path | None,
    case: bool,
    fail_on: Literal["mangler", "delvis"] | None,
    language: Literal["nb", "nn"],
    kind: str | None,
    municipality: str | None,
    tracked: Literal["final", "original"],
    timings: bool,
) -> int:
    """Sjekk planer mot et regelsett og lag en rapport.

    STI er en fil (.pdf, .docx, .html, .md, .txt) eller en mappe. For hvert krav får du nivået (mangler, delvis,
    oppfylt), ordrette sitater med side, og hva som kan skrives.

    \b
    Avslutningskoder:
      0    sjekket
      1    sjekket, og --fail-on slo til
      2    feil bruk, eller feil i en regelfil (ingenting er sjekket)
      3    noe kunne ikke leses (resten er med)
      130  stoppet av deg (det som er gjort, er med)
    """
    from auditor.engine.audit import AuditOptions
    from auditor.engine.timing import Clock
    from auditor.model.kinds import KINDS
    from auditor.plugins import installed
    from auditor.readers import ReadOptions

    clock = Clock()
    plugins = installed()
    if kind is not None and kind not in KINDS:
        raise UsageError(f"ukjent slag dokument «{kind}». {closest(kind, KINDS)} Finnes: {', '.join(KINDS)}.")
    reporter = plugins.reporters.get(format_name)
    if reporter is None:
        raise UsageError(
            f"ukjent format «{format_name}». {closest(format_name, plugins.reporters)} "
            f"Finnes: {', '.join(plugins.reporters)}."
        )
    if reporter.binary and output is None:
        raise UsageError(f"formatet «{format_name}» kan ikke vises på skjermen; gi --output FIL.")
    if output is not None and not output.absolute().parent.is_dir():
        raise UsageError(f"rapporten kan ikke lagres i «{output}»: mappen finnes ikke.")
    rulesets = load(plugins, names or (DEFAULT_RULESET,))
    clock.lap("oppstart og regler")
    files = collect(paths, plugins)
    warn_of_plugins(plugins)
    with clock.run(plugins) as timed:
        from auditor.engine.run import run

        report, stopped = run(
            files,
            rulesets,
            timed.readers,
            options=AuditOptions(language=language, kind=kind, municipality=municipality),
            reading=ReadOptions(tracked=tracked),
            progress=show_progress if sys.stderr.isatty() else _silent,
        )
    if case:
        from auditor.engine.case import with_case

        report = with_case(report, rulesets, language)
    data = render(reporter, report, report_options(language, output))
    write(data, output)
    clock.lap("rapport")
    if timings:
        click.echo(clock.text(), err=True)
    return tell(report, stopped=stopped, fail_on=fail_on, language=language)


def warn_of_plugins(plugins: Plugins) -> None:
    """Name the plugins that could not be loaded, on stderr."""
    for problem in plugins.problems:
        state = "delvis" if problem.partly else "ikke"
        click.echo(f"Advarsel: tillegget «{problem.name}» er {state} i bruk ({problem.problem}).", err=True)


def load(plugins: Plugins, names: tuple[str, ...]) -> list[Ruleset]:
    """Load and validate rule sets by name, each once, before any document is opened."""
    from auditor.rules.loader import load_ruleset

    for name in names:
        if name not in plugins.rulesets:
            raise UsageError(
                f"ukjent regelsett «{name}». {closest(name, plugins.rulesets)} Finnes: {', '.join(plugins.rulesets)}."
            )
    return [load_ruleset(plugins.rulesets[name], plugins.checks) for name in dict.fromkeys(names)]


def collect(paths: tuple[Path, ...], plugins: Plugins) -> list[tuple[Path, str]]:
    """Turn the paths into files with the names they have in the report."""
    from auditor.engine.files import by_suffix, expand

    suffixes = by_suffix(plugins.readers)
    files: dict[str, Path] = {}
    for path in paths:
        found = expand(path, suffixes)
        if not found:
            raise UsageError(f"mappen «{path}» har ingen dokumenter som kan leses ({', '.join(sorted(suffixes))}).")
        files.update({file.as_posix(): file for file in found})
    return [(path, name) for name, path in files.items()]


def report_options(language: Literal["nb", "nn"], output: Path | None) -> ReportOptions:
    """Choose how a report looks from where it goes."""
    import shutil

    from auditor.reporting import ReportOptions

    shown = output is None and sys.stdout.isatty()
    width = min(100, shutil.get_terminal_size().columns) if shown else 80
    return ReportOptions(language=language, width=max(60, width), colour=shown)


def render(reporter: Reporter, report: Report, options: ReportOptions) -> bytes:
    """Make the report in its format.

    Raises:
        PluginError: if the reporter fails; it may be a stranger's.
    """
    try:
        return reporter.render(report, options)
    except Exception as error:
        raise PluginError(f"formatet «{reporter.name}» feilet: {type(error).__name__}: {error}") from error


def write(data: bytes, output: Path | None) -> None:
    """Write the report to its file (whole or not at all) or to the terminal."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    part = output.with_name(output.name + ".del")
    try:
        part.write_bytes(data)
        part.replace(output)
    except OSError as error:
        raise UsageError(f"rapporten kan ikke lagres i «{output}»: {error.strerror}.") from None
    click.echo(f"Rapporten er lagret i {output}", err=True)


def tell(report: Report, *, stopped: bool, fail_on: str | None, language: Literal["nb", "nn"]) -> int:
    """Name what could not be read, and return the exit code."""
    from auditor.messages import messages

    unread = [document for document in report.documents if document.unread]
    for document in unread:
        click.echo(
            f"Kunne ikke lese {document.path}: {messages(language).code('unread', document.unread or '')}", err=True
        )
    if stopped:
        click.echo(f"Stoppet. {len(report.documents)} dokumenter er med i rapporten.", err=True)
        return ExitCode.INTERRUPTED
    failed = [
        (document.path, finding) for document in report.documents for finding in document.findings if finding.error
    ]
    for path, finding in failed:
        click.echo(f"Kunne ikke vurdere {finding.requirement} i {path}: {finding.error}", err=True)
    if unread or failed:
        return ExitCode.UNREADABLE
    limit = {"mangler": 0, "delvis": 1}.get(fail_on or "", -1)
    met = any(finding.gap and finding.level <= limit for document in report.documents for finding in document.findings)
    return ExitCode.FAIL_ON if met else ExitCode.OK


def show_progress(done: int, total: int, name: str) -> None:
    """Show which document is being read, on a terminal only."""
    click.echo(f"\r\x1b[K{done + 1}/{total} {Path(name).name[:60]}", nl=done + 1 == total, err=True)


def _silent(done: int, total: int, name: str) -> None:
    """Show nothing."""
