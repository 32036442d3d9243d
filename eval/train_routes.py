"""Train the route model: split, airports, trees, and the share of pairs by score.

``python -m eval.train_routes`` writes ``route-split.npz`` and ``route-model.npz`` into the
package. The same atlas and seed give the same trees.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from pobratim.affinity.route_backtest import NEGATIVES, SPLIT
from pobratim.affinity.route_model import COLUMNS, PACKAGED, RouteModel, cells_of
from pobratim.affinity.route_network import Airports, Floats, Ints, RouteNetwork
from pobratim.atlas import Atlas
from pobratim.atlas.around import sums_within, unit_vectors
from pobratim.atlas.features import FeatureTable

SEED = 20140601
HIDDEN_SHARE = 0.1
MOST_NEGATIVES = 10
ALIKE = 0.2
"""Negatives have ln(1 + routes) and ln(km) within this of the hidden far end's."""
FOLDS, USED = 10, 4
DRAWN, HARD = 10, 12
LIKELY = ("allocation", "airlines_expected", "three_share", "gravity")
COUNTED = 200
BALANCE = 4.0
STEPS = 40
TREES: Mapping[str, Any] = {
    "max_iter": 200,
    "learning_rate": 0.1,
    "max_leaf_nodes": 31,
    "max_depth": 7,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "max_bins": 63,
    "early_stopping": False,
    "random_state": SEED,
}


def main() -> None:
    """Train and write."""
    atlas = Atlas.open()
    whole = network_without_model(atlas)
    rng = np.random.default_rng(SEED)
    hidden = np.sort(rng.choice(len(whole), round(len(whole) * HIDDEN_SHARE), replace=False))
    left = whole.without(hidden)
    # A random order, so that the first so many hidden routes are a fair sample of all.
    hidden = rng.permutation(hidden)
    write_split(hidden, negatives_of(whole, left, hidden), len(whole))
    cells, truth, weights = sample_pairs(left, whole)
    # One factor for all negatives moves every score alike, and keeps the first steps small.
    weights[truth == 0] *= BALANCE * truth.sum() / weights[truth == 0].sum()
    trees = HistGradientBoostingClassifier(**TREES).fit(cells, truth, sample_weight=weights)
    about = {
        "columns": list(COLUMNS),
        "data": "openflights, about 2014, joined to GeoNames",
        "routes": len(left),
        "pairs": len(truth),
        "seed": SEED,
        "split": SPLIT.name,
    }
    stored = {**_arrays(trees, about), **_airport_arrays(whole.airports)}
    _write(PACKAGED, {**stored, "shares": np.zeros((1, 2))}, about)
    shares = shares_of(RouteModel.read(PACKAGED), whole, left)
    _write(PACKAGED, {**stored, "shares": shares}, about)


def network_without_model(atlas: Atlas) -> RouteNetwork:
    """Return the network of the atlas's routes, airports described anew from the features."""
    rows = atlas.route_airports()
    places = np.array([row[2:] for row in rows], dtype=np.float64)
    airports = _described(tuple(row[0] for row in rows), places, atlas.features())
    index = {row[0]: place for place, row in enumerate(rows)}
    ends = np.array([[index[a], index[b]] for a, b in atlas.route_links()], dtype=np.int64)
    who = atlas.route_carriers()
    names = {name: place for place, name in enumerate(sorted({one for row in who for one in row}))}
    carriers = [np.array([names[one] for one in row], dtype=np.int64) for row in who]
    return RouteNetwork(airports, ends[:, 0], ends[:, 1], carriers, len(names))


