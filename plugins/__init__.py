"""The plugins that come with the program. Python finds them here as ``auditor_plugins``."""
