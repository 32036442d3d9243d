"""Whether either city already has more twins in the other's country than its links would give.

Formula: ln((k + 1) / (e + 1)) with k the twins of one city in the country of the other and e =
(links of the city) x (share of the other country among the partners of its own country); both
ways. Source: twin links of 2016 without the one to be predicted. Unit: natural logarithm. Range:
about [-3, 3]. Missing: a city without a link gives 0. Validated by the back-test.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("habit_there", "habit_here")
DATASETS = ("wikidata-twins-2016",)


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    country = graph.cities.codes["country"]
    here = int(country[query])
    there = country[rows]
    share = graph.shares
    of_query = _of_query(graph, query)[there]
    of_rows = _in_country(graph, here)[rows]
    return [
        np.log((of_query + 1) / (graph.degree[query] * share[here, there] + 1)),
        np.log((of_rows + 1) / (graph.degree[rows] * share[there, here] + 1)),
    ]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``twins-in-the-country`` if either has any in the other's, else ``no-twin-there``."""
    country = graph.cities.codes["country"]
    there = int(_of_query(graph, query)[country[row]])
    here = int(_in_country(graph, int(country[query]))[row])
    code = "twins-in-the-country" if there or here else "no-twin-there"
    return Explanation(code, {"twins_a": there, "twins_b": here})


def _of_query(graph: TwinGraph, query: int) -> Floats:
    """Return the twins of one city by country."""
    countries = graph.cities.codes["country"][graph.partners(query)]
    return np.bincount(countries, minlength=len(graph.countries)).astype(np.float64)


def _in_country(graph: TwinGraph, country: int) -> Floats:
    """Return the twins of every city in one country."""
    there = graph.cities.codes["country"][graph.others] == country
    return np.bincount(graph.ends[there], minlength=len(graph.cities)).astype(np.float64)
