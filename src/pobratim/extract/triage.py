"""Triage: whether a text is worth reading in full, at the speed of looking for pieces of words."""

from __future__ import annotations

from functools import lru_cache

from pobratim.lexicon.tables import load_table

__all__ = ["ENOUGH", "is_worth_reading", "points"]

ENOUGH = 2
"""The points from which on a text is read: a piece that is enough alone, or two others."""


def is_worth_reading(text: str) -> bool:
    """Tell whether ``text`` may report cooperation between places.

    Recall first: it is to let every report of cooperation through and to keep most weather,
    sport and court reports out. It looks for pieces of words and knows neither names nor grammar.

    >>> is_worth_reading("Делегация Твери посетила завод.")
    True
    >>> is_worth_reading("Завтра в Твери дождь, ветер северный.")
    False
    """
    return points(text, enough=ENOUGH) >= ENOUGH


def points(text: str, *, enough: int | None = None) -> int:
    """Return the points of the pieces found in ``text``, each counted once.

    With ``enough`` counting stops there: what follows cannot change the answer.
    """
    words = text.lower()
    found = 0
    for piece, weight in _pieces():
        # A search for one fixed string runs at memory speed; an alternation does not.
        if piece in words:
            found += weight
            if enough is not None and found >= enough:
                break
    return found


@lru_cache(maxsize=1)
def _pieces() -> tuple[tuple[str, int], ...]:
    table = load_table("triage.yaml")
    return (
        *((piece, ENOUGH) for piece in table["alone"]),
        *((piece, 1) for piece in table["together"]),
    )
