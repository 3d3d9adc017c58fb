"""Agreement in figures: exact, presence, quadratic-weighted kappa with a bootstrap interval, over and under."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 1000
SEED = 20261121


@dataclass(frozen=True)
class Pair:
    """One requirement of one text: the reader's level and the engine's (or a baseline's)."""

    text: str
    requirement: str
    language: str
    reader: int
    engine: int
    kind: str = ""

    @property
    def step(self) -> str:
        """The requirement's step."""
        return self.requirement.split(".")[0]


def exact(pairs: Sequence[Pair]) -> float:
    """Share with the same level."""
    return _share(pair.reader == pair.engine for pair in pairs)


def presence(pairs: Sequence[Pair]) -> float:
    """Share that agree on 0 against 1 or 2."""
    return _share((pair.reader > 0) == (pair.engine > 0) for pair in pairs)


def over(pairs: Sequence[Pair]) -> float:
    """Share where the engine says more than the reader."""
    return _share(pair.engine > pair.reader for pair in pairs)


def under(pairs: Sequence[Pair]) -> float:
    """Share where the engine says less than the reader."""
    return _share(pair.engine < pair.reader for pair in pairs)


def kappa(pairs: Sequence[Pair]) -> float:
    """Quadratic-weighted kappa (Cohen 1968); 1 is perfect, 0 is chance."""
    n = len(pairs)
    readers, engines = Counter(pair.reader for pair in pairs), Counter(pair.engine for pair in pairs)
    observed = sum((pair.reader - pair.engine) ** 2 for pair in pairs) / n
    expected = sum(readers[x] * engines[y] * (x - y) ** 2 for x in range(3) for y in range(3)) / n**2
    return 1 - observed / expected if expected else 1.0


def interval(pairs: Sequence[Pair]) -> tuple[float, float]:
    """95 % interval of kappa, resampling whole texts (their requirements hang together); the seed is fixed."""
    texts: dict[str, list[Pair]] = {}
    for pair in pairs:
        texts.setdefault(pair.text, []).append(pair)
    rng = random.Random(SEED)
    groups = list(texts.values())
    values = sorted(
        kappa([pair for group in rng.choices(groups, k=len(groups)) for pair in group]) for _ in range(ROUNDS)
    )
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1]


def row(name: str, pairs: Sequence[Pair]) -> str:
    """One line of the table."""
    return (
        f"{name:34} {len(pairs):5} {exact(pairs):6.3f} {presence(pairs):9.3f} {kappa(pairs):6.3f} "
        f"{over(pairs):6.3f} {under(pairs):6.3f}"
    )


HEAD = f"{'':34} {'n':>5} {'exact':>6} {'presence':>9} {'kappa':>6} {'over':>6} {'under':>6}"


def _share(values: object) -> float:
    listed = list(values)  # type: ignore[call-overload]
    return sum(listed) / len(listed) if listed else float("nan")
