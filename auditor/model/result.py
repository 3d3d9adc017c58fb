"""The outcome of an audit: the JSON master that every reporter is made from.

The models below *are* the published schema (``auditor schema report``). Names follow the design's table
"The outcome of one requirement in one audit".
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = "1.0"

Level = Literal[0, 1, 2]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Status(StrEnum):
    """The level in the words of the trade."""

    MANGLER = "mangler"
    DELVIS = "delvis"
    OPPFYLT = "oppfylt"

    @classmethod
    def of(cls, level: int) -> Status:
        """Return the word for a level 0, 1 or 2."""
        return (cls.MANGLER, cls.DELVIS, cls.OPPFYLT)[level]


class Expectation(StrEnum):
    """What the ruleset expects of a kind of document."""

    EXPECTED = "expected"
    RECOMMENDED = "recommended"
    NOT_EXPECTED = "not_expected"


class SourceClass(StrEnum):
    """How binding the source of a requirement is. A law's *bør* is never told as *skal*."""

    LAW_SHALL = "lov_skal"
    LAW_SHOULD = "lov_bor"
    REGULATION = "forskrift"
    NATIONAL_EXPECTATION = "nasjonal_forventning"
    MODEL = "modell"
    ADVICE = "rad"


class ReviewReason(StrEnum):
    """Why a person must look: the closed list."""

    UNREAD_PAGES = "unread_pages"
    ONLY_CONTENTS = "only_contents"
    TRACKED_CHANGES = "tracked_changes"
    CONTRADICTION = "contradiction"
    OCR = "ocr"
    DOUBTFUL_ORDER = "doubtful_order"
    NEAR_LIMIT = "near_limit"
    CHECK_FAILED = "check_failed"


class Evidence(_Model):
    """A quotation with its place. ``quote`` equals the document's raw text from ``start`` to ``end``."""

    quote: str
    page: int | None = Field(description="Page or section number; null where the file has none.")
    page_source: Literal["exact", "approximate", "none"]
    section: list[str] = Field(description="Headings above the passage, outermost first.")
    start: int = Field(ge=0, description="Offset in the document's raw text, in characters.")
    end: int = Field(ge=0)
    ocr: bool = False
    note: str | None = Field(default=None, description="Why the passage is shown, where that is not plain.")


class Searched(_Model):
    """The trail of a search: where the engine looked and what came nearest."""

    passages: int = Field(ge=0, description="Passages read.")
    pages: list[int] = Field(default_factory=list, description="First and last page read; empty without pages.")
    unread_pages: list[int] = Field(default_factory=list)
    concepts: list[str] = Field(default_factory=list, description="What was looked for, as titles of concepts.")
    nearest: Evidence | None = None
    missing: list[str] = Field(default_factory=list, description="What the nearest passage lacked.")


class SourceRef(_Model):
    """Where a requirement comes from."""

    klass: SourceClass
    document: str
    place: str


class Finding(_Model):
    """The outcome of one requirement in one document."""

    requirement: str
    step: int
    title: str
    question: str
    level: Level
    status: Status
    expectation: Expectation
    gap: bool
    review: list[ReviewReason] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    searched: Searched | None = None
    advice: str = Field(default="", description="What to write to reach the next level; empty at level 2.")
    source: SourceRef
    error: str | None = Field(default=None, description="The rule could not run; the level then says nothing.")


class StepResult(_Model):
    """One step of the model: the two scores of the plan-quality literature."""

    step: int
    title: str
    requirements: int
    coverage: float = Field(ge=0, le=1, description="Dekning: share of requirements at level 1 or 2.")
    strength: float = Field(ge=0, le=1, description="Styrke: share of requirements at level 2.")
    broken: bool = Field(description="Nothing in the document addresses this step: the chain is broken.")


class PageNote(_Model):
    """A page that was not read as it stands."""

    page: int
    quality: str


class Readability(_Model):
    """How much of the document could be read."""

    pages: int
    unread_pages: list[PageNote] = Field(default_factory=list)
    characters: int
    warnings: list[str] = Field(default_factory=list)


class RulesetRef(_Model):
    """Which rules the audit used."""

    name: str
    title: str
    version: str
    sha256: str = Field(description="Of all rule and vocabulary files, so that two audits can be compared.")


class DocumentAudit(_Model):
    """One document: what was read, the findings, the scores; or why it could not be read."""

    path: str
    sha256: str | None
    document_type: str | None
    municipality: str | None = None
    title: str | None = None
    language: Literal["nb", "nn"] | None
    readability: Readability | None
    unread: str | None = Field(default=None, description="Reason code, where the document could not be read.")
    ruleset: str | None = None
    findings: list[Finding] = Field(default_factory=list)
    steps: list[StepResult] = Field(default_factory=list)
    coverage: float | None = None
    strength: float | None = None


class CaseFinding(_Model):
    """One requirement over a municipality's documents: the best of them carries it."""

    requirement: str
    step: int
    level: Level
    status: Status
    met_by: str | None = Field(description="Path of the document that carries it; null at level 0.")
    expected_in: list[str] = Field(description="Paths of the documents that should have it.")
    gap: bool


class Case(_Model):
    """A municipality's documents taken together."""

    ruleset: str
    municipality: str | None
    documents: list[str]
    findings: list[CaseFinding]
    steps: list[StepResult]
    coverage: float
    strength: float


class Report(_Model):
    """The whole audit."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    generator: str
    ruleset: RulesetRef
    rulesets: list[RulesetRef] = Field(default_factory=list, description="All sets, where more than one was used.")
    documents: list[DocumentAudit]
    cases: list[Case] = Field(default_factory=list, description="The documents as one case, with --case.")
