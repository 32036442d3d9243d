"""Train the partner model: split, weights, calibration, and the figures of harder splits.

``python -m eval.train_partners`` writes ``partner-split.npz`` and ``partner-model.json`` into the
package; ``--shifted`` only prints what models trained for a city-wise split and for half of the
links reach there. The same atlas and seed give the same files.
"""

from __future__ import annotations

import argparse
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from pobratim.affinity.backtest import (
    KINDS,
    SPLIT,
    Split,
    baselines,
    cases_of,
    measure,
    model_scorer,
)
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_model import COLUMNS, PACKAGED, PartnerModel, columns_of
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas

SEED = 20160930
HIDDEN_SHARE = 0.1
NEGATIVES = {"random": 20, "same_degree": 10, "same_country": 10}
POSITIVES = 6000
FOLDS = 10
RANDOM, COMPATRIOTS = 8, 4
STRENGTH = 0.3
CALIBRATED = 2000
THINNED = 0.02
KNEES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Sample:
    """Training pairs: cells (n by columns), 1 for a link, whether a negative is random, weights.

    Drawn pairs weigh 1. Pairs with the same name are so few that a draw meets none: all of them
    are taken, each with the weight of the share of pairs that the draw takes.
    """

    cells: Floats
    truth: Floats
    random: Ints
    weights: Floats


def main() -> None:
    """Train and write, or print the figures of shifted splits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shifted", action="store_true")
    parser.add_argument("--atlas", type=Path, default=None)
    parser.add_argument("--gazetteer", type=Path, default=None)
    given = parser.parse_args()
    world = world_of(Atlas.open(given.atlas, gazetteer=given.gazetteer))
    if given.shifted:
        for name, hidden in shifted_splits(world.graph):
            print(name, json.dumps(figures(world, hidden), indent=1))
        return
    hidden = random_split(world.graph)
    write_split(split_of(world, hidden))
    model = train(world, world.graph.without(hidden))
    write_model(model)


def random_split(graph: TwinGraph) -> Ints:
    """Return the positions of a tenth of the links."""
    rng = np.random.default_rng(SEED)
    return np.sort(rng.choice(len(graph), round(len(graph) * HIDDEN_SHARE), replace=False))


def shifted_splits(graph: TwinGraph) -> Iterator[tuple[str, Ints]]:
    """Yield harder splits: all links of an eighth of the cities; half of all links."""
    rng = np.random.default_rng(SEED)
    linked = graph.linked
    cities = rng.choice(linked, len(linked) // 8, replace=False)
    touched = np.isin(graph.a, cities) | np.isin(graph.b, cities)
    yield "city-wise", np.flatnonzero(touched)
    yield "half", np.sort(rng.choice(len(graph), len(graph) // 2, replace=False))


def figures(world: PartnerWorld, hidden: Ints, queries: int = 800) -> dict[str, object]:
    """Train without ``hidden`` and measure on (at most ``queries`` of) it."""
    left = world.graph.without(hidden)
    model = train(world, left)
    rng = np.random.default_rng(SEED)
    some = hidden if len(hidden) <= queries else rng.choice(hidden, queries, replace=False)
    cases = list(cases_of(world, left, split_of(world, some, left)))
    scorers = {"model": model_scorer(model), **baselines()}
    return {
        name: measure(left, cases, world.graph.linked, score) for name, score in scorers.items()
    }


def split_of(world: PartnerWorld, hidden: Ints, left: TwinGraph | None = None) -> Split:
    """Draw the negatives of each hidden link, from both ends."""
    graph = world.graph
    left = left or graph.without(hidden)
    rng = np.random.default_rng(SEED + 1)
    field, country = graph.linked, world.cities.codes["country"]
    drawn = {kind: np.zeros((len(hidden), 2, most), np.int64) for kind, most in NEGATIVES.items()}
    for place, link in enumerate(hidden):
        ends = int(graph.a[link]), int(graph.b[link])
        for side, (query, partner) in enumerate((ends, ends[::-1])):
            free = np.setdiff1d(field, np.append(graph.partners(query), query))
            pools = {
                "random": free,
                "same_degree": free[left.degree[free] == left.degree[partner]],
                "same_country": free[country[free] == country[partner]],
            }
            for kind, pool in pools.items():
                few = min(NEGATIVES[kind], len(pool))
                taken = rng.choice(pool, few, replace=False)
                drawn[kind][place, side, :few] = world.cities.ids[taken]
    pairs = np.stack([graph.a[hidden], graph.b[hidden]], axis=1)
    about = {
        "seed": SEED,
        "share": HIDDEN_SHARE,
        "data": "wikidata-twins-2016",
        "field": len(field),
    }
    return Split(world.cities.ids[pairs], drawn, about)


def train(world: PartnerWorld, graph: TwinGraph) -> PartnerModel:
    """Fit the weights on links of ``graph`` and calibrate them at the field's base rate."""
    sample = sample_pairs(graph, world.graph.linked)
    reference = sample.cells[sample.random == 1]
    means, spreads = np.nanmean(reference, axis=0), np.nanstd(sample.cells, axis=0) + 1e-9
    scaled = np.nan_to_num((sample.cells - means) / spreads)
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        scaled, sample.truth, sample_weight=sample.weights
    )
    weights = fitted.coef_[0] / spreads
    field = len(world.graph.linked)
    base_rate = len(world.graph) / (field * (field - 1) / 2)
    raw = PartnerModel(weights, means, 1.0, 0.0, np.inf, 0.0, base_rate, {})
    slope, offset, knee, bend = calibrate(graph, world.graph.linked, raw)
    about = {
        "data": "wikidata-twins-2016 joined to GeoNames",
        "links": str(len(graph)),
        "seed": str(SEED),
        "split": "partner-split.npz",
        "regularisation": str(STRENGTH),
    }
    return PartnerModel(weights, means, slope, offset, knee, bend, base_rate, about)


