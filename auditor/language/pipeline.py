"""The spaCy pipeline: tokens and sentences that survive the way Norwegian plans and laws are written.

No model is downloaded: spaCy's blank Bokmål or Nynorsk tokenizer, with the abbreviations of the trade, and a
sentence component of our own. spaCy is imported on first use only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from auditor.language.wordlists import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ORDINAL = re.compile(r"^\d{1,3}\.$")
_BULLETS = frozenset("•✓▪◦●")
_CLOSERS = frozenset("»”\"')]’")


@lru_cache(maxsize=2)
def pipeline(language: Literal["nb", "nn"]) -> Language:
    """Return the pipeline for a written standard (built once a process)."""
    import spacy
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory("auditor_sentences"):
        SpacyLanguage.component("auditor_sentences", func=mark_sentences)
    nlp = spacy.blank(language)
    for abbreviation in words("abbreviations"):
        for form in (abbreviation, abbreviation.capitalize()):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    nlp.add_pipe("auditor_sentences")
    nlp.max_length = 10_000_000
    return nlp


def mark_sentences(doc: Doc) -> Doc:
    """Mark where sentences start (a spaCy component).

    A sentence ends at ``. ! ? …`` unless the full stop belongs to an abbreviation, an ordinal ("5. oktober"), a
    reference ("§ 10-1."), a section number or an initial. A colon ends none.
    """
    start_next = True
    for index, token in enumerate(doc):
        token.is_sent_start = start_next
        start_next = False
        text = token.text
        last = text[-1]
        if last in "!?…" or (last == "." and _full_stop_ends(doc, index)):
            start_next = True
        elif (
            text in _CLOSERS
            and index
            and doc[index - 1].text[-1] in ".!?…"
            and not _is_abbreviation(doc[index - 1].text)
        ):
            token.is_sent_start = False
            start_next = True
        elif index and _is_bullet(doc, index):
            token.is_sent_start = True
    return doc


def _is_bullet(doc: Doc, index: int) -> bool:
    """Whether a token is a bullet inside a line: a mark of its kind, or a lone "o" or minus before a capital."""
    text = doc[index].text
    if text in _BULLETS:
        return True
    return text in ("o", "\u2212") and index + 1 < len(doc) and doc[index + 1].text[0].isupper()


def _is_abbreviation(text: str) -> bool:
    return text.lower() in words("abbreviations")


def _full_stop_ends(doc: Doc, index: int) -> bool:
    """Whether the full stop at the end of a token (or the token ".") ends its sentence."""
    token = doc[index]
    if index + 1 == len(doc):
        return True
    following = doc[index + 1]
    after = following.text
    if after in _CLOSERS:
        return False
    lower = token.text.lower()
    opens = after[0].isupper() or after[0] in "«“\"'(§•–" or after[0].isdigit()
    if lower in words("abbreviations"):
        return lower in words("abbreviations_last") and after[0].isupper()
    if token.text == ".":
        if not index:
            return False
        before = doc[index - 1]
        word = before.text
        if not before.whitespace_ and word.lower() + "." in words("abbreviations"):
            return word.lower() + "." in words("abbreviations_last") and after[0].isupper()
        if word.isdigit() and len(word) <= 2:
            return _number_ends(doc, index - 1, after)
        if _is_reference(f"{word}.") and index > 1 and doc[index - 2].text.lower() in words("before_numbers"):
            return False
        if len(word) == 1 and word.isalpha() and word.isupper():
            return False
        return opens or not after[0].islower()
    if _ORDINAL.match(token.text):
        return _number_ends(doc, index, after)
    if len(token.text) == 2 and token.text[0].isupper():
        return False
    if _is_reference(token.text):
        if index and doc[index - 1].text.lower() in words("before_numbers"):
            return False
        return after[0].isupper() and after.lower() not in words("after_ordinals")
    return opens


def _number_ends(doc: Doc, index: int, after: str) -> bool:
    """Whether a short number and its full stop end a sentence ("i uke 12. Da …"), as ordinals do not."""
    if after.lower() in words("after_ordinals") or after[0].islower() or after[0].isdigit():
        return False
    if index == 0 or doc[index].is_sent_start:
        return False
    before = doc[index - 1].text.lower()
    return before not in words("before_numbers")


def _is_reference(text: str) -> bool:
    """Whether a token is a dotted or hyphened number with a final full stop ("31.12.2025.", "2.1.", "10-1.")."""
    return bool(re.fullmatch(r"[\d.,/–-]*\d\.", text))
