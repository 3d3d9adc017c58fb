"""What a PDF says of itself: metadata and bookmarks."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

_KEYS = {"/Title": "title", "/Author": "author", "/Subject": "subject", "/Producer": "producer", "/Creator": "creator"}
_DATES = {"/CreationDate": "created", "/ModDate": "modified"}
_MOST_BOOKMARKS = 2000
_EMPTY = frozenset({"untitled", "anonymous", "unspecified", "(unspecified)", "(anonymous)"})


def facts(data: bytes) -> tuple[dict[str, str], list[tuple[str, int]]]:
    """Read the metadata and the bookmarks with their level; a fault in them makes them empty, not an error."""
    try:
        reader = _opened(data)
        if reader.is_encrypted:
            reader.decrypt("")
    except Exception:
        return {}, []
    return _metadata(reader), _outline(reader)


def has_no_pages(data: bytes) -> bool:
    """Whether the file is sound but for its having no page, which pdfium calls damage."""
    try:
        return len(_opened(data).pages) == 0
    except Exception:
        return False


def _opened(data: bytes) -> Any:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return pypdf.PdfReader(io.BytesIO(data))


def _metadata(reader: Any) -> dict[str, str]:
    try:
        info = reader.metadata or {}
        found = {name: str(info[key]).strip() for key, name in _KEYS.items() if info.get(key)}
        for key, name in _DATES.items():
            digits = str(info.get(key) or "").removeprefix("D:")[:8]
            if len(digits) == 8 and digits.isdigit():
                found[name] = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        language = reader.trailer["/Root"].get("/Lang")
        if language:
            found["language"] = str(language)
    except Exception:
        return {}
    return {name: value.replace("\x00", "") for name, value in found.items() if value.lower() not in _EMPTY}


def _outline(reader: Any) -> list[tuple[str, int]]:
    def walk(entries: Any, level: int) -> Iterator[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, level + 1)
            else:
                yield str(entry.title), level

    try:
        found = []
        for number, entry in enumerate(walk(reader.outline, 1)):
            if number >= _MOST_BOOKMARKS:
                break
            found.append(entry)
    except Exception:
        return []
    return found
