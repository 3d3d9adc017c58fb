"""``--format json``: the master itself, in its canonical bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import hookimpl
from auditor.reporting import Reporter, ReportOptions

if TYPE_CHECKING:
    from auditor.model.result import Report


class JsonReporter(Reporter):
    """Writes the master as UTF-8, fields in the order of the schema, indented by two, with a line end."""

    name = "json"
    suffix = ".json"

    def render(self, report: Report, options: ReportOptions) -> bytes:
        """Return the canonical bytes of the report."""
        return report.model_dump_json(indent=2).encode() + b"\n"


@hookimpl
def auditor_reporters() -> list[Reporter]:
    """Offer the format."""
    return [JsonReporter()]
