"""Both lands have a language of public life in common, as Belarus and Russia have Russian.

Formula: share of comparable pairs whose cities have a language in common, whichever it is;
p-value: the same share when languages are permuted within each class, which is over pairs of any
countries.
Source: ``languages`` of the feature table (a hand-edited table of lands). Unit: none. Range: (0,
1] both, exact.

Missing: a city of an unknown land is in no pair. It says nothing of how many speak the language.
Validated by: nothing; a description of the data.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pobratim.affinity.comparable import Comparable, Likeness

__all__ = ["in_common", "overlap", "shared"]

_COLUMN = "languages"


def in_common(one: str, other: str) -> tuple[str, ...]:
    """Return the languages of both sets, in the order of the first.

    >>> in_common("be+ru", "ru"), in_common("be+ru", "pl")
    (('ru',), ())
    """
    known = other.split("+")
    return tuple(language for language in one.split("+") if language in known)


def overlap(sets: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return which of the ``sets`` have a language in common: square, symmetric."""
    each = [one.split("+") for one in sets]
    places = {
        language: place for place, language in enumerate(sorted({x for y in each for x in y}))
    }
    there = np.zeros((len(sets), len(places)))
    for row, languages in enumerate(each):
        there[row, [places[language] for language in languages]] = 1.0
    found: npt.NDArray[np.bool_] = there @ there.T > 0
    return found


def shared(comparable: Comparable) -> tuple[tuple[str, ...], Likeness] | None:
    """Return the common languages and how rare it is to have any, ``None`` for none."""
    sets = comparable.table.feature(_COLUMN).categories
    kinds = np.nan_to_num(comparable.values(_COLUMN), nan=-1.0).astype(np.int64)
    mine, theirs = int(kinds[comparable.a]), int(kinds[comparable.b])
    found = in_common(sets[mine], sets[theirs]) if min(mine, theirs) >= 0 else ()
    if not found:
        return None
    alike = overlap(sets)
    everything = np.ones_like(alike)
    everywhere = comparable.by_kind(kinds, everything, abroad=False)
    p_value = comparable.by_kind(kinds, alike, abroad=False) / everywhere if everywhere else None
    likeness = comparable.likeness(
        comparable.by_kind(kinds, alike), comparable.by_kind(kinds, everything), p_value
    )
    return found, likeness
