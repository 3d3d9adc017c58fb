"""What one gets without the engine: a keyword search, and each requirement's most common level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from auditor.yamlfile import YamlFile
from benchmarks.agreement.measures import Pair
from benchmarks.agreement.texts import Labelled

KEYWORDS = Path(__file__).with_name("keywords.yaml")
MANY = 3
"""Hits from which Ctrl+F would say «oppfylt»."""


def keyword_levels(texts: Sequence[Labelled]) -> list[Pair]:
    """Give 0, 1 or 2 by the number of hits of each requirement's obvious words."""
    keywords: dict[str, list[str]] = YamlFile(KEYWORDS.read_text(encoding="utf-8"), KEYWORDS.name).data
    pairs = []
    for text in texts:
        lower = text.data.decode("utf-8").lower()
        for requirement, code in text.codes.items():
            hits = sum(lower.count(word) for word in keywords[requirement])
            level = 0 if hits == 0 else 1 if hits < MANY else 2
            pairs.append(Pair(text.name, requirement, text.language, code.level, level, text.kind))
    return pairs


def majority_levels(texts: Sequence[Labelled]) -> list[Pair]:
    """Give each requirement's most common level in the *other* texts (the higher of two equally common)."""
    pairs = []
    for text in texts:
        for requirement, code in text.codes.items():
            others = Counter(
                other.codes[requirement].level for other in texts if other is not text and requirement in other.codes
            )
            level = max(others, key=lambda value: (others[value], value)) if others else 1
            pairs.append(Pair(text.name, requirement, text.language, code.level, level, text.kind))
    return pairs
