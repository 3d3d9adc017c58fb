"""YAML files with strict models: every error names file, line and column and shows the line with a caret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from auditor.errors import RuleFileError
from auditor.yamltree import YamlError, YamlTree

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    Model = TypeVar("Model", bound=BaseModel)

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
        self.name = name
        self.text = text
        try:
            self._tree = YamlTree(text)
        except YamlError as error:
            raise self.error(error.problem, error.line, error.column) from None
        self.data: Any = self._tree.data

    def error(self, problem: str, line: int, column: int, remedy: str = "") -> RuleFileError:
        """Make the error that shows a place in this file (``line`` and ``column`` from 0)."""
        lines = self.text.splitlines()
        shown = lines[line] if line < len(lines) else ""
        visible = shown[:160].replace("\t", " ")
        caret = " " * min(column, 160) + "^"
        text = f"{self.name}:{line + 1}:{column + 1}: {problem}\n    {visible}\n    {caret}"
        return RuleFileError(text + (f"\n    {remedy}" if remedy else ""))

    def line_of(self, path: Sequence[str | int]) -> int:
        """Return the line number (from 1) of the value at ``path``."""
        return self._tree.position(path)[0] + 1

    def error_at(self, path: Sequence[str | int], problem: str, remedy: str = "") -> RuleFileError:
        """Make the error that shows the value at ``path`` (keys and list positions from the top)."""
        return self.error(problem, *self._tree.position(path), remedy)

    def validate(self, model: type[Model]) -> Model:
        """Turn the file into a pydantic model.

        Raises:
            RuleFileError: at the first thing that does not fit, with its place and what would be right.
        """
        from pydantic import ValidationError

        try:
            return model.model_validate(self.data)
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
