"""The graph of recorded twin links, as the partner measures see it.

A measure never sees the link that it is to predict: the back-test and the training build a graph
:meth:`~TwinGraph.without` it, and every count here is made from the links that are left.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints, PartnerField

__all__ = ["TwinGraph"]

_CLASSES = 16
_PRIOR_ENDS = 2.0


@dataclass(frozen=True)
class TwinGraph:
    """Links between rows of a field: ``a`` and ``b`` are aligned, each link stands once.

    ``ends`` and ``others`` hold every link in both directions. ``degree`` counts the links of
    each city; ``expected`` is what a city of its country and size class has on average, so that
    a city without a recorded link is not taken for one that wants none.
    """

    cities: PartnerField
    a: Ints
    b: Ints
    ends: Ints = field(init=False)
    others: Ints = field(init=False)
    degree: Floats = field(init=False)
    expected: Floats = field(init=False)
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
            ("expected", self._expected(degree)),
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

    def _expected(self, degree: Floats) -> Floats:
        """Return the links expected of each city: its class's mean times its country's factor."""
        classes = self.cities.size_class + 1
        members = np.bincount(classes, minlength=_CLASSES)
        mean = np.bincount(classes, degree, minlength=_CLASSES) / np.maximum(members, 1)
        usual = mean[classes]
        country = self.cities.codes["country"]
        factor = (np.bincount(country, degree) + _PRIOR_ENDS) / (
            np.bincount(country, usual) + _PRIOR_ENDS
        )
        return usual * factor[country]
