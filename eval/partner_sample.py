"""The pairs that the partner model learns from: links, each from a graph without it, and others.

No pair is known to be no twins, so "others" are unlabelled: cities drawn at random and among the
compatriots of the partner. They are drawn among cities with a link left where the partner has
one, else among those without, for in a field of linked cities one without a link left has a
hidden one for certain, and the model must not learn to tell by that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from eval.partner_splits import SEED, cities_hidden
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_model import columns_of
from pobratim.affinity.twin_graph import TwinGraph

__all__ = ["Sample", "sample_pairs"]

RANDOM, COMPATRIOTS = 12, 8
TENTHS, EIGHTHS, HALVES = (6, 400), (8, 300), (2, 400)
"""How many graphs with links hidden by a tenth, by cities, by half, and links taken of each."""


@dataclass(frozen=True)
class Sample:
    """Training pairs: cells (n by columns), 1 for a link, whether another is random, weights.

    Drawn pairs weigh 1. Pairs with the same name are so few that a draw meets none: all of them
    are taken, each with the weight of the share of pairs that the draw takes.
    """

    cells: Floats
    truth: Floats
    random: Ints
    weights: Floats


def sample_pairs(graph: TwinGraph, field: Ints) -> Sample:
    """Draw links and others; each link's cells come from a graph that it is hidden from."""
    rng = np.random.default_rng(SEED + 2)
    cells, kinds = [], []
    for hidden, few in _corrupted(graph, rng):
        left = graph.without(hidden)
        for link in rng.choice(hidden, min(few, len(hidden)), replace=False):
            ends = int(graph.a[link]), int(graph.b[link])
            query, partner = ends if rng.random() < 0.5 else ends[::-1]
            others = _others(graph, left, field, (query, partner), rng)
            cells.append(columns_of(left, query, np.concatenate([[partner], *others])))
            kinds.append(np.repeat([0, 1, 2], [1, *map(len, others)]))
    kind = np.concatenate(kinds)
    share = float((kind > 0).sum()) / (len(field) * (len(field) - 1) / 2)
    alike = [columns_of(graph, a, np.array([b])) for a, b in namesakes(graph, field)]
    kind = np.concatenate([kind, np.full(len(alike), 3)])
    return Sample(
        np.concatenate([*cells, *alike]),
        (kind == 0).astype(np.float64),
        (kind == 1).astype(np.int64),
        np.where(kind == 3, share, 1.0),
    )


def _corrupted(graph: TwinGraph, rng: np.random.Generator) -> Iterator[tuple[Ints, int]]:
    """Yield links to hide and how many of them to learn from."""
    folds = rng.integers(0, 10, len(graph))
    for fold in range(TENTHS[0]):
        yield np.flatnonzero(folds == fold), TENTHS[1]
    for _ in range(EIGHTHS[0]):
        yield cities_hidden(graph, rng), EIGHTHS[1]
    for _ in range(HALVES[0]):
        yield np.sort(rng.choice(len(graph), len(graph) // 2, replace=False)), HALVES[1]


def _others(
    graph: TwinGraph,
    left: TwinGraph,
    field: Ints,
    pair: tuple[int, int],
    rng: np.random.Generator,
) -> list[Ints]:
    """Draw cities that are no known twins of the query: any, and compatriots of the partner."""
    query, partner = pair
    country = graph.cities.codes["country"]
    alike = field[(left.degree[field] > 0) == bool(left.degree[partner] > 0)]
    near = alike[country[alike] == country[partner]]
    taken = np.append(graph.partners(query), query)
    drawn = rng.choice(alike, RANDOM), rng.choice(near, COMPATRIOTS)
    return [rows[~np.isin(rows, taken)] for rows in drawn]


def namesakes(graph: TwinGraph, field: Ints) -> list[tuple[int, int]]:
    """Return all pairs of the field with the same name that no link joins."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for row in field:
        bearers[graph.cities.names[row]].append(int(row))
    linked = {(int(min(p)), int(max(p))) for p in zip(graph.a, graph.b, strict=True)}
    pairs = (pair for rows in bearers.values() for pair in combinations(sorted(rows), 2))
    return [pair for pair in pairs if pair not in linked]
