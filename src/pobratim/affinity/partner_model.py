"""The partner model: the measures' columns, weighed and asked by trees, turned to a probability.

Two stages. A weighted sum of the columns of :data:`FIRST` finds a short list among all cities. On
it the score is the sum of a weighted sum of all :data:`COLUMNS` and of boosted trees over the
same columns, both trained on recorded twin links (see the model card). Weights ship as a small
JSON file with data version, seed and split, trees as arrays beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Final

import numpy as np

from pobratim.affinity.measures import (
    partner_coast,
    partner_common,
    partner_countries,
    partner_distance,
    partner_divisions,
    partner_habits,
    partner_kinship,
    partner_names,
    partner_neighbours,
    partner_openness,
    partner_peers,
    partner_rank,
    partner_size,
    partner_standing,
    partner_universities,
    partner_vicinity,
)
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_trees import Trees
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.errors import DataError

__all__ = [
    "COLUMNS",
    "FIRST",
    "MEASURES",
    "PACKAGED",
    "TREES",
    "PartnerModel",
    "columns_of",
    "first_columns_of",
    "packaged_model",
]

FIRST: Final[tuple[ModuleType, ...]] = (
    partner_distance,
    partner_size,
    partner_standing,
    partner_countries,
    partner_kinship,
    partner_rank,
    partner_coast,
    partner_universities,
    partner_names,
    partner_common,
    partner_neighbours,
    partner_habits,
)
"""The measures of the short list, quick over all cities."""

MEASURES: Final[tuple[ModuleType, ...]] = (
    *FIRST,
    partner_divisions,
    partner_vicinity,
    partner_peers,
    partner_openness,
)
"""All measures, each with ``COLUMNS``, ``DATASETS``, ``columns`` and ``reason``."""

COLUMNS: Final = tuple(name for measure in MEASURES for name in measure.COLUMNS)
_FIRST_COLUMNS: Final = sum(len(measure.COLUMNS) for measure in FIRST)
PACKAGED: Final = Path(__file__).parent / "data" / "partner-model.json"
TREES: Final = "partner-trees.npz"
"""The name of the file of trees, which lies beside that of the weights."""


def columns_of(graph: TwinGraph, query: int, rows: Ints, *, first: Floats | None = None) -> Floats:
    """Return all columns for the pairs of ``query`` with ``rows``: len(rows) by len(COLUMNS).

    The order is that of :data:`COLUMNS`. NaN says that a figure is missing. ``first`` are the
    columns of :data:`FIRST` where they are known already.
    """
    if first is None:
        return _columns(MEASURES, graph, query, rows)
    more = _columns(MEASURES[len(FIRST) :], graph, query, rows)
    return np.concatenate([first, more], axis=1)


def first_columns_of(graph: TwinGraph, query: int, rows: Ints) -> Floats:
    """Return the columns of :data:`FIRST`, which come first among :data:`COLUMNS`."""
    return _columns(FIRST, graph, query, rows)


def _columns(measures: tuple[ModuleType, ...], graph: TwinGraph, query: int, rows: Ints) -> Floats:
    found = [column for measure in measures for column in measure.columns(graph, query, rows)]
    # Column by column in memory, as the sum reads them.
    return np.array(found, dtype=np.float64).T


@dataclass(frozen=True)
class PartnerModel:
    """Weights over :data:`COLUMNS` and trees over the same.

    ``first`` weighs the columns of :data:`FIRST` for the short list. ``means`` are those of random
    pairs of the field: a missing figure counts as its mean, and a reason is what a column adds
    above it. ``slope`` and ``offset`` calibrate the sum to log odds at ``base_rate`` (the share of
    the field's pairs that are twins); beyond ``knee`` (in log odds before the offset) the sum
    counts ``1 + bend`` times, since the few pairs with very many signs are twins less often than
    a straight line says. ``about`` keeps data version, seed and split.
    """

    first: Floats
    weights: Floats
    means: Floats
    trees: Trees
    slope: float
    offset: float
    knee: float
    bend: float
    base_rate: float
    about: Mapping[str, str]

    @classmethod
    def read(cls, path: Path = PACKAGED) -> PartnerModel:
        """Read a model file, and the trees that lie beside it.

        Raises:
            DataError: if a file is no model or was trained on other columns.
        """
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            columns = stored["columns"]
            model = cls(
                first=np.array([columns[name]["first"] for name in COLUMNS[:_FIRST_COLUMNS]]),
                weights=np.array([columns[name]["weight"] for name in COLUMNS]),
                means=np.array([columns[name]["mean"] for name in COLUMNS]),
                trees=Trees.read(path.with_name(TREES)),
                slope=float(stored["slope"]),
                offset=float(stored["offset"]),
                knee=float(stored["knee"]),
                bend=float(stored["bend"]),
                base_rate=float(stored["base_rate"]),
                about=stored["about"],
            )
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise DataError(f"{path} is no partner model: {error!r}; train it again") from error
        if set(columns) != set(COLUMNS) or model.trees.columns.max(initial=0) >= len(COLUMNS):
            raise DataError(f"{path} was trained on other columns; train it again")
        return model

    def shortlist(self, cells: Floats) -> Floats:
        """Return the sums that the short list is taken by; ``cells`` of :data:`FIRST`."""
        return _weighed(cells, self.means[:_FIRST_COLUMNS], self.first)

    def contributions(self, cells: Floats) -> Floats:
        """Return what each column adds to the log odds, in the shape of cells.

        Its weight times what it lies above its mean, and what it adds on the way through the
        trees. The sum is that of the log odds less a constant, as far as the knee.
        """
        above = np.nan_to_num((cells - self.means) * self.weights)
        found: Floats = (above + self.trees.contributions(self._filled(cells))) * self.slope
        return found

    def log_odds(self, cells: Floats) -> Floats:
        """Return the calibrated log odds at the base rate, one a row of ``cells``."""
        sums = _weighed(cells, self.means, self.weights) + self.trees.sums(self._filled(cells))
        sums *= self.slope
        odds: Floats = self.offset + sums + self.bend * np.maximum(sums - self.knee, 0.0)
        return odds

    def _filled(self, cells: Floats) -> Floats:
        return np.where(np.isnan(cells), self.means, cells)

    def probabilities(self, log_odds: Floats, base_rate: float | None = None) -> Floats:
        """Return probabilities, at another base rate than the model's if one is given.

        The odds move by the ratio of the base rates' odds (Elkan 2001).
        """
        rate = self.base_rate if base_rate is None else base_rate
        shift = np.log(rate / (1 - rate)) - np.log(self.base_rate / (1 - self.base_rate))
        found: Floats = 1 / (1 + np.exp(-(log_odds + shift)))
        return found


def _weighed(cells: Floats, means: Floats, weights: Floats) -> Floats:
    sums = np.zeros(len(cells))
    for column, mean, weight in zip(cells.T, means, weights, strict=True):
        added = (column - mean) * weight
        added[np.isnan(added)] = 0.0
        sums += added
    return sums


@lru_cache(maxsize=1)
def packaged_model() -> PartnerModel:
    """Return the model that ships with the package.

    Raises:
        DataError: if the file is no model.
    """
    return PartnerModel.read()
