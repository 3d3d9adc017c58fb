"""The language layer's word lists (``auditor/data/words.yaml``)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from auditor.yamltree import YamlTree


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("auditor.data") / "words.yaml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in YamlTree(text).data.items()}


def words(name: str) -> frozenset[str]:
    """Return a word list by its name in the file.

    Raises:
        KeyError: if there is no such list.
    """
    return _lists()[name]
