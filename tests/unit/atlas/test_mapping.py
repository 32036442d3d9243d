from __future__ import annotations

import pytest

from pobratim.atlas.mapping import Mapped, parse_map, spread
from pobratim.errors import UsageError
from pobratim.tables import Row


@pytest.mark.parametrize("text", ["[1]", "columns: 3", "a: [", "values: x"])
def test_what_is_no_map_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"the\.yaml"):
        parse_map(text, "the.yaml")


def test_cells_go_over_constants_and_words_are_replaced() -> None:
    found = spread({"N": "a", "K": "x"}, {"N": "name"}, {"kind": "y"}, {"kind": {"y": "z"}})
    assert found == {"name": "a", "kind": "z"}


def test_numbers_may_have_a_comma_and_blanks() -> None:
    row = Mapped(Row("1", {"size": "1 234,5", "bad": "many"}), {})
    assert row.number("size") == 1234.5
    with pytest.raises(ValueError, match="bad is 'many'"):
        row.number("bad")


def test_several_values_are_parted_by_semicolons_and_lines() -> None:
    assert Mapped(Row("1", {"buys": "a; b\nc;"}), {}).several("buys") == ("a", "b", "c")
