"""The signals of one sentence: polarity, modality, voice. Each is a pure function of the sentence's words and hits.

What each means is settled in the codebook ("What counts as addressing it", "What does not count"). The words
behind them are data: ``auditor/data/language/signals.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from auditor.language.lexicon import Hit
from auditor.language.passages import Modality, Voice

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

_SUBORDINATORS = frozenset({"at", "som", "når", "dersom", "hvis", "viss", "om", "slik"})
_LAW_ENDINGS = ("loven", "lova", "forskriften", "forskrifta")
_VERBS = frozenset({*_MODALS, "signal.have"})
_CONNECTED = frozenset(
    {
        "dette",
        "den",
        "det",
        "her",
        "videre",
        "vidare",
        "formålet",
        "føremålet",
        "samtidig",
        "i",
        "kravet",
        "loven",
        "lova",
    }
)
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
    reach = {negator: _reach(clauses[negator.first], verbs, set(clauses)) for negator in negators}
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
            if word in ("uten", "utan", "ingen", "inga") and hit.first < negator.first:
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


def _reach(start: int, verbs: set[int], clauses: set[int]) -> set[int]:
    """Return the clause of a negation and the enumeration that goes on from it."""
    found = {start}
    following = start + 1
    while following in clauses and following not in verbs:
        found.add(following)
        following += 1
    return found


def voice(
    hits: Hits,
    words: Sequence[str],
    *,
    law_section: bool,
    previous: Voice | None,
) -> Voice:
    """Decide who speaks or acts in a sentence.

    Args:
        hits: concepts found, signals among them.
        words: the sentence's words.
        law_section: whether the headings above say that this part retells law, guides or definitions.
        previous: the voice of the sentence before in the same block, ``None`` at its start.
    """
    own = "fact.place" in hits or "signal.own" in hits
    strong = "fact.place" in hits or any(
        words[hit.first].lower() in ("vi", "oss", "vår", "vårt", "våre", "denne", "dette")
        for hit in hits.get("signal.own", ())
    )
    law = hits.get("signal.law", ())
    if law and _law_demands(law, hits.get("signal.law_demand", ()), words, strong=strong):
        return Voice.LAW
    if "signal.law_generic" in hits and not strong:
        return Voice.LAW
    if "signal.law_cited" in hits and not strong and _duty(hits):
        return Voice.LAW
    if law and "fact.law_ref" in hits and not own:
        return Voice.LAW
    if _other_acts(hits, own=own, words=words):
        return Voice.OTHER
    if law_section and not strong and (law or not own):
        return Voice.LAW
    if previous is Voice.LAW and not strong and _goes_on(hits, words, own=own):
        return Voice.LAW
    return Voice.OWN


def _law_demands(law: Sequence[Hit], demands: Sequence[Hit], words: Sequence[str], *, strong: bool) -> bool:
    """Whether a law or guide is the subject: a demand verb follows it closely, or the sentence opens with a law."""
    for hit in law:
        if hit.first > (3 if strong else 6):
            continue
        for demand in demands:
            if 0 <= demand.first - hit.last <= 5:
                return True
    first = law[0]
    return first.first <= 1 and not strong and words[first.first].lower().endswith(_LAW_ENDINGS)


def _duty(hits: Hits) -> bool:
    """Whether the sentence tells what shall be, not what has been done."""
    return bool(hits.keys() & {"signal.shall", "signal.should", "signal.need"}) and "signal.done" not in hits


def _goes_on(hits: Hits, words: Sequence[str], *, own: bool) -> bool:
    """Whether a sentence goes on with the law retold in the sentence before it."""
    lowered = [word.lower() for word in words]
    if not own and lowered and lowered[0] in _CONNECTED:
        return True
    told = any(word in ("skal", "må", "bør") for word in lowered) and not {"derfor", "difor"}.intersection(lowered)
    return told and "signal.done" not in hits and not hits.keys() & {"fact.time", "fact.amount"}


def _other_acts(hits: Hits, *, own: bool, words: Sequence[str]) -> bool:
    """Whether another body is the subject and the municipality has no part."""
    if own or any(word.lower() in ("kommunen", "kommunens", "kommunestyret", "lokalt", "lokale") for word in words):
        return False
    return any(hit.first <= 2 for hit in hits.get("signal.other_body", ()))
