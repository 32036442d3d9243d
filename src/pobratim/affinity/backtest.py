"""The back-test of the partner ranking: a tenth of the recorded links is hidden and looked for.

Split and negatives are fixed files of this package, made by ``eval/train_partners.py`` with the
seed that they state. The model that ships was trained without the hidden links, and every count
of the graph is made without them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from pobratim.affinity.measures import partner_common, partner_countries
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_model import (
    PartnerModel,
    columns_of,
    first_columns_of,
    packaged_model,
)
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.partners import SHORTLIST
from pobratim.affinity.ranking_figures import Hidden, Tally, calibration_error, log_loss
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas
from pobratim.errors import DataError

__all__ = [
    "KINDS",
    "SPLIT",
    "Scorer",
    "Split",
    "baselines",
    "cases_of",
    "measure",
    "model_ranker",
    "model_scorer",
    "partners",
    "positions_of",
    "read_split",
]

SPLIT: Final = Path(__file__).parent / "data" / "partner-split.npz"
KINDS: Final = ("random", "same_degree", "same_country")
"""Kinds of negatives: any city of the field, one with as many links, one of the same country."""

_MIX: Final = 20
_BELOW: Final = 1000.0
"""What keeps the rest below the short list: log odds are never that low."""

Scorer = Callable[[TwinGraph, int, Ints], Floats]
"""Gives a score for the pair of a query row with each of some rows; higher is likelier."""


@dataclass(frozen=True)
class Split:
    """Hidden links (m by 2 GeoNames ids) and, for both ends of each, negatives by kind.

    ``negatives[kind]`` is m by 2 by k: k cities that stand for the second end when the first
    asks, then for the first when the second asks; 0 fills up.
    """

    hidden: Ints
    negatives: Mapping[str, Ints]
    about: Mapping[str, Any]


def partners(atlas: Atlas) -> dict[str, Any]:
    """Measure the shipped model and three baselines on the shipped split.

    Returns:
        ``counts``, ``model`` and ``baselines``. Each ranking has the area under the ROC curve
        against three kinds of negatives, pooled and within the query, the mean reciprocal rank,
        hits in the first 10 and 100, and cold hits (queries without a link left). The model has
        the calibration error and the log loss on a 1:20 mix too, a constant's log loss beside.

    Raises:
        DataError: if split, model or atlas do not fit each other.
    """
    world, split, model = world_of(atlas), read_split(), packaged_model()
    graph = world.graph.without(positions_of(world.graph, split.hidden))
    cases = list(cases_of(world, graph, split))
    field = world.graph.linked
    measured = {name: measure(graph, cases, field, score) for name, score in baselines().items()}
    ranked = measure(graph, cases, field, model_ranker(model), model_scorer(model))
    return {
        "counts": {
            "links": len(world.graph),
            "hidden": len(split.hidden),
            "queries": len(cases),
            "cold_queries": sum(case.cold for case in cases),
            "cities": len(field),
        },
        "base_rate": model.base_rate,
        "model": {**ranked, **_calibration(model, graph, cases)},
        "baselines": measured,
        "split": dict(split.about),
    }


def read_split(path: Path = SPLIT) -> Split:
    """Read a split file.

    Raises:
        DataError: if it is none.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            about = json.loads(stored["about"].tobytes().decode())
            negatives = {kind: stored[kind].astype(np.int64) for kind in KINDS}
            return Split(stored["hidden"].astype(np.int64), negatives, about)
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{path} is no split of twin links: {error!r}") from error


def cases_of(world: PartnerWorld, graph: TwinGraph, split: Split) -> Iterator[Hidden]:
    """Yield each hidden link from both ends, with the rows of its negatives.

    ``graph`` is what is left of the world's links.
    """
    ends = world.cities.rows(split.hidden.reshape(-1)).reshape(-1, 2)
    for place, (a, b) in enumerate(ends):
        for side, (query, partner) in enumerate(((int(a), int(b)), (int(b), int(a)))):
            given = {
                kind: world.cities.rows(numbers[place, side][numbers[place, side] > 0])
                for kind, numbers in split.negatives.items()
            }
            yield Hidden(
                query=query,
                partner=partner,
                negatives=given,
                known=np.append(world.graph.partners(query), query),
                cold=bool(graph.degree[query] == 0),
            )


