"""``auditor``: checks municipal plans against rule sets for public health work.

Plugins import what they need from here and from the modules named in ``docs/writing-plugins.md``.
"""

from auditor.hookspecs import hookimpl

__all__ = ["API_VERSION", "__version__", "hookimpl"]

__version__ = "0.1.0"
API_VERSION = 1
"""Raised when a hook or a public class changes in a way that breaks plugins."""
