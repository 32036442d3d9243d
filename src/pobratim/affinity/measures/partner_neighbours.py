"""Whether cities like these two, near each of them, are twins.

Formula: ln(1 + 4 s) with s the sum over links (x, y) of w(a, x) w(y, b) / (W + 0.5), W the sum of
w(a, x) over all x, and w = exp(-km / 50) / (factor between their people) for two cities of one
country within 125 km, else 0. A city without a figure counts as one of 5,000 people. Source: twin
links of 2016 without the one to be predicted, GeoNames. Unit: none. Range: [0, 4]. Missing: 0, as
links that are not recorded may still be there. It tells something of a city without links too.
Validated by the back-test, on the city-wise split as well.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.lexicon.globe import EARTH_RADIUS_KM
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("neighbours_ties",)
DATASETS = ("wikidata-twins-2016", "geonames")

_SCALE_KM = 50.0
_FARTHEST_KM = 125.0
_STRONGEST = 100
"""How many partners of the neighbours count, the strongest first; the rest adds little."""

_NEAR = 0.1
"""From which weight on a neighbour is told of: as large, it lies within 115 km."""


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    country = graph.cities.codes["country"]
    there, weights = _partners_of_neighbours(graph, query)
    ties = np.zeros(len(rows))
    for code in sorted(set(country[there].tolist())):
        inside = np.flatnonzero(country[rows] == code)
        these = country[there] == code
        ties[inside] = _likeness(graph, rows[inside], there[these]) @ weights[these]
    return [np.log1p(4 * ties)]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``neighbours-linked`` with the number of links between neighbours, if any."""
    here, there = (_likeness_to_all(graph, place) >= _NEAR for place in (query, row))
    links = int((here[graph.ends] & there[graph.others]).sum())
    return Explanation("neighbours-linked", {"links": links}) if links else None


def _partners_of_neighbours(graph: TwinGraph, query: int) -> tuple[Ints, Floats]:
    """Return the rows of the neighbours' partners and how much each of them counts."""
    likeness = _likeness_to_all(graph, query)
    sums = np.bincount(graph.others, likeness[graph.ends], minlength=len(graph.cities))
    found = np.flatnonzero(sums)
    found = found[np.argsort(-sums[found], kind="stable")[:_STRONGEST]]
    return found, sums[found] / (float(likeness.sum()) + 0.5)


def _likeness_to_all(graph: TwinGraph, row: int) -> Floats:
    """Return w of one city with every city that has a link, 0 for the rest."""
    country = graph.cities.codes["country"]
    near = np.flatnonzero((country == country[row]) & (graph.degree > 0))
    likeness = np.zeros(len(graph.cities))
    likeness[near] = _likeness(graph, np.array([row]), near)[0]
    return likeness


def _likeness(graph: TwinGraph, rows: Ints, others: Ints) -> Floats:
    """Return w of each of ``rows`` with each of ``others``, all of one country."""
    cities = graph.cities
    nearness = cities.vectors[rows] @ cities.vectors[others].T
    found = np.zeros(nearness.size)
    cells = np.flatnonzero(nearness >= 1 - (_FARTHEST_KM / EARTH_RADIUS_KM) ** 2 / 2)
    one, other = rows[cells // len(others)], others[cells % len(others)]
    km = np.sqrt(np.maximum(2 - 2 * nearness.ravel()[cells], 0)) * EARTH_RADIUS_KM
    people = cities.usual_log_people
    gap = np.abs(people[one] - people[other])
    found[cells] = np.where(one == other, 0.0, np.exp(-km / _SCALE_KM - gap))
    return found.reshape(nearness.shape)
