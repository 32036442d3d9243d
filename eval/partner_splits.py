"""Which twin links are hidden: the tenth of the back-test, and splits that shift what is left.

A random split hides links whose neighbours are all left. The others hide what links recorded
later look like: cities without any link so far, pairs of countries hardly known, records that
are thin for the size of city and country.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph

__all__ = ["HIDDEN_SHARE", "SEED", "SHIFTED", "cities_hidden", "random_split", "shifted_splits"]

SEED = 20160930
HIDDEN_SHARE = 0.1
SHIFTED = ("city-wise 1", "city-wise 2", "late-looking", "country pairs", "half")
"""The names of the harder splits."""
_SEEDS = (1, 2)


def random_split(graph: TwinGraph) -> Ints:
    """Return the positions of a tenth of the links."""
    rng = np.random.default_rng(SEED)
    return np.sort(rng.choice(len(graph), round(len(graph) * HIDDEN_SHARE), replace=False))


def shifted_splits(graph: TwinGraph) -> Iterator[tuple[str, Ints]]:
    """Yield name and positions of each harder split, in the order of :data:`SHIFTED`."""
    for seed in _SEEDS:
        rng = np.random.default_rng(seed)
        yield f"city-wise {seed}", cities_hidden(graph, rng)
    yield "late-looking", _late(graph, np.random.default_rng(SEED + 6))
    yield "country pairs", _country_pairs(graph, np.random.default_rng(SEED + 5))
    rng = np.random.default_rng(SEED)
    yield "half", np.sort(rng.choice(len(graph), len(graph) // 2, replace=False))


def cities_hidden(graph: TwinGraph, rng: np.random.Generator) -> Ints:
    """Return the positions of all links of an eighth of the cities."""
    cities = rng.choice(graph.linked, len(graph.linked) // 8, replace=False)
    return np.flatnonzero(np.isin(graph.a, cities) | np.isin(graph.b, cities))


def _late(graph: TwinGraph, rng: np.random.Generator) -> Ints:
    """Return a fifth of the links, likelier where city and country have few of them."""
    chance = _thinness(graph)
    weights = chance[graph.a] + chance[graph.b]
    drawn = rng.choice(len(graph), len(graph) // 5, replace=False, p=weights / weights.sum())
    return np.sort(drawn)


def _thinness(graph: TwinGraph) -> Floats:
    """Return 1 / sqrt(links) of a city times (people / links of its country) to the power 0.35."""
    cities, rows = graph.cities, graph.linked
    country = cities.codes["country"][rows]
    people = np.exp(np.nan_to_num(cities.log_people[rows], nan=np.log(5_000)))
    links = np.bincount(country, graph.degree[rows])
    thin = ((np.bincount(country, people) + 1e5) / (links + 5))[country] ** 0.35
    found = np.zeros(len(cities))
    found[rows] = thin / np.sqrt(graph.degree[rows])
    return found


def _country_pairs(graph: TwinGraph, rng: np.random.Generator) -> Ints:
    """Return 85 % of the links of a quarter of the pairs of countries."""
    country = graph.cities.codes["country"]
    ends = np.sort(np.stack([country[graph.a], country[graph.b]], axis=1), axis=1)
    pairs = ends[:, 0] * (int(country.max()) + 1) + ends[:, 1]
    kinds = np.unique(pairs)
    chosen = np.isin(pairs, rng.choice(kinds, len(kinds) // 4, replace=False))
    return np.flatnonzero(chosen & (rng.random(len(graph)) < 0.85))
