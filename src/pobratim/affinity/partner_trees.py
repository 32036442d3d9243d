"""Boosted trees of a fixed depth, evaluated by plain numpy and explained column by column.

A tree is complete: node i has the children 2 i + 1 and 2 i + 2, so that nothing but its columns,
thresholds and values is stored. Where the training stopped early, both children hold the value
of the node.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.errors import DataError

__all__ = ["Trees"]

_ARRAYS = ("columns", "thresholds", "values")


@dataclass(frozen=True)
class Trees:
    """``columns`` and ``thresholds``: trees by 2^d - 1 splits; ``values``: trees by 2^(d+1) - 1.

    A cell up to the threshold goes left. ``values`` are log odds: of a leaf what the tree adds,
    of a split the mean over the training pairs that reach it.
    """

    columns: Ints
    thresholds: Floats
    values: Floats

    @classmethod
    def read(cls, path: Path) -> Trees:
        """Read a file of trees.

        Raises:
            DataError: if it is none, or its arrays do not fit each other.
        """
        try:
            with np.load(path, allow_pickle=False) as stored:
                columns, thresholds, values = (stored[name] for name in _ARRAYS)
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise DataError(f"{path} holds no trees: {error!r}; train it again") from error
        splits = columns.shape[-1]
        if columns.shape != thresholds.shape or values.shape != (len(columns), 2 * splits + 1):
            raise DataError(f"the arrays of {path} do not fit each other; train it again")
        return cls(
            columns.astype(np.int64), thresholds.astype(np.float64), values.astype(np.float64)
        )

    def sums(self, cells: Floats) -> Floats:
        """Return what all trees add to the log odds, one a row of ``cells`` (no NaN)."""
        trees = np.arange(len(self.columns))[:, None]
        found: Floats = self.values[trees, self._ways(cells)[-1]].sum(axis=0)
        return found

    def contributions(self, cells: Floats) -> Floats:
        """Return what each column adds on the way from root to leaf, in the shape of ``cells``.

        A step adds the difference between the means of the two nodes to the column that it asks
        (Saabas 2014). The sum is that of :meth:`sums` less the roots' values.
        """
        found = np.zeros(cells.shape)
        rows = np.broadcast_to(np.arange(len(cells)), (len(self.columns), len(cells)))
        trees, ways = np.arange(len(self.columns))[:, None], self._ways(cells)
        for node, child in pairwise(ways):
            added = self.values[trees, child] - self.values[trees, node]
            np.add.at(found, (rows, self.columns[trees, node]), added)
        return found

    def _ways(self, cells: Floats) -> list[Ints]:
        """Return the nodes that each row of ``cells`` passes in each tree, level by level."""
        trees, splits = self.columns.shape
        flat = np.ascontiguousarray(cells).reshape(-1)
        starts = np.arange(len(cells)) * cells.shape[1]
        first = (np.arange(trees) * splits)[:, None]
        node = np.zeros((trees, len(cells)), dtype=np.int64)
        ways = [node]
        for _ in range((splits + 1).bit_length() - 1):
            place = first + node
            cell = flat[starts + self.columns.reshape(-1)[place]]
            node = 2 * node + 1 + (cell > self.thresholds.reshape(-1)[place])
            ways.append(node)
        return ways
