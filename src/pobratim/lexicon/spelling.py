"""How far two spellings are apart, to ask "did you mean"; never to decide what was meant."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["allowed", "apart", "nearest"]

_SHORT = 3
_LONG = 8


def allowed(word: str) -> int:
    """Return how many letters may be wrong for a word to be taken for a slip of another.

    >>> allowed("Юта"), allowed("Мнск"), allowed("Екотеренбург")
    (0, 1, 2)
    """
    return 0 if len(word) <= _SHORT else 1 if len(word) < _LONG else 2


def apart(a: str, b: str, most: int) -> int | None:
    """Return the letters to change, add, drop or swap with a neighbour, ``None`` above ``most``.

    The optimal string alignment distance (Damerau 1964, with no letter touched twice).

    >>> apart("минск", "минкс", 2), apart("минск", "томск", 1)
    (1, None)
    """
    # Most pairs differ so much in letters that there is nothing to align.
    if abs(len(a) - len(b)) > most or len({*a}.difference(b)) > most:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, here in enumerate(a, start=1):
        before, last, row = row, before, [i]
        for j, there in enumerate(b, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (here != there))
            if i > 1 and j > 1 and here == b[j - 2] and a[i - 2] == there:
                least = min(least, last[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def nearest(word: str, names: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Return the names that ``word`` may be a slip of, nearest first; equal ones in their order.

    >>> nearest("кухорев", ["макаров", "кухарев"])
    ('кухарев',)
    """
    most = allowed(word)
    found = [(d, name) for name in names if (d := apart(word, name, most))]
    found.sort(key=lambda pair: pair[0])
    return tuple(dict.fromkeys(name for _, name in found))[:limit]
