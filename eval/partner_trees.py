"""Grow the partner model's boosted trees and lay them out as complete ones.

scikit-learn grows them (histogram gradient boosting); what ships are arrays that numpy reads.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from eval.partner_sample import Sample
from eval.partner_splits import SEED
from pobratim.affinity.partner_field import Floats
from pobratim.affinity.partner_trees import Trees

__all__ = ["grow", "laid_out"]

TREES, DEPTH = 120, 4
SETTINGS: dict[str, Any] = {
    "max_iter": TREES,
    "max_depth": DEPTH,
    "max_leaf_nodes": 2**DEPTH,
    "learning_rate": 0.1,
    "min_samples_leaf": 60,
    "l2_regularization": 5.0,
    "max_features": 0.4,
    "early_stopping": False,
    "random_state": SEED,
}


def grow(sample: Sample, means: Floats) -> Trees:
    """Fit the trees to the sample; a missing figure counts as its mean, as in the weighted sum."""
    cells = np.where(np.isnan(sample.cells), means, sample.cells)
    fitted = HistGradientBoostingClassifier(**SETTINGS)
    fitted.fit(cells, sample.truth, sample_weight=sample.weights)
    laid = [laid_out(stage[0].nodes) for stage in fitted._predictors]  # noqa: SLF001
    columns, thresholds, values = (np.array(part) for part in zip(*laid, strict=True))
    return Trees(columns, thresholds, values)


def laid_out(nodes: Any) -> tuple[list[int], list[float], list[float]]:
    """Return columns, thresholds and values of one tree as a complete one.

    The value of a split is the mean of its leaves, weighed by the training pairs in them.
    """
    splits = 2**DEPTH - 1
    columns, thresholds, values = [0] * splits, [np.inf] * splits, [0.0] * (2 * splits + 1)

    def place(here: int, number: int) -> None:
        node = nodes[number]
        values[here] = _mean(nodes, number)
        if here >= splits:
            return
        if not node["is_leaf"]:
            columns[here], thresholds[here] = (
                int(node["feature_idx"]),
                float(node["num_threshold"]),
            )
        for child, side in ((2 * here + 1, "left"), (2 * here + 2, "right")):
            place(child, number if node["is_leaf"] else int(node[side]))

    place(0, 0)
    return columns, thresholds, values


def _mean(nodes: Any, number: int) -> float:
    node = nodes[number]
    if node["is_leaf"]:
        return float(node["value"])
    sides = [int(node[side]) for side in ("left", "right")]
    counts = [int(nodes[side]["count"]) for side in sides]
    means = [_mean(nodes, side) for side in sides]
    return float(np.average(means, weights=counts))
