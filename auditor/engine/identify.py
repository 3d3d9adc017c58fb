"""What a document is: its kind and its municipality, from its own text."""

from __future__ import annotations

import re
from collections import Counter

from auditor.language.wordlists import words
from auditor.model.document import BlockKind, Document

_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("planprogram", r"planprogram"),
        ("planstrategi", r"planstrategi"),
        (
            "samfunnsdel",
            r"samfunns-?\s?del|kommuneplan(?:en)?s?\s(?:for|20\d\d|–|-)|kommuneplan\b(?!ens (?:areal|handling))",
        ),
        ("handlingsdel", r"handlingsdel|økonomiplan|handlingsprogram"),
        (
            "folkehelseoversikt",
            r"(?:oversikt|oversyn)\w*\sover\s(?:folke)?hels|folkehelseovers|helseoversikt|helseoversyn|oversiktsdokument"
            r"|folkehelseprofil|folkehelsa i \w+",
        ),
        ("folkehelseplan", r"folkehelse\w*|livskvalitetsplan|temaplan\b.*\blevekår"),
        (
            "helse_omsorgsplan",
            r"helse\b.*\b(?:omsorg|velferd|omsorgstenest)\w*|omsorgsplan|demensplan|leve hele livet|eldreplan",
        ),
    )
)
_NAME = r"[A-ZÆØÅ][a-zæøåéáö]+(?:-[A-ZÆØÅ]?[a-zæøå]+)?"
_MUNICIPALITY = re.compile(rf"\b({_NAME}(?: og {_NAME})?(?: {_NAME})?)\s(?:kommune|herad)\b(?!delplan|plan)")


_TITLED = re.compile(rf"({_NAME}(?: og {_NAME})?): ")


def identify_kind(document: Document) -> str:
    """Tell the kind of a document from its title, metadata and first lines.

    Returns:
        one of :data:`auditor.model.kinds.KINDS`; ``"annet"`` where nothing fits.
    """
    lines = [document.metadata.get("title", "")]
    lines += [
        block.text[:200]
        for block in document.blocks
        if block.kind is not BlockKind.TOC and block.kind is not BlockKind.FURNITURE
    ][:8]
    lines.append(document.name.replace("_", " ").replace("-", " "))
    for line in lines:
        found = [(match.start(), kind) for kind, pattern in _TITLES if (match := pattern.search(line))]
        if found:
            return min(found)[1]
    return "annet"


def identify_municipality(document: Document) -> str | None:
    """Tell whose document this is: the commonest name before «kommune», else the one before a colon in the title."""
    names: Counter[str] = Counter()
    for match in _MUNICIPALITY.finditer(document.raw):
        found = match[1].split()
        while found and found[0].lower() in words("no_municipality"):
            found.pop(0)
        if found:
            names[" ".join(found)] += 1
    if names:
        return names.most_common(1)[0][0]
    titled = _TITLED.match(document.metadata.get("title", ""))
    return titled[1] if titled else None
