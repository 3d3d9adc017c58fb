"""``--format text``: the report on a terminal, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import hookimpl
from auditor.reporting import Reporter, ReportOptions

if TYPE_CHECKING:
    from auditor.model.result import Report


class TextReporter(Reporter):
    """Writes the report in columns of plain text; nothing of it depends on the terminal it runs in."""

    name = "text"
    suffix = ".txt"

    def render(self, report: Report, options: ReportOptions) -> bytes:
        """Return the report in lines of at most ``options.width`` columns."""
        from auditor_plugins.reporters.textreport import render

        return render(report, options).encode()


@hookimpl
def auditor_reporters() -> list[Reporter]:
    """Offer the format."""
    return [TextReporter()]
