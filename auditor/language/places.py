"""Which municipality is spoken of: the document's own by its name, others by theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.language.lexicon import Hit
from auditor.language.wordlists import words

_NAME = r"([A-ZÆØÅ][a-zæøåéáö]+(?:-[A-ZÆØÅ]?[a-zæøå]+)?)"
_OTHERS = re.compile(rf"\b{_NAME}\skommune\b(?!del|plan)|\b(?:[Nn]abo|[Vv]erts)kommunen?\s{_NAME}")


class Places:
    """The names of one document.

    Attributes:
        own: the words of the municipality's own name, lower case; empty where it is not known.
        others: other municipalities' names as they are written. Without knowing whose document it is, no other name
            can be told.
    """

    def __init__(self, text: str, place: str | None) -> None:
        """Look through a document's raw text for the names of other municipalities."""
        self.own = tuple(place.lower().split()) if place else ()
        found = {name for match in _OTHERS.finditer(text) for name in match.groups() if name} if place else set()
        known = {*self.own, *words("no_municipality")}
        self.others = frozenset(name for name in found if name.lower() not in known)

    def find(self, forms: Sequence[str]) -> Iterator[Hit]:
        """Yield ``fact.place`` for the own name (also in the genitive) and ``signal.other_body`` for the others'."""
        lowered = [form.lower() for form in forms]
        size = len(self.own)
        for first in range(len(lowered) - size + 1 if size else 0):
            found = lowered[first : first + size]
            if tuple(found[:-1]) == self.own[:-1] and self.own[-1] in (found[-1], found[-1].removesuffix("s")):
                yield Hit("fact.place", None, None, first, first + size)
        for position, form in enumerate(forms):
            if form in self.others:
                yield Hit("signal.other_body", None, None, position, position + 1)
