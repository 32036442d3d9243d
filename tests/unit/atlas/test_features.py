from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pobratim.atlas.features import Feature, FeatureTable, write_features
from pobratim.errors import DataError, UnknownPlaceError

PEOPLE = Feature("population", "continuous", "people", "geonames", note="city limits")
LAND = Feature("country", "categorical", "", "geonames", ("BY", "RU"))
METRO = Feature("metro", "binary", "", "osm-transit-2016")


@pytest.fixture
def table() -> FeatureTable:
    cells = [[1_742_124, 0, 1], [np.nan, 0, np.nan], [1_495_066, 1, 1]]
    ids = np.array([625144, 629634, 1486209])
    return FeatureTable(ids, (PEOPLE, LAND, METRO), np.array(cells, dtype=np.float32))


def test_a_missing_cell_stays_missing_and_is_never_zero(table: FeatureTable) -> None:
    assert table.value(629634, "metro") is None
    assert np.isnan(table.row(629634)["population"])


def test_a_category_is_shown_by_its_name(table: FeatureTable) -> None:
    assert table.value(1486209, "country") == "RU"
    assert table.value(625144, "metro") == 1.0


def test_columns_stand_in_the_order_of_the_ids(table: FeatureTable) -> None:
    assert table.column("country").tolist() == [0, 0, 1]
    assert table.position(1486209) == 2
    assert len(table) == 3


@pytest.mark.parametrize("absent", [1, 700000, 9999999])
def test_an_unknown_city_is_refused(table: FeatureTable, absent: int) -> None:
    with pytest.raises(UnknownPlaceError, match=str(absent)):
        table.row(absent)


def test_an_unknown_column_is_named(table: FeatureTable) -> None:
    with pytest.raises(DataError, match="airships"):
        table.column("airships")


def test_licence_groups_are_written_apart_and_read_together(
    table: FeatureTable, tmp_path: Path
) -> None:
    write_features(table, ("population", "country"), tmp_path / "features-open.npz")
    write_features(table, ("metro",), tmp_path / "features-odbl.npz")
    found = FeatureTable.read(sorted(tmp_path.glob("*.npz"), reverse=True))
    assert found.columns == table.columns
    assert np.array_equal(found.ids, table.ids)
    assert np.array_equal(found.matrix, table.matrix, equal_nan=True)


def test_a_file_has_the_same_bytes_each_time(table: FeatureTable, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_features(table, ("population", "metro"), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_files_about_different_cities_do_not_join(table: FeatureTable, tmp_path: Path) -> None:
    write_features(table, ("population",), tmp_path / "one")
    fewer = FeatureTable(table.ids[:2], (METRO,), table.matrix[:2, 2:])
    write_features(fewer, ("metro",), tmp_path / "two")
    with pytest.raises(DataError, match="different cities"):
        FeatureTable.read([tmp_path / "one", tmp_path / "two"])


def test_what_is_no_feature_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "features.npz").write_text("nothing of the kind")
    with pytest.raises(DataError, match="no feature table"):
        FeatureTable.read([tmp_path / "features.npz"])
    with pytest.raises(DataError, match="at least one file"):
        FeatureTable.read([])


@pytest.mark.parametrize(
    ("ids", "columns", "shape"),
    [
        ([1, 2], (PEOPLE, METRO), (2, 1)),
        ([1, 2], (PEOPLE, PEOPLE), (2, 2)),
        ([2, 1], (PEOPLE,), (2, 1)),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    ids: list[int], columns: tuple[Feature, ...], shape: tuple[int, int]
) -> None:
    with pytest.raises(DataError):
        FeatureTable(np.array(ids), columns, np.zeros(shape, np.float32))
