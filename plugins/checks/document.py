"""``document``: what kind of document this is."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field, field_validator

from auditor.language.passages import PassageKind, Reading
from auditor.model.kinds import KINDS
from auditor.rules.check import Check, Match, Outcome, Params


class DocumentParams(Params):
    """The kind by name, or by what the first headings say."""

    kinds: tuple[str, ...] = Field(default=(), description="kinds of document (planstrategi, folkehelseoversikt …)")
    title: tuple[str, ...] = Field(default=(), description="one of these concepts is among the first headings or lines")

    @field_validator("kinds")
    @classmethod
    def _known(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown:
            raise ValueError(f"ukjent slag dokument «{unknown[0]}»; finnes: {', '.join(KINDS)}")
        return kinds

    first: int = Field(default=3, ge=1, le=20, description="how many of the first passages count as the title")


class DocumentCheck(Check):
    """Asks for the kind of document."""

    name = "document"
    params_model = DocumentParams
    summary = "Dokumentet er av dette slaget, eller sier det i tittelen."
    params: DocumentParams

    def run(self, reading: Reading) -> Outcome:
        """Compare the kind; else look at the title lines. The title is no evidence by itself and shows no passage."""
        if reading.document_type and reading.document_type in self.params.kinds:
            return Outcome(True, found=1)
        head = [passage for passage in reading.passages if passage.kind is not PassageKind.TOC][: self.params.first]
        found = [Match(passage, 0.1) for passage in head if any(passage.has(name) for name in self.params.title)]
        return Outcome(bool(found), (), found=len(found))

    def concepts(self) -> Iterable[str]:
        """Return the title's concepts."""
        return self.params.title
