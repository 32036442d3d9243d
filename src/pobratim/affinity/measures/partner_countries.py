"""How often cities of the two countries are twins, against what their link counts lead to expect.

Formula: ln((m + s) / (e + s)) with m the links between the countries, e = d_a d_b / D expected
from their ends under a configuration model, s = 0.2; whether it is one country; and the same lift
of the two first-level divisions over that of their countries, with s = 2. Source: twin links of
2016. Unit: natural logarithm. Range: about [-6, 6]. Missing: a division that is not known gives
0. Validated by the back-test (the country-pair rate alone: AUC 0.7 against random negatives).
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("country_lift", "same_country", "division_lift")
DATASETS = ("wikidata-twins-2016",)

_SMOOTHING = 0.2
_DIVISION_SMOOTHING = 2.0


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    country = graph.cities.codes["country"]
    lift = _country_lift(graph, int(country[query]))[country[rows]]
    same = (country[rows] == country[query]) * 1.0
    return [lift, same, _division_lift(graph, query, rows, np.exp(lift))]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``countries-linked`` with links and chance, if there are more than chance gives."""
    country = graph.cities.codes["country"]
    one, other = int(country[query]), int(country[row])
    share = 0.5 if one == other else 1.0
    links = round(float(graph.countries[one, other]) * share)
    expected = round(float(_expected(graph, one)[other]) * share, 1)
    if links <= expected:
        return None
    return Explanation("countries-linked", {"links": links, "expected": expected})


def _expected(graph: TwinGraph, country: int) -> Floats:
    ends: Floats = graph.countries.sum(axis=1)
    chance: Floats = ends[country] * ends / max(float(ends.sum()), 1.0)
    return chance


def _country_lift(graph: TwinGraph, country: int) -> Floats:
    known = graph.countries[country] + _SMOOTHING
    lift: Floats = np.log(known / (_expected(graph, country) + _SMOOTHING))
    return lift


def _division_lift(graph: TwinGraph, query: int, rows: Ints, country_lift: Floats) -> Floats:
    """Return how far the divisions' links exceed what the countries' lift leads to expect."""
    division = graph.cities.codes["admin1"]
    here = int(division[query])
    if here < 0:
        return np.zeros(len(rows))
    size = int(division.max()) + 2
    known = np.bincount(division[graph.others[division[graph.ends] == here]] + 1, minlength=size)
    ends = np.bincount(division[graph.ends] + 1, minlength=size)
    chance = ends[here + 1] * ends / max(float(ends.sum()), 1.0)
    there = division[rows] + 1
    base = _DIVISION_SMOOTHING * country_lift
    lift = np.log((known[there] + base) / ((chance[there] + _DIVISION_SMOOTHING) * country_lift))
    return np.where(there > 0, lift, 0.0)
