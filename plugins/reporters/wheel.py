"""The picture of the steps: a wheel with one cell for each requirement, filled by its level.

Only geometry: the paths of an SVG, as text with two decimals, so that the same report gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from auditor_plugins.reporters.marks import mark
from auditor_plugins.reporters.view import StepView

SIZE = 360
INNER, OUTER = 98.0, 168.0
HUB_INNER, HUB_OUTER = 68.0, 92.0
STEP_GAP, CELL_GAP = 4.0, 1.2
"""Degrees between two steps and between two cells."""


@dataclass(frozen=True)
class Cell:
    """One requirement in the wheel.

    Attributes:
        mark: its state, as :func:`auditor_plugins.reporters.marks.mark` names it.
        frame: path of the whole cell.
        fill: path of the filled part; empty where nothing is filled.
        requirement: its id.
    """

    mark: str
    frame: str
    fill: str
    requirement: str


@dataclass(frozen=True)
class Segment:
    """One step in the wheel: its link in the chain, its number and its cells."""

    number: int
    broken: bool
    link: str
    x: str
    y: str
    cells: tuple[Cell, ...]


def wheel(steps: Sequence[StepView]) -> list[Segment]:
    """Lay the steps out clockwise from the top, each with the same share of the circle."""
    return list(_segments(steps))


def _segments(steps: Sequence[StepView]) -> Iterator[Segment]:
    width = 360 / max(1, len(steps))
    for index, step in enumerate(steps):
        start = index * width + STEP_GAP / 2 - 90
        end = (index + 1) * width - STEP_GAP / 2 - 90
        x, y = _point((HUB_INNER + HUB_OUTER) / 2, (start + end) / 2)
        yield Segment(
            number=step.number,
            broken=step.broken,
            link=_sector(HUB_INNER, HUB_OUTER, start, end),
            x=x,
            y=y,
            cells=tuple(_cells(step, start, end)),
        )


def _cells(step: StepView, start: float, end: float) -> Iterator[Cell]:
    count = len(step.findings)
    width = (end - start + CELL_GAP) / max(1, count)
    for index, finding in enumerate(step.findings):
        first = start + index * width
        last = first + width - CELL_GAP
        level = mark(finding)
        height = {"oppfylt": 1.0, "delvis": 0.5}.get(level, 0.0)
        yield Cell(
            mark=level,
            frame=_sector(INNER, OUTER, first, last),
            fill=_sector(INNER, INNER + (OUTER - INNER) * height, first, last) if height else "",
            requirement=finding.requirement,
        )


def _point(radius: float, degrees: float) -> tuple[str, str]:
    angle = degrees * pi / 180
    return f"{SIZE / 2 + radius * cos(angle):.2f}", f"{SIZE / 2 + radius * sin(angle):.2f}"


def _sector(inner: float, outer: float, start: float, end: float) -> str:
    """Return the path of a piece of a ring."""
    large = int(end - start > 180)
    (ax, ay), (bx, by) = _point(outer, start), _point(outer, end)
    (cx, cy), (dx, dy) = _point(inner, end), _point(inner, start)
    return f"M{ax} {ay}A{outer:g} {outer:g} 0 {large} 1 {bx} {by}L{cx} {cy}A{inner:g} {inner:g} 0 {large} 0 {dx} {dy}Z"
