"""The few SVG elements that the pictures need, escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["INK", "PALE", "SOFT", "Anchor", "circle", "document", "line", "path", "text", "width"]

from typing import Literal

Anchor = Literal["start", "middle", "end"]

INK = "#222222"
SOFT = "#777777"
PALE = "#e6e6e6"

_FACE = "'Libertinus Serif', 'Liberation Sans', Arial, sans-serif"


def document(size: tuple[float, float], title: str, body: Iterable[str]) -> str:
    """Return a whole SVG of ``size`` (width, height; user units) with a title for readers."""
    wide, high = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(wide)} {_n(high)}" '
        f'width="{_n(wide)}" height="{_n(high)}" role="img">'
        f"<title>{escape(title)}</title>{''.join(body)}</svg>"
    )


def line(
    start: tuple[float, float], end: tuple[float, float], *, stroke: str = INK, wide: float = 1
) -> str:
    """Return a straight line."""
    return (
        f'<line x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}" '
        f'stroke="{stroke}" stroke-width="{_n(wide)}"/>'
    )


def circle(
    centre: tuple[float, float], radius: float, *, fill: str = INK, stroke: str = "none"
) -> str:
    """Return a circle."""
    return (
        f'<circle cx="{_n(centre[0])}" cy="{_n(centre[1])}" r="{_n(radius)}" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def path(
    points: Iterable[Iterable[tuple[float, float]]],
    *,
    fill: str = "none",
    stroke: str = INK,
    wide: float = 1,
    closed: bool = False,
) -> str:
    """Return one path of several runs of points, each closed if ``closed``."""
    runs = []
    for run in points:
        steps = [f"{_n(x)} {_n(y)}" for x, y in run]
        if len(steps) > 1:
            runs.append("M" + "L".join(steps) + ("Z" if closed else ""))
    if not runs:
        return ""
    return (
        f'<path d="{"".join(runs)}" fill="{fill}" stroke="{stroke}" stroke-width="{_n(wide)}" '
        'stroke-linejoin="round"/>'
    )


def text(
    at: tuple[float, float],
    words: str,
    *,
    size: float = 11,
    anchor: Anchor = "start",
    fill: str = INK,
    bold: bool = False,
) -> str:
    """Return a line of text; a white rim keeps it legible over lines."""
    weight = ' font-weight="bold"' if bold else ""
    common = (
        f'x="{_n(at[0])}" y="{_n(at[1])}" font-family="{_FACE}" font-size="{_n(size)}" '
        f'text-anchor="{anchor}"{weight}'
    )
    body = escape(words)
    return (
        f'<text {common} fill="none" stroke="#ffffff" stroke-width="3" '
        f'stroke-linejoin="round" aria-hidden="true">{body}</text>'
        f'<text {common} fill="{fill}">{body}</text>'
    )


def width(words: str, size: float = 11) -> float:
    """Return the estimated width of a line of text: on the safe side for Cyrillic."""
    return 0.58 * size * len(words)


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
