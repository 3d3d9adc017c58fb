"""Facts that a pattern can see: years, dates, periods, amounts, shares, numbers, references to law.

Each fact becomes a hit like any concept's (``fact.time``, ``fact.amount`` …), so that rules ask for both in one way.
Facts that words carry (``fact.frequency``) stand in ``auditor/data/language/signals.yaml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.language.lexicon import Hit
from auditor.language.wordlists import words

_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_SEASON = r"(?:vår|våren|sommer|sommar|sommeren|sommaren|høst|haust|høsten|hausten|vinter|vinteren|årsskiftet)"
_YEAR = r"(?:19[5-9]\d|20[0-6]\d)"

_PERIOD = re.compile(rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b")
_TIME = re.compile(
    rf"\b(?:\d{{1,2}}\.\s?(?:{_MONTH})(?:\s{_YEAR})?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})\b|{_MONTH}(?:\s|/)?{_YEAR}"
    rf"|{_SEASON}(?:\s|-)?(?:{_YEAR}|\d\d/\d\d)|(?:{_SEASON})\s(?:og\s)?(?:{_SEASON}\s)?{_YEAR}"
    rf"|(?:første|andre|fyrste|tredje|fjerde|[1-4]\.)\s(?:halvår|kvartal|tertial|halvdel av)(?:\s(?:i\s)?{_YEAR})?"
    rf"|(?:q[1-4]|\d\.\s?kv\.?)\s?{_YEAR}|uke\s\d{{1,2}}|veke\s\d{{1,2}}"
    rf"|{_YEAR})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:\b(?:kr\.?|kroner|nok)\s?\d[\d\s.,]*(?:\s?(?:mill|mrd|000|-|,-))?|\b\d[\d\s.,]*\s?(?:000\s)?(?:kr\b|kroner|mill\b\.?|millioner|millionar|mrd|milliarder|milliardar|mnok|,-))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:%|prosent|pst\b)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d§.-])\b\d{1,3}(?:[ .]\d{3})+\b|(?<![\d§.–-])\b\d+(?:,\d+)?\b(?![.–-]\d)")
_QUANTITY = re.compile(
    r"(?<![\d§./–-])(?P<before>\b[^\W\d_]+\.?\s)?"
    r"\b\d{1,3}(?:(?:[ .]\d{3})+|\d*)(?:,\d+)?\s(?:[^\W\d_]+e\s)?(?P<noun>[^\W\d_]{3,})"
)
_LAW_REF = re.compile(r"§{1,2}\s?\d+[-–]?\d*|\bpbl\.?\b|\blov\s\d{1,2}\.\s?\w+\s\d{4}", re.IGNORECASE)

_NO_QUANTITY_OF = re.compile(
    rf"(?:år|års|årig\w*|åring\w*|åra|åringar|mål|og|eller|til|prosentpoeng|kroner|kapittel|{_MONTH})$", re.IGNORECASE
)

_FACTS = (
    ("fact.period", _PERIOD),
    ("fact.time", _TIME),
    ("fact.amount", _AMOUNT),
    ("fact.percent", _PERCENT),
    ("fact.law_ref", _LAW_REF),
    ("fact.number", _NUMBER),
)


def find_facts(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Hit]:
    """Find the facts in a passage.

    Args:
        text: the passage's text.
        starts: offset of each word in it, ascending.
        ends: offset after each word.

    Yields:
        a hit for each fact, in the words it covers. A year inside a period ("2024-2027") is no time of its own,
        and a number that is part of another fact is no number of its own.
    """
    for match in _quantities(text):
        yield from _at("fact.quantity", match, starts, ends)
    taken: list[tuple[int, int]] = []
    for name, pattern in _FACTS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if name in ("fact.time", "fact.number") and any(start < stop and first < end for first, stop in taken):
                continue
            taken.append((start, end))
            yield from _at(name, match, starts, ends)


def _quantities(text: str) -> Iterator[re.Match[str]]:
    """Yield shares, and numbers of something ("3000 innbyggere"); ages, list numbers and references are none."""
    yield from _PERCENT.finditer(text)
    for match in _QUANTITY.finditer(text):
        before = (match["before"] or "").strip().lower()
        if before not in words("before_references") and not _NO_QUANTITY_OF.match(match["noun"]):
            yield match


def _at(name: str, match: re.Match[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Hit]:
    """Yield the hit of a pattern's match, in the words that it covers."""
    first = max(0, bisect_left(ends, match.start() + 1))
    last = max(first + 1, bisect_left(starts, match.end()))
    if first < len(starts):
        yield Hit(name, None, None, first, last)


_NOT_NAMES = frozenset({"steg", "kapittel", "figur", "tabell", "mål", "tiltak", "ansvar", "frist", "side", "plan"})
_QUOTED = re.compile(r"[«“][^»”]{3,80}[»”]")
_OPENS = re.compile(r"(?:[:.•|–?!]|^)\s*$")


def find_names(
    text: str, forms: Sequence[str], starts: Sequence[int], ends: Sequence[int], place: frozenset[str]
) -> Iterator[Hit]:
    """Find proper names inside a passage: capitalised words that do not open it, and words in quotation marks.

    Args:
        text: the passage's text.
        forms: its words.
        starts: offset of each word in it.
        ends: offset after each word.
        place: the words of the municipality's own name, lower case; they are no name here.
    """
    index = 1
    while index < len(forms):
        if not _named(forms[index], text, starts[index], place):
            index += 1
            continue
        first = index
        while index < len(forms) and _named(forms[index], text, starts[index], place):
            index += 1
        yield Hit("fact.name", None, None, first, index)
    for match in _QUOTED.finditer(text):
        yield from _at("fact.name", match, starts, ends)


def _named(form: str, text: str, start: int, place: frozenset[str]) -> bool:
    if not form[0].isupper() or (len(form) <= 2 and form.isupper()):
        return False
    lower = form.lower()
    if lower in place or lower.removesuffix("s") in place or lower in _NOT_NAMES or re.fullmatch(_MONTH, lower):
        return False
    return not _OPENS.search(text[max(0, start - 4) : start])
