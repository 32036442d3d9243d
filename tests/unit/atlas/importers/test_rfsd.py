from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pobratim.atlas.importers import rfsd
from pobratim.atlas.loaded import Given, LeftOut, RowProblem
from pobratim.errors import DataError

ROWS = (
    "('6600000001', '24.10.2', 56.85, 60.6, NULL::DATE, 9e6, 'Сталь'), "
    "('6600000002', '25.11', 56.85, 60.6, DATE '2020-01-01', 1e6, 'Мост'), "
    "('6600000003', '47.11', 56.85, 60.6, NULL, 1e6, 'Лавка'), "
    "('6600000004', '28.92', NULL, NULL, NULL, 1e6, 'Шахта'), "
    "('6600000005', '10.71', 56.85, 60.6, NULL, 10, 'Хлеб'), "
    "('66', '24.10', 56.85, 60.6, NULL, 10, 'Торн')"
)


def _write(query: str, path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    path = tmp_path / "part-0.parquet"
    names = "inn, okved, lat, lon, dissolution_date, line_2110, firm"
    _write(f"SELECT * FROM (VALUES {ROWS}) AS t({names})", path)  # noqa: S608
    return path


def test_makers_with_a_position_are_taken_and_the_others_counted(parquet: Path) -> None:
    items = list(rfsd.read(Given(parquet)))
    firms = [item[1] for item in items if isinstance(item, tuple)]
    assert [getattr(one, "nace", None) for one in firms] == ["24.10", "10.71"]
    assert getattr(firms[0], "names", None) == {"ru": "ИНН 6600000001", "en": "INN 6600000001"}
    assert sum(isinstance(item, LeftOut) for item in items) == 3
    assert [str(i).split(":")[0] for i in items if isinstance(i, RowProblem)] == [
        "part-0.parquet, row 6"
    ]


def test_a_joined_name_and_a_least_revenue_come_from_the_map(parquet: Path) -> None:
    chart = {"columns": {"firm": "name"}, "least_revenue": 1000}
    firms = [item[1] for item in rfsd.read(Given(parquet, chart)) if isinstance(item, tuple)]
    assert [getattr(one, "names", None) for one in firms] == [{"ru": "Сталь"}]


def test_what_is_no_file_of_rfsd_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    _write("SELECT 1 AS a", path)
    with pytest.raises(DataError, match="no file of RFSD"):
        list(rfsd.read(Given(path)))
    path.write_bytes(b"nothing")
    with pytest.raises(DataError, match="no Parquet file"):
        list(rfsd.read(Given(path)))
