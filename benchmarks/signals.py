"""``python -m benchmarks.signals``: how well the language layer sees voice, polarity, modality and facts.

Reads the labelled sentences in ``fixtures/signals``. Every third is only ever measured on ("held"); the others may
be looked at when the layer is mended ("open").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.engine.readingroom import read_document
from auditor.language.passages import Passage
from auditor.plugins import installed
from auditor.readers import ReadOptions
from auditor.rules.loader import load_ruleset

FOLDER = Path(__file__).parents[1] / "fixtures" / "signals"
PLACE = "Fjordvik"

CONCEPTS = {
    "time": ("fact.time",),
    "period": ("fact.period",),
    "frequency": ("fact.frequency",),
    "amount": ("fact.amount",),
    "quantity": ("fact.quantity",),
    "place": ("fact.place",),
    "name": ("fact.name",),
    "responsible": ("ansvarlig_enhet", "ledelse"),
    "group": ("gruppe_tilrettelegging",),
    "sector": ("livsområde",),
    "method": ("inv_metode",),
    "source": ("kilde_navngitt",),
    "indicator": ("ev_indikator",),
}
"""Which concepts of the vocabulary stand for each labelled fact."""


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence and what the layer saw in it."""

    language: str
    held: bool
    wanted: frozenset[str]
    seen: frozenset[str]


def main() -> None:
    """Print precision and recall of each signal, open and held, Bokmål and Nynorsk."""
    sentences = list(read())
    for language in ("nb", "nn"):
        for held in (False, True):
            chosen = [item for item in sentences if item.language == language and item.held == held]
            if chosen:
                table(f"{language}, {'held' if held else 'open'} (n={len(chosen)})", chosen)


def read() -> Iterator[Sentence]:
    """Yield every labelled sentence."""
    from auditor.yamlfile import YamlFile

    plugins = installed()
    lexicon = load_ruleset(plugins.rulesets["trondelagsmodellen"], plugins.checks).lexicon
    reader = plugins.readers["markdown"]
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, entry in enumerate(YamlFile(path.read_text(encoding="utf-8"), path.name).data):
            document = reader.read(entry["text"].encode(), "setning.md", ReadOptions())
            reading = read_document(document, lexicon, kind="annet", municipality=PLACE)
            wanted = {f"voice {entry['voice']}", *(f"modality {name}" for name in entry["modality"])}
            wanted.update(f"fact {name}" for name in entry["facts"])
            if entry["polarity"] == "negated":
                wanted.add("polarity negated")
            yield Sentence(path.stem, number % 3 == 0, frozenset(wanted), seen_in(reading.passages))


def seen_in(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the signals of a sentence's passages in the labels' words."""
    seen: set[str] = set()
    for passage in passages:
        seen.add(f"voice {passage.voice.value}")
        seen.update(f"modality {value.value}" for value in passage.modality)
        seen.update(f"fact {name}" for name, concepts in CONCEPTS.items() if any(c in passage.hits for c in concepts))
        if "signal.negation" in passage.hits or "signal.denial" in passage.hits:
            seen.add("polarity negated")
    return frozenset(seen)


def table(title: str, sentences: Sequence[Sentence]) -> None:
    """Print one table."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sentence in sentences:
        for name in sentence.wanted | sentence.seen:
            counts[name][0] += name in sentence.wanted and name in sentence.seen
            counts[name][1] += name in sentence.seen
            counts[name][2] += name in sentence.wanted
    print(f"\n{title}\n{'':22} {'precision':>9} {'recall':>7} {'n':>4}")
    for name in sorted(counts):
        both, seen, wanted = counts[name]
        print(f"{name:22} {both / seen if seen else 0:9.3f} {both / wanted if wanted else 0:7.3f} {wanted:4}")


if __name__ == "__main__":
    main()