def sample_pairs(graph: TwinGraph, field: Ints) -> Sample:
    """Draw links and negatives; each link's cells come from a graph without its fold."""
    rng = np.random.default_rng(SEED + 2)
    country = graph.cities.codes["country"]
    folds = rng.integers(0, FOLDS, len(graph))
    wanted = rng.permutation(len(graph))[:POSITIVES]
    cells, truth, random = [], [], []
    for fold in range(FOLDS):
        left = graph.without(np.flatnonzero(folds == fold))
        for link in np.sort(wanted[folds[wanted] == fold]):
            query, partner = int(graph.a[link]), int(graph.b[link])
            if rng.random() < 0.5:
                query, partner = partner, query
            taken = np.append(graph.partners(query), query)
            near = field[country[field] == country[partner]]
            drawn = rng.choice(field, RANDOM), rng.choice(near, COMPATRIOTS)
            others = [rows[~np.isin(rows, taken)] for rows in drawn]
            cells.append(columns_of(left, query, np.concatenate([[partner], *others])))
            truth.append(np.arange(len(cells[-1])) == 0)
            random.append(np.repeat([0, 1, 0], [1, len(others[0]), len(others[1])]))
    drawn_share = sum(int(part.sum()) for part in random) / (len(field) * (len(field) - 1) / 2)
    for query, row in namesakes(graph, field):
        cells.append(columns_of(graph, query, np.array([row])))
        truth.append(np.array([False]))
        random.append(np.array([0]))
    weights = np.ones(len(np.concatenate(random)))
    weights[sum(map(len, random[: wanted.size])) :] = drawn_share
    return Sample(
        np.concatenate(cells),
        np.concatenate(truth).astype(np.float64),
        np.concatenate(random),
        weights,
    )


