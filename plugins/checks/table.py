"""``table``: rows of one table with these columns filled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pydantic import Field

from auditor.language.passages import PassageKind, Reading
from auditor.rules.check import Check, Match, Near, Outcome, Params
from auditor.rules.query import Slot, score_of


class TableParams(Params):
    """The columns and the number of rows."""

    columns: tuple[Slot, ...] = Field(min_length=1, description="concepts of column heads (a list: one of it)")
    min: int = Field(default=3, ge=1, description="rows with all the columns filled")
    under: tuple[str, ...] = Field(default=(), description="one of these is in a heading above or in the table's head")


class TableCheck(Check):
    """Counts rows whose cells under the named columns are filled."""

    name = "table"
    params_model = TableParams
    summary = "Minst så mange tabellrader har disse kolonnene utfylt."
    params: TableParams

    def run(self, reading: Reading) -> Outcome:
        """Look at each table with the columns; the one with most filled rows counts."""
        tables: dict[int, list[Match]] = defaultdict(list)
        near: list[Near] = []
        for passage in reading.passages:
            if passage.kind is not PassageKind.ROW:
                continue
            if self.params.under and not passage.under.intersection(self.params.under):
                continue
            lacks = [
                self._names(slot)[0]
                for slot in self.params.columns
                if not passage.columns.intersection(self._names(slot))
            ]
            if not lacks:
                tables[passage.block.id].append(Match(passage, score_of(passage, len(self.params.columns))))
            elif len(lacks) < len(self.params.columns):
                near.append(Near(passage, tuple(lacks), -len(lacks)))
        best = max(tables.values(), key=len, default=[])
        return Outcome(len(best) >= self.params.min, tuple(best), tuple(near[:5]), len(best), self.params.min)

    @staticmethod
    def _names(slot: Slot) -> tuple[str, ...]:
        return (slot,) if isinstance(slot, str) else slot

    def concepts(self) -> Iterable[str]:
        """Return the columns' concepts."""
        return (*(name for slot in self.params.columns for name in self._names(slot)), *self.params.under)
