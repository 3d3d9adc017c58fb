"""Voice: who speaks or acts in a sentence. A pure function of its words and hits and of what stands before it.

Codebook, "What does not count": the law, a guide or a definition retold; what another body does with no part for the
municipality. The words behind it are data: ``auditor/data/language/signals.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.language.lexicon import Hit
from auditor.language.passages import Voice

Hits = Mapping[str, Sequence[Hit]]

_STRONG = frozenset({"vi", "oss", "vår", "vårt", "våre", "denne", "dette"})
"""Words of the municipality's own voice that outweigh a law named in the same sentence."""

_CONNECTED = frozenset(
    {
        "dette",
        "den",
        "det",
        "de",
        "dei",
        "han",
        "ho",
        "her",
        "videre",
        "vidare",
        "formålet",
        "føremålet",
        "samtidig",
        "i",
    }
    | {"kravet", "loven", "lova"}
)
"""First words that carry the subject of the sentence before on."""

_MUNICIPALITY = frozenset({"kommunen", "kommunens", "kommunestyret"})
_LAW_ENDINGS = ("loven", "lova", "forskriften", "forskrifta", "bestemmelsen", "føresegna", "paragrafen", "konvensjonen")


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
    strong = "fact.place" in hits or any(words[hit.first].lower() in _STRONG for hit in hits.get("signal.own", ()))
    law = hits.get("signal.law", ())
    part = own or any(word.lower() in _MUNICIPALITY for word in words)
    if not part and not law and any(hit.first == 0 for hit in hits.get("signal.other_body", ())):
        return Voice.OTHER
    if _law_speaks(hits, words, own=own, strong=strong):
        return Voice.LAW
    if not part and _other_acts(hits, words, previous=previous):
        return Voice.OTHER
    if law_section and not strong and (law or not own):
        return Voice.LAW
    if previous is Voice.LAW and not strong and _goes_on(hits, words, own=own):
        return Voice.LAW
    return Voice.OWN


def _law_speaks(hits: Hits, words: Sequence[str], *, own: bool, strong: bool) -> bool:
    """Whether the sentence by itself retells a law, a guide or a definition.

    Args:
        hits: concepts found.
        words: the sentence's words.
        own: whether the municipality is named or meant.
        strong: whether it speaks so plainly that a law beside it does not matter ("vi", its name).
    """
    law = hits.get("signal.law", ())
    if law and _law_demands(law, hits.get("signal.law_demand", ()), words, strong=strong):
        return True
    if not strong and "signal.law_generic" in hits:
        return True
    if not strong and _duty(hits) and hits.keys() & {"signal.law_cited", "fact.law_ref"}:
        return True
    if not law or own:
        return False
    told = "signal.done" not in hits and (_duty(hits) or law[0].first <= 2)
    return told or "fact.law_ref" in hits


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
    duty = hits.keys() & {"signal.shall", "signal.should", "signal.need", "signal.can"}
    return bool(duty) and "signal.done" not in hits


def _goes_on(hits: Hits, words: Sequence[str], *, own: bool) -> bool:
    """Whether a sentence goes on with the law retold in the sentence before it."""
    lowered = [word.lower() for word in words]
    if not own and lowered and lowered[0] in _CONNECTED:
        return True
    told = any(word in ("skal", "må", "bør") for word in lowered) and not {"derfor", "difor"}.intersection(lowered)
    return told and "signal.done" not in hits and not hits.keys() & {"fact.time", "fact.amount"}


def _other_acts(hits: Hits, words: Sequence[str], *, previous: Voice | None) -> bool:
    """Whether another body, another municipality or the nation is the subject; the municipality has no part.

    Within a paragraph it stays the subject until the municipality comes in.
    """
    reach = 4 if words and words[0].lower() == "i" else 2
    if any(hit.first <= reach for name in ("signal.other_body", "signal.national") for hit in hits.get(name, ())):
        return True
    carried = previous is Voice.OTHER and bool(words)
    return carried and (words[0].lower() in _CONNECTED or "signal.other_body" in hits)
