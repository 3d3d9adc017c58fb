"""Code blocks of the documentation that repeat a file or a trace, and a way to write them again.

``<!-- file: PATH -->`` before a block: it is equal to that file (path from the page's folder).
``<!-- trace: ID PATH -->``: it is what ``auditor rules explain ID PATH`` says, with the practice rule set.
``<!-- part: NAME -->``: a piece of the tutorial in CONTRIBUTING.md; ``trace`` among them is an output.

Usage: ``python -m tests.docs.included`` from the top folder.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SET = ROOT / "docs" / "examples" / "min-kommune"
DRAFT = ROOT / "docs" / "examples" / "utkast.md"

_BLOCK = re.compile(r"^<!-- (?P<kind>file|trace|part): (?P<what>.+?) -->\n```\w*\n(?P<body>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Included:
    """One marked block: its kind, what it names, and its text."""

    page: Path
    kind: str
    what: str
    body: str


def pages() -> list[Path]:
    """Return every page of the documentation."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> Iterator[Included]:
    """Yield the marked blocks of a page."""
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Included(page, match["kind"], match["what"], match["body"])


def part(name: str) -> str:
    """Return a piece of the tutorial in CONTRIBUTING.md."""
    return next(block.body for block in blocks(ROOT / "CONTRIBUTING.md") if (block.kind, block.what) == ("part", name))


def follow_the_tutorial(folder: Path) -> Path:
    """Do with a copy of the practice set what CONTRIBUTING.md says; return the set's folder."""
    copy = folder / SET.name
    shutil.copytree(SET, copy)
    words = copy / "vocabulary" / "ord.yaml"
    words.write_text(words.read_text(encoding="utf-8") + part("vocabulary/ord.yaml"), encoding="utf-8")
    (copy / "MK-1.2.yaml").write_text(part("MK-1.2.yaml"), encoding="utf-8")
    return copy


def explain(folder: Path, requirement: str, draft: Path) -> str:
    """Return what ``auditor rules explain`` prints for a requirement of a rule set in a folder."""
    from auditor.engine.readingroom import read_document
    from auditor.engine.trace import trace
    from auditor.plugins import installed
    from auditor.readers import ReadOptions
    from auditor.rules.loader import load_ruleset
    from auditor.rules.source import RulesetSource

    plugins = installed()
    ruleset = load_ruleset(RulesetSource(folder.name, folder), plugins.checks)
    rule = next(rule for rule in ruleset.rules if rule.id == requirement)
    document = plugins.readers["markdown"].read(draft.read_bytes(), draft.name, ReadOptions())
    return trace(rule, read_document(document, ruleset.lexicon)) + "\n"


def wanted(block: Included) -> str:
    """Return what a block should hold."""
    if block.kind == "file":
        return (block.page.parent / block.what).read_text(encoding="utf-8")
    if block.kind == "trace":
        requirement, path = block.what.split()
        return explain(SET, requirement, block.page.parent / path)
    if block.what == "trace":
        with tempfile.TemporaryDirectory() as folder:
            return explain(follow_the_tutorial(Path(folder)), "MK-1.2", DRAFT)
    return block.body


def _writer(page: Path) -> Callable[[re.Match[str]], str]:
    def write(match: re.Match[str]) -> str:
        block = Included(page, match["kind"], match["what"], match["body"])
        start = match["body"]
        head = match[0][: len(match[0]) - len(start) - len("```")]
        return f"{head}{wanted(block)}```"

    return write


def main() -> None:
    """Write every marked block again."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = _BLOCK.sub(_writer(page), text)
        if new != text:
            page.write_text(new, encoding="utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
