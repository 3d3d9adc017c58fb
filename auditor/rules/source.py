"""Where a rule set's files are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class RulesetSource:
    """A rule set as a plugin announces it: a name and the folder that holds its data.

    The folder holds ``ruleset.yaml``, ``vocabulary/*.yaml`` and one YAML file for each requirement, in any sub-folder.
    """

    name: str
    root: Traversable
