"""What every document promises, and short ways to look into one."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.document import Block, BlockKind, Document


def check_promises(document: Document) -> None:
    """Every block is a span of the document, and every quotation of a block is an exact slice of it."""
    last = 0
    for number, block in enumerate(document.blocks):
        assert block.id == number
        assert document.raw[block.start : block.end] == block.content.raw
        assert block.start >= last
        last = block.end
        for start, end in spans(len(block.text)):
            quote, first, stop = document.quote(block, start, end)
            assert document.raw[first:stop] == quote
        for cell in block.cells:
            assert 0 <= cell.start <= cell.end <= len(block.content.raw)
        offsets = [offset for offset, _ in block.pages]
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset < len(block.content.raw) for offset in offsets)


def spans(length: int) -> Iterator[tuple[int, int]]:
    step = max(1, length // 7)
    for start in range(0, length, step):
        yield start, min(length, start + step)
        yield start, length


def of(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def cells(document: Document, block: Block) -> list[list[str]]:
    rows: list[list[str]] = []
    for cell in block.cells:
        while len(rows) <= cell.row:
            rows.append([])
        rows[cell.row].append(" ".join(block.content.raw[cell.start : cell.end].split()))
    return rows


def outline(document: Document) -> list[tuple[object, ...]]:
    return [
        (block.kind.value, block.level, block.start, block.end, block.section, block.pages) for block in document.blocks
    ]
