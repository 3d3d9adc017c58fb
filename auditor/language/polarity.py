"""Polarity: which of the things in a sentence are denied or missing. A pure function of its words and hits.

The words behind it are data: ``auditor/data/language/signals.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.language.lexicon import Hit
from auditor.language.modality import VERBS

_ITEM = 5
"""Words that an item of an enumeration has at most."""

_WITHOUT = frozenset({"uten", "utan"})
_WITHOUT_REACH = 3
"""Words that *uten* reaches over."""

_FORWARD = frozenset({"uten", "utan", "ingen", "inga"})
_NEITHER = frozenset({"verken", "hverken", "korkje"})
_SUBORDINATORS = frozenset({"at", "som", "når", "dersom", "hvis", "viss", "om", "slik"})


def mark_negated(
    hits: Iterable[Hit], negators: Sequence[Hit], clauses: Sequence[int], words: Sequence[str]
) -> list[Hit]:
    """Mark the hits that a negation reaches.

    A negation reaches its own clause, and on through the items of an enumeration (clauses after a comma that have no
    verb of their own); *uten* and *ingen* reach only what follows, *mangler* what stands on either side. "Det er ikke
    slik at …" denies all that follows.

    Args:
        hits: concepts found.
        negators: where negations stand.
        clauses: the clause number of each word.
        words: the sentence's words.
    """
    hits = list(hits)
    denied = min((hit.last for hit in hits if hit.concept == "signal.denial"), default=None)
    if not negators and denied is None:
        return hits
    verbs = {clauses[hit.first] for hit in hits if hit.concept in VERBS}
    items = _items(words, clauses, verbs)
    reach = {negator: _reach(negator, words, clauses, items) for negator in negators}
    marked = []
    for hit in hits:
        negated = denied is not None and hit.first >= denied
        negated = negated or any(_reaches(negator, hit, clauses, reach[negator], words) for negator in negators)
        marked.append(replace(hit, negated=True) if negated and not hit.concept.startswith("signal.") else hit)
    return marked


def _reaches(negator: Hit, hit: Hit, clauses: Sequence[int], reach: set[int], words: Sequence[str]) -> bool:
    """Whether one negation denies one hit."""
    if negator.first >= hit.first and negator.last <= hit.last:
        return False
    if clauses[hit.first] not in reach or hit.last <= _subordinator(words, negator.first):
        return False
    word = words[negator.first].lower()
    if word in _FORWARD and hit.first < negator.first:
        return False
    return word not in _WITHOUT or hit.first - negator.last <= _WITHOUT_REACH


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
