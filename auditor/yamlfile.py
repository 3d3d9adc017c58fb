"""YAML files with strict models: every error names file, line and column and shows the line with a caret.

YAML 1.2 through ruamel.yaml (``nei`` and ``no`` stay words, duplicate keys are refused), then a pydantic
model. The position of each key and value is kept, so that a wrong value deep in a file is shown where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from auditor.errors import RuleFileError

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    Model = TypeVar("Model", bound=BaseModel)

MAX_CHARACTERS = 2_000_000
MAX_NODES = 200_000
"""Bounds for one file; aliases are counted where they are used, so that nested aliases cannot explode."""

_MESSAGES = {
    "missing": "feltet «{field}» mangler",
    "extra_forbidden": "ukjent felt «{field}»{hint}",
    "string_type": "«{field}» skal være tekst",
    "int_type": "«{field}» skal være et heltall",
    "int_parsing": "«{field}» skal være et heltall",
    "bool_type": "«{field}» skal være true eller false",
    "list_type": "«{field}» skal være en liste",
    "tuple_type": "«{field}» skal være en liste",
    "dict_type": "«{field}» skal være et kart med nøkler og verdier",
    "model_type": "«{field}» skal være et kart med nøkler og verdier",
    "literal_error": "«{field}» skal være {expected}",
    "enum": "«{field}» skal være {expected}",
    "too_short": "«{field}» skal ha minst {min_length} ledd",
    "string_too_short": "«{field}» kan ikke være tom",
    "greater_than_equal": "«{field}» skal være minst {ge}",
    "less_than_equal": "«{field}» skal være høyst {le}",
    "string_pattern_mismatch": "«{field}» har feil form (mønster {pattern})",
}


class YamlFile:
    """One YAML file, parsed, with a way back to its lines."""

    def __init__(self, text: str, name: str) -> None:
        """Parse ``text``.

        Args:
            text: the file's content.
            name: how the file is named in errors.

        Raises:
            RuleFileError: when it is not YAML, or is beyond the bounds above.
        """
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        self.name = name
        self.text = text
        if len(text) > MAX_CHARACTERS:
            raise RuleFileError(f"{name}: filen er for stor ({len(text)} tegn; grensen er {MAX_CHARACTERS}).")
        yaml = YAML(typ="rt")
        try:
            self.data: Any = yaml.load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            raise self.error(f"ugyldig YAML: {error.problem or error.context}", line, column) from None
        except (YAMLError, RecursionError, ValueError) as error:
            raise RuleFileError(f"{name}: ugyldig YAML: {type(error).__name__}") from None
        self._nodes = 0
        self._count(self.data, 0)

    def _count(self, node: Any, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > 60:
            raise RuleFileError(f"{self.name}: filen er for stor eller for dypt nestet.")
        children = node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ()
        for child in children:
            self._count(child, depth + 1)

    def error(self, problem: str, line: int, column: int, remedy: str = "") -> RuleFileError:
        """Make the error that shows a place in this file (``line`` and ``column`` from 0)."""
        lines = self.text.splitlines()
        shown = lines[line] if line < len(lines) else ""
        visible = shown[:160].replace("\t", " ")
        caret = " " * min(column, 160) + "^"
        text = f"{self.name}:{line + 1}:{column + 1}: {problem}\n    {visible}\n    {caret}"
        return RuleFileError(text + (f"\n    {remedy}" if remedy else ""))

    def error_at(self, path: Sequence[str | int], problem: str, remedy: str = "") -> RuleFileError:
        """Make the error that shows the value at ``path`` (keys and list positions from the top)."""
        return self.error(problem, *self.position(path), remedy)

    def position(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column (from 0) of the value at ``path``, or of the nearest thing above it that exists."""
        node, place = self.data, (0, 0)
        for step in path:
            marks = getattr(node, "lc", None)
            try:
                if isinstance(node, Mapping) and step in node:
                    place = marks.key(step) if marks else place
                elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                    place = marks.item(step) if marks else place
                else:
                    continue
                node = node[step]
            except (KeyError, TypeError, AttributeError):
                break
        return place

    def validate(self, model: type[Model]) -> Model:
        """Turn the file into a pydantic model.

        Raises:
            RuleFileError: at the first thing that does not fit, with its place and what would be right.
        """
        from pydantic import ValidationError

        try:
            return model.model_validate(plain(self.data))
        except ValidationError as error:
            raise self.explain(error, ()) from None

    def explain(self, error: ValidationError, prefix: Sequence[str | int]) -> RuleFileError:
        """Turn a pydantic error about the value at ``prefix`` into one that shows the place in this file."""
        first = error.errors()[0]
        path = [*prefix, *first["loc"]]
        field = str(path[-1]) if path else "filen"
        context = {**first.get("ctx", {}), "hint": ""}
        template = _MESSAGES.get(first["type"])
        problem = (
            template.format_map(_Defaults(context, field=field))
            if template
            else first["msg"].removeprefix("Value error, ")
        )
        return self.error_at(path, problem)


class _Defaults(dict[str, Any]):
    """Formatting values that fall back to a question mark."""

    def __init__(self, values: Mapping[str, Any], **more: Any) -> None:
        super().__init__(values)
        self.update(more)

    def __missing__(self, key: str) -> str:
        return "?"


def plain(node: Any) -> Any:
    """Copy ruamel's containers and scalars to plain ``dict``, ``list``, ``str``, ``int``, ``float``."""
    if isinstance(node, Mapping):
        return {plain(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    if isinstance(node, bool) or node is None:
        return node
    for kind in (str, int, float):
        if isinstance(node, kind):
            return kind(node)
    return str(node)
