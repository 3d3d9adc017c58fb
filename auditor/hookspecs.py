"""Every hook of ``auditor``, and nothing else.

Hooks return plain iterables of named objects; the program files them in registries by name
(:mod:`auditor.plugins`). Two objects of one kind with the same name are an error that names both plugins.
Every hook is called once, in the process that needs it (the main process and each worker process), before
any document is opened. A hook that raises is named in a warning and in ``auditor plugins``; the program goes on
without that plugin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import click

    from auditor.readers import Reader
    from auditor.reporting import Reporter
    from auditor.rules.check import Check
    from auditor.rules.source import RulesetSource

hookspec = pluggy.HookspecMarker("auditor")
hookimpl = pluggy.HookimplMarker("auditor")


@hookspec
def auditor_readers() -> Iterable[Reader]:
    """Offer readers: what turns a file into a :class:`~auditor.model.document.Document`.

    When: the first time a document is to be opened. Process: every process that reads.
    May raise: nothing; keep heavy imports inside :meth:`Reader.read`.

    Example::

        @hookimpl
        def auditor_readers():
            return [RtfReader()]
    """
    raise NotImplementedError


@hookspec
def auditor_checks() -> Iterable[type[Check]]:
    """Offer kinds of condition that a rule file may use under ``check:``.

    When: before rule files are validated. Process: every process that audits. May raise: nothing.

    Example::

        @hookimpl
        def auditor_checks():
            return [WordCount]
    """
    raise NotImplementedError


@hookspec
def auditor_rulesets() -> Iterable[RulesetSource]:
    """Offer rule sets: a name and the folder that holds ``ruleset.yaml``.

    When: before rule files are validated. Process: every process that audits. May raise: nothing;
    a wrong file in the folder is reported when the set is used.

    Example::

        @hookimpl
        def auditor_rulesets():
            return [RulesetSource("fylket", importlib.resources.files("fylket_regler") / "fylket")]
    """
    raise NotImplementedError


@hookspec
def auditor_reporters() -> Iterable[Reporter]:
    """Offer formats for ``--format``, each made from the JSON master alone.

    When: after the audit. Process: the main process only. May raise: nothing;
    keep heavy imports inside :meth:`Reporter.render`.

    Example::

        @hookimpl
        def auditor_reporters():
            return [MarkdownReporter()]
    """
    raise NotImplementedError


@hookspec
def auditor_commands() -> Iterable[click.Command]:
    """Offer further sub-commands of ``auditor``.

    When: when the program starts. Process: the main process only. May raise: nothing;
    this hook runs at every start, so import nothing heavy.

    Example::

        @hookimpl
        def auditor_commands():
            return [my_command]
    """
    raise NotImplementedError
