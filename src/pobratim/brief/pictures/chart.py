"""What the cities share, by how rare it is to share it: bars on a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.pictures import svg
from pobratim.brief.select.comparison import counted
from pobratim.brief.select.reasons import commonality_words
from pobratim.brief.select.retelling import shortened
from pobratim.model.dossiers import Picture
from pobratim.model.scores import Commonality

__all__ = ["draw"]

_WIDE = 700.0
_ROW = 34.0
_TOP = 10.0
_MOST = 8
_BAR = 520.0


def draw(brief: Brief) -> Picture | None:
    """Draw the most surprising commonalities, ``None`` where there are none."""
    items = tuple(c for c in brief.measured.comparison.commonalities if c.pairs)[:_MOST]
    if not items:
        return None
    labels = [shortened(commonality_words(brief, item), 100) for item in items]
    title = brief.text("picture.chart.title")
    height = _TOP + _ROW * len(items) + 22
    body = [
        *_bars(brief, items, labels),
        svg.text((4, height - 6), brief.text("picture.chart.scale"), size=10, fill=svg.SOFT),
    ]
    notes = [n for item in items for n in brief.data(item.sources, counted(brief, item))]
    return Picture(
        id="chart",
        title=title,
        svg=svg.document((_WIDE, height), title, body),
        alt=brief.text("picture.chart.alt", items="; ".join(_spoken(brief, items, labels))),
        footnotes=tuple(dict.fromkeys(notes)),
    )


def _spoken(brief: Brief, items: tuple[Commonality, ...], labels: list[str]) -> Iterator[str]:
    for item, label in zip(items, labels, strict=True):
        yield f"{label}: {brief.words.percent(item.share_of_pairs)}"


def _bars(brief: Brief, items: tuple[Commonality, ...], labels: list[str]) -> Iterator[str]:
    rarest = max(_rarity(item) for item in items)
    for index, (item, label) in enumerate(zip(items, labels, strict=True)):
        y = _TOP + index * _ROW
        wide = max(_BAR * _rarity(item) / rarest, 2.0) if rarest else 2.0
        yield svg.text((4, y + 11), label)
        yield (
            f'<rect x="4" y="{y + 16:.1f}" width="{wide:.1f}" height="8" fill="#8c8c8c" '
            f'stroke="{svg.INK}" stroke-width="0.5"/>'
        )
        yield svg.text((wide + 12, y + 24), brief.words.percent(item.share_of_pairs))


def _rarity(item: Commonality) -> float:
    """Return minus the decimal logarithm of the share: 1 for one pair in ten, 2 in a hundred."""
    return -math.log10(item.share_of_pairs)
