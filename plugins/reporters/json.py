"""``--format json``: the master itself, in its canonical bytes."""

from __future__ import annotations

from auditor import hookimpl
from auditor.model.result import Report
from auditor.reporting import Reporter, ReportOptions


class JsonReporter(Reporter):
    """Writes the master as UTF-8, fields in the order of the schema, indented by two, with a line end."""

    name = "json"
    suffix = ".json"

    def render(self, report: Report, options: ReportOptions) -> bytes:  # noqa: ARG002 - the master has no language
        """Return the canonical bytes of the report."""
        return report.model_dump_json(indent=2).encode() + b"\n"


@hookimpl
def auditor_reporters() -> list[Reporter]:
    """Offer the format."""
    return [JsonReporter()]
