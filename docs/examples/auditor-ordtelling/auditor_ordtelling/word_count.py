"""``word_count``: so many words are said about something."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from auditor.language.passages import STATEMENTS, Reading, Voice
from auditor.rules.check import Check, Match, Near, Outcome, Params


class WordCountParams(Params):
    """What the passages are about, and how many words they must have together."""

    about: tuple[str, ...] = Field(min_length=1, description="concepts; a passage with one of them is counted")
    min: int = Field(ge=1, description="words in all the passages together")


class WordCount(Check):
    """Adds up the words of the passages that are about something, in the municipality's own voice."""

    name = "word_count"
    params_model = WordCountParams
    summary = "Så mange ord om et tema, i kommunens egen stemme."
    params: WordCountParams

    def run(self, reading: Reading) -> Outcome:
        """Count. The longest passages come first, so that they become the quotations of the finding."""
        matches: list[Match] = []
        near: list[Near] = []
        for passage in reading.passages:
            if passage.kind not in STATEMENTS or not any(passage.has(name) for name in self.params.about):
                continue
            if passage.voice is Voice.OWN:
                matches.append(Match(passage, float(passage.words)))
            else:
                near.append(Near(passage, ("kommunens egen stemme",)))
        matches.sort(key=lambda match: (-match.score, match.passage.index))
        words = sum(match.passage.words for match in matches)
        return Outcome(words >= self.params.min, tuple(matches), tuple(near), words, self.params.min)

    def concepts(self) -> Iterable[str]:
        """Return every concept the parameters name; an unknown one is then an error in the rule file."""
        return self.params.about
