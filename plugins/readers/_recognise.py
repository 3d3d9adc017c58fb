"""What a line of a plan is, judged by its text alone: number, bullet, caption, contents line.

Shared by the readers of files that do not say it themselves.
"""

from __future__ import annotations

import re

BULLETS = "•●▪■□◦○‣⁃∙·❖➢➤►✓✔☑\uf0b7\uf0a7\uf076\uf0d8\uf06e\uf02d\uf0fc\uf0fe\uf0e0"
"""Characters that begin a list item."""

_BULLET = re.compile(rf"(?:^|(?<=\s))(?:[{BULLETS}]+\s*|(?:[-–*+]\s+))")
_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    "ledd|plass|klasse|trinn|år|gang|kvartal|halvår|utgave|utgåve"
)
_NUMBERED_ITEM = re.compile(rf"(?:\d{{1,2}}[.)]|[a-zæøå]\)|[ivx]{{1,4}}\))\s+(?!(?:{_MONTHS})\b)(?=\S)")
_NUMBERED_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.:]?\s+|\.)(?=[A-ZÆØÅÄÖ«\"“])(?P<title>\S.*)$")
_PAGE_NUMBER = re.compile(
    r"[-–—|•\s]*(?:side\s*|s\.\s*)?\d{1,4}(?:\s*(?:av|/|\|)\s*\d{1,4})?[-–—|•\s]*$", re.IGNORECASE
)
_DOTS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{6,}")
_CAPTION = re.compile(
    r"(?:(?:Over|Under|Ovenfor|Ovanfor|Kilde|Kilder|Kjelde|Kjelder|Foto|Fotograf|Illustrasjon|Bilde|Bilete|Ill\.|Kart)\s*:"
    r"|(?:Figur|Fig\.|Tabell|Tab\.|Bilde|Bilete|Kart|Diagram|Illustrasjon|Boks)\s*\d{1,3}(?:[.-]\d{1,2})?\s*"
    r"(?:[.:–-]|$|(?=[A-ZÆØÅ]))).*",
)
_TOC_ENTRY = re.compile(
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s*)?(?P<title>[^\W\d][^.…_]{2,110}?)"
    r"\s*(?:\.{4,}|(?:\. ){4,}\.?|…{2,}|_{6,})\s*\d{1,3}"
)
_DATE = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b")
_DIGITS = re.compile(r"\d+")
_FINAL = (".", ",", ";", ":", "-", "–", "!", "…")
CAPTION_LENGTH = 250
HEADING_LENGTH = 80


def mask(text: str) -> str:
    """Return a line with its numbers and case masked, to find lines that repeat from page to page."""
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else ("7", "Side 7", "7 av 16")."""
    return len(text) < 24 and _PAGE_NUMBER.match(text) is not None


def is_toc_line(text: str) -> bool:
    """Whether a line has the dot leaders of a contents list."""
    return _DOTS.search(text) is not None and re.search(r"[^\W\d_]", text) is not None


def is_toc_title(text: str) -> bool:
    """Whether a line is the heading of a contents list."""
    return text.strip(" :.").casefold() in {
        "innhold",
        "innhald",
        "innholdsfortegnelse",
        "innhaldsliste",
        "innhaldsoversyn",
    }


def toc_entries(text: str) -> list[tuple[str, str]]:
    """Return the ``(number, title)`` pairs of a line with dot leaders; the number may be empty."""
    return [(found["number"] or "", found["title"].strip()) for found in _TOC_ENTRY.finditer(text)]


def is_caption(text: str) -> bool:
    """Whether a line is a caption or a source line ("Figur 3: …", "Kilde: …"), and not a sentence about a figure."""
    return len(text) <= CAPTION_LENGTH and _CAPTION.match(text) is not None


def heading_number(text: str) -> str:
    """Return the number of a numbered heading line ("2.1" of "2.1 Mål"), empty where the line is not one."""
    found = _NUMBERED_HEADING.match(text)
    if found is None or not _could_be_title(found["title"]):
        return ""
    return found[1]


def is_title_like(text: str) -> bool:
    """Whether a line could be a heading without a number: short, starts with a capital, no final punctuation."""
    return text[:1].isupper() and len(text) >= 3 and _could_be_title(text)


def _could_be_title(text: str) -> bool:
    return (
        len(text) <= HEADING_LENGTH
        and len(text.split()) <= 12
        and not text.endswith(_FINAL)
        and sum(char.isdigit() for char in text) <= max(9, len(text) // 3)
        and _DATE.search(text) is None
        and not any(sign in text for sign in ("http", "www.", "@", "|", "\t", "...", ". "))
    )


def item_marker(text: str) -> int:
    """Return the length of the bullet or number (with its space) that begins a list item; 0 where there is none."""
    found = _BULLET.match(text) or _NUMBERED_ITEM.match(text)
    return found.end() if found else 0


def item_number(text: str) -> int | None:
    """Return the number of a "3. …" or "3) …" line."""
    found = re.match(r"(\d{1,2})[.)]\s+\S", text)
    return int(found[1]) if found else None


def items(text: str) -> list[tuple[int, int, bool]]:
    """Cut a run of text at the bullets in it.

    "Målene er: • a • b" gives the lead and two items. A dash or an *o* is a bullet only before a capital, or where
    the text begins with one.

    Args:
        text: the text of one paragraph or list item, line ends and all.

    Returns:
        ``(start, end, whether it is an item)`` for each piece; bullets and numbers are in no piece.
    """
    cuts = [(found.start(), found.end()) for found in re.finditer(rf"(?:^|(?<=\s))[{BULLETS}]+\s*", text)]
    first = re.match(r"\s*([-–*+o])\s+", text)
    dash = re.escape(first[1]) if first else ""
    if first:
        cuts.append((first.start(), first.end()))
        follow = r"(?=\S)" if first[1] == "o" else r"(?=[A-ZÆØÅ«])"
        cuts += [(found.start(), found.end()) for found in re.finditer(rf"(?<=\s){dash}\s+{follow}", text)]
    if dash != "o" and (cuts or ":" in text):
        cuts += [(found.start(), found.end()) for found in re.finditer(r"(?<=\s)o\s+(?=[A-ZÆØÅ«])", text)]
    if not cuts:
        marker = item_marker(text)
        return [(marker, len(text), bool(marker))]
    cuts.sort()
    pieces = []
    if cuts[0][0] > 0 and text[: cuts[0][0]].strip():
        pieces.append((*_trimmed(text, item_marker(text), cuts[0][0]), bool(item_marker(text))))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    for (_, start), end in zip(cuts, ends, strict=True):
        if text[start:end].strip():
            pieces.append((*_trimmed(text, start, end), True))
    return pieces


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
