"""How alike the names are: Frankfurt and Frankfurt, Newcastle and Neufchâtel.

Formula: 1 if the plain names are the same, and the cosine of their letter trigrams weighted by
rarity, ln(n / n_t). Source: names of GeoNames. Unit: none. Range: [0, 1]. Missing: never.
Validated by the back-test: rare, and then a strong sign.
"""

from __future__ import annotations

import math
from functools import cached_property, lru_cache

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("same_name", "name_likeness")
DATASETS = ("geonames",)

_ALIKE = 0.5
_FEW = 8
"""Up to how many names are compared without the index, which takes a tenth of a second."""

_LETTERS = 32
"""How much of a name counts; longer ones are cut."""


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    names = _known(graph.cities.names)
    if len(rows) <= _FEW and not names.indexed:
        return names.few(query, rows)
    index = names.index
    same = (index.whole[rows] == index.whole[query]) * 1.0
    return [same, index.likeness(query)[rows]]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``same-name``, or ``alike-names`` with the likeness from :data:`_ALIKE` up."""
    same, likeness = (float(column[0]) for column in columns(graph, query, np.array([row])))
    if same:
        return Explanation("same-name")
    alike = likeness >= _ALIKE
    return Explanation("alike-names", {"likeness": round(likeness, 2)}) if alike else None


class _Names:
    """All names: with an index to compare one with all, and without it to compare a few."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._padded = [f" {name} "[:_LETTERS] for name in names]
        self._names = names
        self._text = "\n".join(self._padded)
        self._rarities: dict[str, float] = {}

    @property
    def indexed(self) -> bool:
        """Whether the index has been made already."""
        return "index" in self.__dict__

    @cached_property
    def index(self) -> _Trigrams:
        """The index of all names, made when first asked for."""
        return _Trigrams(self._names)

    def few(self, row: int, others: Ints) -> list[Floats]:
        """Return both columns for a few names, the same numbers as with the index."""
        own = self._weights(row)
        found = []
        for other in others:
            weights = self._weights(int(other))
            shared = sum(weight for trigram, weight in own.items() if trigram in weights)
            lengths = max(sum(own.values()), 1e-12) * max(sum(weights.values()), 1e-12)
            found.append((self._names[other] == self._names[row], shared / lengths**0.5))
        return [np.array(column, dtype=np.float64) for column in zip(*found, strict=True)]

    def _weights(self, row: int) -> dict[str, float]:
        """Return the squared weight of each trigram of a name."""
        name = self._padded[row]
        kinds = dict.fromkeys(name[first : first + 3] for first in range(len(name) - 2))
        return {kind: self._rarity(kind) ** 2 for kind in kinds}

    def _rarity(self, trigram: str) -> float:
        if trigram not in self._rarities:
            between = self._text.split(trigram)
            # Two of one name have no line's end between them; it counts once.
            again = sum("\n" not in part for part in between[1:-1])
            bearers = len(between) - 1 - again
            self._rarities[trigram] = math.log(len(self._names) / bearers)
        return self._rarities[trigram]


class _Trigrams:
    """Which names have which trigrams, each weighted by its rarity."""

    def __init__(self, names: tuple[str, ...]) -> None:
        numbers: dict[str, int] = {}
        self.whole = np.array([numbers.setdefault(name, len(numbers)) for name in names])
        padded = np.array([f" {name} " for name in names], dtype=f"<U{_LETTERS}")
        letters = padded.view(np.uint32).reshape(len(names), _LETTERS).astype(np.int64)
        owners, first = np.nonzero(letters[:, 2:])
        three = (letters[owners, first + step] << 21 * (2 - step) for step in range(3))
        kinds, which = np.unique(sum(three, np.int64(0)), return_inverse=True)
        # A trigram that a name has twice counts once.
        pairs = np.sort(owners * len(kinds) + which)
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        self._owners, self._trigrams = np.divmod(pairs, len(kinds))
        counts = np.bincount(self._trigrams, minlength=len(kinds))
        self._weights = np.log(len(names) / counts)[self._trigrams]
        squares = np.bincount(self._owners, self._weights**2, minlength=len(names))
        self._lengths = np.sqrt(np.maximum(squares, 1e-12))
        self._starts = np.searchsorted(self._owners, np.arange(len(names) + 1))
        order = np.argsort(self._trigrams, kind="stable")
        self._by_trigram = self._owners[order]
        self._posted = np.searchsorted(self._trigrams[order], np.arange(len(counts) + 1))

    def likeness(self, row: int) -> Floats:
        """Return the cosine of one name with all."""
        own = slice(self._starts[row], self._starts[row + 1])
        shared = np.zeros(len(self._lengths))
        for trigram, weight in zip(self._trigrams[own], self._weights[own], strict=True):
            # Each name stands once under a trigram, so that plain indexing adds up.
            shared[self._by_trigram[self._posted[trigram] : self._posted[trigram + 1]]] += (
                weight**2
            )
        cosine: Floats = shared / (self._lengths * self._lengths[row])
        return cosine


@lru_cache(maxsize=2)
def _known(names: tuple[str, ...]) -> _Names:
    return _Names(names)
