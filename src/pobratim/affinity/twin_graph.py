"""The graph of recorded twin links, as the partner measures see it.

A measure never sees the link that it is to predict: the back-test and the training build a graph
:meth:`~TwinGraph.without` it, and every count here is made from the links that are left.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints, PartnerField

__all__ = ["TwinGraph"]


@dataclass(frozen=True)
class TwinGraph:
    """Links between rows of a field: ``a`` and ``b`` are aligned, each link stands once.

    ``ends`` and ``others`` hold every link in both directions. ``degree`` counts the links of
    each city, ``countries`` (country by country, in the field's codes) the link ends.
    """

    cities: PartnerField
    a: Ints
    b: Ints
    ends: Ints = field(init=False)
    others: Ints = field(init=False)
    degree: Floats = field(init=False)
    countries: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Count what the measures ask for."""
        ends, others = np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a])
        degree = np.bincount(ends, minlength=len(self.cities)).astype(np.float64)
        country = self.cities.codes["country"]
        size = int(country.max(initial=0)) + 1
        pairs = np.bincount(country[ends] * size + country[others], minlength=size * size)
        for name, value in (
            ("ends", ends),
            ("others", others),
            ("degree", degree),
            ("countries", pairs.reshape(size, size).astype(np.float64)),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def of(cls, cities: PartnerField, pairs: Ints) -> TwinGraph:
        """Build the graph of ``pairs`` (m by 2 GeoNames ids); links to unknown cities fall out."""
        rows = cities.rows(pairs.reshape(-1)).reshape(-1, 2)
        known = rows[(rows >= 0).all(axis=1)]
        return cls(cities, known[:, 0], known[:, 1])

    def __len__(self) -> int:
        return len(self.a)

    def without(self, hidden: Ints) -> TwinGraph:
        """Return the graph without the links at the positions ``hidden``."""
        kept = np.ones(len(self), dtype=bool)
        kept[hidden] = False
        return TwinGraph(self.cities, self.a[kept], self.b[kept])

    def partners(self, row: int) -> Ints:
        """Return the rows of a city's recorded twins."""
        found: Ints = self.others[self.ends == row]
        return found

    @property
    def linked(self) -> Ints:
        """The rows of all cities with a link, ascending: the field that rates are stated for."""
        return np.flatnonzero(self.degree > 0)
