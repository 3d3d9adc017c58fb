"""The rule format: what stands in ``ruleset.yaml`` and in each rule file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from auditor.language.lexicon import Lexicon
from auditor.model.result import Expectation, SourceClass
from auditor.rules.condition import Condition


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Bilingual(_Strict):
    """A text for the user in both written standards."""

    nb: Text
    nn: Text

    def get(self, language: str) -> str:
        """Return the text in ``"nb"`` or ``"nn"``."""
        return self.nn if language == "nn" else self.nb


class Source(_Strict):
    """Where a requirement comes from. ``class`` says how binding it is."""

    klass: SourceClass = Field(alias="class")
    document: Text
    place: Text


class Advice(_Strict):
    """What to write: to get from mangler to delvis, and from delvis to oppfylt."""

    level1: Bilingual
    level2: Bilingual


class Example(_Strict):
    """A text with the level that a careful reader gives it; ``auditor rules test`` runs it."""

    level: Literal[0, 1, 2]
    lang: Literal["nb", "nn"]
    text: Text
    trap: bool = Field(default=False, description="a tempting text that does not count")
    note: str | None = None


class RuleFile(_Strict):
    """One requirement: one file, named ``<id>.yaml``."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-ZÆØÅ]{2,6}-[0-9A-Za-z.]+$")]
    step: int = Field(ge=1, le=20)
    title: Bilingual
    question: Bilingual
    source: Source
    expectation: dict[str, Expectation] = Field(description="by kind of document; «default» for the rest")
    advice: Advice
    looks_for: tuple[str, ...] = Field(default=(), description="concepts named to the user in the search trail")
    level1: dict[str, Any] = Field(description="condition for delvis")
    level2: dict[str, Any] = Field(description="condition for oppfylt")
    examples: tuple[Example, ...] = Field(min_length=1)


class StepTitle(_Strict):
    """One step (or chapter) of a rule set."""

    number: int = Field(ge=1, le=20)
    title: Bilingual


class RulesetFile(_Strict):
    """``ruleset.yaml``."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Bilingual
    version: Text
    about: Bilingual
    chain: bool = Field(
        default=False, description="steps build on each other: one that nothing addresses breaks the chain"
    )
    steps: tuple[StepTitle, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Rule:
    """A requirement with its conditions bound to checks."""

    spec: RuleFile
    level1: Condition
    level2: Condition

    @property
    def id(self) -> str:
        """The requirement's id."""
        return self.spec.id

    @cached_property
    def wanted(self) -> frozenset[str]:
        """Every concept that speaks for one of the conditions."""
        return frozenset((*self.level1.wanted(), *self.level2.wanted()))

    def expectation(self, document_type: str | None) -> Expectation:
        """Return what is expected of a kind of document."""
        table = self.spec.expectation
        return table.get(document_type or "", table.get("default", Expectation.EXPECTED))


@dataclass(frozen=True)
class Ruleset:
    """A rule set ready to use."""

    spec: RulesetFile
    rules: tuple[Rule, ...]
    lexicon: Lexicon
    sha256: str

    @property
    def name(self) -> str:
        """The set's name."""
        return self.spec.name
