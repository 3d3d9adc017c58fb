"""The interface of reader plugins."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal

from auditor.model.document import Document


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user asked of the reading.

    Attributes:
        tracked: which view of tracked changes is read: ``"final"`` (insertions in, deletions out) or ``"original"``.
    """

    tracked: Literal["final", "original"] = "final"


class Reader(ABC):
    """Turns one kind of file into a document.

    Attributes:
        name: unique among readers.
        suffixes: file-name endings it reads, lower case with the dot.
        media_type: of those files.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str

    @abstractmethod
    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Read a file's bytes.

        Args:
            data: the whole file.
            name: the file's name, for the document; never opened.
            options: what the user asked for.

        Raises:
            UnreadableDocument: with a reason from the closed list, when nothing of it can be read. A page that cannot
                be read is not an error: it becomes a :class:`~auditor.model.document.Page` with its quality.
        """
