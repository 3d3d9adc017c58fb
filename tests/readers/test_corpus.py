"""Every plan of the shared corpus, where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.document import BlockKind

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
PLANS = sorted(path for path in CORPUS.glob("*.md") if path.name[:4].isdigit()) if CORPUS.is_dir() else []


@pytest.mark.skipif(not PLANS, reason="the shared corpus is not beside this checkout")
def test_the_corpus_is_whole():
    assert len(PLANS) == 31


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plan(path, read):
    document = read(path.read_bytes(), ".md")
    assert document.raw == path.read_text(encoding="utf-8")
    assert len(document.metadata["kommunenr"]) == 4
    covered = sum(block.end - block.start for block in document.blocks)
    assert covered > 0.9 * sum(len(line.strip()) for line in document.raw.splitlines() if "<!--" not in line)
    kinds = [block.kind for block in document.blocks]
    assert BlockKind.PARAGRAPH in kinds or BlockKind.LIST_ITEM in kinds
    longest = max((block.text for block in document.blocks if block.kind is BlockKind.HEADING), key=len, default="")
    assert len(longest) <= 120
