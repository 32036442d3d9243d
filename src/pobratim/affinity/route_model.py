"""The route model: a sum of small decision trees over the route measures' columns.

Trained by ``eval/train_routes.py`` (gradient boosting, Friedman 2001) and stored as plain arrays
with the airports that it was trained on; scoring needs numpy alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np

from pobratim.affinity.measures import (
    route_carriers,
    route_lands,
    route_neighbours,
    route_places,
)
from pobratim.affinity.route_network import Airports, Floats, RouteNetwork
from pobratim.errors import DataError

__all__ = ["COLUMNS", "MEASURES", "PACKAGED", "RouteModel", "cells_of", "packaged_routes"]

MEASURES: Final[tuple[ModuleType, ...]] = (
    route_neighbours,
    route_carriers,
    route_lands,
    route_places,
)
"""The measures, each with ``COLUMNS``, ``columns`` and ``reason``."""

COLUMNS: Final = tuple(name for measure in MEASURES for name in measure.COLUMNS)
PACKAGED: Final = Path(__file__).parent / "data" / "route-model.npz"

_TREES = ("feature", "threshold", "left", "right", "missing_left", "value")
_AIRPORTS = ("latitudes", "longitudes", "land", "people", "capital", "crowd")


def cells_of(network: RouteNetwork, query: int) -> Floats:
    """Return all columns for the pairs of ``query`` with every airport: n by len(COLUMNS)."""
    found = [column for measure in MEASURES for column in measure.columns(network, query)]
    return np.array(found, dtype=np.float64).T


@dataclass(frozen=True)
class RouteModel:
    """Trees of one shape (trees by nodes): a leaf leads to itself.

    ``left`` and ``right`` number nodes within a tree; a cell at or under ``threshold`` goes left,
    NaN where ``missing_left`` says so. ``levels`` is the greatest depth. ``shares`` (k by 2)
    gives, for scores from ``shares[i, 0]`` on, the share of pairs of airports that had a direct
    route, both ascending. ``about`` keeps data version, seed and split.
    """

    trees: Mapping[str, Any]
    start: float
    levels: int
    shares: Floats
    airports: Airports
    about: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path = PACKAGED) -> RouteModel:
        """Read a model file.

        Raises:
            DataError: if the file is no model or was trained on other columns.
        """
        try:
            with np.load(path, allow_pickle=False) as stored:
                about = json.loads(stored["about"].tobytes().decode())
                if about["columns"] != list(COLUMNS):
                    raise DataError(f"{path} was trained on other columns; train it again")
                airports = {name: stored[name].astype(np.float64) for name in _AIRPORTS}
                codes = tuple(stored["codes"].tobytes().decode().split())
                airports["land"] = airports["land"].astype(np.int64)
                return cls(
                    trees={name: stored[name] for name in _TREES},
                    start=float(about["start"]),
                    levels=int(about["levels"]),
                    shares=stored["shares"].astype(np.float64),
                    airports=Airports(codes, **airports),
                    about=about,
                )
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise DataError(f"{path} is no route model: {error!r}; train it again") from error

    def log_odds(self, cells: Floats) -> Floats:
        """Return the score of each row of cells (n by len(COLUMNS)); higher is likelier."""
        trees, columns = self.trees, cells.shape[1]
        nodes = trees["feature"].shape[1]
        flat = {name: trees[name].reshape(-1) for name in _TREES}
        first = np.arange(len(trees["feature"]), dtype=np.int64) * nodes
        # float32 as in training: a cell on a threshold must fall to the same side.
        values = cells.astype(np.float32).reshape(-1)
        rows = np.arange(len(cells), dtype=np.int64)[:, None] * columns
        place = np.broadcast_to(first, (len(cells), len(first)))
        for _ in range(self.levels):
            cell = values[rows + flat["feature"][place]]
            leftward = (cell <= flat["threshold"][place]) | (
                np.isnan(cell) & flat["missing_left"][place]
            )
            place = first + np.where(leftward, flat["left"][place], flat["right"][place])
        found: Floats = flat["value"][place].sum(axis=1, dtype=np.float64) + self.start
        return found

    def share(self, log_odds: float) -> float:
        """Return the share of pairs scored about as high that had a direct route, in [0, 1]."""
        place = int(np.searchsorted(self.shares[:, 0], log_odds, side="right")) - 1
        return float(self.shares[max(place, 0), 1])


@lru_cache(maxsize=1)
def packaged_routes() -> RouteModel:
    """Return the model that ships with the package."""
    return RouteModel.read()
