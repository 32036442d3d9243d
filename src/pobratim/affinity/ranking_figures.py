"""Figures of a ranking on hidden links: how far above other cities the hidden partner comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints

__all__ = ["Hidden", "Tally", "area_under_curve", "calibration_error", "log_loss"]


@dataclass(frozen=True)
class Hidden:
    """A hidden link seen from one end: rows of the query, of its partner, of negatives by kind.

    ``known`` are rows that may not count against the ranking: the query itself and all its
    recorded partners, hidden ones too. ``cold`` marks a query without a link left.
    """

    query: int
    partner: int
    negatives: Mapping[str, Ints]
    known: Ints
    cold: bool


@dataclass
class Tally:
    """Collects the scores of hidden links and gives the figures.

    ``rows`` are the candidates of every query.
    """

    rows: Ints
    _ranks: list[float] = field(default_factory=list)
    _cold: list[bool] = field(default_factory=list)
    _positive: dict[str, list[float]] = field(default_factory=dict)
    _negative: dict[str, list[float]] = field(default_factory=dict)
    _within: dict[str, list[float]] = field(default_factory=dict)

    def add(self, case: Hidden, scores: Floats, exact: Floats | None = None) -> None:
        """Take in the scores of all cities for one hidden link; higher is likelier.

        A ranking in two stages gives ``scores`` that only order, and ``exact`` ones, which are
        comparable between queries, for the partner and the negatives.
        """
        own = float(scores[case.partner])
        others = scores[np.setdiff1d(self.rows, np.append(case.known, case.partner))]
        # Ties count half, so that a constant score gets the middle rank and no luck.
        rank = 1 + float((others > own).sum()) + 0.5 * float((others == own).sum())
        self._ranks.append(rank)
        self._cold.append(case.cold)
        given = scores if exact is None else exact
        own = float(given[case.partner])
        for kind, negatives in case.negatives.items():
            if len(negatives):
                below = given[negatives]
                self._positive.setdefault(kind, []).append(own)
                self._negative.setdefault(kind, []).extend(map(float, below))
                wins = float((below < own).mean()) + 0.5 * float((below == own).mean())
                self._within.setdefault(kind, []).append(wins)

    def figures(self) -> dict[str, float]:
        """Return the figures: AUC pooled and within the query by kind, MRR, hits, cold hits."""
        ranks, cold = np.array(self._ranks), np.array(self._cold)
        found: dict[str, float] = {}
        for kind, positive in self._positive.items():
            found[f"auc_{kind}"] = area_under_curve(positive, self._negative[kind])
            found[f"auc_{kind}_within_query"] = float(np.mean(self._within[kind]))
        found["mrr"] = float((1 / ranks).mean())
        for depth in (10, 100):
            found[f"hits@{depth}"] = float((ranks <= depth).mean())
        if cold.any():
            found["cold_hits@100"] = float((ranks[cold] <= 100).mean())
        return found


def area_under_curve(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the share of (positive, negative) pairs in the right order, ties counting half.

    >>> area_under_curve([3.0, 2.0], [1.0, 2.0])
    0.875
    """
    high, low = np.asarray(positive, np.float64), np.sort(np.asarray(negative, np.float64))
    below = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(below.mean() / 2 / len(low))


def calibration_error(probabilities: Floats, truth: Floats, bins: int = 10) -> float:
    """Return the expected calibration error over ``bins`` of equal numbers of cases.

    The mean over the cases of |mean probability - share of truths| of their bin (Naeini and
    others 2015). Range [0, 1].
    """
    order = np.argsort(probabilities, kind="stable")
    parts = zip(
        np.array_split(probabilities[order], bins), np.array_split(truth[order], bins), strict=True
    )
    gaps = [abs(float(p.mean() - t.mean())) * len(p) for p, t in parts if len(p)]
    return sum(gaps) / len(probabilities)


def log_loss(probabilities: Floats, truth: Floats) -> float:
    """Return the mean of -ln of the probability given to what is the case, in nats."""
    given = np.where(truth > 0, probabilities, 1 - probabilities)
    return float(-np.log(np.clip(given, 1e-15, 1.0)).mean())
