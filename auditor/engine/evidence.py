"""From passages to quotations: the only place where evidence is made."""

from __future__ import annotations

from auditor.language.passages import Passage, Reading
from auditor.model.document import Document
from auditor.model.result import Evidence, Searched
from auditor.rules.check import Near
from auditor.rules.model import Rule


class QuotationError(AssertionError):
    """A quotation does not equal the document's raw text at its place; the finding is then an error, never shown."""


def quote(document: Document, passage: Passage, note: str | None = None) -> Evidence:
    """Quote a passage word for word with its place.

    Raises:
        QuotationError: if the quotation is not an exact slice of the document (design, property 2).
    """
    block = passage.block
    text, start, end = document.quote(block, passage.start, passage.end)
    if document.raw[start:end] != text or not text.strip():
        raise QuotationError(f"{document.name} {start}:{end}")
    return Evidence(
        quote=text,
        page=block.page_at(start - block.start),
        page_source=block.page_source.value,
        section=list(block.section),
        start=start,
        end=end,
        ocr=block.ocr,
        note=note,
    )


def searched(rule: Rule, reading: Reading, near: tuple[Near, ...]) -> Searched:
    """Make the trail of a search that found nothing: where the engine looked and what came nearest."""
    document = reading.document
    pages = sorted(
        {page for block in document.blocks for _, page in block.pages} | {page.number for page in document.pages}
    )
    nearest = near[0] if near else None
    return Searched(
        passages=len(reading.statements),
        pages=[pages[0], pages[-1]] if pages else [],
        unread_pages=list(document.unread_pages),
        concepts=[title(reading, name) for name in rule.spec.looks_for],
        nearest=quote(document, nearest.passage) if nearest else None,
        missing=[title(reading, name) for name in nearest.missing] if nearest else [],
    )


def title(reading: Reading, name: str) -> str:
    """Return a concept's title, or the words themselves where they are a condition told in Norwegian."""
    left, near, right = name.partition(" nær ")
    if near:
        return f"{title(reading, left)} nær {title(reading, right)}"
    prefix, _, rest = name.partition(" ")
    if prefix in ("under", "uten") and rest in reading.lexicon.concepts:
        return f"{prefix} {title(reading, rest)}"
    concept = reading.lexicon.concepts.get(name)
    if concept is None:
        return name
    return concept.title or name.rsplit(".", maxsplit=1)[-1].replace("_", " ")
