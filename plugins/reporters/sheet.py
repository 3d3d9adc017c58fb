"""A sheet of plain text lines, for the terminal report."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.reporting import ReportOptions


class Sheet:
    """Lines of a fixed width. Never asks the terminal or the environment anything.

    Args:
        options: width and colour.
    """

    def __init__(self, options: ReportOptions) -> None:
        self.width = max(40, options.width)
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self.width,
            force_terminal=options.colour,
            color_system="standard" if options.colour else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def line(self, text: str | Text = "", *, first: str | Text = "", indent: int = 0, style: str = "") -> None:
        """Write a paragraph.

        Args:
            text: what is wrapped.
            first: stands before the first line, inside the indent.
            indent: columns before every line.
            style: of the text.
        """
        body = text if isinstance(text, Text) else Text(text, style)
        lead = first if isinstance(first, Text) else Text(first, style)
        indent = max(indent, lead.cell_len)
        lead.append(" " * (indent - lead.cell_len))
        for number, part in enumerate(body.wrap(self._console, self.width - indent) or [Text()]):
            part.rstrip()
            before = lead if number == 0 else Text(" " * indent)
            self._console.print(before + part, overflow="ignore", no_wrap=True, crop=False)

    def rule(self, char: str) -> None:
        """Write a line across the sheet."""
        self.line(char * self.width, style="dim")

    def table(self, table: Table) -> None:
        """Write a table."""
        self._console.print(table)

    def text(self) -> str:
        """Return all that was written, without white space at line ends."""
        return "\n".join(line.rstrip() for line in self._out.getvalue().splitlines()).strip("\n") + "\n"
