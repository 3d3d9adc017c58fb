"""Data of the core: messages, word lists, the words behind the signals."""
