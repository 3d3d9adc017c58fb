"""Runs the examples that rule files carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.engine.readingroom import read_document
from auditor.readers import Reader, ReadOptions
from auditor.rules.decide import Decision, decide
from auditor.rules.model import Example, Rule, Ruleset


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example: the level it should have and the decision it got."""

    rule: Rule
    number: int
    example: Example
    decision: Decision | None
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether the engine decided as the example says; a check that failed decides nothing."""
        return self.decision is not None and self.decision.level == self.example.level

    @property
    def got(self) -> str:
        """What the engine decided, or why it could not."""
        return str(self.decision.level) if self.decision is not None else self.error


def run_examples(ruleset: Ruleset, reader: Reader, only: str | None = None) -> Iterator[ExampleResult]:
    """Run every example of a rule set (or of one requirement).

    Args:
        ruleset: the loaded rules.
        reader: what reads the examples' Markdown.
        only: id of the one requirement to run.
    """
    for rule in ruleset.rules:
        if only is not None and rule.id != only:
            continue
        for number, example in enumerate(rule.spec.examples, start=1):
            yield _run(rule, number, example, ruleset, reader)


def _run(rule: Rule, number: int, example: Example, ruleset: Ruleset, reader: Reader) -> ExampleResult:
    document = reader.read(example.text.encode(), f"{rule.id} eksempel {number}.md", ReadOptions())
    try:
        decision = decide(rule, read_document(document, ruleset.lexicon, kind="annet"))
    except Exception as error:  # a check of a plugin may fail in any way; the other examples are still run
        return ExampleResult(rule, number, example, None, f"feil: {type(error).__name__}: {error}")
    return ExampleResult(rule, number, example, decision)
