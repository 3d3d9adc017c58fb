"""«Mente du …?» for misspelt names."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(name: str, names: Iterable[str]) -> str:
    """Return a sentence that proposes the nearest names, or an empty text."""
    found = get_close_matches(name, list(names), n=3, cutoff=0.6)
    return f"Mente du {' eller '.join(f'«{other}»' for other in found)}?" if found else ""
