"""Where the time goes: start-up, reading, language and rules, report; in CPU seconds of this process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from auditor.engine.files import by_suffix
from auditor.model.document import Document
from auditor.plugins import Plugins
from auditor.readers import Reader, ReadOptions


@dataclass
class Clock:
    """Laps of CPU time; the first starts with the process."""

    laps: dict[str, float] = field(default_factory=dict)
    _last: float = 0.0

    def lap(self, name: str) -> None:
        """End a lap and give it a name."""
        now = time.process_time()
        self.laps[name] = self.laps.get(name, 0.0) + now - self._last
        self._last = now

    @contextmanager
    def run(self, plugins: Plugins) -> Iterator[_Timed]:
        """Time the reading apart from what follows it."""
        timed = _Timed(by_suffix(plugins.readers))
        yield timed
        self.lap("språk og regler")
        self.laps["språk og regler"] -= timed.seconds
        self.laps["lesing"] = timed.seconds

    def text(self) -> str:
        """Return the laps as one line each, with their share."""
        total = sum(self.laps.values()) or 1.0
        return "\n".join(
            f"{name:20} {seconds:7.3f} s {100 * seconds / total:5.1f} %" for name, seconds in self.laps.items()
        )


class _Timed:
    """Readers by ending that add up their own time."""

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self.seconds = 0.0
        self.readers: dict[str, Reader] = {suffix: _TimedReader(reader, self) for suffix, reader in readers.items()}


class _TimedReader(Reader):
    def __init__(self, inner: Reader, timed: _Timed) -> None:
        self.name, self.suffixes, self.media_type = inner.name, inner.suffixes, inner.media_type
        self._inner, self._timed = inner, timed

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        start = time.process_time()
        try:
            return self._inner.read(data, name, options)
        finally:
            self._timed.seconds += time.process_time() - start
