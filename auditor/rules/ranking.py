"""Which of the passages that carry a level is shown first."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from auditor.language.passages import Passage, Reading

_REACH = 3
"""How many passages before and after count as the surroundings."""

_SUPPORT = 0.1
"""What the surroundings weigh against the passage itself (of 0 to 0.4, 0.1 agreed best with readers)."""


class Ranking:
    """Weighs passages by how much, and how rare, of what a rule asks for stands in and around them."""

    def __init__(self, reading: Reading, concepts: Iterable[str]) -> None:
        """Prepare for one rule and one document.

        Args:
            reading: the document.
            concepts: what speaks for the rule's conditions; signals of the language layer do not count.
        """
        self.reading = reading
        passages = len(reading.passages)
        self.weights = {
            name: log(1 + passages / len(reading.by_concept[name]))
            for name in sorted(concepts)
            if name in reading.by_concept and not name.startswith("signal.")
        }

    def weight(self, passage: Passage) -> float:
        """Return the passage's own weight and a tenth of that of its neighbours in the same section."""
        first = max(0, passage.index - _REACH)
        around = self.reading.passages[first : passage.index + _REACH + 1]
        support = sum(self._own(other) for other in around if other.section == passage.section and other is not passage)
        return self._own(passage) + _SUPPORT * support

    def _own(self, passage: Passage) -> float:
        return sum(weight for name, weight in self.weights.items() if passage.has(name))
