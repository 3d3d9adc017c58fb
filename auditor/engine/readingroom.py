"""Text in, reading out: the first half of an audit, shared by the engine, the rule tests and the trace."""

from __future__ import annotations

from auditor.engine.identify import identify_kind, identify_municipality
from auditor.language.annotate import annotate
from auditor.language.lexicon import Lexicon
from auditor.language.passages import Reading
from auditor.model.document import Document


def read_document(
    document: Document, lexicon: Lexicon, *, kind: str | None = None, municipality: str | None = None
) -> Reading:
    """Annotate a document; its kind and municipality are found in the text unless given."""
    return annotate(
        document,
        lexicon,
        place=municipality or identify_municipality(document),
        document_type=kind or identify_kind(document),
    )
