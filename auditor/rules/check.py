"""The interface of check kinds: the conditions that a rule file may use.

A check kind is a class with a name, a validated parameter model and one method. Built-in kinds and third-party
kinds enter by the same hook (``auditor_checks``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from auditor.language.passages import Passage, Reading


class Params(BaseModel):
    """Base of every check's parameters: unknown names are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that holds (a part of) what was asked. Higher scores are shown first."""

    passage: Passage
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that came near, and what it lacked (names of concepts, or of conditions in Norwegian)."""

    passage: Passage
    missing: tuple[str, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a condition came to.

    Attributes:
        passed: whether it holds.
        matches: the passages that show it (also those found when too few were).
        near: passages that almost did, best first.
        found, wanted: a count against its limit, for the trace.
        label: how the trace names the condition.
        parts: outcomes of the conditions inside, for the trace.
    """

    passed: bool
    matches: tuple[Match, ...] = ()
    near: tuple[Near, ...] = ()
    found: int = 0
    wanted: int = 1
    label: str = ""
    parts: tuple[Outcome, ...] = field(default=())


class Check(ABC):
    """One kind of condition.

    Attributes:
        name: the key in a rule file; unique among check kinds.
        params_model: what stands under the key.
        summary: one line for ``auditor plugins`` and the docs, Norwegian.
    """

    name: ClassVar[str]
    params_model: ClassVar[type[Params]]
    summary: ClassVar[str]

    def __init__(self, params: Params) -> None:
        self.params = params

    @abstractmethod
    def run(self, reading: Reading) -> Outcome:
        """Decide the condition for one document. Must be a pure function of the reading."""

    @abstractmethod
    def concepts(self) -> Iterable[str]:
        """Return the names of all concepts that the parameters mention, so that unknown ones are errors."""

    def wanted(self) -> Iterable[str]:
        """Return those of the concepts that speak for the condition; they rank the passages shown."""
        return self.concepts()
