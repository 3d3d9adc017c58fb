"""A typed façade over pluggy: loads plugins, isolates those that fail, and files what they offer by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

import pluggy

from auditor import API_VERSION, hookspecs
from auditor.errors import PluginError

if TYPE_CHECKING:
    import click

    from auditor.readers import Reader
    from auditor.reporting import Reporter
    from auditor.rules.check import Check
    from auditor.rules.source import RulesetSource

GROUP = "auditor"
BLOCK_VARIABLE = "AUDITOR_BLOCK_PLUGINS"
"""Names of plugins not to load, parted by commas."""

RESERVED = frozenset({"all", "any", "at_least", "not"})
"""Ways to put conditions together; no check kind can have these names."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One plugin: its entry-point name, where it comes from, and what is wrong with it (empty: nothing).

    ``partly`` says that only one of its hooks failed and the rest is in use.
    """

    name: str
    distribution: str
    version: str
    module: str
    problem: str = ""
    partly: bool = False


class Plugins:
    """All plugins of this installation.

    Registries are built on first use: a command that needs no readers loads none of their results.
    """

    def __init__(self, points: Iterable[EntryPoint] | None = None) -> None:
        """Load the plugins.

        Args:
            points: entry points to load; default: all of the group ``auditor``, but those blocked by
                ``AUDITOR_BLOCK_PLUGINS``.
        """
        self.manager = pluggy.PluginManager(GROUP)
        self.manager.add_hookspecs(hookspecs)
        self.loaded: list[Loaded] = []
        blocked = {name.strip() for name in os.environ.get(BLOCK_VARIABLE, "").split(",") if name.strip()}
        chosen = entry_points(group=GROUP) if points is None else points
        for point in sorted(chosen, key=lambda entry: (not _own(entry), entry.name, entry.value)):
            self._load(point, blocked=point.name in blocked)

    def _load(self, point: EntryPoint, *, blocked: bool) -> None:
        dist = point.dist
        about = (point.name, dist.name if dist else "?", dist.version if dist else "?", point.value)
        if blocked:
            self.loaded.append(Loaded(*about, problem="slått av"))
            return
        try:
            self._register(point.load(), point.name)
        except (Exception, SystemExit) as error:  # a plugin may fail in any way; the program goes on without it
            self.loaded.append(Loaded(*about, problem=f"kan ikke lastes: {type(error).__name__}: {error}"))
            return
        self.loaded.append(Loaded(*about))

    def _register(self, module: Any, name: str) -> None:
        """Register a plugin's module.

        Raises:
            PluginError: if its name is taken, it is made for another version, or it has a hook that does not exist.
        """
        taken = next((entry.distribution for entry in self.loaded if entry.name == name), None)
        if taken is not None:
            raise PluginError(f"navnet er tatt av {taken}")
        version = getattr(module, "AUDITOR_API_VERSION", API_VERSION)
        if version != API_VERSION:
            raise PluginError(f"laget for utgave {version} av tilleggene; dette er utgave {API_VERSION}")
        if self.manager.is_registered(module):
            return
        self.manager.register(module, name=name)
        unknown = [hook for hook in dir(module) if hook.startswith("auditor_") and not hasattr(hookspecs, hook)]
        marked = [hook for hook in unknown if self.manager.parse_hookimpl_opts(module, hook) is not None]
        if marked:
            self.manager.unregister(module)
            raise PluginError(f"ukjent krok {', '.join(marked)}")

    @property
    def problems(self) -> list[Loaded]:
        """Plugins that could not be used."""
        return [plugin for plugin in self.loaded if plugin.problem and plugin.problem != "slått av"]

    def _collect(self, hook: str, name_of: Callable[[Any], str]) -> dict[str, Any]:
        found: dict[str, tuple[Any, str]] = {}
        for implementation in getattr(self.manager.hook, hook).get_hookimpls():
            plugin = implementation.plugin_name
            try:
                offered = list(implementation.function())
                names = [name_of(item) for item in offered]
            except (Exception, SystemExit) as error:  # as above
                self._fail(plugin, f"{hook} feilet: {type(error).__name__}: {error}")
                continue
            for name, item in zip(names, offered, strict=True):
                if name in found:
                    raise PluginError(
                        f"«{name}» tilbys av både «{found[name][1]}» og «{plugin}» ({hook}). "
                        f"Slå av en av dem med {BLOCK_VARIABLE}."
                    )
                found[name] = (item, plugin)
        return {name: item for name, (item, _) in sorted(found.items())}

    def _fail(self, plugin: str, problem: str) -> None:
        self.loaded = [
            replace(entry, problem=problem, partly=True) if entry.name == plugin else entry for entry in self.loaded
        ]

    @cached_property
    def readers(self) -> dict[str, Reader]:
        """Readers by name."""
        return self._collect("auditor_readers", lambda reader: str(reader.name))

    @cached_property
    def checks(self) -> dict[str, type[Check]]:
        """Check kinds by name.

        Raises:
            PluginError: if one has the name of a way to put conditions together.
        """
        found = self._collect("auditor_checks", lambda check: str(check.name))
        reserved = sorted(RESERVED & found.keys())
        if reserved:
            raise PluginError(f"«{reserved[0]}» er et reservert navn og kan ikke være en betingelse.")
        return found

    @cached_property
    def rulesets(self) -> dict[str, RulesetSource]:
        """Sources of rule sets by name."""
        return self._collect("auditor_rulesets", lambda source: str(source.name))

    @cached_property
    def reporters(self) -> dict[str, Reporter]:
        """Reporters by the name of their format."""
        return self._collect("auditor_reporters", lambda reporter: str(reporter.name))

    @cached_property
    def commands(self) -> dict[str, click.Command]:
        """Further sub-commands by name."""
        return self._collect("auditor_commands", lambda command: str(command.name))

    def hooks_of(self, name: str) -> list[str]:
        """Return the names of the hooks that a plugin implements."""
        plugin = self.manager.get_plugin(name)
        callers = self.manager.get_hookcallers(plugin) if plugin is not None else None
        return sorted(caller.name for caller in callers or ())


def _own(point: EntryPoint) -> bool:
    """Whether an entry point is the program's own: those come first, so that nobody takes their names."""
    return point.value.split(".")[0] == "auditor_plugins"


@lru_cache(maxsize=1)
def installed() -> Plugins:
    """Return this installation's plugins, loaded once a process."""
    return Plugins()
