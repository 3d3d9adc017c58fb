"""Paths in, documents out: which files are read, by which reader, and why one could not be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from auditor.errors import PluginError, UnreadableDocument
from auditor.model.document import Document
from auditor.readers import Reader, ReadOptions

MAX_BYTES = 400 * 1024 * 1024


def by_suffix(readers: Mapping[str, Reader]) -> dict[str, Reader]:
    """File the readers by the endings they read.

    Raises:
        PluginError: if two readers read one ending.
    """
    found: dict[str, Reader] = {}
    for reader in readers.values():
        for suffix in reader.suffixes:
            if suffix in found:
                raise PluginError(f"både «{found[suffix].name}» og «{reader.name}» leser {suffix}; slå av en av dem.")
            found[suffix] = reader
    return found


def expand(path: Path, suffixes: Iterable[str]) -> list[Path]:
    """Return the files that a path stands for: itself, or the readable ones under a folder in a stable order.

    Hidden files, Word's lock files and symbolic links are left out of folders.
    """
    if not path.is_dir():
        return [path]
    known = frozenset(suffixes)
    found = [
        entry
        for entry in path.rglob("*")
        if entry.suffix.lower() in known
        and not any(part.startswith((".", "~$")) for part in entry.relative_to(path).parts)
        and not entry.is_symlink()
        and entry.is_file()
    ]
    return sorted(found, key=lambda entry: entry.relative_to(path).as_posix())


def open_document(path: Path, readers: Mapping[str, Reader], options: ReadOptions) -> Document:
    """Read one file.

    Args:
        path: of the file.
        readers: by ending, from :func:`by_suffix`.
        options: for the reader.

    Raises:
        UnreadableDocument: whatever goes wrong, with its reason; a reader that crashes is ``reader_crashed``.
    """
    reader = readers.get(path.suffix.lower())
    try:
        if not path.exists():
            raise UnreadableDocument("not_found")
        if reader is None or not path.is_file():
            raise UnreadableDocument("unsupported", path.suffix)
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument("too_large")
        data = path.read_bytes()
    except PermissionError as error:
        raise UnreadableDocument("no_permission") from error
    except OSError as error:
        raise UnreadableDocument("not_found", str(error.strerror)) from error
    if not data.strip():
        raise UnreadableDocument("empty")
    try:
        return reader.read(data, path.name, options)
    except UnreadableDocument:
        raise
    except Exception as error:  # a reader meets strangers' files; whatever it does, the next file is read
        raise UnreadableDocument("reader_crashed", f"{type(error).__name__}: {error}") from error
