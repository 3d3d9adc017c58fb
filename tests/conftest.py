"""Shared pieces of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.engine.readingroom import read_document
from auditor.language.core import signal_concepts
from auditor.language.lexicon import Lexicon
from auditor.language.passages import Reading
from auditor.language.vocabulary import Concept
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.loader import load_ruleset
from auditor.rules.model import Ruleset

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def trondelagsmodellen() -> Ruleset:
    """The main rule set."""
    plugins = installed()
    return load_ruleset(plugins.rulesets["trondelagsmodellen"], plugins.checks)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real plans; tests that need it are skipped where a clone stands alone."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("korpuset ../shared/corpus finnes ikke her")
    return folder


def reading_of(text: str, lexicon: Lexicon, municipality: str | None = "Fjordvik") -> Reading:
    """Read Markdown text as a document of Fjordvik."""
    document = installed().readers["markdown"].read(text.encode(), "tekst.md", ReadOptions())
    return read_document(document, lexicon, kind="annet", municipality=municipality)


def lexicon_of(**concepts: tuple[str, ...] | Concept) -> Lexicon:
    """Compile a small vocabulary with the signals."""
    own = {name: terms if isinstance(terms, Concept) else Concept(both=terms) for name, terms in concepts.items()}
    return Lexicon({**signal_concepts(), **own})
