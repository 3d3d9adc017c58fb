"""The JSON Schema of a rule file, for editors: the model's own schema with the conditions of the installed checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.rules.check import Check
from auditor.rules.model import RuleFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rule_schema(kinds: Mapping[str, type[Check]]) -> dict[str, Any]:
    """Return the schema of a rule file.

    Args:
        kinds: check kinds by name; each becomes one alternative of a condition.
    """
    schema = RuleFile.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = schema.setdefault("$defs", {})
    condition = {"$ref": "#/$defs/Condition"}
    several = {"type": "array", "items": condition, "minItems": 1}
    alternatives: list[dict[str, Any]] = [
        _single("all", several, "alle holder"),
        _single("any", several, "minst én holder"),
        _single("not", condition, "holder ikke"),
        _single(
            "at_least",
            {
                "type": "object",
                "properties": {"n": {"type": "integer", "minimum": 1}, "of": several},
                "required": ["n", "of"],
                "additionalProperties": False,
            },
            "minst så mange holder",
        ),
    ]
    for name, kind in kinds.items():
        params = kind.params_model.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
        definitions.update(params.pop("$defs", {}))
        alternatives.append(_single(name, params, kind.summary))
    definitions["Condition"] = {"oneOf": alternatives}
    for level in ("level1", "level2"):
        schema["properties"][level] = condition
    return {"$schema": DIALECT, **schema}


def _single(name: str, content: Mapping[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": {name: dict(content)},
        "required": [name],
        "additionalProperties": False,
    }
