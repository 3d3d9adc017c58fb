"""The built-in check kinds, one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import hookimpl

if TYPE_CHECKING:
    from auditor.rules.check import Check


@hookimpl
def auditor_checks() -> list[type[Check]]:
    """Offer the built-in check kinds."""
    from auditor_plugins.checks.document import DocumentCheck
    from auditor_plugins.checks.members import MembersCheck
    from auditor_plugins.checks.passage import PassageCheck
    from auditor_plugins.checks.section import SectionCheck
    from auditor_plugins.checks.table import TableCheck
    from auditor_plugins.checks.together import TogetherCheck

    return [PassageCheck, MembersCheck, TogetherCheck, SectionCheck, TableCheck, DocumentCheck]
