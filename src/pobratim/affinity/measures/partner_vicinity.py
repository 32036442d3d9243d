"""Whom the cities near each of the two take, and in which country.

Formula: ln((k + s) / (e + s)), four columns: links of the query's near compatriots with the
candidate itself, links of the candidate's with the query itself (s = 0.3), and links of either's
into the other's country (s = 1), each link weighed by w = exp(-km / 50) / (factor between their
people), within 125 km; e follows from the numbers of links, for a country from its share among
the links of the other country. Source: twin links of 2016 without the one to be predicted,
GeoNames. Unit: natural logarithm. Range: about [-3, 4]. Missing: 0 where nobody near has a link.
It tells something of a city without links too. Validated by the back-test, on shifted splits too.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.surroundings import Kernel, Surroundings
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("near_a_take_b", "near_b_take_a", "near_a_go_there", "near_b_come_here")
DATASETS = ("wikidata-twins-2016", "geonames")

_KERNEL = Kernel(scale_km=50.0, farthest_km=125.0, power=1.0, least=0.001)

_NEAR = 0.1
"""From which weight on a neighbour is told of: as large, it lies within 115 km."""


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    around = Surroundings(graph, query, rows, _KERNEL)
    return [around.with_candidate(), around.with_query(), around.there(), around.here()]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``neighbours-take`` with the links of neighbours into the other's country."""
    links = _links(graph, query, row), _links(graph, row, query)
    values = {"links_a": links[0], "links_b": links[1]}
    return Explanation("neighbours-take", values) if any(links) else None


def _links(graph: TwinGraph, row: int, other: int) -> int:
    """Count the links of a city's neighbours into the country of the other."""
    country = graph.cities.codes["country"]
    there = country[graph.others] == country[other]
    ends = graph.ends[there & (country[graph.ends] == country[row])]
    return int((_KERNEL.weights(graph, ends, np.full(len(ends), row)) >= _NEAR).sum())
