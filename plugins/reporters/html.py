"""``--format html``: one file with everything in it, for the screen and for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import hookimpl
from auditor.reporting import Reporter, ReportOptions

if TYPE_CHECKING:
    from auditor.model.result import Report


class HtmlReporter(Reporter):
    """Writes one HTML file without scripts and without anything fetched from elsewhere."""

    name = "html"
    suffix = ".html"

    def render(self, report: Report, options: ReportOptions) -> bytes:
        """Return the page; all text of the documents is escaped."""
        from auditor_plugins.reporters.htmlreport import render

        return render(report, options).encode()


@hookimpl
def auditor_reporters() -> list[Reporter]:
    """Offer the format."""
    return [HtmlReporter()]
