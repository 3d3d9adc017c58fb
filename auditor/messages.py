"""The words of the program: one catalogue for each of the two written standards.

The texts live in ``auditor/data/messages.nb.yaml`` and ``messages.nn.yaml``. A file is read the first time
somebody asks for a text in it, so that importing this module costs nothing.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Literal

Language = Literal["nb", "nn"]

LANGUAGES: tuple[Language, ...] = ("nb", "nn")


class Catalogue:
    """All texts in one language, by dotted keys such as ``review.ocr``.

    Attributes:
        language: ``"nb"`` or ``"nn"``.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def _texts(self) -> dict[str, str]:
        from importlib import resources

        from auditor.yamltree import YamlTree

        source = resources.files("auditor.data").joinpath(f"messages.{self.language}.yaml")
        return dict(_flatten(YamlTree(source.read_text(encoding="utf-8")).data))

    def get(self, key: str, **values: object) -> str:
        """Return a text with its placeholders filled in.

        Args:
            key: dotted key; one that does not exist is a fault in the program.
            values: for the placeholders; taken as they are, never as templates.

        Raises:
            KeyError: if there is no such text, or a placeholder of it got no value.
        """
        return self._texts[key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the singular or the plural of a text; the number fills its ``{number}``."""
        return self.get(f"{key}.{'one' if number == 1 else 'other'}", number=number, **values)

    def code(self, group: str, code: str) -> str:
        """Return the text of a code from a list that plugins may add to.

        Args:
            group: ``unread``, ``warning``, ``page_quality``, ``document_type`` or ``document_type_in``.
            code: of the list, or one that only the plugin knows, which is then shown as it is. A detail may follow
                a colon (``encoding_guessed:cp1252``).
        """
        name, _, detail = code.partition(":")
        if f"{group}.{name}" not in self._texts:
            return self.get(f"{group}.other", code=code)
        text = self.get(f"{group}.{name}", code=name)
        return f"{text} ({detail.strip()})" if detail.strip() else text

    def names(self) -> frozenset[str]:
        """Return the key of every text."""
        return frozenset(self._texts)

    def placeholders(self, key: str) -> frozenset[str]:
        """Return the names of the placeholders in a text."""
        return frozenset(name for _, name, _, _ in string.Formatter().parse(self._texts[key]) if name)


@cache
def messages(language: Language = "nb") -> Catalogue:
    """Return the catalogue of a language; its file is read at the first use.

    Raises:
        ValueError: if the language is not one of the two.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no messages in {language!r}; there are {', '.join(LANGUAGES)}")
    return Catalogue(language)


def _flatten(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value)
