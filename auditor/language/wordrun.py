"""A run of words: what one sentence, heading or table row is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_WORDS = frozenset({"men", "mens", "medan", "fordi", "derfor", "difor", "slik", "samtidig", "likevel"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "–", "-", "(", ")", "|", "•"})
_WORD = re.compile(r"\w")


@dataclass
class WordRun:
    """Words with their offsets in the block's text and their clause numbers.

    A comma or bracket adds one to the clause number, a word that turns the sentence (*men*, *fordi*) two.
    """

    forms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)

    def add(self, form: str, start: int, clause: int) -> None:
        """Append one word that starts at an offset of the block's text."""
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(start + len(form))
        self.clauses.append(clause)

    @classmethod
    def of_sentence(cls, tokens: Iterable[Token]) -> WordRun:
        """Take the words of a sentence, counting its clauses."""
        run, clause = cls(), 0
        for token in tokens:
            text = token.text
            if text in _CLAUSE_MARKS:
                clause += 1
            elif is_word(text):
                if text.lower() in _CLAUSE_WORDS:
                    clause += 2
                run.add(text, token.idx, clause)
        return run


def is_word(text: str) -> bool:
    """Whether a token is a word, a number, or one of the marks that mean one."""
    return bool(_WORD.search(text)) or text in "§%"
