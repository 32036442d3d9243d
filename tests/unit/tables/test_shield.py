from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pobratim.register.exchange.delimited import to_csv
from pobratim.register.exchange.written import Sheet
from pobratim.tables.shield import plain, runs, shielded, unshielded

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_a_shielded_text_never_runs_and_is_given_back_as_it_was(text: str) -> None:
    assert not runs(shielded(text))
    assert plain(shielded(text)) == text


@given(st.lists(st.fixed_dictionaries({"id": TEXT, "name": TEXT}), min_size=1))
def test_a_csv_read_back_and_unshielded_holds_every_row_as_it_was(
    rows: list[dict[str, str]],
) -> None:
    written = to_csv(Sheet("people", tuple(rows)))
    text = written.data.decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [{k: plain(v) for k, v in row.items()} for row in found] == rows
    assert written.rows == len(rows)


def test_a_formula_in_a_name_is_text_in_a_csv() -> None:
    sheet = Sheet("people", ({"id": "a", "name": '=HYPERLINK("http://x")'},))
    assert "'=HYPERLINK" in to_csv(sheet).data.decode("utf-8-sig")


def test_a_cell_of_anybody_keeps_an_apostrophe_that_shields_nothing() -> None:
    assert unshielded("'s-Hertogenbosch") == "'s-Hertogenbosch"
    assert unshielded("'-5 degrees") == "-5 degrees"
