"""Which written standard a text is in: counts words that only one of them has."""

from __future__ import annotations

import re
from typing import Literal

from auditor.language.wordlists import words

_WORD = re.compile(r"[a-zæøåòé]+")


def written_standard(text: str) -> Literal["nb", "nn"]:
    """Return ``"nn"`` when words that only Nynorsk has outnumber Bokmål's, else ``"nb"``."""
    found = _WORD.findall(text.lower())
    bokmal = sum(word in words("bokmål") for word in found)
    nynorsk = sum(word in words("nynorsk") for word in found)
    return "nn" if nynorsk > bokmal else "nb"
