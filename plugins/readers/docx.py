"""Reader of Word files: python-docx opens them, a walk over their own XML reads them."""

from __future__ import annotations

from collections.abc import Iterable

from auditor import hookimpl
from auditor.errors import UnreadableDocument
from auditor.model.builder import DocumentBuilder
from auditor.model.document import Document
from auditor.readers import Reader, ReadOptions
from auditor_plugins.readers._docx_body import BodyReader
from auditor_plugins.readers._docx_package import open_package


class DocxReader(Reader):
    """Reads ``.docx``; pages are approximate, and known only where Word has left its page breaks in the file."""

    name = "docx"
    suffixes = (".docx",)
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Read a Word file; see :meth:`auditor.readers.Reader.read`.

        Raises:
            UnreadableDocument: ``empty``, ``encrypted``, ``unsupported``, ``too_large`` or ``corrupt``.
        """
        package = open_package(data)
        builder = DocumentBuilder()
        body = BodyReader(package, builder, original=options.tracked == "original")
        body.run()
        warnings = []
        if body.tracked:
            warnings.append("tracked_changes")
        if package.comments:
            warnings.append("comments")
        document = builder.finish(
            name=name,
            data=data,
            media_type=self.media_type,
            reader=self.name,
            metadata=package.metadata,
            warnings=warnings,
        )
        if not document.blocks:
            raise UnreadableDocument("empty")
        return document


@hookimpl
def auditor_readers() -> Iterable[Reader]:
    """Offer the reader."""
    return [DocxReader()]
