"""Whether the text of a page can be trusted."""

from __future__ import annotations

import re

from auditor.model.document import PageQuality

_COMMON_WORDS = """
og i på av til er for som en et den det de med at skal har kan vil ikke fra om ved eller blir ble var vi også mer være
alle andre dette sin sine ein eit ei dei frå ikkje vere vera vert kva korleis kommunen kommune plan å må bør etter under
over mellom gjennom innen innan år the of and to in is
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyæøåäöAEIOUYÆØÅÄÖ]")
_FEWEST_WORDS = 20


def text_quality(text: str) -> PageQuality:
    """Judge the text of one page.

    A page is gibberish where almost none of the commonest words of Norwegian stand on it *and* its letters do not
    make words at all, as when a font does not say which characters its glyphs are. A page of names or figures is not.

    Args:
        text: what was read of the page.
    """
    if not text.strip():
        return PageQuality.NO_TEXT
    signs = [char for char in text if not char.isspace()]
    odd = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in signs)
    if len(signs) > 40 and odd > 0.3 * len(signs):
        return PageQuality.GIBBERISH
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < _FEWEST_WORDS:
        return PageQuality.OK
    common = sum(word.lower() in _COMMON for word in words) / len(words)
    long = [word for word in words if len(word) >= 4] or words
    voiced = sum(len(_VOWEL.findall(word)) >= 0.2 * len(word) for word in long) / len(long)
    return PageQuality.GIBBERISH if common < 0.02 and voiced < 0.75 else PageQuality.OK
