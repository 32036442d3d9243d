from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.register.exchange.parquet import to_parquet
from pobratim.register.exchange.written import Sheet

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def _read(data: bytes, folder: Path) -> list[dict[str, Any]]:
    path = folder / "rows.parquet"
    path.write_bytes(data)
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": TEXT, "n": st.none() | st.integers(-(2**60), 2**60), "ok": st.booleans()}
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_row_reads_back_as_it_was(
    tmp_path_factory: Any, rows: list[dict[str, object]]
) -> None:
    data = to_parquet(Sheet("events", tuple(rows))).data
    assert _read(data, tmp_path_factory.mktemp("parquet")) == rows


def test_a_list_is_kept_as_json(tmp_path: Path) -> None:
    data = to_parquet(Sheet("events", ({"id": "a", "parties": [{"name": "Минск"}]},))).data
    assert json.loads(_read(data, tmp_path)[0]["parties"]) == [{"name": "Минск"}]


def test_a_table_without_rows_is_a_file_that_can_be_read(tmp_path: Path) -> None:
    assert _read(to_parquet(Sheet("events", ())).data, tmp_path) == []
