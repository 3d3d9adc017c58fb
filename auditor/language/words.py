"""What one word can stand for: its form, its lemmas in both written standards, its stem in a compound.

Lemmas from simplemma's Bokmål and Nynorsk tables together, with and without the genitive *-s*
(measured: 42 of 44 and 18 of 18 words; either table alone misses more).
"""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (
    "enes", "anes", "ene", "ane", "ens", "ets", "ers", "ars", "en", "et", "er", "ar", "a", "e", "s", "n", "r", "t",
)  # fmt: skip


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> frozenset[str]:
    """Return the lower-cased form and all lemmas of a word, both standards, genitive stripped too."""
    import simplemma

    form = word.lower().strip("-")
    found = {form}
    bases = [form]
    if len(form) > 3 and form.endswith("s") and not form.endswith("ss"):
        bases.append(form[:-1])
    for base in bases:
        for language in ("nb", "nn"):
            found.add(simplemma.lemmatize(base, lang=language).lower())
    return frozenset(found)


@lru_cache(maxsize=200_000)
def stems(word: str) -> frozenset[str]:
    """Return what may stand at the end of a compound: the lemmas, and the form without an inflectional ending."""
    form = word.lower().strip("-")
    found = set(lemmas(word))
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 4:
            found.add(form[: -len(ending)])
    return frozenset(found)
