from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pobratim.affinity.partner_model import (
    COLUMNS,
    FIRST,
    PACKAGED,
    TREES,
    PartnerModel,
    columns_of,
    first_columns_of,
)
from pobratim.affinity.partner_trees import Trees
from pobratim.errors import DataError
from tests.unit.affinity.partner_towns import graph_of

STILL = Trees(np.zeros((1, 1), np.int64), np.zeros((1, 1)), np.zeros((1, 3)))
"""A tree that adds nothing."""


def model(**changed: float) -> PartnerModel:
    weights = np.array([changed.get(name, 0.0) for name in COLUMNS])
    return PartnerModel(
        first=weights[:28],
        weights=weights,
        means=np.full(len(COLUMNS), 0.5),
        trees=STILL,
        slope=2.0,
        offset=-3.0,
        knee=4.0,
        bend=-0.5,
        base_rate=0.01,
        about={},
    )


def test_the_packaged_model_knows_every_column_and_says_what_it_was_trained_on() -> None:
    packaged = PartnerModel.read()
    assert len(packaged.weights) == len(COLUMNS)
    assert {"data", "links", "seed", "split"} <= set(packaged.about)
    assert 0 < packaged.base_rate < 0.01


def test_every_column_moves_the_score() -> None:
    packaged = PartnerModel.read()
    asked = np.bincount(packaged.trees.columns.ravel(), minlength=len(COLUMNS))
    assert ((np.abs(packaged.weights) > 1e-4) | (asked > 0)).all()


def test_the_columns_of_the_short_list_come_first() -> None:
    graph, rows = graph_of((1, 4), (2, 5)), np.arange(1, 6)
    every, first = columns_of(graph, 0, rows), first_columns_of(graph, 0, rows)
    assert first.shape[1] == sum(len(measure.COLUMNS) for measure in FIRST)
    assert np.array_equal(every[:, : first.shape[1]], first, equal_nan=True)
    again = columns_of(graph, 0, rows, first=first)
    assert np.array_equal(every, again, equal_nan=True)


def test_a_missing_figure_counts_as_the_mean() -> None:
    cells = np.full((2, len(COLUMNS)), 0.5)
    cells[1, COLUMNS.index("size_gap")] = np.nan
    assert model(size_gap=1.0).log_odds(cells).tolist() == [-3.0, -3.0]


def test_contributions_add_up_to_the_log_odds_but_for_a_constant() -> None:
    cells = columns_of(graph_of((2, 5)), 0, np.arange(1, 6))
    packaged = PartnerModel.read()
    sums = packaged.contributions(cells).sum(axis=1)
    root = packaged.slope * packaged.trees.values[:, 0].sum()
    below = sums + root < packaged.knee
    assert below.any()
    odds = packaged.log_odds(cells)[below]
    assert np.allclose(sums[below] + root + packaged.offset, odds)


def test_the_bend_never_turns_the_order_round() -> None:
    assert -1 < PartnerModel.read().bend <= 0
    cells = np.full((3, len(COLUMNS)), 0.5)
    cells[:, COLUMNS.index("size_gap")] = [2.5, 3.5, 6.5]
    odds = model(size_gap=1.0).log_odds(cells)
    assert odds.tolist() == [1.0, 2.0, 5.0]


def test_another_base_rate_moves_the_odds_by_its_ratio() -> None:
    odds = np.array([0.0])
    assert model().probabilities(odds)[0] == pytest.approx(0.5)
    moved = model().probabilities(odds, 0.5)[0]
    assert moved / (1 - moved) == pytest.approx(99)


@pytest.mark.parametrize("spoil", ["weights", "columns"])
def test_a_model_of_other_columns_is_refused(tmp_path: Path, spoil: str) -> None:
    stored = json.loads(PACKAGED.read_text())
    if spoil == "columns":
        stored["columns"]["horoscope"] = {"weight": 1, "mean": 0}
    else:
        del stored["columns"]["size_gap"]["weight"]
    path = tmp_path / "model.json"
    path.write_text(json.dumps(stored))
    path.with_name(TREES).write_bytes(PACKAGED.with_name(TREES).read_bytes())
    with pytest.raises(DataError, match="train it again"):
        PartnerModel.read(path)


def test_an_absent_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no partner model"):
        PartnerModel.read(tmp_path / "none.json")


def test_weights_without_their_trees_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(PACKAGED.read_text())
    with pytest.raises(DataError, match="holds no trees"):
        PartnerModel.read(path)


def test_trees_over_other_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(PACKAGED.read_text())
    np.savez(
        path.with_name(TREES),
        columns=np.array([[len(COLUMNS)]]),
        thresholds=np.zeros((1, 1)),
        values=np.zeros((1, 3)),
    )
    with pytest.raises(DataError, match="other columns"):
        PartnerModel.read(path)
