"""From a rule set's folder to bound rules: everything is validated here, before any document is opened."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from auditor.errors import RuleFileError
from auditor.language.core import signal_concepts
from auditor.language.lexicon import Lexicon, TermError
from auditor.language.vocabulary import Concept, VocabularyFile
from auditor.model.kinds import KINDS
from auditor.rules.check import Check
from auditor.rules.condition import AtLeast, CheckCondition, Condition, Not
from auditor.rules.model import Rule, RuleFile, Ruleset, RulesetFile
from auditor.rules.source import RulesetSource
from auditor.suggest import closest
from auditor.yamlfile import YamlFile

Kinds = Mapping[str, type[Check]]
COMBINATORS = ("all", "any", "at_least", "not")


def load_ruleset(source: RulesetSource, kinds: Kinds) -> Ruleset:
    """Read and validate a whole rule set.

    Args:
        source: where its files are.
        kinds: check kinds by name.

    Raises:
        RuleFileError: for the first thing wrong, with file, line, column, the line and a caret.
    """
    digest = hashlib.sha256()
    manifest: YamlFile | None = None
    vocabulary: list[YamlFile] = []
    rules: list[YamlFile] = []
    for path, entry in _walk(source.root, source.name):
        text = _text(entry, path, digest)
        file = YamlFile(text, path)
        inner = path.removeprefix(source.name + "/")
        if inner == "ruleset.yaml":
            manifest = file
        elif inner.startswith("vocabulary/"):
            vocabulary.append(file)
        else:
            rules.append(file)
    if manifest is None:
        raise RuleFileError(f"{source.name}: regelsettet har ingen ruleset.yaml.")
    spec = manifest.validate(RulesetFile)
    if spec.name != source.name:
        raise manifest.error_at(("name",), f"regelsettet heter «{source.name}», men filen sier «{spec.name}»")
    lexicon = load_lexicon(vocabulary)
    bound = _load_rules(rules, spec, kinds, lexicon)
    return Ruleset(spec, tuple(bound), lexicon, digest.hexdigest())


def _text(entry: Traversable, path: str, digest: hashlib._Hash) -> str:
    try:
        data = entry.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        raise RuleFileError(f"{path}: filen kan ikke leses ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise RuleFileError(f"{path}: filen er ikke UTF-8 (byte {error.start}).") from None
    digest.update(path.encode() + b"\0" + data.replace(b"\r\n", b"\n") + b"\0")
    return text


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        raise RuleFileError(f"{prefix}: mappen med regler finnes ikke eller kan ikke leses.") from None
    for entry in entries:
        path = f"{prefix}/{entry.name}"
        if entry.is_dir():
            if not entry.name.startswith(("_", ".")):
                yield from _walk(entry, path)
        elif entry.name.endswith((".yaml", ".yml")):
            yield path, entry


def load_lexicon(files: Sequence[YamlFile]) -> Lexicon:
    """Compile vocabulary files together with the language layer's own words.

    Raises:
        RuleFileError: for a file that does not fit the format, a concept defined twice, or a bad term.
    """
    concepts: dict[str, Concept] = dict(signal_concepts())
    homes: dict[str, YamlFile] = {}
    for file in files:
        for name, concept in file.validate(VocabularyFile).concepts.items():
            if name in concepts:
                other = homes[name].name if name in homes else "språklaget"
                raise file.error_at(("concepts", name), f"begrepet «{name}» finnes allerede i {other}")
            concepts[name] = concept
            homes[name] = file
    for name, file in homes.items():
        try:
            Lexicon({name: concepts[name].model_copy(update={"includes": ()})})
        except TermError as error:
            raise file.error_at(("concepts", name), str(error)) from None
    for name, file in homes.items():
        for included in concepts[name].includes:
            if included not in concepts:
                raise file.error_at(
                    ("concepts", name, "includes"), f"ukjent begrep «{included}»", closest(included, concepts)
                )
    try:
        return Lexicon(concepts)
    except TermError as error:
        raise RuleFileError(str(error)) from None


def _load_rules(files: Sequence[YamlFile], spec: RulesetFile, kinds: Kinds, lexicon: Lexicon) -> list[Rule]:
    seen: dict[str, str] = {}
    steps = {step.number for step in spec.steps}
    bound = []
    for file in files:
        rule = file.validate(RuleFile)
        stem = file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if stem != rule.id:
            raise file.error_at(("id",), f"filen heter «{stem}», men kravet heter «{rule.id}»")
        if rule.id in seen:
            raise file.error_at(("id",), f"kravet «{rule.id}» finnes allerede i {seen[rule.id]}")
        if rule.step not in steps:
            raise file.error_at(("step",), f"steg {rule.step} finnes ikke i ruleset.yaml")
        seen[rule.id] = file.name
        binder = Binder(file, kinds, lexicon)
        for kind in rule.expectation:
            if kind not in (*KINDS, "default"):
                raise file.error_at(
                    ("expectation", kind), f"ukjent slag dokument «{kind}»", closest(kind, (*KINDS, "default"))
                )
        for position, name in enumerate(rule.looks_for):
            binder.known(name, ("looks_for", position))
        bound.append(
            Rule(rule, binder.bind(file.data["level1"], ("level1",)), binder.bind(file.data["level2"], ("level2",)))
        )
    bound.sort(key=lambda rule: (rule.spec.step, _natural(rule.id)))
    return bound


def _natural(identifier: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in identifier.replace("-", ".").split(".")]


def _path_to(name: str, node: object) -> tuple[str | int, ...]:
    """Return the path to the first place in a condition where a concept is named."""
    children = node.items() if isinstance(node, Mapping) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        if child == name:
            return (key,)
        deeper = _path_to(name, child)
        if deeper:
            return (key, *deeper)
    return ()


class Binder:
    """Turns the condition trees of one rule file into bound conditions."""

    def __init__(self, file: YamlFile, kinds: Kinds, lexicon: Lexicon) -> None:
        self.file = file
        self.kinds = kinds
        self.lexicon = lexicon

    def bind(self, node: object, path: tuple[str | int, ...]) -> Condition:
        """Bind the condition at ``path``.

        Raises:
            RuleFileError: for an unknown check, wrong parameters or an unknown concept.
        """
        if not isinstance(node, Mapping) or len(node) != 1:
            raise self.file.error_at(
                path,
                "en betingelse er ett navn med innhold",
                f"Skriv ett av: {', '.join((*COMBINATORS, *sorted(self.kinds)))}.",
            )
        name, body = next(iter(node.items()))
        here = (*path, str(name))
        if name in ("all", "any"):
            parts = self._parts(body, here)
            return AtLeast(parts, len(parts) if name == "all" else 1, name)
        if name == "at_least":
            return self._at_least(body, here)
        if name == "not":
            return Not(self.bind(body, here))
        if name not in self.kinds:
            options = (*COMBINATORS, *self.kinds)
            raise self.file.error_at(
                here,
                f"ukjent betingelse «{name}»",
                closest(str(name), options) or f"Finnes: {', '.join(sorted(options))}.",
            )
        return self._check(self.kinds[str(name)], body, here)

    def _at_least(self, body: object, here: tuple[str | int, ...]) -> Condition:
        number = body.get("n") if isinstance(body, Mapping) else None
        if not isinstance(body, Mapping) or set(body) != {"n", "of"} or not isinstance(number, int):
            raise self.file.error_at(here, "«at_least» skal ha «n» (et tall) og «of» (en liste)")
        parts = self._parts(body["of"], (*here, "of"))
        if not 1 <= number <= len(parts):
            raise self.file.error_at((*here, "n"), f"«n» skal være mellom 1 og {len(parts)}")
        return AtLeast(parts, int(number), f"at_least {number}")

    def _parts(self, body: object, here: tuple[str | int, ...]) -> tuple[Condition, ...]:
        if not isinstance(body, list) or not body:
            raise self.file.error_at(here, f"«{here[-1]}» skal være en liste med betingelser")
        return tuple(self.bind(part, (*here, position)) for position, part in enumerate(body))

    def _check(self, kind: type[Check], body: object, here: tuple[str | int, ...]) -> Condition:
        try:
            params = kind.params_model.model_validate(body)
        except ValidationError as error:
            raise self.file.explain(error, here) from None
        check = kind(params)
        for name in check.concepts():
            self.known(name, (*here, *_path_to(name, body)))
        return CheckCondition(check, f"{kind.name} (linje {self.file.line_of(here)})")

    def known(self, name: str, here: tuple[str | int, ...]) -> None:
        """Raise unless ``name`` is a concept of the vocabulary."""
        if name not in self.lexicon.concepts:
            raise self.file.error_at(here, f"ukjent begrep «{name}»", closest(name, self.lexicon.concepts))
