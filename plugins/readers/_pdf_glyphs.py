"""The characters of a PDF page with their places, each in a frame where its line runs from left to right."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_SIDEWAYS = (0, 90, 180, 270)
_TOLERANCE = 3.0
_MOST_GLYPHS = 60_000


class Style(NamedTuple):
    """How a run of text is set: size in points as seen on the page, bold or not, angle in degrees."""

    size: float
    bold: bool
    angle: int


class Glyph(NamedTuple):
    """One character and its box; white space has the box of nothing and only parts words."""

    char: str
    x0: float
    x1: float
    base: float
    style: Style


@dataclass(slots=True)
class Layer:
    """The characters of a page that run in one direction, in drawing order, turned so that they run to the right.

    Attributes:
        angle: how far the direction is from the page's own, in degrees; 1 for text set askew.
    """

    angle: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)


def page_layers(page: Any) -> list[Layer]:
    """Read a page's characters.

    Args:
        page: a pypdfium2 page.

    Returns:
        one layer for each direction of text, the one with most text first.
    """
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    rotation = int(page.get_rotation())
    text_page = page.get_textpage()
    try:
        raw = text_page.raw
        count = min(text_page.count_chars(), _MOST_GLYPHS)
        layers: dict[int, Layer] = {}
        styles: dict[int, Style] = {}
        box = pdfium.FS_RECTF()
        box_at = ctypes.byref(box)
        x, y = ctypes.c_double(), ctypes.c_double()
        x_at, y_at = ctypes.byref(x), ctypes.byref(y)
        get_unicode, get_object = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        get_box, get_origin = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
        void = ctypes.c_void_p
        layer: Layer | None = None
        for index in range(count):
            code = get_unicode(raw, index)
            if code in (32, 10, 13, 9, 160):
                if layer is not None:
                    layer.glyphs.append(_SPACE)
                continue
            char = _character(code)
            if not char or not get_box(raw, index, box_at) or not get_origin(raw, index, x_at, y_at):
                continue
            handle = ctypes.cast(get_object(raw, index), void).value or 0
            style = styles.get(handle) if handle else None
            if style is None:
                style = _style(raw, index, handle)
                styles[handle] = style
            turn = style.angle if style.angle in _SIDEWAYS else rotation
            place = (box.left - left, box.right - left, x.value - left, y.value - bottom)
            x0, x1, base = _turned(turn, width, height, place, (box.bottom - bottom, box.top - bottom))
            direction = (style.angle - rotation) % 360 if style.angle in _SIDEWAYS else 1
            layer = layers.get(direction)
            if layer is None:
                size = (height, width) if turn in (90, 270) else (width, height)
                layer = layers[direction] = Layer(direction, *size)
            layer.glyphs.append(Glyph(char, x0, x1, base, style))
    finally:
        text_page.close()
    return sorted(layers.values(), key=lambda each: (-len(each.glyphs), each.angle))


_SPACE = Glyph(" ", 0.0, 0.0, 0.0, Style(0.0, False, 0))


def _character(code: int) -> str:
    """Return the character of a code; pdfium writes a hyphen at a line end as U+FFFE or U+0002."""
    if code in (0xFFFE, 2):
        return "-"
    if code < 32 or code in (0x7F, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


def _style(raw: Any, index: int, handle: int) -> Style:
    """Read the style of a character; asked once for each text object."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        matrix.a = matrix.d = 1.0
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = abs(pdfium.FPDFText_GetFontSize(raw, index) * scale)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    nearest = min((*_SIDEWAYS, 360), key=lambda angle: abs(angle - degrees))
    angle = nearest % 360 if abs(nearest - degrees) <= _TOLERANCE else 1
    return Style(round(size * 2) / 2 or 1.0, _bold(raw, index, handle), angle)


def _bold(raw: Any, index: int, handle: int) -> bool:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_GetFontWeight(raw, index) >= 600:
        return True
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 128, ctypes.byref(flags)) if handle else 0
    name = buffer.raw[: min(length, 128)].decode("utf-8", "replace").lower()
    return any(word in name for word in ("bold", "black", "heavy", "demi"))


def _turned(
    angle: int, width: float, height: float, place: tuple[float, float, float, float], vertical: tuple[float, float]
) -> tuple[float, float, float]:
    """Turn a box clockwise by an angle; return its left and right edge and its baseline."""
    x0, x1, x, y = place
    if angle == 90:
        return vertical[0], vertical[1], width - x
    if angle == 180:
        return width - x1, width - x0, height - y
    if angle == 270:
        return height - vertical[1], height - vertical[0], x
    return x0, x1, y
