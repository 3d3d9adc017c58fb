"""How often the engine gives the level that careful readers gave.

Usage::

    python benchmarks/agreement.py --labels DIR [--labels DIR ...] --corpus DIR [--passages FILE ...]
        [--only TM-4.3] [--show]
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from auditor.engine.readingroom import read_document
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.decide import decide
from auditor.rules.loader import load_ruleset
from auditor.rules.source import RulesetSource
from auditor.yamlfile import YamlFile


@dataclass(frozen=True)
class Pair:
    """One requirement of one text: what the reader said and what the engine said."""

    text: str
    requirement: str
    language: str
    reader: int
    engine: int
    note: str = ""


def kappa(pairs: list[tuple[int, int]]) -> float:
    """Quadratic-weighted kappa of (reader, engine) levels; 1 is perfect, 0 is chance."""
    if not pairs:
        return float("nan")
    n = len(pairs)
    a, b = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    observed = sum((x - y) ** 2 for x, y in pairs) / n
    expected = sum(a[x] * b[y] * (x - y) ** 2 for x in range(3) for y in range(3)) / n**2
    return 1 - observed / expected if expected else 1.0


def interval(pairs: list[tuple[int, int]], rounds: int = 500) -> tuple[float, float]:
    """95 % bootstrap interval of kappa (fixed seed)."""
    rng = random.Random(20261121)
    values = sorted(kappa(rng.choices(pairs, k=len(pairs))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]


def line(name: str, pairs: list[Pair]) -> str:
    """One row of the table."""
    both = [(pair.reader, pair.engine) for pair in pairs]
    n = len(both) or 1
    exact = sum(x == y for x, y in both) / n
    presence = sum((x > 0) == (y > 0) for x, y in both) / n
    over = sum(y > x for x, y in both) / n
    under = sum(y < x for x, y in both) / n
    return (
        f"{name:32} n={len(both):4} exact={exact:.3f} presence={presence:.3f} kappa={kappa(both):.3f} "
        f"over={over:.3f} under={under:.3f}"
    )


def squeeze(text: str) -> str:
    """Text without white space, for comparing quotations."""
    return re.sub(r"\s+", "", text)


def main() -> None:
    """Run the measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", action="append", default=[], type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--passages", action="append", default=[], type=Path)
    parser.add_argument("--ruleset", default="trondelagsmodellen")
    parser.add_argument("--rules", type=Path, help="a rule set's folder, instead of an installed one")
    parser.add_argument("--only", action="append", default=[], help="requirement id, or its start (TM-4)")
    parser.add_argument("--show", action="store_true", help="list the disagreements with both sides' quotations")
    options = parser.parse_args()
    plugins = installed()
    source = RulesetSource(options.rules.name, options.rules) if options.rules else plugins.rulesets[options.ruleset]
    ruleset = load_ruleset(source, plugins.checks)
    rules = [
        rule for rule in ruleset.rules if not options.only or any(rule.id.startswith(start) for start in options.only)
    ]
    reader = plugins.readers["markdown"]
    pairs: list[Pair] = []
    quotes: list[bool] = []
    shown: list[str] = []
    for folder in options.labels:
        for path in sorted(folder.glob("*.json")):
            label = json.loads(path.read_text(encoding="utf-8"))
            text = options.corpus / f"{path.stem}.md"
            reading = read_document(reader.read(text.read_bytes(), text.name, ReadOptions()), ruleset.lexicon)
            for rule in rules:
                code = label["codes"].get(rule.id)
                if code is None:
                    continue
                decision = decide(rule, reading)
                pairs.append(Pair(path.stem, rule.id, label["language"], code["level"], decision.level))
                if decision.level == code["level"] and decision.level:
                    pages = {quote["page"] for quote in code["quotes"]}
                    first = decision.evidence[0]
                    quotes.append(first.block.page_at(first.block.content.offsets[first.start]) in pages)
                if decision.level != code["level"]:
                    shown.append(describe(path.stem, rule.id, code, decision))
    passages: list[Pair] = []
    for path in options.passages:
        for number, entry in enumerate(YamlFile(path.read_text(encoding="utf-8"), path.name).data, start=1):
            rule = next((rule for rule in rules if rule.id == entry["id"]), None)
            if rule is None:
                continue
            document = reader.read(entry["text"].encode(), "passasje.md", ReadOptions())
            decision = decide(rule, read_document(document, ruleset.lexicon, kind="annet"))
            passages.append(
                Pair(
                    f"{path.stem}#{number}",
                    rule.id,
                    entry["lang"],
                    entry["level"],
                    decision.level,
                    entry.get("kind", ""),
                )
            )
            if decision.level != entry["level"]:
                shown.append(
                    f"--- {path.stem}#{number} {rule.id} reader {entry['level']} engine {decision.level} "
                    f"({entry.get('kind', '')})\n{entry['text']}\n"
                    f"  engine: {[p.text[:150] for p in decision.evidence]}"
                )
    if options.show:
        print("\n".join(shown))
    for title, group in (("PLANS", pairs), ("PASSAGES", passages)):
        if not group:
            continue
        print(f"== {title}")
        for requirement in sorted(
            {pair.requirement for pair in group}, key=lambda r: [int(x) for x in r[3:].split(".")]
        ):
            print(line(requirement, [pair for pair in group if pair.requirement == requirement]))
        by_text: dict[str, list[Pair]] = defaultdict(list)
        for pair in group:
            by_text[pair.text if group is pairs else pair.note].append(pair)
        for text, members in sorted(by_text.items()):
            print(line(text[:32], members))
        for language in ("nb", "nn"):
            print(line(f"language {language}", [pair for pair in group if pair.language == language]))
        print(line("ALL", group))
        low, high = interval([(pair.reader, pair.engine) for pair in group])
        print(f"kappa 95 % interval {low:.3f} to {high:.3f}")
    if quotes:
        print(f"first quotation on a labelled page: {sum(quotes) / len(quotes):.3f} of {len(quotes)}")


def describe(name: str, requirement: str, code: dict[str, object], decision: object) -> str:
    """One disagreement, both sides."""
    quoted = " // ".join(quote["text"][:200] for quote in code["quotes"])  # type: ignore[index,union-attr]
    engine = " // ".join(passage.text[:200] for passage in decision.evidence)  # type: ignore[attr-defined]
    near = " // ".join(f"{item.passage.text[:160]} [mangler: {', '.join(item.missing)}]" for item in decision.near[:3])  # type: ignore[attr-defined]
    return (
        f"--- {name} {requirement} reader {code['level']} engine {decision.level}\n  why: {code['why']}\n"  # type: ignore[attr-defined]
        f"  reader: {quoted}\n  engine: {engine}\n  near: {near}"
    )


if __name__ == "__main__":
    main()