def _described(codes: tuple[str, ...], places: Floats, table: FeatureTable) -> Airports:
    column = {
        name: table.column(name).astype(np.float64)
        for name in ("latitude", "longitude", "population", "capital", "country")
    }
    cities = np.column_stack([column["latitude"], column["longitude"]])
    people = np.nan_to_num(column["population"])[:, None]
    seats = cities[np.nan_to_num(column["capital"]) == 1]
    capital = sums_within(places, seats, np.ones((len(seats), 1)), 60.0)[:, 0] > 0
    vectors = unit_vectors(*cities.T)
    nearest = np.array([int(np.argmax(vectors @ one)) for one in unit_vectors(*places.T)])
    _, land = np.unique(np.nan_to_num(column["country"][nearest], nan=-1.0), return_inverse=True)
    around = [sums_within(places, cities, people, km)[:, 0] for km in (50.0, 150.0)]
    bare = Airports(
        codes,
        places[:, 0],
        places[:, 1],
        land.astype(np.int64),
        np.round(np.column_stack(around)).astype(np.float64),
        capital.astype(np.float64),
        np.zeros(len(codes)),
    )
    crowd = bare.nearness(np.arange(len(codes), dtype=np.int64)).sum(axis=1)
    return Airports(
        codes,
        bare.latitudes,
        bare.longitudes,
        bare.land,
        bare.people,
        bare.capital,
        np.round(crowd, 3),
    )


def negatives_of(whole: RouteNetwork, left: RouteNetwork, hidden: Ints) -> Ints:
    """Draw airports with about the far end's routes and distance, from both ends (m by 2 by k)."""
    rng = np.random.default_rng(SEED + 1)
    drawn = np.full((len(hidden), 2, MOST_NEGATIVES), -1, dtype=np.int64)
    routes = np.log1p(left.degree)
    for place, route in enumerate(hidden):
        ends = int(whole.a[route]), int(whole.b[route])
        for side, (query, partner) in enumerate((ends, ends[::-1])):
            km = np.log(np.maximum(whole.airports.km(query), 20.0))
            alike = (np.abs(routes - routes[partner]) <= ALIKE) & (
                np.abs(km - km[partner]) <= ALIKE
            )
            alike[query] = False
            pool = np.flatnonzero(alike & (whole.linked(query) == 0))
            few = min(MOST_NEGATIVES, len(pool))
            drawn[place, side, :few] = rng.choice(pool, few, replace=False)
    return drawn


def sample_pairs(network: RouteNetwork, whole: RouteNetwork) -> tuple[Floats, Floats, Floats]:
    """Draw routes and negatives: cells, truth and weights.

    Each route's cells come from a network without its fold. The unlinked airports that look
    likeliest are all taken and weigh 1; of the rest some are drawn, each with the weight of those
    that it stands for, so that the sample has the mix of a whole query. A hidden route of the
    split is in no sample: as a negative it would teach the trees the very pairs to rank low.
    """
    rng = np.random.default_rng(SEED + 2)
    folds = rng.integers(0, FOLDS, len(network))
    cells, truth, weights = [], [], []
    for fold in range(USED):
        out = np.flatnonzero(folds == fold)
        left = network.without(out)
        partners: dict[int, list[int]] = defaultdict(list)
        for route in out:
            a, b = int(network.a[route]), int(network.b[route])
            partners[a].append(b)
            partners[b].append(a)
        for query, known in sorted(partners.items()):
            found = cells_of(left, query)
            free = np.flatnonzero(whole.linked(query) == 0)
            hard, drawn, stands = _negatives(found, free[free != query], left.degree, rng)
            rows = np.concatenate([known, hard, drawn]).astype(np.int64)
            cells.append(found[rows].astype(np.float32))
            truth.append(np.arange(len(rows)) < len(known))
            weights.append(np.concatenate([np.ones(len(known) + len(hard)), stands]))
    return (
        np.concatenate(cells).astype(np.float64),
        np.concatenate(truth).astype(np.float64),
        np.concatenate(weights),
    )


def _negatives(
    cells: Floats, free: Ints, degree: Floats, rng: np.random.Generator
) -> tuple[Ints, Ints, Floats]:
    """Return the likeliest of ``free``, some others, and how many each of these stands for."""
    tops = [
        free[np.argsort(-cells[free, COLUMNS.index(name)], kind="stable")[:HARD]]
        for name in LIKELY
    ]
    hard = np.unique(np.concatenate(tops))
    rest = np.setdiff1d(free, hard)
    chance = np.log1p(degree[rest]) + 0.05
    chance /= chance.sum()
    drawn = rng.choice(len(rest), DRAWN, replace=False, p=chance)
    return hard, rest[drawn], 1 / (DRAWN * chance[drawn])


