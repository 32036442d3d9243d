from __future__ import annotations

from collections.abc import Iterator

import pytest

from pobratim.atlas.loaded import Flow, LeftOut, RowProblem, each, slug
from pobratim.errors import DataError
from pobratim.tables import Row

FLOW = Flow(2023, "BY", "RU", "HS", "8701", 1.0)


def _make(row: Row) -> Iterator[Flow | LeftOut]:
    if row.text("bad"):
        raise ValueError("is bad")
    if row.text("whole"):
        raise DataError("the file is of another kind")
    yield LeftOut("too small", row.where) if row.text("small") else FLOW


def test_rows_become_records_problems_and_rows_left_out() -> None:
    rows = [
        Row("1", {}),
        Row("2", {"bad": "x"}),
        Row("3", {"small": "x"}),
        Row("4", {}, "is torn"),
    ]
    assert list(each(rows, _make)) == [
        ("1", FLOW),
        RowProblem("2", "is bad"),
        LeftOut("too small", "3"),
        RowProblem("4", "is torn"),
    ]


def test_a_file_of_another_kind_is_no_problem_of_a_row() -> None:
    with pytest.raises(DataError, match="another kind"):
        list(each([Row("1", {"whole": "x"})], _make))


def test_an_id_of_nothing_is_still_an_id() -> None:
    assert slug("— !") == "rows"
