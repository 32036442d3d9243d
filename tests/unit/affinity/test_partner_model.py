from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pobratim.affinity.partner_model import COLUMNS, PACKAGED, PartnerModel, columns_of
from pobratim.errors import DataError
from tests.unit.affinity.partner_towns import graph_of


def model(**changed: float) -> PartnerModel:
    weights = np.array([changed.get(name, 0.0) for name in COLUMNS])
    return PartnerModel(weights, np.full(len(COLUMNS), 0.5), 2.0, -3.0, 4.0, -0.5, 0.01, {})


def test_the_packaged_model_knows_every_column_and_says_what_it_was_trained_on() -> None:
    packaged = PartnerModel.read()
    assert len(packaged.weights) == len(COLUMNS)
    assert {"data", "links", "seed", "split"} <= set(packaged.about)
    assert 0 < packaged.base_rate < 0.01


def test_every_column_has_a_weight_that_moves_the_score() -> None:
    assert (np.abs(PartnerModel.read().weights) > 1e-4).all()


def test_a_missing_figure_counts_as_the_mean() -> None:
    cells = np.full((2, len(COLUMNS)), 0.5)
    cells[1, COLUMNS.index("size_gap")] = np.nan
    assert model(size_gap=1.0).log_odds(cells).tolist() == [-3.0, -3.0]


def test_contributions_add_up_to_the_log_odds_below_the_knee() -> None:
    cells = columns_of(graph_of((2, 5)), 0, np.arange(1, 6))
    packaged = PartnerModel.read()
    sums = packaged.contributions(cells).sum(axis=1)
    below = sums < packaged.knee
    assert below.any()
    assert np.allclose(sums[below] + packaged.offset, packaged.log_odds(cells)[below])


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
    with pytest.raises(DataError, match="train it again"):
        PartnerModel.read(path)


def test_an_absent_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no partner model"):
        PartnerModel.read(tmp_path / "none.json")
