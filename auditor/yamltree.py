"""YAML text to plain Python values, with the place of every key and value.

PyYAML's parser (libyaml where it is there) gives the nodes with their marks; what a scalar means follows the core
schema of YAML 1.2, so that ``nei``, ``no``, ``on`` and dates stay words. Tags, duplicate keys and too large trees are
refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

MAX_CHARACTERS = 2_000_000
MAX_NODES = 200_000
MAX_DEPTH = 60
"""Bounds for one file; aliases are counted where they are used, so that nested aliases cannot explode."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_INT = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")
_WORDS = {"true": True, "True": True, "false": False, "False": False, "null": None, "Null": None, "~": None, "": None}


class YamlError(ValueError):
    """The text is not YAML that we read: what is wrong, and where (line and column from 0)."""

    def __init__(self, problem: str, line: int = 0, column: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column = problem, line, column


class YamlTree:
    """A parsed text.

    Attributes:
        data: plain ``dict``, ``list``, ``str``, ``int``, ``float``, ``bool`` and ``None``.
    """

    def __init__(self, text: str) -> None:
        """Parse.

        Raises:
            YamlError: when the text is not YAML, has tags or duplicate keys, or is beyond the bounds.
        """
        if len(text) > MAX_CHARACTERS:
            raise YamlError(f"filen er for stor ({len(text)} tegn; grensen er {MAX_CHARACTERS})")
        try:
            self._root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line, mark.column) if mark else (0, 0)
            raise YamlError(f"ugyldig YAML: {error.problem or error.context}", *place) from None
        except (yaml.YAMLError, RecursionError) as error:
            raise YamlError(f"ugyldig YAML: {type(error).__name__}") from None
        self._nodes = 0
        self.data: Any = self._value(self._root, 0) if self._root is not None else None

    def _value(self, node: yaml.Node, depth: int) -> Any:
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            raise YamlError("filen er for stor eller for dypt nestet", *_place(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            raise YamlError("merker (!) er ikke tillatt", *_place(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child, depth + 1) for child in node.value]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("en nøkkel skal være ett ord", *_place(key_node))
            key = _scalar(key_node)
            if key in found:
                raise YamlError(f"ugyldig YAML: «{key}» står to ganger", *_place(key_node))
            found[key] = self._value(value_node, depth + 1)
        return found

    def position(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column (from 0) of the value at ``path``, or of the nearest thing above it that exists."""
        node, place = self._root, (0, 0)
        for step in path:
            if isinstance(node, yaml.MappingNode):
                entry = next(((k, v) for k, v in node.value if _scalar(k) == step), None)
                if entry is None:
                    continue
                place, node = _place(entry[0]), entry[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = _place(node)
        return place


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _scalar(node: yaml.Node) -> Any:
    """Return what a scalar means: plain ones by the core schema, quoted ones as text."""
    text = str(node.value)
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
