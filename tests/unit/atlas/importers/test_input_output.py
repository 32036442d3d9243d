from __future__ import annotations

import pytest

from pobratim.atlas.loaded import UseCell
from pobratim.errors import UsageError
from tests.unit.atlas.importers.conftest import Reader

TABLE = "product\tsteel\tcars\nore\t5\t\nsteel\t1\t9\n"


def test_cells_are_read_and_empty_ones_are_missing(read_file: Reader) -> None:
    found = read_file("input-output", "use.tsv", TABLE, year=2021, area="BY")
    assert found.records == [
        UseCell(2021, "BY", "ore", "steel", 5.0),
        UseCell(2021, "BY", "steel", "steel", 1.0),
        UseCell(2021, "BY", "steel", "cars", 9.0),
    ]


def test_a_word_in_a_cell_is_a_problem_and_a_map_is_needed(read_file: Reader) -> None:
    torn = read_file("input-output", "use.tsv", TABLE.replace("9", "x"), year=2021, area="BY")
    assert torn.problems == ["use.tsv, row 3: column 'cars' is 'x', not a number"]
    with pytest.raises(UsageError, match="year: 2021"):
        read_file("input-output", "use.tsv", TABLE)
