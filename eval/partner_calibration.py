"""From sums to probabilities: the calibration of the partner model on whole rankings."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

from eval.partner_splits import SEED
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_model import PartnerModel, columns_of, first_columns_of
from pobratim.affinity.twin_graph import TwinGraph

__all__ = ["calibrate"]

CALIBRATED = 2000
LIKELIEST = 100
THINNED = 0.02
KNEES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def calibrate(
    graph: TwinGraph, field: Ints, raw: PartnerModel
) -> tuple[float, float, float, float]:
    """Return slope, offset, knee and bend of the log odds at the model's base rate.

    A tenth of the links is hidden once more. On the rankings of some queries a logistic
    regression on the sum, and on what of it lies beyond a knee, tells the hidden links from the
    rest (Platt scaling with one bend). The knee is the one of the greatest likelihood.
    """
    score, truth, weights = scored_pairs(graph, field, raw)
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


def scored_pairs(
    graph: TwinGraph, field: Ints, raw: PartnerModel
) -> tuple[Floats, Floats, Floats]:
    """Return sums, truths and weights of pairs of some queries with the field but known twins.

    Nearly all pairs lie far below: the likeliest and the hidden links count 1, of the rest a
    part is taken and weighs as much as the whole.
    """
    rng = np.random.default_rng(SEED + 4)
    hidden = rng.choice(len(graph), len(graph) // 10, replace=False)
    left = graph.without(hidden)
    scores, truths, weights = [], [], []
    for query in rng.choice(field, CALIBRATED, replace=False):
        rows = np.setdiff1d(field, np.append(left.partners(int(query)), query))
        sums = raw.shortlist(first_columns_of(left, int(query), rows))
        sure = np.isin(rows, graph.partners(int(query)))
        truth = sure.astype(np.float64)
        sure[np.argsort(-sums, kind="stable")[:LIKELIEST]] = True
        kept = sure | (rng.random(len(rows)) < THINNED)
        scores.append(raw.log_odds(columns_of(left, int(query), rows[kept])))
        truths.append(truth[kept])
        weights.append(np.where(sure, 1.0, 1 / THINNED)[kept])
    return np.concatenate(scores), np.concatenate(truths), np.concatenate(weights)