def _arrays(trees: HistGradientBoostingClassifier, about: dict[str, Any]) -> dict[str, Any]:
    """Return the fitted trees as arrays, trees by nodes; a leaf leads to itself."""
    grown = [one[0].nodes for one in trees._predictors]  # noqa: SLF001  no public way to the trees
    size = max(len(nodes) for nodes in grown)
    about["start"] = float(trees._baseline_prediction.ravel()[0])  # noqa: SLF001
    about["levels"] = max(int(nodes["depth"].max()) for nodes in grown)
    shape = (len(grown), size)
    found: dict[str, Any] = {
        "feature": np.zeros(shape, np.uint8),
        "threshold": np.zeros(shape, np.float32),
        "left": np.zeros(shape, np.uint8),
        "right": np.zeros(shape, np.uint8),
        "missing_left": np.zeros(shape, bool),
        "value": np.zeros(shape, np.float32),
    }
    for tree, nodes in enumerate(grown):
        own, leaf = np.arange(len(nodes)), nodes["is_leaf"].astype(bool)
        found["feature"][tree, own] = np.where(leaf, 0, nodes["feature_idx"])
        found["threshold"][tree, own] = nodes["num_threshold"]
        found["left"][tree, own] = np.where(leaf, own, nodes["left"])
        found["right"][tree, own] = np.where(leaf, own, nodes["right"])
        found["missing_left"][tree, own] = nodes["missing_go_to_left"]
        found["value"][tree, own] = np.where(leaf, np.round(nodes["value"], 5), 0.0)
    return found


def shares_of(model: RouteModel, whole: RouteNetwork, left: RouteNetwork) -> Floats:
    """Count by score how many pairs without a route left had one: k by 2, ascending.

    The model never saw the hidden routes; each counts 1 / ``HIDDEN_SHARE`` times, as so many more
    were left. Some airports are asked for all others.
    """
    rng = np.random.default_rng(SEED + 3)
    scores, truths = [], []
    for query in rng.choice(np.flatnonzero(left.degree > 0), COUNTED, replace=False):
        free = np.flatnonzero(left.linked(int(query)) == 0)
        free = free[free != query]
        scores.append(model.log_odds(cells_of(left, int(query))[free]))
        truths.append(whole.linked(int(query))[free])
    score, truth = np.concatenate(scores), np.concatenate(truths)
    order = np.argsort(score)
    score, truth = score[order], truth[order] / HIDDEN_SHARE
    # Steps with equal numbers of routes: the many hopeless pairs share the first one.
    edges = np.searchsorted(np.cumsum(truth), np.linspace(0, truth.sum(), STEPS + 1)[:-1])
    rows, least = [], 0.0
    for low, high in zip(edges, [*edges[1:], len(score)], strict=True):
        routes, pairs = truth[low:high].sum(), (truth[low:high] == 0).sum()
        least = max(least, float(routes / max(routes + pairs, 1)))
        rows.append((float(score[low]), least))
    return np.round(np.array(rows), 5)


def write_split(hidden: Ints, negatives: Ints, routes: int) -> None:
    """Write the split file, the same bytes for the same split."""
    about = {
        "seed": SEED,
        "share": HIDDEN_SHARE,
        "data": "openflights",
        "routes": routes,
        "negatives": NEGATIVES,
    }
    stored = {"hidden": hidden.astype(np.int32), "negatives": negatives.astype(np.int16)}
    _write(SPLIT, stored, about)


def _airport_arrays(airports: Airports) -> dict[str, Any]:
    return {
        "codes": np.frombuffer(" ".join(airports.codes).encode(), dtype=np.uint8),
        "latitudes": airports.latitudes,
        "longitudes": airports.longitudes,
        "land": airports.land.astype(np.int16),
        "people": airports.people,
        "capital": airports.capital.astype(np.uint8),
        "crowd": airports.crowd,
    }


def _write(path: Path, stored: Mapping[str, Any], about: Mapping[str, Any]) -> None:
    buffer = io.BytesIO()
    head = np.frombuffer(json.dumps(about, sort_keys=True).encode(), dtype=np.uint8)
    np.savez_compressed(buffer, allow_pickle=False, about=head, **stored)
    path.write_bytes(buffer.getvalue())


if __name__ == "__main__":
    main()