def namesakes(graph: TwinGraph, field: Ints) -> list[tuple[int, int]]:
    """Return all pairs of the field with the same name that no link joins."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for row in field:
        bearers[graph.cities.names[row]].append(int(row))
    linked = {(int(min(p)), int(max(p))) for p in zip(graph.a, graph.b, strict=True)}
    pairs = (pair for rows in bearers.values() for pair in combinations(sorted(rows), 2))
    return [pair for pair in pairs if pair not in linked]


def calibrate(
    graph: TwinGraph, field: Ints, raw: PartnerModel
) -> tuple[float, float, float, float]:
    """Return slope, offset, knee and bend of the log odds at the model's base rate.

    A tenth of the links is hidden once more. For some queries all cities of the field that are
    no known twins are scored, and a logistic regression on the sum, and on what of it lies
    beyond a knee, tells the hidden links from the rest (Platt scaling with one bend). The knee
    is the one of the greatest likelihood.
    """
    score, truth = scored_pairs(graph, field, raw)
    # Nearly all pairs lie far below: a part of them, weighted, tells as much.
    rng = np.random.default_rng(SEED + 3)
    kept = (truth == 1) | (score > np.quantile(score, 0.99)) | (rng.random(len(score)) < THINNED)
    weights = np.where((truth == 1) | (score > np.quantile(score, 0.99)), 1, 1 / THINNED)[kept]
    score, truth = score[kept], truth[kept]
    best: tuple[float, ...] = (-np.inf,)
    for knee in np.quantile(score[truth == 1], KNEES):
        cells = np.stack([score, np.maximum(score - knee, 0)], axis=1)
        # Links are so rare that the default solver's tolerance stops far from the optimum.
        fitted = LogisticRegression(C=1e9, solver="newton-cholesky", tol=1e-12, max_iter=500)
        fitted.fit(cells, truth, sample_weight=weights)
        chances = fitted.predict_log_proba(cells)
        likelihood = float((weights * np.where(truth == 1, chances[:, 1], chances[:, 0])).sum())
        slope, beyond = map(float, fitted.coef_[0])
        if beyond <= 0 < slope + beyond and likelihood > best[0]:
            best = (likelihood, slope, float(fitted.intercept_[0]), float(knee), beyond)
    _, slope, offset, knee, beyond = best
    rate = float(weights @ truth / weights.sum())
    shift = np.log(raw.base_rate / (1 - raw.base_rate)) - np.log(rate / (1 - rate))
    return slope, offset + float(shift), slope * knee, beyond / slope


def scored_pairs(graph: TwinGraph, field: Ints, raw: PartnerModel) -> tuple[Floats, Floats]:
    """Return sums and truths of pairs of some queries with all of the field but known twins."""
    rng = np.random.default_rng(SEED + 4)
    hidden = rng.choice(len(graph), len(graph) // 10, replace=False)
    left = graph.without(hidden)
    scores, truths = [], []
    for query in rng.choice(field, CALIBRATED, replace=False):
        rows = np.setdiff1d(field, np.append(left.partners(int(query)), query))
        scores.append(raw.log_odds(columns_of(left, int(query), rows)))
        truths.append(np.isin(rows, graph.partners(int(query))))
    return np.concatenate(scores), np.concatenate(truths).astype(np.float64)


def write_split(split: Split) -> None:
    """Write the split file, the same bytes for the same split."""
    stored = io.BytesIO()
    about = np.frombuffer(json.dumps(split.about, sort_keys=True).encode(), dtype=np.uint8)
    negatives = {kind: split.negatives[kind].astype(np.int32) for kind in KINDS}
    arrays: dict[str, Any] = {"hidden": split.hidden.astype(np.int32), **negatives}
    np.savez_compressed(stored, about=about, **arrays)
    SPLIT.write_bytes(stored.getvalue())


def write_model(model: PartnerModel) -> None:
    """Write the model file; numbers are rounded, so that the last bits do not differ."""
    columns = {
        name: {"weight": round(float(weight), 6), "mean": round(float(mean), 6)}
        for name, weight, mean in zip(COLUMNS, model.weights, model.means, strict=True)
    }
    stored = {
        "about": dict(model.about),
        "base_rate": round(model.base_rate, 9),
        "slope": round(model.slope, 6),
        "offset": round(model.offset, 6),
        "knee": round(model.knee, 6),
        "bend": round(model.bend, 6),
        "columns": columns,
    }
    PACKAGED.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
