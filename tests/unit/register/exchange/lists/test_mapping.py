from __future__ import annotations

from importlib import resources

import pytest
import yaml

from pobratim.errors import UsageError
from pobratim.register.exchange.lists.fields import KINDS, choice, fields_of, words_of
from pobratim.register.exchange.lists.mapping import draft_map, parse_map
from pobratim.register.exchange.lists.sheets import read_table

TABLE = read_table("Название;Партнёр ;Дата\na;b;c\n".encode(), "a.csv")


def test_columns_are_found_whatever_their_case_and_blanks() -> None:
    chart = parse_map(
        "columns: {название: title, 'Партнёр': party_b}\nconstants: {party_a: Минск}",
        "agreements",
        origin="map.yaml",
    )
    assert chart.of_table(TABLE) == {"Название": "title", "Партнёр": "party_b"}


def test_a_column_that_the_table_lacks_is_answered_with_those_it_has() -> None:
    chart = parse_map(
        "columns: {Титул: title}\nconstants: {party_a: Минск, party_b: Казань}",
        "agreements",
        origin="map.yaml",
    )
    with pytest.raises(UsageError, match="no column 'Титул'; its columns: Название"):
        chart.of_table(TABLE)


def test_all_problems_of_a_map_are_told_at_once() -> None:
    with pytest.raises(UsageError) as error:
        parse_map("columns: {a: title, b: title, c: nonsense}\nx: 1", "agreements", origin="m")
    for part in ("unknown key 'x'", "no field 'nonsense'", "two columns for 'title'", "party_a"):
        assert part in str(error.value)


@pytest.mark.parametrize("text", ["- a", "columns: [", "title: a", ""])
def test_what_is_no_map_is_a_clear_error(text: str) -> None:
    with pytest.raises(UsageError, match=r"m\.yaml"):
        parse_map(text, "agreements", origin="m.yaml")


def test_a_draft_names_every_column_and_every_field() -> None:
    draft = draft_map(TABLE, "visits")
    assert "  Название: " in draft
    assert all(name in draft for name in fields_of("visits"))


def test_every_kind_of_list_has_a_field_that_a_row_needs() -> None:
    assert all(any(entry.needed for entry in fields_of(kind).values()) for kind in KINDS)


@pytest.mark.parametrize("field", ["status", "level"])
def test_every_value_of_a_choice_stands_for_itself(field: str) -> None:
    assert [choice(field, value) for value in words_of(field)] == list(words_of(field))


def test_every_word_of_a_choice_decides_its_value_and_no_other() -> None:
    table = yaml.safe_load(
        resources.files("pobratim.register.exchange.lists")
        .joinpath("fields.yaml")
        .read_text("utf-8")
    )
    for field, values in table["choices"].items():
        words = [word for listed in values.values() for word in listed]
        assert len(words) == len(set(words))
        for value, listed in values.items():
            assert [choice(field, word) for word in listed] == [value] * len(listed)
