"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reader_helpers import check_promises

from auditor.model.document import Document
from auditor.readers import ReadOptions


@pytest.fixture
def read() -> Callable[..., Document]:
    """Read bytes with the reader that claims a suffix, and check what every document promises."""

    def _read(data: bytes | str, suffix: str, tracked: str = "final") -> Document:
        from auditor_plugins.readers import docx, html, markdown, pdf

        readers = [reader for module in (docx, html, markdown, pdf) for reader in module.auditor_readers()]
        reader = next(reader for reader in readers if suffix in reader.suffixes)
        data = data.encode("utf-8") if isinstance(data, str) else data
        document = reader.read(data, f"plan{suffix}", ReadOptions(tracked=tracked))
        check_promises(document)
        return document

    return _read
