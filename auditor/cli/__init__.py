"""The command line: one command group a file, no logic of its own. Texts in Norwegian."""
