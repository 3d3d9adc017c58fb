"""Which written standard a text is in: counts words that only one of them has."""

from __future__ import annotations

import re
from typing import Literal

_NB = frozenset(
    "ikke hun jeg hvordan hva hvor hvem noe noen fra mye bare gjøre skjer være blir ble vært gjennom hver hvert uten "
    "også kommunens innbyggere innbyggerne tjenester utvikling muligheter økt mer videre egen eget deres disse hvilke andre".split()
)
_NN = frozenset(
    "ikkje ho eg korleis kva kvar kven noko nokon frå mykje berre gjere skjer vere vert vart vore gjennom kvar kvart utan "
    "òg kommunen innbyggjarar innbyggjarane tenester moglegheiter auka meir vidare eigen eige deira desse kva andre dei ein eit vår "
    "å medverknad saman nokre fleire korkje difor".split()
) - _NB
_WORD = re.compile(r"[a-zæøåòé]+")


def written_standard(text: str) -> Literal["nb", "nn"]:
    """Return ``"nn"`` when words that only Nynorsk has outnumber Bokmål's, else ``"nb"``."""
    words = _WORD.findall(text.lower())
    only_nn = _NN - {"å", "eit", "ein", "vår", "kommunen", "gjennom", "andre", "skjer"} | {"eit", "ein"}
    bokmal = sum(word in _NB for word in words)
    nynorsk = sum(word in only_nn for word in words)
    return "nn" if nynorsk > bokmal else "nb"
