"""``python -m benchmarks.agreement``: the table, beside two baselines, and the disagreements with both sides' words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.engine.readingroom import read_document
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.decide import Decision, decide
from auditor.rules.loader import load_ruleset
from auditor.rules.model import Rule, Ruleset
from auditor.rules.source import RulesetSource
from benchmarks.agreement import baselines, measures, texts
from benchmarks.agreement.measures import Pair
from benchmarks.agreement.texts import Code, Labelled


def main() -> None:
    """Run the measure."""
    options = arguments()
    ruleset = load(options.rules, options.ruleset)
    rules = [rule for rule in ruleset.rules if not options.only or rule.id.startswith(tuple(options.only))]
    for title, labelled in groups(options):
        if not labelled:
            continue
        pairs: list[Pair] = []
        quoted: list[tuple[bool, bool]] = []
        for text in labelled:
            for rule, code, decision in decisions(text, rules, ruleset):
                pairs.append(Pair(text.name, rule.id, text.language, code.level, decision.level, text.kind))
                if decision.level == code.level and decision.level and code.quotes:
                    quoted.append(first_quotation(code, decision))
                if options.show and decision.level != code.level:
                    print(disagreement(text, rule, code, decision))
        report(title, pairs, labelled, rules, quoted)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", action="append", default=[], type=Path, help="folder of label files")
    parser.add_argument("--corpus", type=Path, help="folder of the labelled plans")
    parser.add_argument("--passages", action="append", default=[], type=Path, help="YAML file of passages")
    parser.add_argument("--ruleset", default="trondelagsmodellen")
    parser.add_argument("--rules", type=Path, help="a rule set's folder, instead of an installed one")
    parser.add_argument("--only", action="append", default=[], help="requirement id, or its start (TM-4)")
    parser.add_argument("--show", action="store_true", help="list the disagreements with both sides' quotations")
    return parser.parse_args()


def load(folder: Path | None, name: str) -> Ruleset:
    """Load the rules from a folder, or an installed set."""
    plugins = installed()
    source = RulesetSource(folder.name, folder) if folder else plugins.rulesets[name]
    return load_ruleset(source, plugins.checks)


def groups(options: argparse.Namespace) -> Iterator[tuple[str, list[Labelled]]]:
    """Yield the plans and the passages asked for."""
    yield "PLANS", [text for folder in options.labels for text in texts.plans(folder, options.corpus)]
    yield "PASSAGES", [text for path in options.passages for text in texts.passages(path)]


def decisions(text: Labelled, rules: Sequence[Rule], ruleset: Ruleset) -> Iterator[tuple[Rule, Code, Decision]]:
    """Decide every rule that the text has a label for."""
    document = installed().readers["markdown"].read(text.data, f"{text.name}.md", ReadOptions())
    reading = read_document(document, ruleset.lexicon)
    for rule in rules:
        if rule.id in text.codes:
            yield rule, text.codes[rule.id], decide(rule, reading)


def first_quotation(code: Code, decision: Decision) -> tuple[bool, bool]:
    """Whether the engine's first quotation is on a page that the reader quoted, and whether it overlaps a quotation."""
    first = decision.evidence[0]
    page = first.block.page_at(first.block.content.raw_span(first.start, first.end)[0])
    raw = first.block.content.quote(first.start, first.end)
    return page in {number for number, _ in code.quotes}, any(texts.overlaps(raw, quote) for _, quote in code.quotes)


def disagreement(text: Labelled, rule: Rule, code: Code, decision: Decision) -> str:
    """Tell one disagreement from both sides."""
    lines = [f"--- {text.name} {rule.id} reader {code.level} engine {decision.level} ({text.kind})"]
    if "#" in text.name:
        lines.append(text.data.decode("utf-8").strip())
    else:
        lines.append(f"  why: {code.why}")
        lines.append("  reader: " + " // ".join(quote[:200] for _, quote in code.quotes))
    lines.append("  engine: " + " // ".join(passage.text[:200] for passage in decision.evidence))
    near = (f"{item.passage.text[:160]} [mangler: {', '.join(item.missing)}]" for item in decision.near[:3])
    lines.append("  near: " + " // ".join(near))
    return "\n".join(lines)


def report(
    title: str,
    pairs: Sequence[Pair],
    labelled: Sequence[Labelled],
    rules: Sequence[Rule],
    quoted: Sequence[tuple[bool, bool]],
) -> None:
    """Print the table of one group of texts."""
    print(f"\n== {title}\n{measures.HEAD}")
    for rule in rules:
        own = [pair for pair in pairs if pair.requirement == rule.id]
        if own:
            print(measures.row(f"{rule.id} {rule.spec.title.nb}"[:34], own), direction(own))
    for step in sorted({pair.step for pair in pairs}):
        print(measures.row(f"step {step}", [pair for pair in pairs if pair.step == step]))
    by_kind = title == "PASSAGES"
    for name in sorted({pair.kind if by_kind else pair.text for pair in pairs}):
        members = [pair for pair in pairs if (pair.kind if by_kind else pair.text) == name]
        print(measures.row(name[:34], members))
    for language in sorted({pair.language for pair in pairs}):
        print(measures.row(f"language {language}", [pair for pair in pairs if pair.language == language]))
    print(measures.row("ALL", pairs))
    low, high = measures.interval(pairs)
    print(f"kappa 95 % interval {low:.3f} to {high:.3f}")
    if quoted:
        on_page, overlap = (sum(values) / len(quoted) for values in zip(*quoted, strict=True))
        print(f"first quotation: on a labelled page {on_page:.3f}, overlapping a labelled one {overlap:.3f}")
    chosen = {rule.id for rule in rules}
    compared = [("keyword list", baselines.keyword_levels)]
    if title == "PLANS":
        compared.append(("most common level", baselines.majority_levels))
    for name, pairs_of in compared:
        print(measures.row(f"baseline: {name}", [pair for pair in pairs_of(labelled) if pair.requirement in chosen]))


def direction(pairs: Sequence[Pair]) -> str:
    """Draw which way the engine errs, a mark for each text: ``-`` less than the reader, ``=`` the same, ``+`` more."""
    marks = ["-" if p.engine < p.reader else "+" if p.engine > p.reader else "=" for p in pairs]
    return "".join(sorted(marks, key="-=+".index))[:40]


if __name__ == "__main__":
    main()
