from __future__ import annotations

import pytest

from pobratim.atlas.loaded import Flow
from pobratim.errors import DataError
from tests.unit.atlas.importers.conftest import Reader


def test_thousands_become_dollars_and_numbers_countries(read_file: Reader) -> None:
    content = "t,i,j,k,v,q\n2022,112,643,870190,12.5,3.1\n2022,842,251,10121,1,NA\n"
    assert read_file("baci", "BACI.csv", content).records == [
        Flow(2022, "BY", "RU", "HS", "870190", 12_500.0),
        Flow(2022, "US", "FR", "HS", "010121", 1_000.0),
    ]


def test_groups_of_countries_are_left_out_and_torn_rows_told(read_file: Reader) -> None:
    content = "t,i,j,k,v,q\n2022,899,643,870190,1,\n2022,112,999,870190,1,\n2022,112,643,x,1,\n"
    found = read_file("baci", "BACI.csv", content)
    assert [one.example for one in found.left_out] == ["899"]
    assert [p.split(":")[0] for p in found.problems] == ["BACI.csv, row 3", "BACI.csv, row 4"]


def test_another_table_is_refused(read_file: Reader) -> None:
    with pytest.raises(DataError, match="no column 'j'"):
        read_file("baci", "BACI.csv", "t,i,k,v\n")
