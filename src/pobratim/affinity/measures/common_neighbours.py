"""Both cities are linked to the same third places: twins, or airports they fly to.

Formula: the number of common neighbours; share of comparable pairs with at least as many; p-value:
the chance of at least as many when all degrees are kept (``null_model.common_neighbours_p``).
Source: recorded twin links (``wikidata-twins-2016``), direct routes of about 2014
(``openflights``). Unit: places. Range: (0, 1] both; exact for twins.

Missing: a link that is not recorded is not a link that does not exist; a city without any link is
in no pair. Validated by: common neighbours rank held-out twin links with an AUC of 0.61 against
random pairs (back-test of partners); as a commonality it is a description.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pobratim.affinity.comparable import Comparable, Likeness
from pobratim.affinity.null_model import common_neighbours_p

__all__ = ["Network", "common_of", "shared_neighbours"]

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Network:
    """Undirected links between rows of the feature table, each once, as two aligned arrays.

    ``pairs`` holds each two rows that share neighbours as ``low * size + high``, ``common`` how
    many they share; both are worked out once.
    """

    one: Places
    two: Places
    size: int
    degrees: npt.NDArray[np.float64]
    pairs: Places
    common: Places

    @classmethod
    def of(cls, one: Places, two: Places, size: int) -> Network:
        """Build the network of links between rows ``one`` and ``two`` of ``size`` rows."""
        ends, other = np.concatenate((one, two)), np.concatenate((two, one))
        order = np.argsort(ends, kind="stable")
        ends, other = ends[order], other[order]
        starts = np.searchsorted(ends, np.arange(size + 1))
        keys = [
            _pairs_of(np.sort(other[low:high]), size)
            for low, high in pairwise(starts)
            if high - low > 1
        ]
        pairs, common = np.unique(
            np.concatenate(keys) if keys else np.zeros(0, np.int64), return_counts=True
        )
        degrees = np.bincount(ends, minlength=size).astype(np.float64)
        return cls(one, two, size, degrees, pairs, common)

    def neighbours(self, row: int) -> set[int]:
        """Return the rows linked to ``row``."""
        found = np.concatenate((self.two[self.one == row], self.one[self.two == row]))
        return {int(place) for place in found}


def common_of(network: Network, a: int, b: int) -> tuple[int, ...]:
    """Return the rows linked to both ``a`` and ``b``, ascending."""
    return tuple(sorted(network.neighbours(a) & network.neighbours(b)))


def shared_neighbours(comparable: Comparable, network: Network) -> Likeness | None:
    """Return how rare it is to share as many neighbours, ``None`` where none is shared."""
    common = len(common_of(network, comparable.a, comparable.b))
    if not common:
        return None
    linked = network.degrees > 0
    enough = network.pairs[network.common >= common]
    alike = _comparable_among(comparable, enough // network.size, enough % network.size)
    degrees = (int(network.degrees[comparable.a]), int(network.degrees[comparable.b]))
    p_value = common_neighbours_p(common, degrees, network.degrees)
    return comparable.likeness(alike, comparable.both(linked), p_value)


def _comparable_among(comparable: Comparable, one: Places, two: Places) -> int:
    """Count the comparable pairs among the given pairs of rows."""
    in_first = np.zeros(len(comparable.table), dtype=bool)
    in_second = in_first.copy()
    in_first[comparable.first], in_second[comparable.second] = True, True
    country = comparable.values("country")
    fits = (in_first[one] & in_second[two]) | (in_second[one] & in_first[two])
    return int((fits & (country[one] != country[two])).sum())


def _pairs_of(ends: Places, size: int) -> Places:
    """Return each two of the ascending ``ends`` as one number."""
    low, high = _triangle(len(ends))
    return ends[low] * size + ends[high]


@lru_cache(maxsize=256)
def _triangle(size: int) -> tuple[Places, Places]:
    """Return the places of each two of ``size`` things; many nodes have equal degrees."""
    low, high = np.triu_indices(size, k=1)
    return low, high
