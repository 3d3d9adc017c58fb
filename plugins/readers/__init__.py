"""Readers: what turns a file into a :class:`~auditor.model.document.Document`.

Closed lists that the readers use. A reader never invents: what it could not read it says.

Reasons of :class:`~auditor.errors.UnreadableDocument`:
    ``empty`` (no bytes, or no text at all), ``encrypted`` (a password is needed), ``corrupt`` (damaged, or not the kind
    of file its name says), ``no_pages``, ``too_large``, ``not_text`` (binary data in a text file), ``unsupported``.

Warnings of a document:
    ``no_text_layer`` (no page has text), ``unread_pages`` (some pages could not be read), ``tracked_changes``,
    ``comments``, ``order_repaired`` (the drawing order was not the reading order), ``encoding_guessed``.
"""
