from __future__ import annotations

import pytest

from pobratim.errors import DataError
from pobratim.register.exchange.lists import sheets
from pobratim.register.exchange.lists.sheets import read_table
from pobratim.tables import Layout


def test_rows_keep_the_number_that_they_have_in_the_file_and_no_empty_cells() -> None:
    table = read_table("Отчёт\n\na;b\n;\n1;\n".encode(), "a.csv", Layout(head=3))
    assert table.columns == ("a", "b")
    assert [(row.number, dict(row.cells)) for row in table.rows] == [(5, {"a": "1"})]
    assert table.where(5) == "a.csv, row 5"


def test_a_row_longer_than_the_head_is_told_not_cut() -> None:
    (row,) = read_table(b"a;b\n1;2;3\n", "a.csv").rows
    assert row.torn == "3 cells for 2 columns"


def test_a_list_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_LARGEST", 3)
    with pytest.raises(DataError, match="at most 3 are read"):
        read_table(b"a;b\n1;2\n", "a.csv")
