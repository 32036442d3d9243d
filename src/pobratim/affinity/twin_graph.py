"""The graph of recorded twin links, as the partner measures see it.

A measure never sees the link that it is to predict: the back-test and the training build a graph
:meth:`~TwinGraph.without` it, and every count here is made from the links that are left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints, PartnerField

__all__ = ["TwinGraph"]

_DRAWN_BY = 5


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

    @cached_property
    def linked(self) -> Ints:
        """The rows of all cities with a link, ascending: the field that rates are stated for."""
        return np.flatnonzero(self.degree > 0)

    @cached_property
    def linked_by_country(self) -> list[Ints]:
        """The rows of the cities with a link, ascending, by country code."""
        country = self.cities.codes["country"][self.linked]
        order = np.argsort(country, kind="stable")
        bounds = np.searchsorted(country[order], np.arange(1, len(self.countries)))
        return np.split(self.linked[order], bounds)

    @cached_property
    def shares(self) -> Floats:
        """The share of each country among the partners of each (rows sum to about 1)."""
        ends = self.countries
        shares: Floats = (ends + 0.5) / (ends.sum(axis=1, keepdims=True) + 1)
        return shares

    @cached_property
    def openness(self) -> Floats:
        """How far ln of each city's links lies above that of cities like it, 0 without a link.

        The expectation is a least-squares fit over cities with a link, on their size, standing
        and universities, and the mean of what is left in the country, drawn to 0 by five cities.
        """
        rows, cities, found = self.linked, self.cities, np.zeros(len(self.cities))
        if not len(rows):
            return found
        people, universities = (
            np.nan_to_num(values[rows], nan=float(np.nanmean(values)))
            for values in (cities.log_people, cities.log_universities)
        )
        ones = np.ones(len(rows))
        likes = np.stack([ones, people, people**2, cities.log_place[rows], universities], axis=1)
        links = np.log(self.degree[rows])
        above = links - likes @ np.linalg.lstsq(likes, links, rcond=None)[0]
        country = cities.codes["country"][rows]
        usual = np.bincount(country, above) / (np.bincount(country) + _DRAWN_BY)
        found[rows] = above - usual[country]
        return found
