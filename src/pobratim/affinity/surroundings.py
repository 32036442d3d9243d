"""Cities like a city in its own country, and whom they take as twins.

Several measures look at a pair through the compatriots of both ends: near ones, or those of the
same size further off. They share this module and differ in the :class:`Kernel`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.lexicon.globe import EARTH_RADIUS_KM

__all__ = ["Kernel", "Surroundings"]

_SLACK = 1.001
"""Floating point: no pair that is near may fall out by its latitude."""


@dataclass(frozen=True)
class Kernel:
    """How much a compatriot counts: w = exp(-km / scale) / (factor between the people) ** power.

    0 beyond ``farthest_km``, below ``least`` and for the city itself. A city without a figure
    counts as one of 5,000 people.
    """

    scale_km: float
    farthest_km: float
    power: float
    least: float

    def weights(self, graph: TwinGraph, ones: Ints, others: Ints) -> Floats:
        """Return w of each of ``ones`` with the one of ``others`` beside it, of one country."""
        cities, size = graph.cities, len(ones)
        reach = min(self.farthest_km, -self.scale_km * float(np.log(self.least)))
        chord = reach / EARTH_RADIUS_KM
        # Most pairs are too far apart, and most of those by their latitude alone: only the rest is
        # worth a product, and of these the near ones a root and a power.
        heights = cities.heights
        level = np.flatnonzero(np.abs(heights[ones] - heights[others]) <= chord * _SLACK)
        ones, others = ones[level], others[level]
        nearness = np.einsum("ij,ij->i", cities.vectors[ones], cities.vectors[others])
        close = np.flatnonzero(nearness >= 1 - chord**2 / 2)
        ones, others, near = ones[close], others[close], level[close]
        people = cities.usual_log_people
        unlike = np.abs(people[ones] - people[others]) * self.power
        chords = np.sqrt(np.maximum(2 - 2 * nearness[close], 0))
        weights = np.exp(chords * (-EARTH_RADIUS_KM / self.scale_km) - unlike)
        weights[(weights < self.least) | (ones == others)] = 0.0
        found = np.zeros(size)
        found[near] = weights
        return found


class Surroundings:
    """The compatriots of a query and of some candidates, as weighed by a kernel.

    All columns are aligned with ``rows``. Each is ln((k + s) / (e + s)) with k what is recorded
    in the surroundings, weighed by the kernel, e what the numbers of links there give by chance.
    """

    def __init__(self, graph: TwinGraph, query: int, rows: Ints, kernel: Kernel) -> None:
        """Look at ``rows`` from ``query``."""
        self._graph, self._query, self._rows, self._kernel = graph, query, rows, kernel
        self._country = graph.cities.codes["country"]
        self._home = int(self._country[query])
        near = graph.linked_by_country[self._home]
        weights = np.zeros(len(graph.cities))
        weights[near] = kernel.weights(graph, np.full(len(near), query), near)
        self._links_of_query = float(weights @ graph.degree)
        self._taken = np.bincount(
            graph.others, weights[graph.ends], minlength=len(graph.cities)
        ).astype(np.float64)

    def between(self, smoothing: float = 0.3) -> Floats:
        """Links between the surroundings of both."""
        return self._lift(self._sums[0], self._links_of_query * self._sums[1], smoothing)

    def with_candidate(self, smoothing: float = 0.3) -> Floats:
        """Links of the query's surroundings with the candidate itself."""
        chance = self._links_of_query * self._graph.degree[self._rows]
        return self._lift(self._taken[self._rows], chance, smoothing)

    def with_query(self, smoothing: float = 0.3) -> Floats:
        """Links of the candidate's surroundings with the query itself."""
        chance = self._graph.degree[self._query] * self._sums[1]
        return self._lift(self._sums[2], chance, smoothing)

    def there(self) -> Floats:
        """Links of the query's surroundings into the candidate's country, against its own's."""
        known = np.bincount(self._country, self._taken, minlength=len(self._graph.countries))
        chance = self._links_of_query * self._graph.shares[self._home]
        lift: Floats = np.log((known + 1) / (chance + 1))[self._country[self._rows]]
        return lift

    def here(self) -> Floats:
        """Links of the candidate's surroundings into the query's country, against its own's."""
        chance = self._sums[1] * self._graph.shares[self._country[self._rows], self._home]
        lift: Floats = np.log((self._sums[3] + 1) / (chance + 1))
        return lift

    @cached_property
    def _sums(self) -> Floats:
        """Weighted sums over each candidate's surroundings (4 by rows).

        Links with the query's surroundings, all links, links with the query, into its country.
        """
        graph = self._graph
        size = len(graph.cities)
        of_query = np.zeros(size)
        of_query[graph.partners(self._query)] = 1.0
        homeward = self._country[graph.others] == self._home
        into_home = np.bincount(graph.ends[homeward], minlength=size)
        figures = np.stack([self._taken, graph.degree, of_query, into_home])
        lists = graph.linked_by_country
        lengths = np.array([len(rows) for rows in lists])
        codes = self._country[self._rows]
        counts, flat = lengths[codes], np.concatenate(lists)
        # Each candidate beside every linked city of its country, one after the other.
        ends = np.repeat(np.arange(len(codes)), counts)
        starts = (np.cumsum(lengths) - lengths)[codes] - (np.cumsum(counts) - counts)
        others = flat[np.arange(len(ends)) + np.repeat(starts, counts)]
        weights = self._kernel.weights(graph, self._rows[ends], others)
        some = np.flatnonzero(weights)
        ends, others, weights = ends[some], others[some], weights[some]
        return np.stack([np.bincount(ends, weights * row[others], len(codes)) for row in figures])

    def _lift(self, known: Floats, chance: Floats, smoothing: float) -> Floats:
        ends = max(float(self._graph.degree.sum()), 1.0)
        lift: Floats = np.log((known + smoothing) / (chance / ends + smoothing))
        return lift
