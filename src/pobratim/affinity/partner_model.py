"""The partner model: a weighted sum of the measures' columns, turned into a probability.

The weights are those of a logistic regression trained on recorded twin links (see the model
card); they ship as a small JSON file with their data version, seed and split.
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
    partner_habits,
    partner_kinship,
    partner_names,
    partner_neighbours,
    partner_rank,
    partner_size,
    partner_standing,
    partner_universities,
)
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.errors import DataError

__all__ = ["COLUMNS", "MEASURES", "PACKAGED", "PartnerModel", "columns_of", "packaged_model"]

MEASURES: Final[tuple[ModuleType, ...]] = (
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
"""The measures, each with ``COLUMNS``, ``DATASETS``, ``columns`` and ``reason``."""

COLUMNS: Final = tuple(name for measure in MEASURES for name in measure.COLUMNS)
PACKAGED: Final = Path(__file__).parent / "data" / "partner-model.json"


def columns_of(graph: TwinGraph, query: int, rows: Ints) -> Floats:
    """Return all columns for the pairs of ``query`` with ``rows``: len(rows) by len(COLUMNS).

    The order is that of :data:`COLUMNS`. NaN says that a figure is missing.
    """
    found = [column for measure in MEASURES for column in measure.columns(graph, query, rows)]
    # Column by column in memory, as the sum reads them.
    return np.array(found, dtype=np.float64).T


@dataclass(frozen=True)
class PartnerModel:
    """Weights over :data:`COLUMNS`.

    ``means`` are those of random pairs of the field: a missing figure counts as its mean, and a
    reason is what a column adds above it. ``slope`` and ``offset`` calibrate the sum to log odds
    at ``base_rate`` (the share of the field's pairs that are twins); beyond ``knee`` (in log
    odds before the offset) the sum counts ``1 + bend`` times, since the few pairs with very many
    signs are twins less often than a straight line says. ``about`` keeps data version, seed and
    split.
    """

    weights: Floats
    means: Floats
    slope: float
    offset: float
    knee: float
    bend: float
    base_rate: float
    about: Mapping[str, str]

    @classmethod
    def read(cls, path: Path = PACKAGED) -> PartnerModel:
        """Read a model file.

        Raises:
            DataError: if the file is no model or was trained on other columns.
        """
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            columns = stored["columns"]
            model = cls(
                weights=np.array([columns[name]["weight"] for name in COLUMNS]),
                means=np.array([columns[name]["mean"] for name in COLUMNS]),
                slope=float(stored["slope"]),
                offset=float(stored["offset"]),
                knee=float(stored["knee"]),
                bend=float(stored["bend"]),
                base_rate=float(stored["base_rate"]),
                about=stored["about"],
            )
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise DataError(f"{path} is no partner model: {error!r}; train it again") from error
        if set(columns) != set(COLUMNS):
            raise DataError(f"{path} was trained on other columns; train it again")
        return model

    def contributions(self, cells: Floats) -> Floats:
        """Return what each column adds to the log odds above its mean, in the shape of cells."""
        above = np.nan_to_num((cells - self.means) * self.weights)
        return above * self.slope

    def log_odds(self, cells: Floats) -> Floats:
        """Return the calibrated log odds at the base rate, one a row of ``cells``."""
        sums = np.zeros(len(cells))
        weights = self.weights * self.slope
        for column, mean, weight in zip(cells.T, self.means, weights, strict=True):
            added = (column - mean) * weight
            added[np.isnan(added)] = 0.0
            sums += added
        odds: Floats = self.offset + sums + self.bend * np.maximum(sums - self.knee, 0.0)
        return odds

    def probabilities(self, log_odds: Floats, base_rate: float | None = None) -> Floats:
        """Return probabilities, at another base rate than the model's if one is given.

        The odds move by the ratio of the base rates' odds (Elkan 2001).
        """
        rate = self.base_rate if base_rate is None else base_rate
        shift = np.log(rate / (1 - rate)) - np.log(self.base_rate / (1 - self.base_rate))
        found: Floats = 1 / (1 + np.exp(-(log_odds + shift)))
        return found


@lru_cache(maxsize=1)
def packaged_model() -> PartnerModel:
    """Return the model that ships with the package.

    Raises:
        DataError: if the file is no model.
    """
    return PartnerModel.read()
