"""The interface of reporter plugins."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from auditor.model.result import Report


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to look.

    Attributes:
        language: of everything the program says: Bokmål or Nynorsk.
        width: columns of the terminal, for reporters of text.
        colour: whether the terminal shows colours.
    """

    language: Literal["nb", "nn"] = "nb"
    width: int = 80
    colour: bool = False


class Reporter(ABC):
    """Turns the JSON master into one format.

    Attributes:
        name: the value of ``--format``; unique among reporters.
        suffix: of a file in this format, with the dot.
        binary: whether the format cannot be shown on a terminal and needs ``--output``.
    """

    name: str
    suffix: str
    binary: bool = False

    @abstractmethod
    def render(self, report: Report, options: ReportOptions) -> bytes:
        """Return the report in this format; the same report gives the same bytes."""
