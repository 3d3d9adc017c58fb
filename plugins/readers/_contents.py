"""What a contents list tells of the headings in the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor_plugins.readers._recognise import is_toc_line, toc_entries
from auditor_plugins.readers._text_lines import Line

_SHORTEST_TITLE = 6


def contents_titles(texts: Iterable[str]) -> dict[str, str]:
    """Read the titles in the lines that have dot leaders.

    Returns:
        case-folded title -> its number ("2.1"), empty where it has none.
    """
    titles: dict[str, str] = {}
    for text in texts:
        if is_toc_line(text):
            for number, title in toc_entries(text):
                titles.setdefault(title.casefold(), number)
    return titles


def cut_at_titles(lines: Sequence[Line], titles: dict[str, str]) -> list[Line]:
    """Cut lines where a heading that the contents list names has run into the text beside it.

    A numbered heading is found anywhere in a line, one without a number only at its beginning, and both only where
    a capital follows.

    Args:
        lines: the file's lines.
        titles: what :func:`contents_titles` found.

    Returns:
        the lines, in order, of the same text.
    """
    pattern = _pattern(titles)
    if pattern is None:
        return list(lines)
    found: list[Line] = []
    for line in lines:
        cuts = {0, len(line.text)}
        if not is_toc_line(line.text):
            for match in pattern.finditer(line.text):
                cuts.update((match.start(), match.end()))
        places = sorted(cuts)
        for start, end in itertools.pairwise(places):
            piece = line.text[start:end]
            first = start + len(piece) - len(piece.lstrip())
            if piece.strip():
                text = piece.strip()
                found.append(
                    replace(
                        line,
                        start=line.start + first,
                        end=line.start + first + len(text),
                        text=text,
                        after_blank=line.after_blank and not start,
                    )
                )
    return found


def _pattern(titles: dict[str, str]) -> re.Pattern[str] | None:
    choices = []
    for title, number in sorted(titles.items(), key=lambda entry: (-len(entry[0]), entry[0])):
        words = r"\s+".join(re.escape(word) for word in title.split())
        if number:
            choices.append(rf"(?:^|(?<=\s)){re.escape(number)}\.?\s*(?i:{words})")
        if len(title) >= _SHORTEST_TITLE:
            choices.append(rf"^(?i:{words})")
    return re.compile(rf"(?:{'|'.join(choices)})(?=\s*$|\s+[A-ZÆØÅ«•])") if choices else None


def toc_without_dots(text: str) -> bool:
    """Whether a line under "Innhold" reads as titles with page numbers but no dots between."""
    if ". " in re.sub(r"\d\. ", "", text):
        return False
    numbers = re.findall(r"(?<=\s)\d{1,3}(?=\s|$)", text)
    return len(numbers) >= 3 or (len(numbers) == 1 and text.endswith(numbers[0]) and len(text) <= 100)
