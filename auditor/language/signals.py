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

_BACKWARD = frozenset({"uten", "utan", "ingen", "inga", "ikke", "ikkje"})
_CONNECTED = frozenset({"dette", "den", "det", "her", "videre", "vidare", "formålet", "føremålet", "samtidig", "i", "kravet", "loven", "lova"})
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


def mark_negated(hits: Iterable[Hit], negators: Sequence[Hit], clauses: Sequence[int], words: Sequence[str]) -> list[Hit]:
    """Mark the hits that a negation reaches.

    A negation reaches its own clause; *uten* and *ingen* only what follows, *mangler* what stands on either side.

    Args:
        hits: concepts found.
        negators: where negations stand.
        clauses: the clause number of each word.
        words: the sentence's words.
    """
    marked = []
    for hit in hits:
        negated = False
        for negator in negators:
            if negator.first >= hit.first and negator.last <= hit.last:
                continue
            if clauses[negator.first] != clauses[hit.first]:
                continue
            word = words[negator.first].lower()
            if word in ("uten", "utan", "ingen", "inga") and hit.first < negator.first:
                continue
            negated = True
            break
        marked.append(replace(hit, negated=True) if negated and not hit.concept.startswith("signal.") else hit)
    return marked


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
        words[hit.first].lower() in ("vi", "oss", "vår", "vårt", "våre", "denne", "dette") for hit in hits.get("signal.own", ())
    )
    law = hits.get("signal.law", ())
    if law and _law_demands(law, hits.get("signal.law_demand", ()), strong=strong):
        return Voice.LAW
    if "signal.law_generic" in hits and not strong:
        return Voice.LAW
    if law and "fact.law_ref" in hits and not own:
        return Voice.LAW
    if _other_acts(hits, own=own, words=words):
        return Voice.OTHER
    if law_section and not strong:
        return Voice.LAW
    if previous is Voice.LAW and not own and words and words[0].lower() in _CONNECTED:
        return Voice.LAW
    return Voice.OWN


def _law_demands(law: Sequence[Hit], demands: Sequence[Hit], *, strong: bool) -> bool:
    """Whether a law or guide is the subject of a demand: it stands early and a demand verb follows closely."""
    for hit in law:
        if hit.first > (3 if strong else 6):
            continue
        for demand in demands:
            if 0 <= demand.first - hit.last <= 5:
                return True
    return False


def _other_acts(hits: Hits, *, own: bool, words: Sequence[str]) -> bool:
    """Whether another body is the subject and the municipality has no part."""
    if own or any(word.lower() in ("kommunen", "kommunens", "kommunestyret", "lokalt", "lokale") for word in words):
        return False
    return any(hit.first <= 2 for hit in hits.get("signal.other_body", ()))
