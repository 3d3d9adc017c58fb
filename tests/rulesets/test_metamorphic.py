"""What must happen to a level when a text is told in another way, tried on every example of every rule.

Told as the law's demand, as a heading or as a line of a table of contents, nothing counts; neutral text around it
changes nothing. Counted over all examples: a rule set may have a few that a reader too would read otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from auditor.engine.readingroom import read_document
from auditor.language.pipeline import pipeline
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.decide import decide
from auditor.rules.model import Example, Rule, Ruleset

AROUND = {
    "nb": "Kommunen ligger ved fjorden. Vegen over fjellet er stengt om vinteren.",
    "nn": "Kommunen ligg ved fjorden. Vegen over fjellet er stengd om vinteren.",
}


def sentences(example: Example) -> Iterator[str]:
    for line in example.text.splitlines():
        for sentence in pipeline(example.lang)(line.strip("#- ")).sents:
            if sentence.text.strip():
                yield sentence.text.strip()


def lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def law(example: Example) -> str:
    start = "Folkehelseloven krever at" if example.lang == "nb" else "Folkehelselova krev at"
    return " ".join(f"{start} {lowered(sentence)}" for sentence in sentences(example))


def denied(example: Example) -> str:
    start = "Det er ikke slik at" if example.lang == "nb" else "Det er ikkje slik at"
    return " ".join(f"{start} {lowered(sentence)}" for sentence in sentences(example))


def headings(example: Example) -> str:
    return "\n\n".join(f"# {sentence.rstrip('.')}" for sentence in sentences(example))


def contents(example: Example) -> str:
    return "\n".join(
        f"{sentence.rstrip('.')} {'.' * 30} {number}" for number, sentence in enumerate(sentences(example), 4)
    )


def padded(example: Example) -> str:
    return f"{AROUND[example.lang]}\n\n{example.text}\n\n{AROUND[example.lang]}\n"


CHANGES: list[tuple[Callable[[Example], str], bool, float]] = [
    (law, False, 0.98),
    (headings, False, 0.97),
    (contents, False, 0.99),
    (denied, False, 0.83),
    (padded, True, 0.97),
]


def tried(ruleset: Ruleset) -> Iterator[tuple[Rule, Example]]:
    for rule in ruleset.rules:
        for example in rule.spec.examples:
            if example.level and "|" not in example.text:
                yield rule, example


@pytest.mark.parametrize(
    ("change", "keeps", "share"), CHANGES, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_told_in_another_way(
    trondelagsmodellen: Ruleset, change: Callable[[Example], str], keeps: bool, share: float
) -> None:
    reader = installed().readers["markdown"]
    failed = []
    total = 0
    for rule, example in tried(trondelagsmodellen):
        document = reader.read(change(example).encode(), "eksempel.md", ReadOptions())
        level = decide(rule, read_document(document, trondelagsmodellen.lexicon, kind="annet")).level
        total += 1
        if level != (example.level if keeps else 0):
            failed.append(f"{rule.id}: {level} {example.text[:80]!r}")
    assert 1 - len(failed) / total >= share, "\n".join(failed)
