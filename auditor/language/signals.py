"""Polarity and modality of one sentence, as pure functions of its words and hits. Voice: :mod:`auditor.language.voice`.

What each means is settled in the codebook ("What counts as addressing it", "What does not count"). The words
behind them are data: ``auditor/data/language/signals.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

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

_ITEM = 5
"""Words that an item of an enumeration has at most."""

_WITHOUT = 3
"""Words that *uten* reaches over."""

_NEITHER = frozenset({"verken", "hverken", "korkje"})
_FORWARD = frozenset({"uten", "utan", "ingen", "inga"})
_SUBORDINATORS = frozenset({"at", "som", "når", "dersom", "hvis", "viss", "om", "slik"})
_VERBS = frozenset({*_MODALS, "signal.have"})
_PARTICIPLE = ("et", "t", "d", "dd", "a", "en")


def modality(hits: Hits, words: Sequence[str]) -> frozenset[Modality]:
    """Return how sure the doing is, in all the ways the sentence says it.

    *har* followed by a participle is done ("har utarbeidet"); alone it is present ("har en gruppe").
    """
    found = {value for signal, value in _MODALS.items() if signal in hits}
    for hit in hits.get("signal.have", ()):
        following = [word.lower() for word in words[hit.last : hit.last + 4]]
        if any(len(word) > 4 and word.endswith(_PARTICIPLE) for word in following[:3]):
            found.add(Modality.DONE)
        found.add(Modality.PRESENT)
    return frozenset(found)


def mark_negated(
    hits: Iterable[Hit], negators: Sequence[Hit], clauses: Sequence[int], words: Sequence[str]
) -> list[Hit]:
    """Mark the hits that a negation reaches.

    A negation reaches its own clause, and on through the items of an enumeration (clauses after a comma that have no
    verb of their own); *uten* and *ingen* reach only what follows, *mangler* what stands on either side.

    Args:
        hits: concepts found.
        negators: where negations stand.
        clauses: the clause number of each word.
        words: the sentence's words.
    """
    hits = list(hits)
    verbs = {clauses[hit.first] for hit in hits if hit.concept in _VERBS}
    items = _items(words, clauses, verbs)
    reach = {negator: _reach(negator, words, clauses, items) for negator in negators}
    marked = []
    for hit in hits:
        negated = False
        for negator in negators:
            if negator.first >= hit.first and negator.last <= hit.last:
                continue
            if clauses[hit.first] not in reach[negator]:
                continue
            if hit.last <= _subordinator(words, negator.first):
                continue
            word = words[negator.first].lower()
            if word in _FORWARD and hit.first < negator.first:
                continue
            if word in ("uten", "utan") and hit.first - negator.last > _WITHOUT:
                continue
            negated = True
            break
        marked.append(replace(hit, negated=True) if negated and not hit.concept.startswith("signal.") else hit)
    return marked


def _subordinator(words: Sequence[str], before: int) -> int:
    """Return the position of the nearest subordinator before a word, -1 where there is none.

    A negation in a subordinate clause says nothing of the main clause before it ("deler oppgavene, slik at ingen …").
    """
    for position in range(before - 1, -1, -1):
        if words[position].lower() in _SUBORDINATORS:
            return position
    return -1


def _items(words: Sequence[str], clauses: Sequence[int], verbs: set[int]) -> set[int]:
    """Return the clauses that are items of an enumeration: no verb of their own, and short or joined by *eller*."""
    grouped: dict[int, list[str]] = defaultdict(list)
    for word, clause in zip(words, clauses, strict=True):
        grouped[clause].append(word.lower())
    return {
        clause
        for clause, members in grouped.items()
        if clause not in verbs and (len(members) <= _ITEM or "eller" in members[1:])
    }


def _reach(negator: Hit, words: Sequence[str], clauses: Sequence[int], items: set[int]) -> set[int]:
    """Return the clause of a negation and the items of the enumeration that goes on from it.

    *Verken* reaches to the end of its enumeration and the clause that closes it ("verken A, B eller C er med").
    """
    start = clauses[negator.first]
    present = set(clauses)
    found = {start}
    following = start + 1
    neither = words[negator.first].lower() in _NEITHER
    while following in present and (following in items or neither):
        found.add(following)
        following += 1
    return found
