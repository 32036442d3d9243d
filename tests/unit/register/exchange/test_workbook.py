from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from pobratim.register.exchange.workbook import LONG, to_xlsx
from pobratim.register.exchange.written import Sheet

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _rows(data: bytes, title: str) -> list[dict[str, object]]:
    page = load_workbook(io.BytesIO(data))[title]
    head, *rows = page.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({"id": TEXT, "n": st.integers(-(10**9), 10**9)}), min_size=1)
)
def test_every_text_of_a_sheet_reads_back_as_it_was(rows: list[dict[str, object]]) -> None:
    found = _rows(to_xlsx([Sheet("people", tuple(rows))]).data, "people")
    assert [{"id": unescape(str(r["id"] or "")), "n": r["n"]} for r in found] == rows


def test_a_text_that_looks_like_a_formula_is_a_text_cell_that_stays_text() -> None:
    data = to_xlsx([Sheet("people", ({"id": "=1+1"},))]).data
    cell = load_workbook(io.BytesIO(data))["people"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_value_longer_than_a_cell_is_kept_whole_on_a_sheet_of_its_own() -> None:
    value = ["я" * 70_000]
    data = to_xlsx([Sheet("claims", ({"id": "c", "values": value},))]).data
    parts = _rows(data, LONG)
    assert {(p["table"], p["id"], p["column"]) for p in parts} == {("claims", "c", "values")}
    assert json.loads("".join(str(p["text"]) for p in parts)) == value


def test_the_same_rows_are_the_same_bytes() -> None:
    sheets = [Sheet("people", ({"id": "a", "name": "Минск"},)), Sheet("events", ())]
    assert to_xlsx(sheets).data == to_xlsx(sheets).data
