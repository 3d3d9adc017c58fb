"""Modality: how sure the doing in a sentence is. A pure function of its words and hits.

The words behind it are data: ``auditor/data/language/signals.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.language.lexicon import Hit
from auditor.language.passages import Modality

Hits = Mapping[str, Sequence[Hit]]

_MODALS = {
    "signal.done": Modality.DONE,
    "signal.shall": Modality.SHALL,
    "signal.should": Modality.SHOULD,
    "signal.can": Modality.CAN,
    "signal.want": Modality.WANT,
    "signal.need": Modality.NEED,
    "signal.decided": Modality.DECIDED,
    "signal.present": Modality.PRESENT,
}

VERBS = frozenset({*_MODALS, "signal.have"})
"""Signals that show a finite verb."""

_NOUNS = ("ansvar", "tilbud", "tilbod", "arbeid", "behov", "mål", "utvalg", "utval", "råd", "miljø", "nett")
"""Beginnings of nouns in -et that are no participles ("har ansvaret")."""

_PARTICIPLE = ("et", "t", "d", "dd", "a", "en")


def modality(hits: Hits, words: Sequence[str]) -> frozenset[Modality]:
    """Return how sure the doing is, in all the ways the sentence says it.

    *har* followed by a participle is done ("har utarbeidet"); alone it is present ("har en gruppe").
    """
    found = {value for signal, value in _MODALS.items() if signal in hits}
    for hit in hits.get("signal.have", ()):
        following = [word.lower() for word in words[hit.last : hit.last + 4]]
        if any(_participle(word) for word in following[:3]):
            found.add(Modality.DONE)
        found.add(Modality.PRESENT)
    return frozenset(found)


def _participle(word: str) -> bool:
    return len(word) > 4 and word.endswith(_PARTICIPLE) and not word.startswith(_NOUNS)
