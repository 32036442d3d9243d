from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.brief.words.inflection import (
    inflect_phrase,
    inflect_place,
    inflect_word,
    starts_hard,
)


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Лион", "loct", "Лионе"),
        ("Бирмингем", "gent", "Бирмингема"),
        ("Тверь", "ablt", "Тверью"),
        ("Франкфурт-на-Майне", "loct", "Франкфурте-на-Майне"),
        ("Великий Новгород", "gent", "Великого Новгорода"),
    ],
)
def test_known_places_are_inflected(name: str, case: str, expected: str) -> None:
    assert inflect_place(name, case) == expected


@pytest.mark.parametrize("name", ["Guangzhou", "Город-Герой Номер 7", "", "стол"])
def test_what_is_no_known_place_is_left_alone(name: str) -> None:
    assert inflect_place(name, "loct") is None


def test_only_the_head_of_a_phrase_and_what_agrees_with_it_change() -> None:
    assert inflect_phrase("Свердловская областная дума", "gent") == "Свердловской областной думы"
    assert inflect_phrase("правительство Свердловской области", "gent") == (
        "правительства Свердловской области"
    )
    assert inflect_phrase("123 завод", "gent") is None


@given(st.text(max_size=20))
def test_no_text_breaks_the_inflection(name: str) -> None:
    inflect_place(name, "loct")
    inflect_phrase(name, "gent")
    starts_hard(name)


def test_the_preposition_grows_before_a_hard_beginning() -> None:
    assert starts_hard("Владивосток")
    assert starts_hard("Франция")
    assert not starts_hard("Вологда")
    assert not starts_hard("Минск")


def test_a_word_moves_from_one_case_to_another_and_keeps_its_number() -> None:
    assert inflect_word("технике", "loct", "accs") == "технику"
    assert inflect_word("лифтах", "loct", "accs") == "лифты"
    assert inflect_word("завода", "loct", "accs") is None
