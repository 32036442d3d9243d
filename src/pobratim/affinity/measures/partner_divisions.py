"""How often cities of one's first-level division take twins in the country of the other.

Formula: ln((m + 2) / (e + 2)) with m the links of the division into the country and e = (links of
the division) x (share of the country among the links of the division's own country); both ways.
Source: twin links of 2016 without the one to be predicted. Unit: natural logarithm. Range: about
[-3, 4]. Missing: a division that is not known gives 0. Validated by the back-test.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("division_goes_there", "division_comes_here")
DATASETS = ("wikidata-twins-2016", "geonames")

_SMOOTHING = 2.0


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    country, division = (graph.cities.codes[code] for code in ("country", "admin1"))
    here, there = int(country[query]), country[rows]
    share = graph.shares
    own = np.flatnonzero(division[graph.ends] == division[query])
    goes = np.bincount(country[graph.others[own]], minlength=len(share))[there]
    lift = np.log((goes + _SMOOTHING) / (len(own) * share[here, there] + _SMOOTHING))
    size = int(division.max(initial=0)) + 2
    homeward = country[graph.others] == here
    comes = np.bincount(division[graph.ends[homeward]] + 1, minlength=size)
    ends = np.bincount(division[graph.ends] + 1, minlength=size)
    places = division[rows] + 1
    chance = ends[places] * share[there, here]
    back = np.log((comes[places] + _SMOOTHING) / (chance + _SMOOTHING))
    known = int(division[query]) >= 0
    return [lift if known else np.zeros(len(rows)), np.where(places > 0, back, 0.0)]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``divisions-linked`` with the links of either division into the other's country."""
    links = _links(graph, query, row), _links(graph, row, query)
    values = {"links_a": links[0], "links_b": links[1]}
    return Explanation("divisions-linked", values) if any(links) else None


def _links(graph: TwinGraph, row: int, other: int) -> int:
    country, division = (graph.cities.codes[code] for code in ("country", "admin1"))
    if division[row] < 0:
        return 0
    there = country[graph.others] == country[other]
    return int((there & (division[graph.ends] == division[row])).sum())
