from __future__ import annotations

import pytest

from pobratim.affinity.structure.tables import described, table_of
from pobratim.errors import DataError

CELLS = [
    ("A", "steel", 9.0), ("A", "trucks", 1.0), ("A", "software", 1.0),
    ("B", "steel", 4.0), ("B", "trucks", 4.0), ("B", "trucks", 4.0),
    ("C", "trucks", 1.0), ("C", "software", 9.0),
]  # fmt: skip


def test_cells_of_one_place_and_product_add_up() -> None:
    table = table_of(CELLS)
    assert table.values[1, table.products.index("trucks")] == 8


def test_each_place_has_its_strengths_and_what_lies_near() -> None:
    first, _second, third = described(table_of(CELLS))
    assert first.strengths[0].product == "steel"
    assert third.strengths[0].product == "software"
    assert all(f.density is not None and 0 <= f.density <= 1 for f in third.nearby)
    assert not {f.product for f in first.strengths} & {f.product for f in first.nearby}


def test_a_place_without_a_value_is_missing_and_not_zero() -> None:
    (*_others, last) = described(table_of(CELLS, ["D"]))
    assert (last.place, last.specialised_in, last.eci, last.outlook) == ("D", None, None, None)
    assert last.strengths == last.nearby == ()


def test_a_table_without_a_second_vector_has_no_complexity() -> None:
    apart = table_of([("A", "x", 1.0), ("B", "y", 1.0)])
    assert [one.eci for one in described(apart)] == [None, None]


def test_no_cell_is_no_table() -> None:
    with pytest.raises(DataError, match="no cell"):
        table_of([])
