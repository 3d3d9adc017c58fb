"""The rule format, its conditions and how a level is decided."""
