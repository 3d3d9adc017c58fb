"""The spaCy pipeline: tokens and sentences that survive the way Norwegian plans and laws are written.

No model is downloaded: spaCy's blank Bokmål or Nynorsk tokenizer, with the abbreviations of the trade, and a
sentence component of our own. spaCy is imported on first use only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ABBREVIATIONS = frozenset(
    """adm. alm. ang. anl. ans. art. avd. bl.a. bla. bnr. ca. d.d. dr. ds. dvs. e.l. eks. ekskl. el. epl. etc. ev. evt. f. f.eks. f.o.m.
    ff. fl. flg. forts. fhl. gj. gjsn. gnr. hhv. ift. ifm. iht. inkl. innb. istf. jf. jfr. jmf. jfm. jnr. kap. kgl. kl. kr. kst. kvm. lign.
    m.a. m.fl. m.h.t. m.m. m.o.t. m.v. mfl. mht. mill. min. mm. mrd. mtp. mv. nr. nov. des. okt. sept. aug. jan. febr. o.a. o.l. o.m.a.
    osb. osv. p.g.a. pbl. pga. pkt. pr. prof. pst. red. ref. res. resp. s. sbd. sml. st. stk. str. t.d. t.o.m. tlf. tom. ttf. u.a. ult. vedr.
    vg. vgs. årl. årg. forskr. fvl. koml. mld. meld. prop. innst. repr. tidl. kons. ansv.""".split()
)
"""Abbreviations with a full stop that does not end a sentence when more follows."""

_ENDS_TOO = frozenset({"osv.", "m.m.", "mm.", "m.v.", "mv.", "o.l.", "e.l.", "m.fl.", "mfl.", "o.a.", "osb.", "etc.", "o.m.a.", "pbl."})
"""Abbreviations that often are the last word: a capital after them starts a new sentence."""

_ORDINAL = re.compile(r"^\d{1,3}\.$")
_CLOSERS = frozenset("»”\"')]’")
_MONTHS = frozenset(
    "januar februar mars april mai juni juli august september oktober november desember kvartal tertial halvår trinn ledd "
    "klasse klassing klassingar klassinger år og plass århundre ungdomstrinn".split()
)


@lru_cache(maxsize=2)
def pipeline(language: Literal["nb", "nn"]) -> Language:
    """Return the pipeline for a written standard (built once a process)."""
    import spacy
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory("auditor_sentences"):
        SpacyLanguage.component("auditor_sentences", func=mark_sentences)
    nlp = spacy.blank(language)
    for abbreviation in ABBREVIATIONS:
        for form in (abbreviation, abbreviation.capitalize()):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    nlp.add_pipe("auditor_sentences")
    nlp.max_length = 10_000_000
    return nlp


def mark_sentences(doc: Doc) -> Doc:
    """Mark where sentences start (a spaCy component).

    A sentence ends at ``. ! ? …`` (or a colon before a capitalised clause is *not* an end) unless the full stop belongs to an
    abbreviation, an ordinal ("5. oktober", "§ 10-1."), a section number or an initial.
    """
    start_next = True
    for index, token in enumerate(doc):
        token.is_sent_start = start_next
        start_next = False
        text = token.text
        last = text[-1]
        if last in "!?…" or (last == "." and _full_stop_ends(doc, index)):
            start_next = True
        elif text in _CLOSERS and index and doc[index - 1].text[-1] in ".!?…" and not _is_abbreviation(doc[index - 1].text):
            token.is_sent_start = False
            start_next = True
        elif text in ("•", "✓", "", "▪", "◦", "●") and index:
            token.is_sent_start = True
            if index + 1 < len(doc):
                start_next = False
    return doc


def _is_abbreviation(text: str) -> bool:
    return text.lower() in ABBREVIATIONS


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
    if lower in ABBREVIATIONS:
        return lower in _ENDS_TOO and after[0].isupper()
    if token.text == ".":
        if not index:
            return False
        before = doc[index - 1]
        word = before.text
        if not before.whitespace_ and word.lower() + "." in ABBREVIATIONS:
            return word.lower() + "." in _ENDS_TOO and after[0].isupper()
        if word.isdigit() and len(word) <= 2:
            return _number_ends(doc, index - 1, after)
        if len(word) == 1 and word.isalpha() and word.isupper():
            return False
        return opens or not after[0].islower()
    if _ORDINAL.match(token.text):
        return _number_ends(doc, index, after)
    if text_is_reference(token.text):
        return after[0].isupper() and after.lower() not in _MONTHS
    return opens


def _number_ends(doc: Doc, index: int, after: str) -> bool:
    """Whether a short number and its full stop end a sentence ("i uke 12. Da …") or are an ordinal or a section number."""
    if after.lower() in _MONTHS or after[0].islower() or after[0].isdigit():
        return False
    if index == 0 or doc[index].is_sent_start:
        return False
    before = doc[index - 1].text.lower()
    return before not in {"kap", "kap.", "kapittel", "pkt", "pkt.", "punkt", "nr", "nr.", "den", "side", "s."}


def text_is_reference(text: str) -> bool:
    """Whether a token is a dotted or hyphened number with a final full stop ("31.12.2025.", "2.1.", "10-1.")."""
    return bool(re.fullmatch(r"[\d.,/–-]*\d\.", text))
