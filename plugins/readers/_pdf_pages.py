"""One page as read: its pieces of text, its tables, and whether it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from auditor.model.document import PageQuality
from auditor_plugins.readers._pdf_glyphs import page_layers
from auditor_plugins.readers._pdf_order import ordered
from auditor_plugins.readers._pdf_quality import text_quality
from auditor_plugins.readers._pdf_rulings import grids
from auditor_plugins.readers._pdf_segments import Segment
from auditor_plugins.readers._pdf_tables import carve

_MOST_ASIDE = 400


@dataclass(slots=True)
class PageText:
    """What was read of a page.

    Attributes:
        pieces: of the text in the main direction, in drawing order.
        aside: the pieces of text in other directions, one list for each.
        order: ``stream`` or ``repaired``, once :meth:`ordered` has run.
    """

    number: int
    height: float
    characters: int
    quality: PageQuality
    pieces: list[Segment] = field(default_factory=list)
    aside: list[list[Segment]] = field(default_factory=list)
    order: str = "stream"

    def ordered(self, pieces: list[Segment]) -> list[Segment]:
        """Put pieces of this page in reading order and note which order that is."""
        found, repaired = ordered(pieces)
        if repaired:
            self.order = "repaired"
        return found


def read_page(pdf: Any, index: int) -> PageText:
    """Read one page; a page that pdfium cannot read is one of quality ``failed``, not an error.

    Args:
        pdf: an open pypdfium2 document.
        index: of the page, from 0.
    """
    import pypdfium2 as pdfium

    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        return PageText(index + 1, 0.0, 0, PageQuality.FAILED, order="none")
    try:
        return _read(page, index + 1)
    except pdfium.PdfiumError:
        return PageText(index + 1, 0.0, 0, PageQuality.FAILED, order="none")
    finally:
        page.close()


def _read(page: Any, number: int) -> PageText:
    layers = page_layers(page)
    characters = sum(glyph.char != " " for layer in layers for glyph in layer.glyphs)
    quality = text_quality(" ".join("".join(glyph.char for glyph in layer.glyphs) for layer in layers))
    if quality is not PageQuality.OK:
        return PageText(number, 0.0, characters, quality, order="none")
    main = layers[0]
    tables = grids(page) if main.angle == 0 else []
    result = PageText(number, main.height, characters, quality, carve(main.glyphs, tables))
    for layer in layers[1:]:
        aside = carve(layer.glyphs, ())
        if len(aside) <= _MOST_ASIDE:
            result.aside.append(aside)
    return result
