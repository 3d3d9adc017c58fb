"""The vocabulary format: concepts with their Bokmål and Nynorsk terms, as data.

A term is one or more words. Each word is matched by lemma in both written standards (``møteplass`` finds
*møteplassene*), unless it is marked:

========== =============================================================================
``ord*``    any word that starts so (``medvirk*``: *medvirkning, medvirke, medvirkningsplan*)
``*ord``    any word that ends so, inflected or not (``*strategi``: *frivillighetsstrategien*)
``*ord*``   any word that holds it (for long stems)
``=ord``    just this form
``a|b``     either
``..``      up to four words in between
========== =============================================================================
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Terms(_Strict):
    """Terms by written standard. All are searched in every document: plans mix."""

    nb: tuple[str, ...] = Field(default=(), description="Bokmål terms")
    nn: tuple[str, ...] = Field(default=(), description="Nynorsk terms that differ from Bokmål's")
    both: tuple[str, ...] = Field(default=(), description="terms that are the same in both")

    @property
    def all(self) -> tuple[str, ...]:
        """All terms, each once, in order."""
        return tuple(dict.fromkeys((*self.nb, *self.nn, *self.both)))


class Member(Terms):
    """One thing of a concept's kind that can be counted apart (*folkemøte* among the methods of participation)."""

    kind: str | None = Field(default=None, description="a sub-kind, for requirements that count kinds")


class Concept(Terms):
    """One concept."""

    title: str | None = Field(default=None, description="how the concept is named to the user, Bokmål")
    not_: tuple[str, ...] = Field(
        default=(), alias="not", description="terms that look like it and are not: a hit that overlaps one is dropped"
    )
    includes: tuple[str, ...] = Field(default=(), description="concepts whose hits are hits of this one too")
    members: dict[str, Member] = Field(default_factory=dict)


class VocabularyFile(_Strict):
    """One vocabulary file."""

    concepts: dict[str, Concept]
