"""Whom compatriots of about the same size take, and in which country.

Formula: ln((k + s) / (e + s)), five columns: links between the peers of both, links of the
query's peers with the candidate itself, of the candidate's with the query itself (s = 0.3), and
links of either's peers into the other's country (s = 1); each link is weighed by w = exp(-km /
400) / (factor between their people) ** 1.5, nothing below 0.02; e follows from the numbers of
links, for a country from its share among the links of the other country. Source: twin links of
2016 without the one to be predicted, GeoNames. Unit: natural logarithm. Range: about [-4, 4].
Missing: 0 where no peer has a link. Validated by the back-test; it carries most of what the
city-wise split gained.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.surroundings import Kernel, Surroundings
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = (
    "peers_ties", "peers_of_a_take_b", "peers_of_b_take_a", "peers_of_a_go_there",
    "peers_of_b_come_here",
)  # fmt: skip
DATASETS = ("wikidata-twins-2016", "geonames")

_KERNEL = Kernel(scale_km=400.0, farthest_km=3000.0, power=1.5, least=0.02)
_ALIKE = 0.25


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    around = Surroundings(graph, query, rows, _KERNEL)
    return [
        around.between(),
        around.with_candidate(),
        around.with_query(),
        around.there(),
        around.here(),
    ]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``peers-take`` with the links of peers into the other's country, if any."""
    links = _links(graph, query, row), _links(graph, row, query)
    values = {"links_a": links[0], "links_b": links[1]}
    return Explanation("peers-take", values) if any(links) else None


def _links(graph: TwinGraph, row: int, other: int) -> int:
    """Count the links of a city's peers into the country of the other."""
    country = graph.cities.codes["country"]
    there = country[graph.others] == country[other]
    ends = graph.ends[there & (country[graph.ends] == country[row])]
    return int((_KERNEL.weights(graph, ends, np.full(len(ends), row)) >= _ALIKE).sum())
