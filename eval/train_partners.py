"""Train the partner model: split, weights, trees, calibration, and the figures of harder splits.

``python -m eval.train_partners`` writes ``partner-split.npz``, ``partner-model.json`` and
``partner-trees.npz`` into the package; ``--shifted`` only prints what models trained for each of
the harder splits, or for those named, reach there. The same atlas and seed give the same files.
"""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from eval.partner_calibration import calibrate
from eval.partner_sample import Sample, sample_pairs
from eval.partner_splits import HIDDEN_SHARE, SEED, SHIFTED, random_split, shifted_splits
from eval.partner_trees import grow
from pobratim.affinity.backtest import (
    KINDS,
    SPLIT,
    Scorer,
    Split,
    baselines,
    cases_of,
    measure,
    model_ranker,
    model_scorer,
)
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_model import (
    COLUMNS,
    FIRST,
    PACKAGED,
    TREES,
    PartnerModel,
    first_columns_of,
)
from pobratim.affinity.partner_trees import Trees
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas

NEGATIVES = {"random": 20, "same_degree": 10, "same_country": 10}
STRENGTH = 0.3
QUERIES = 400


def main() -> None:
    """Train and write, or print the figures of shifted splits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shifted", nargs="*", choices=SHIFTED, metavar="SPLIT")
    parser.add_argument("--atlas", type=Path, default=None)
    parser.add_argument("--gazetteer", type=Path, default=None)
    given = parser.parse_args()
    world = world_of(Atlas.open(given.atlas, gazetteer=given.gazetteer))
    if given.shifted is not None:
        for name, hidden in shifted_splits(world.graph):
            if name in given.shifted or not given.shifted:
                print(name, json.dumps(figures(world, hidden), indent=1), flush=True)
        return
    hidden = random_split(world.graph)
    write_split(split_of(world, hidden))
    write_model(train(world, world.graph.without(hidden)))


def figures(world: PartnerWorld, hidden: Ints, queries: int = QUERIES) -> dict[str, object]:
    """Train without ``hidden`` and measure on (at most ``queries`` of) it."""
    left, field = world.graph.without(hidden), world.graph.linked
    # Calibration never changes an order, so that these figures do without it.
    model = fit(world, left)
    rng = np.random.default_rng(SEED)
    some = hidden if len(hidden) <= queries else rng.choice(hidden, queries, replace=False)
    cases = list(cases_of(world, left, split_of(world, some, left)))
    return {
        "model": measure(left, cases, field, model_ranker(model), model_scorer(model)),
        "short list": measure(left, cases, field, _first_sums(model)),
        **{name: measure(left, cases, field, score) for name, score in baselines().items()},
    }


def _first_sums(model: PartnerModel) -> Scorer:
    """Return the plain sum that takes the short list, as a ranking of its own."""
    return lambda graph, query, rows: model.shortlist(first_columns_of(graph, query, rows))


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
    """Fit weights and trees on links of ``graph`` and calibrate them at the field's base rate."""
    raw = fit(world, graph)
    slope, offset, knee, bend = calibrate(graph, world.graph.linked, raw)
    return replace(raw, slope=slope, offset=offset, knee=knee, bend=bend)


def fit(world: PartnerWorld, graph: TwinGraph) -> PartnerModel:
    """Fit weights and trees on links of ``graph``; the sums are not calibrated."""
    field = world.graph.linked
    sample = sample_pairs(graph, field)
    means = np.nanmean(sample.cells[sample.random == 1], axis=0)
    first = sum(len(measure.COLUMNS) for measure in FIRST)
    weights = _weights(sample, means, len(COLUMNS))
    base_rate = len(world.graph) / (len(field) * (len(field) - 1) / 2)
    about = {
        "data": "wikidata-twins-2016 joined to GeoNames",
        "links": str(len(graph)),
        "seed": str(SEED),
        "split": "partner-split.npz",
        "regularisation": str(STRENGTH),
    }
    return PartnerModel(
        first=_weights(sample, means, first),
        weights=weights,
        means=means,
        trees=grow(sample, means),
        slope=1.0,
        offset=0.0,
        knee=np.inf,
        bend=0.0,
        base_rate=base_rate,
        about=about,
    )


def _weights(sample: Sample, means: Floats, columns: int) -> Floats:
    """Fit a logistic regression on the first ``columns``, in the units of the cells."""
    cells = sample.cells[:, :columns]
    spreads = np.nanstd(cells, axis=0) + 1e-9
    scaled = np.nan_to_num((cells - means[:columns]) / spreads)
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        scaled, sample.truth, sample_weight=sample.weights
    )
    weights: Floats = fitted.coef_[0] / spreads
    return weights


def write_split(split: Split) -> None:
    """Write the split file, the same bytes for the same split."""
    stored = io.BytesIO()
    about = np.frombuffer(json.dumps(split.about, sort_keys=True).encode(), dtype=np.uint8)
    negatives = {kind: split.negatives[kind].astype(np.int32) for kind in KINDS}
    arrays: dict[str, Any] = {"hidden": split.hidden.astype(np.int32), **negatives}
    np.savez_compressed(stored, about=about, **arrays)
    SPLIT.write_bytes(stored.getvalue())


def write_model(model: PartnerModel) -> None:
    """Write the model's two files; numbers are rounded, so that the last bits do not differ."""
    write_trees(model.trees)
    columns = {
        name: {"weight": round(float(weight), 6), "mean": round(float(mean), 6)}
        for name, weight, mean in zip(COLUMNS, model.weights, model.means, strict=True)
    }
    for name, weight in zip(COLUMNS, model.first, strict=False):
        columns[name]["first"] = round(float(weight), 6)
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


def write_trees(trees: Trees) -> None:
    """Write the file of trees, the same bytes for the same trees."""
    stored = io.BytesIO()
    np.savez_compressed(
        stored,
        columns=trees.columns.astype(np.int16),
        thresholds=trees.thresholds.astype(np.float32),
        values=np.round(trees.values, 6).astype(np.float32),
    )
    PACKAGED.with_name(TREES).write_bytes(stored.getvalue())


if __name__ == "__main__":
    main()
