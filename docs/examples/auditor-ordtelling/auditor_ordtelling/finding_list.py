"""``--format funnliste``: one line for each finding, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from auditor.messages import messages
from auditor.model.result import Report
from auditor.reporting import Reporter, ReportOptions

COLUMNS = ("fil", "krav", "tittel", "status", "ventet", "avvik", "side", "sitat", "råd")


class FindingList(Reporter):
    """Writes the findings as semicolon-separated values."""

    name = "funnliste"
    suffix = ".csv"

    def render(self, report: Report, options: ReportOptions) -> bytes:
        """Return the list as UTF-8 with a byte order mark, which spreadsheets need to see æ, ø and å."""
        words = messages(options.language)
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for document in report.documents:
            for finding in document.findings:
                first = finding.evidence[0] if finding.evidence else None
                status = "not_assessed" if finding.error else finding.status.value
                row = (
                    document.path,
                    finding.requirement,
                    finding.title,
                    words.get(f"status.{status}"),
                    words.get(f"expectation.{finding.expectation.value}"),
                    "ja" if finding.gap else "nei",
                    "" if first is None or first.page is None else str(first.page),
                    first.quote if first else "",
                    finding.advice,
                )
                writer.writerow([_safe(cell) for cell in row])
        return stream.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """Keep a spreadsheet from running a quotation as a formula; document text is a stranger's."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
