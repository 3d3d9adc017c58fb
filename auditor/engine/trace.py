"""Why a requirement got its level: the conditions, the passages behind them and what was nearest, as text."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.engine.evidence import title
from auditor.language.passages import Passage, Reading
from auditor.rules.check import Outcome
from auditor.rules.decide import decide
from auditor.rules.model import Rule

_WORDS = {0: "mangler", 1: "delvis", 2: "oppfylt"}
_SHOWN = 3


def trace(rule: Rule, reading: Reading) -> str:
    """Explain a decision.

    Returns:
        lines for people: the level and its passages, then the condition trees of both levels with what held,
        how much was found, the signals of the passages behind it and the nearest misses.
    """
    decision = decide(rule, reading)
    lines = [f"{rule.id} {rule.spec.title.nb}: {_WORDS[decision.level]} ({decision.level})", ""]
    if decision.evidence:
        lines.append("Båret av:")
        lines += [f"  {_where(passage)} {_short(passage)}" for passage in decision.evidence]
    for level, outcome in ((2, decision.level2), (1, decision.level1)):
        lines += ["", f"Betingelsen for {_WORDS[level]}:"]
        lines += _tree(outcome, reading, 1)
    return "\n".join(lines)


def _tree(outcome: Outcome, reading: Reading, depth: int) -> Iterator[str]:
    pad = "  " * depth
    mark = "✓" if outcome.passed else "✗"
    yield f"{pad}{mark} {outcome.label} (fant {outcome.found}, trengs {outcome.wanted})"
    if outcome.parts:
        for part in outcome.parts:
            yield from _tree(part, reading, depth + 1)
        return
    for match in outcome.matches[:_SHOWN]:
        yield f"{pad}    {_where(match.passage)} {_short(match.passage)}"
        yield f"{pad}      {_signals(match.passage, reading)}"
    if not outcome.passed:
        for near in outcome.near[:_SHOWN]:
            missing = ", ".join(title(reading, name) for name in near.missing)
            yield f"{pad}    nær: {_where(near.passage)} {_short(near.passage)}"
            yield f"{pad}      mangler {missing}; {_signals(near.passage, reading)}"


def _where(passage: Passage) -> str:
    page = passage.block.page_at(0)
    return f"[s. {page}]" if page is not None else "[uten side]"


def _short(passage: Passage) -> str:
    text = passage.text
    return f"«{text}»" if len(text) <= 160 else f"«{text[:150]} […]»"


def _signals(passage: Passage, reading: Reading) -> str:
    concepts = sorted({title(reading, name) for name in passage.hits if not name.startswith("signal.")})
    how = ", ".join(sorted(passage.modality)) or "ingen modalitet"
    negated = (
        " (nektet: " + ", ".join(sorted(title(reading, name) for name in passage.hits if not passage.has(name))) + ")"
    )
    return f"stemme {passage.voice}; {how}; begreper: {', '.join(concepts) or 'ingen'}" + (
        negated if any(not passage.has(name) for name in passage.hits) else ""
    )
