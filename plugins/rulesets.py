"""The rule sets that come with the program, announced like anybody else's."""

from __future__ import annotations

from importlib.resources import files

from auditor import hookimpl
from auditor.rules.source import RulesetSource


@hookimpl
def auditor_rulesets() -> list[RulesetSource]:
    """Offer every folder of ``auditor_rulesets`` that holds a ``ruleset.yaml``."""
    root = files("auditor_rulesets")
    found = [entry for entry in root.iterdir() if entry.is_dir() and (entry / "ruleset.yaml").is_file()]
    return [RulesetSource(entry.name, entry) for entry in sorted(found, key=lambda entry: entry.name)]
