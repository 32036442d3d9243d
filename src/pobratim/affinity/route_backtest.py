"""The back-test of the route score: a tenth of the direct routes of 2014 is hidden, looked for.

The split is a fixed file of this package, made by ``eval/train_routes.py`` with the seed that it
states: the hidden routes, and for each end of each up to ten negatives: airports without a route
to the asking one that have about as many routes as the hidden far end and lie about as far away
(both within a factor of 1.22). The model that ships was trained without the hidden routes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from pobratim.affinity.ranking_figures import Hidden, Tally
from pobratim.affinity.route_model import COLUMNS, cells_of, packaged_routes
from pobratim.affinity.route_network import Floats, Ints, RouteNetwork
from pobratim.affinity.routes import network_of
from pobratim.atlas import Atlas
from pobratim.errors import DataError

__all__ = ["NEGATIVES", "SPLIT", "RouteSplit", "baselines", "read_split", "routes"]

SPLIT: Final = Path(__file__).parent / "data" / "route-split.npz"
NEGATIVES: Final = "same_degree_and_distance"

Scorer = Callable[[Floats], Floats]
"""Gives a score a row of cells; higher is likelier."""


@dataclass(frozen=True)
class RouteSplit:
    """Positions of the hidden routes (m), and m by 2 by k rows of negatives, -1 fills up."""

    hidden: Ints
    negatives: Ints
    about: Mapping[str, Any]


def routes(atlas: Atlas, *, most: int | None = None) -> dict[str, Any]:
    """Measure the shipped model and four baselines on the shipped split.

    ``most`` measures only the first so many hidden routes.

    Returns:
        ``counts``, ``model``, ``baselines``: each ranking with the area under the ROC curve
        against the negatives, pooled and within the query, the mean reciprocal rank among all
        airports without a route, and hits in the first 10 and 100.

    Raises:
        DataError: if split, model or atlas do not fit each other.
    """
    model, split = packaged_routes(), read_split()
    whole = network_of(atlas)
    if len(whole) != split.about["routes"]:
        raise DataError("the route split belongs to another build of the atlas; train again")
    left = whole.without(split.hidden)
    scorers = {"model": model.log_odds, **baselines()}
    tallies = {name: Tally(np.arange(len(whole.airports))) for name in scorers}
    asked = split.hidden if most is None else split.hidden[:most]
    for query, cases in _by_query(whole, left, split, asked).items():
        cells = cells_of(left, query)
        for name, score in scorers.items():
            scores = score(cells)
            for case in cases:
                tallies[name].add(case, scores)
    figures = {name: tally.figures() for name, tally in tallies.items()}
    without = int((split.negatives[: len(asked), :, 0] < 0).sum())
    return {
        "counts": {
            "routes": len(whole),
            "hidden": len(asked),
            "queries": 2 * len(asked),
            "queries_without_negatives": without,
            "airports": len(whole.airports),
        },
        "model": figures.pop("model"),
        "baselines": figures,
        "split": dict(split.about),
    }


def read_split(path: Path = SPLIT) -> RouteSplit:
    """Read a split file.

    Raises:
        DataError: if it is none.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            about = json.loads(stored["about"].tobytes().decode())
            negatives = stored["negatives"].astype(np.int64)
            return RouteSplit(stored["hidden"].astype(np.int64), negatives, about)
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{path} is no split of routes: {error!r}") from error


def baselines() -> dict[str, Scorer]:
    """Return the rankings to compare with, by name, each one column of the measures."""
    chosen = {
        "resource_allocation": "allocation",
        "gravity": "gravity",
        "country_pair_routes": "lands_routes",
        "airlines_expected": "airlines_expected",
    }
    return {name: _column(COLUMNS.index(column)) for name, column in chosen.items()}


def _column(place: int) -> Scorer:
    return lambda cells: cells[:, place]


def _by_query(
    whole: RouteNetwork, left: RouteNetwork, split: RouteSplit, asked: Ints
) -> dict[int, list[Hidden]]:
    found: dict[int, list[Hidden]] = defaultdict(list)
    for case in _cases(whole, left, split, asked):
        found[case.query].append(case)
    return found


def _cases(
    whole: RouteNetwork, left: RouteNetwork, split: RouteSplit, asked: Ints
) -> Iterator[Hidden]:
    for place, route in enumerate(asked):
        a, b = int(whole.a[route]), int(whole.b[route])
        for side, (query, partner) in enumerate(((a, b), (b, a))):
            drawn = split.negatives[place, side]
            yield Hidden(
                query=query,
                partner=partner,
                negatives={NEGATIVES: drawn[drawn >= 0]},
                known=np.append(np.flatnonzero(whole.linked(query)), query),
                cold=bool(left.degree[query] == 0),
            )
