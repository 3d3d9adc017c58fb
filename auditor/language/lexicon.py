"""The vocabulary compiled: finds every concept in a run of words in one pass.

Cost is per distinct word (which slots can it fill?) and per word in the text (which patterns start here?),
so it does not grow with the number of rules that ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor.language.vocabulary import Concept
from auditor.language.words import lemmas, stems

MAX_GAP = 4
"""Words that ``..`` may skip."""

_MIN_PART = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept found: where, and which member of it. ``first`` and ``last`` are word positions, ``last`` exclusive."""

    concept: str
    member: str | None
    kind: str | None
    first: int
    last: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    origin: str
    concepts: tuple[str, ...]
    member: str | None
    kind: str | None
    slots: tuple[int, ...]
    gaps: tuple[bool, ...]
    """For each slot after the first: may words stand before it?"""
    mask: bool
    negative: bool = False
    """Whether the term itself names a negation."""


class TermError(ValueError):
    """A term of the vocabulary cannot be understood."""


class Lexicon:
    """All concepts of a vocabulary, ready to search."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        """Compile.

        Raises:
            TermError: for a term that is not in the notation of :mod:`auditor.language.vocabulary`, or an
                ``includes`` that names no concept or leads in a circle.
        """
        self.concepts = dict(concepts)
        self._slot_ids: dict[tuple[str, ...], int] = {}
        self._patterns: dict[int, list[_Pattern]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_prefix: dict[str, list[int]] = defaultdict(list)
        self._by_suffix: dict[str, list[int]] = defaultdict(list)
        self._by_part: dict[str, list[int]] = defaultdict(list)
        self._cache: dict[str, frozenset[int]] = {}
        for name, concept in self.concepts.items():
            for including in concept.includes:
                if including not in self.concepts:
                    raise TermError(f"begrepet «{name}» tar med «{including}», som ikke finnes")
            owners = self._owners(name)
            for term in concept.all:
                self._add(term, owners, None, None, mask=False)
            for member, terms in concept.members.items():
                for term in terms.all:
                    self._add(term, owners, member, terms.kind, mask=False)
            for term in concept.not_:
                self._add(term, (name,), None, None, mask=True)

    def _owners(self, name: str) -> tuple[str, ...]:
        """Return the concept and every concept that takes it in, directly or through others."""
        owners, queue = [name], [name]
        while queue:
            inner = queue.pop()
            for other in self._including.get(inner, ()):
                if other == name:
                    raise TermError(f"begrepet «{name}» tar med seg selv")
                if other not in owners:
                    owners.append(other)
                    queue.append(other)
        return tuple(owners)

    @cached_property
    def _including(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for outer, concept in self.concepts.items():
            for inner in concept.includes:
                found[inner].append(outer)
        return found

    def _add(self, term: str, owners: tuple[str, ...], member: str | None, kind: str | None, *, mask: bool) -> None:
        slots: list[int] = []
        gaps: list[bool] = []
        gap = False
        for word in term.lower().split():
            if word == "..":
                gap = True
                continue
            if slots:
                gaps.append(gap)
            slots.append(self._slot(tuple(word.split("|")), term))
            gap = False
        if not slots or gap:
            raise TermError(f"termen «{term}» har ingen ord, eller slutter med «..»")
        negative = not _NEGATORS.isdisjoint(term.lower().replace("|", " ").replace("=", "").split())
        self._patterns[slots[0]].append(
            _Pattern(owners[0], owners, member, kind, tuple(slots), tuple(gaps), mask, negative)
        )

    def _slot(self, alternatives: tuple[str, ...], term: str) -> int:
        if alternatives in self._slot_ids:
            return self._slot_ids[alternatives]
        slot = self._slot_ids[alternatives] = len(self._slot_ids)
        for alternative in alternatives:
            core = alternative.strip("*=").strip("-").rstrip(".")
            if not core or "*" in core or (alternative.count("*") and len(core) < _MIN_PART):
                raise TermError(f"termen «{term}»: «{alternative}» er for kort eller har * på feil plass")
            if alternative.startswith("="):
                self._by_form[core].append(slot)
            elif alternative.startswith("*") and alternative.endswith("*"):
                self._by_part[core].append(slot)
            elif alternative.startswith("*"):
                self._by_suffix[core].append(slot)
            elif alternative.endswith("*"):
                self._by_prefix[core].append(slot)
            else:
                self._by_lemma[core].append(slot)
        return slot

    def slots(self, word: str) -> frozenset[int]:
        """Return the pattern slots that a word can fill (cached per distinct word)."""
        form = word.lower().strip("-").rstrip(".")
        cached = self._cache.get(form)
        if cached is None:
            cached = self._cache[form] = frozenset(self._fill(form))
        return cached

    def _fill(self, form: str) -> set[int]:
        found: set[int] = set(self._by_form.get(form, ()))
        for key in lemmas(form):
            found.update(self._by_lemma.get(key, ()))
        for end in range(_MIN_PART, len(form) + 1):
            found.update(self._by_prefix.get(form[:end], ()))
        for stem in stems(form):
            for start in range(0, len(stem) - _MIN_PART + 1):
                found.update(self._by_suffix.get(stem[start:], ()))
        if self._by_part:
            size = len(form)
            for start in range(size):
                for end in range(start + _MIN_PART, size + 1):
                    found.update(self._by_part.get(form[start:end], ()))
        return found

    def widen(self, hit: Hit) -> list[Hit]:
        """Return a hit found elsewhere (a fact) together with the hits of the concepts that take its concept in."""
        if hit.concept not in self._including:
            return [hit]
        return [replace(hit, concept=owner) for owner in self._owners(hit.concept)]

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Find every concept in a run of words (one sentence, cell or heading), left to right."""
        filled = [self.slots(word) for word in words]
        found: list[tuple[str, Hit]] = []
        masks: list[tuple[str, int, int]] = []
        for first, slots in enumerate(filled):
            for slot in slots:
                for pattern in self._patterns.get(slot, ()):
                    last = _match(pattern, filled, first)
                    if last is None:
                        continue
                    denied = True in pattern.gaps and _denied(pattern, words[first:last])
                    if pattern.mask:
                        masks.append((pattern.origin, first, last))
                    else:
                        found.extend(
                            (pattern.origin, Hit(concept, pattern.member, pattern.kind, first, last, denied))
                            for concept in pattern.concepts
                        )
        hits = list(dict.fromkeys(hit for origin, hit in found if not _masked(origin, hit, masks)))
        hits.sort(key=lambda hit: (hit.first, hit.last, hit.concept, hit.member or ""))
        return hits


def _match(pattern: _Pattern, filled: Sequence[frozenset[int]], first: int) -> int | None:
    """Return the position after the last word of a match that starts at ``first``, or ``None``."""
    position = first + 1
    for slot, gap in zip(pattern.slots[1:], pattern.gaps, strict=True):
        reach = position + (MAX_GAP if gap else 0)
        while position <= reach:
            if position < len(filled) and slot in filled[position]:
                break
            position += 1
        else:
            return None
        position += 1
    return position


_NEGATORS = frozenset({"ikke", "ikkje", "aldri", "verken", "korkje", "ingen", "inga"})


def _denied(pattern: _Pattern, words: Sequence[str]) -> bool:
    """Whether a negation stands in a gap of a match ("har ikke vært trukket inn") without the term naming it."""
    negations = sum(word.lower() in _NEGATORS for word in words)
    return negations > 0 and len(words) > len(pattern.slots) and not pattern.negative


def _masked(origin: str, hit: Hit, masks: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a mask overlaps the hit: of the concept whose term made it, or of the concept that takes it in."""
    return any(
        concept in (origin, hit.concept) and first < hit.last and hit.first < last for concept, first, last in masks
    )
