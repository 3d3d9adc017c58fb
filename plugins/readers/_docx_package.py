"""A Word file opened: its parts, its styles, its facts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from auditor.errors import UnreadableDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 500 * 1024 * 1024
"""A file whose parts together are larger than this, unpacked, is not opened."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"purl.oclc.org/ooxml"


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """What a paragraph style, with the ones it is based on, says.

    Attributes:
        name: lower case, as the file has it ("heading 1"); of the nearest style with a known meaning.
        level: of the heading, 0 for none.
    """

    name: str = ""
    level: int = 0
    bold: bool = False
    numbered: bool = False


@dataclass(slots=True)
class WordPackage:
    """The XML trees of a Word file that hold text."""

    body: Any
    styles: dict[str, StyleFacts] = field(default_factory=dict)
    footnotes: dict[str, Any] = field(default_factory=dict)
    endnotes: dict[str, Any] = field(default_factory=dict)
    headers: list[Any] = field(default_factory=list)
    footers: list[Any] = field(default_factory=list)
    comments: bool = False
    metadata: dict[str, str] = field(default_factory=dict)


def open_package(data: bytes) -> WordPackage:
    """Open a Word file.

    Raises:
        UnreadableDocument: ``empty``, ``encrypted``, ``unsupported`` (the old .doc, strict OOXML), ``too_large`` or
            ``corrupt``.
    """
    _guard(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        if body is None:
            raise ValueError("no body")
        package = WordPackage(body, _styles(document))
        _add_parts(package, document.part)
        package.metadata = _metadata(document)
    except Exception as error:
        reason = "unsupported" if _strict(data) else "corrupt"
        raise UnreadableDocument(reason, f"{type(error).__name__}: {error}") from error
    return package


def _guard(data: bytes) -> None:
    """Refuse what is no zip file, or one that unpacks to more than memory should hold."""
    if not data:
        raise UnreadableDocument("empty")
    if data.startswith(_OLE):
        raise UnreadableDocument("encrypted" if _ENCRYPTED in data else "unsupported", "an OLE container")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableDocument("corrupt", str(error)) from error
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise UnreadableDocument("too_large", f"more than {LARGEST} bytes unpacked")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocument("encrypted")


def _strict(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _STRICT in archive.read("word/document.xml")[:4000]
    except Exception:
        return False


def _styles(document: Any) -> dict[str, StyleFacts]:
    """Resolve each paragraph style over the styles it is based on."""
    elements = {each.get(f"{W}styleId"): each for each in document.styles.element.iter(f"{W}style")}
    return {key: _style(key, elements) for key in elements if key}


def _style(key: str, elements: dict[str, Any]) -> StyleFacts:
    name, level, bold, numbered = "", 0, None, False
    seen: set[str] = set()
    while key in elements and key not in seen:
        seen.add(key)
        element = elements[key]
        own = _value(element, "name").lower()
        outline = _value(element, f"pPr/{W}outlineLvl")
        if not level and outline.isdigit() and int(outline) < 9:
            level = int(outline) + 1
        for stem in ("heading ", "overskrift "):
            if not level and own.startswith(stem) and own[len(stem) :].isdigit():
                level = int(own[len(stem) :])
        if not name or own.startswith(("heading", "toc ", "caption", "list", "title", "footer", "header")):
            name = own
        if bold is None and (mark := element.find(f"{W}rPr/{W}b")) is not None:
            bold = mark.get(f"{W}val", "1") not in {"0", "false"}
        numbered = numbered or element.find(f"{W}pPr/{W}numPr") is not None
        key = _value(element, "basedOn")
    if not level and name in {"title", "tittel"}:
        level = 1
    return StyleFacts(name, level, bool(bold), numbered)


def _value(element: Any, path: str) -> str:
    child = element.find(f"{W}{path}")
    return str(child.get(f"{W}val") or "") if child is not None else ""


def _add_parts(package: WordPackage, part: Any) -> None:
    """Parse the parts beside the main one."""
    for relation in part.rels.values():
        if relation.is_external:
            continue
        kind = relation.reltype.rsplit("/", 1)[-1]
        target = relation.target_part
        if kind in {"footnotes", "endnotes"}:
            notes = package.footnotes if kind == "footnotes" else package.endnotes
            for note in _parsed(target.blob):
                if note.get(f"{W}type") in {None, "normal"}:
                    notes[str(note.get(f"{W}id"))] = note
        elif kind == "header":
            package.headers.append(_parsed(target.blob))
        elif kind == "footer":
            package.footers.append(_parsed(target.blob))
        elif kind == "comments":
            package.comments = _parsed(target.blob).find(f"{W}comment") is not None


def _parsed(blob: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _metadata(document: Any) -> dict[str, str]:
    facts = document.core_properties
    found = {name: str(getattr(facts, name) or "") for name in ("title", "author", "subject", "language")}
    for name in ("created", "modified"):
        moment = getattr(facts, name)
        found[name] = moment.date().isoformat() if moment else ""
    return {name: value for name, value in found.items() if value}
