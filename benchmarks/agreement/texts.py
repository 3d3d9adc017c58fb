"""Texts with the levels that readers gave: plans with their label files, and passages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.yamlfile import YamlFile


@dataclass(frozen=True)
class Code:
    """What the reader decided for one requirement."""

    level: int
    quotes: tuple[tuple[int | None, str], ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Labelled:
    """One text. Passages have one code and no document type."""

    name: str
    language: str
    data: bytes
    codes: dict[str, Code]
    kind: str = ""


def plans(labels: Path, corpus: Path) -> Iterator[Labelled]:
    """Yield the labelled plans of a folder, by name; requirements without a label are left out."""
    for path in sorted(labels.glob("*.json")):
        label: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        codes = {
            name: Code(code["level"], tuple((quote["page"], quote["text"]) for quote in code["quotes"]), code["why"])
            for name, code in label["codes"].items()
        }
        yield Labelled(path.stem, label["language"], (corpus / f"{path.stem}.md").read_bytes(), codes)


def passages(path: Path) -> Iterator[Labelled]:
    """Yield the passages of a YAML file (a list with ``id``, ``level``, ``lang``, ``kind``, ``text``)."""
    for number, entry in enumerate(YamlFile(path.read_text(encoding="utf-8"), path.name).data, start=1):
        code = {entry["id"]: Code(entry["level"])}
        yield Labelled(f"{path.stem}#{number}", entry["lang"], entry["text"].encode(), code, entry.get("kind", ""))


def overlaps(first: str, second: str) -> bool:
    """Whether two quotations share a run of forty characters, or one holds the other; white space does not count."""
    a, b = (re.sub(r"\s+", "", text) for text in (first, second))
    if a in b or b in a:
        return True
    return any(a[start : start + 40] in b for start in range(0, max(1, len(a) - 39), 5))
