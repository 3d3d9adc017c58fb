"""The text of one Word paragraph, in the stated view of its tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from auditor_plugins.readers._docx_package import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_INSIDE = {
    f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_OFF = {"0", "false", "none"}


@dataclass(slots=True)
class Inline:
    """The text of a paragraph and what hangs on it.

    Attributes:
        breaks: offsets at which a rendered page begins.
        boxes: the contents of its text boxes.
        notes: ``(footnotes or endnotes, id)`` it refers to.
        inserted, deleted: whether it holds tracked changes of that kind.
        bold: how many characters are bold.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: list[int] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    inserted: bool = False
    deleted: bool = False
    bold: int = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    @property
    def revision(self) -> str | None:
        """What the block's revision mark is."""
        if self.inserted:
            return "inserted"
        return "deleted" if self.deleted else None

    def put(self, text: str, *, bold: bool = False) -> None:
        """Append text."""
        self.parts.append(text)
        self.length += len(text)
        self.bold += len(text.strip()) if bold else 0


class InlineReader:
    """Reads paragraphs.

    Args:
        original: whether deletions are read and insertions are not; the other way round where false.
    """

    def __init__(self, *, original: bool) -> None:
        self.skipped = _INSERTED if original else _DELETED
        self.original = original
        self.tracked = False

    def read(self, paragraph: Any, result: Inline | None = None) -> Inline:
        """Read a paragraph element, after what ``result`` already holds."""
        result = result or Inline()
        self._walk(paragraph, result, bold=False)
        return result

    def _walk(self, element: Any, result: Inline, *, bold: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _INSERTED or tag in _DELETED:
                self.tracked = True
                result.inserted = result.inserted or tag in _INSERTED
                result.deleted = result.deleted or tag in _DELETED
                if tag not in self.skipped:
                    self._walk(child, result, bold=bold)
            elif tag == f"{W}r":
                self._walk(child, result, bold=_bold(child, bold))
            elif tag in _INSIDE:
                self._walk(child, result, bold=bold)
            elif tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                self._walk(chosen if chosen is not None else child, result, bold=bold)
            elif tag == f"{MC}Fallback":
                self._walk(child, result, bold=bold)
            elif isinstance(tag, str):
                self._leaf(child, result, bold=bold)

    def _leaf(self, element: Any, result: Inline, *, bold: bool) -> None:
        tag = element.tag
        if tag in {f"{W}t", f"{W}delText"}:
            result.put(element.text or "", bold=bold)
        elif tag in _SIGNS:
            result.put(_SIGNS[tag])
        elif tag == f"{W}sym":
            result.put(_symbol(element.get(f"{W}char") or ""))
        elif tag == f"{W}lastRenderedPageBreak":
            result.breaks.append(result.length)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnotes" if tag == f"{W}footnoteReference" else "endnotes"
            result.notes.append((kind, str(element.get(f"{W}id"))))
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            result.boxes += [box for box in element.iter(f"{W}txbxContent") if not _nested(box, element)]
        elif tag.startswith(_MATH[:-1]):
            result.put("".join(element.itertext(_MATH)))


def _nested(box: Any, top: Any) -> bool:
    """Whether a text box stands in another one, or in the copy of one for old programs."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag in {f"{W}txbxContent", f"{MC}Fallback"}:
            return True
        parent = parent.getparent()
    return False


def _bold(run: Any, inherited: bool) -> bool:
    mark = run.find(f"{W}rPr/{W}b")
    return inherited if mark is None else mark.get(f"{W}val", "1") not in _OFF


def _symbol(code: str) -> str:
    """Return the character of a symbol font; Wingdings and its kin live in the private-use area."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number if number >= 0xF000 or number > 0xFF else 0xF000 + number) if 0x20 <= number <= 0xFFFD else ""
