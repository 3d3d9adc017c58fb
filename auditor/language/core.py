"""The language layer's own vocabulary: the words behind the signals."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from auditor.language.vocabulary import Concept, VocabularyFile
from auditor.yamlfile import YamlFile


@lru_cache(maxsize=1)
def signal_concepts() -> dict[str, Concept]:
    """Return the concepts of the signals and facts (``signal.*``, ``fact.*``), which every lexicon holds."""
    folder = files("auditor.data") / "language"
    concepts: dict[str, Concept] = {}
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml"):
            concepts.update(YamlFile(entry.read_text(encoding="utf-8"), entry.name).validate(VocabularyFile).concepts)
    return concepts
