"""Errors that reach the user, each with its exit code and a message in Norwegian."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What ``auditor`` tells the shell (design: the command line's contract)."""

    OK = 0
    FAIL_ON = 1
    USAGE = 2
    UNREADABLE = 3
    INTERRUPTED = 130


class AuditorError(Exception):
    """Base of every error that the program explains to its user.

    The text of the exception is the message shown: Norwegian, complete, with what to do about it.
    """

    exit_code = ExitCode.USAGE


class UsageError(AuditorError):
    """The command line asks for something that does not exist or does not fit together."""


class PluginError(AuditorError):
    """Two plugins claim one name, or a plugin hands over something that is not what its hook asks for."""


class RuleFileError(AuditorError):
    """A rule, vocabulary or ruleset file is wrong; the text shows file, line, column and a caret."""


class UnreadableDocument(AuditorError):
    """A document that could not be read. Raised by readers; the audit goes on with the other documents.

    Args:
        reason: a code from the closed list in ``auditor/data/messages`` (``encrypted``, ``truncated`` …).
        detail: what the reader's library said, for the log.
    """

    exit_code = ExitCode.UNREADABLE

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason if not detail else f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