def measure(
    graph: TwinGraph, cases: list[Hidden], field: Ints, score: Scorer, exact: Scorer | None = None
) -> dict[str, float]:
    """Return the figures of one ranking of the cities of ``field`` (rows) for each query.

    With ``exact``, areas under the curve are taken from its scores, and ``score`` only orders.
    """
    tally, scores, last = Tally(field), np.full(len(graph.cities), -np.inf), -1
    for case in sorted(cases, key=lambda case: case.query):
        if case.query != last:
            scores[field], last = score(graph, case.query, field), case.query
        if exact is None:
            tally.add(case, scores)
            continue
        rows = np.concatenate([[case.partner], *case.negatives.values()])
        given = np.full(len(graph.cities), np.nan)
        given[rows] = exact(graph, case.query, rows)
        tally.add(case, scores, given)
    return tally.figures()


def positions_of(graph: TwinGraph, hidden: Ints) -> Ints:
    """Return where in the graph the hidden links stand.

    Raises:
        DataError: if one is not there: the split belongs to another build of the atlas.
    """
    ids = graph.cities.ids
    links = np.stack([ids[graph.a], ids[graph.b]], axis=1)
    places = {(int(a), int(b)): place for place, (a, b) in enumerate(np.sort(links, axis=1))}
    wanted = [(int(a), int(b)) for a, b in np.sort(hidden, axis=1)]
    absent = [pair for pair in wanted if pair not in places]
    if absent:
        raise DataError(
            f"{len(absent)} hidden links are not in the atlas, as {absent[0]}; "
            "train the partner model again"
        )
    return np.array([places[pair] for pair in wanted], dtype=np.int64)


def model_scorer(model: PartnerModel) -> Scorer:
    """Return what scores rows of cities for a query row with ``model``: calibrated log odds."""
    return lambda graph, query, rows: model.log_odds(columns_of(graph, query, rows))


def model_ranker(model: PartnerModel) -> Scorer:
    """Return what orders rows as the ranking does: the short list first, then the first sums."""

    def order(graph: TwinGraph, query: int, rows: Ints) -> Floats:
        first = first_columns_of(graph, query, rows)
        found = model.shortlist(first)
        best = np.argsort(-found, kind="stable")[:SHORTLIST]
        found -= found.max() + _BELOW
        found[best] = model.log_odds(columns_of(graph, query, rows[best], first=first[best]))
        return found

    return order


def _common_neighbours(graph: TwinGraph, query: int, rows: Ints) -> Floats:
    return partner_common.columns(graph, query, rows)[0]


def _country_rate(graph: TwinGraph, query: int, rows: Ints) -> Floats:
    return partner_countries.columns(graph, query, rows)[0]


def _gravity(graph: TwinGraph, query: int, rows: Ints) -> Floats:
    """Return ln(people of b / km between), the distance at least 10 km."""
    vectors = graph.cities.vectors
    angle = np.arccos(np.clip(vectors[rows] @ vectors[query], -1, 1))
    score: Floats = np.nan_to_num(graph.cities.log_people[rows]) - np.log(
        np.maximum(angle, 0.0016)
    )
    return score


def baselines() -> dict[str, Scorer]:
    """Return the rankings to compare with, by name."""
    return {
        "common_neighbours": _common_neighbours,
        "gravity": _gravity,
        "country_pair_rate": _country_rate,
    }


def _calibration(model: PartnerModel, graph: TwinGraph, cases: list[Hidden]) -> dict[str, float]:
    """Return calibration error and log loss on a mix of one hidden link to twenty others."""
    odds, truth = [], []
    for case in cases:
        rows = np.append(case.partner, case.negatives["random"][:_MIX])
        odds.append(model.log_odds(columns_of(graph, case.query, rows)))
        truth.append(np.arange(len(rows)) == 0)
    known = np.concatenate(truth).astype(np.float64)
    rate = float(known.mean())
    given = model.probabilities(np.concatenate(odds), rate)
    return {
        "calibration_error_1_20": calibration_error(given, known),
        "log_loss_1_20": log_loss(given, known),
        "log_loss_1_20_of_a_constant": log_loss(np.full(len(known), rate), known),
    }
