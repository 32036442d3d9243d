"""The use table: shares, threshold, and what is dropped."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import input_output
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer

_FINAL = (*input_output._HOUSEHOLDS, *input_output._EQUIPMENT, *input_output._OTHER_FINAL)
_USE = {
    "A": {"A": 10.0, "B": 90.0, "F01000": 100.0},
    "B": {"A": 0.1, "B": 999.9, "F02E00": 3000.0},
    "C": {"A": -5.0, "B": 0.0},
    "T008": {"A": 500.0, "B": 700.0},
    "V00100": {"A": 1.0, "B": 1.0},
}


def _write(path: Path, rows: list[list[str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _raw(folder: Path, use: dict[str, dict[str, float]]) -> Inputs:
    raw = folder / input_output.NAME
    raw.mkdir()
    for (name, stem), codes in (
        (input_output._COMMODITIES, "ABC"),
        (input_output._INDUSTRIES, "AB"),
    ):
        head = [f"{stem}_Code", f"{stem}_Name"]
        _write(raw / name, [head, *[[code, f"Making of {code}"] for code in codes]])
    columns = ["A", "B", *_FINAL]
    lines = [[code, *[str(cells.get(c, 0.0)) for c in columns]] for code, cells in use.items()]
    _write(raw / input_output._USE, [["code", *columns], *lines])

    def no_gazetteer() -> Gazetteer:
        raise AssertionError

    return Inputs(folder, no_gazetteer)


def test_each_use_is_a_share_of_the_product_and_a_share_of_the_inputs(tmp_path: Path) -> None:
    built = input_output.build(_raw(tmp_path, _USE))
    uses = {row[:2]: row[2:] for row in built.tables[2].rows}
    assert uses["A", "B"] == (0.9, round(90 / 1089.9, 5))
    assert uses["A", "A"] == (0.1, round(10 / 10.1, 5))


def test_a_negative_cell_is_counted_and_never_becomes_a_use(tmp_path: Path) -> None:
    built = input_output.build(_raw(tmp_path, _USE))
    assert not [row for row in built.tables[2].rows if row[0] == "C"]
    assert [drop.count for drop in built.dropped if "below zero" in drop.reason] == [1]


def test_a_cell_stays_if_either_share_reaches_the_threshold(tmp_path: Path) -> None:
    use = {**_USE, "A": {"A": 1000.0, "B": 0.5, "F01000": 1.0}}
    built = input_output.build(_raw(tmp_path, use))
    kept = {row[:2] for row in built.tables[2].rows}
    assert ("A", "B") not in kept
    assert ("A", "A") in kept
    assert [drop.count for drop in built.dropped if "under" in drop.reason] == [2]


def test_shares_of_final_use_say_what_is_equipment_and_what_goes_to_households(
    tmp_path: Path,
) -> None:
    built = input_output.build(_raw(tmp_path, _USE))
    rows = {row[0]: row[2:] for row in built.tables[0].rows}
    assert rows["A"] == (100.0, 0.0, 0.5)
    assert rows["B"] == (1000.0, 0.75, 0.0)


def test_a_product_without_any_use_has_no_shares_rather_than_zero(tmp_path: Path) -> None:
    built = input_output.build(_raw(tmp_path, _USE))
    assert [row[2:] for row in built.tables[0].rows if row[0] == "C"] == [(0.0, None, None)]


def test_a_missing_row_is_named(tmp_path: Path) -> None:
    use = {code: cells for code, cells in _USE.items() if code != "B"}
    with pytest.raises(DataError, match="no row B"):
        input_output.build(_raw(tmp_path, use))


def test_a_cell_that_is_no_number_is_named_with_its_column(tmp_path: Path) -> None:
    inputs = _raw(tmp_path, _USE)
    path = inputs.folder(input_output.NAME) / input_output._USE
    text = gzip.decompress(path.read_bytes()).decode().replace("999.9", "lots")
    path.write_bytes(gzip.compress(text.encode()))
    with pytest.raises(DataError, match=r"column 'B'.*'lots'"):
        input_output.build(inputs)


def test_shares_of_every_column_and_row_sum_to_one_before_the_threshold(tmp_path: Path) -> None:
    matrix = input_output.read_use(_raw(tmp_path, _USE).folder(input_output.NAME))
    of_use, of_inputs = input_output.use_cells(matrix)
    assert np.allclose(of_use.sum(axis=1), [1.0, 1.0, 0.0])
    assert np.allclose(of_inputs.sum(axis=0), [1.0, 1.0])
