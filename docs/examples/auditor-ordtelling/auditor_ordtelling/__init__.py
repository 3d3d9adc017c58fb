"""A plugin for ``auditor``: one check kind, one report format and one rule set.

This module is imported every time the program starts, so it imports nothing heavy: the classes are
fetched inside the hooks.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from auditor import hookimpl

if TYPE_CHECKING:
    from auditor.reporting import Reporter
    from auditor.rules.check import Check
    from auditor.rules.source import RulesetSource


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """Offer the condition ``word_count``."""
    from auditor_ordtelling.word_count import WordCount

    return [WordCount]


@hookimpl
def auditor_reporters() -> list[Reporter]:
    """Offer ``--format funnliste``."""
    from auditor_ordtelling.finding_list import FindingList

    return [FindingList()]


@hookimpl
def auditor_rulesets() -> list[RulesetSource]:
    """Offer ``--ruleset ordtelling``: nothing but data files."""
    from auditor.rules.source import RulesetSource

    return [RulesetSource("ordtelling", files("auditor_ordtelling") / "regler")]
