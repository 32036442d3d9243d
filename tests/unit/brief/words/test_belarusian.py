"""Belarusian cities stand in the case that the sentence asks for, where it is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.brief.words.belarusian import (
    belarusian_region_of,
    inflect_belarusian_place,
    joins_hard,
)
from pobratim.brief.words.phrases import words_for

CASES = ("gent", "datv", "accs", "ablt", "loct")


@pytest.mark.parametrize(
    ("name", "genitive", "locative"),
    [
        ("Мінск", "Мінска", "Мінску"),
        ("Екацярынбург", "Екацярынбурга", "Екацярынбургу"),
        ("Санкт-Пецярбург", "Санкт-Пецярбурга", "Санкт-Пецярбургу"),
        ("Магілёў", "Магілёва", "Магілёве"),
        ("Брэст", "Брэста", "Брэсце"),
        ("Белград", "Белграда", "Белградзе"),
        ("Парыж", "Парыжа", "Парыжы"),
        ("Лондан", "Лондана", "Лондане"),
        ("Уладзімір", "Уладзіміра", "Уладзіміры"),
    ],
)
def test_a_name_on_a_hard_consonant_is_inflected_by_its_last_letter(
    name: str, genitive: str, locative: str
) -> None:
    assert inflect_belarusian_place(name, "gent") == genitive
    assert inflect_belarusian_place(name, "loct") == locative
    assert inflect_belarusian_place(name, "accs") == name


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Варшава", "Варшавы Варшаве Варшаву Варшавай Варшаве"),
        ("Вільня", "Вільні Вільні Вільню Вільняй Вільні"),
        ("Гомель", "Гомеля Гомелю Гомель Гомелем Гомелі"),
        ("Казань", "Казані Казані Казань Казанню Казані"),
        ("Лодзь", "Лодзі Лодзі Лодзь Лоддзю Лодзі"),
        ("Масква", "Масквы Маскве Маскву Масквой Маскве"),
        ("Орша", "Оршы Оршы Оршу Оршай Оршы"),
        ("Перм", "Пермі Пермі Перм Перм’ю Пермі"),
        ("Познань", "Познані Познані Познань Познанню Познані"),
        ("Прага", "Прагі Празе Прагу Прагай Празе"),
        ("Рыга", "Рыгі Рызе Рыгу Рыгай Рызе"),
        ("Самара", "Самары Самары Самару Самарай Самары"),
        ("Уфа", "Уфы Уфе Уфу Уфой Уфе"),
        ("Цвер", "Цверы Цверы Цвер Цвер’ю Цверы"),
    ],
)
def test_a_name_of_another_shape_is_inflected_by_the_table(name: str, forms: str) -> None:
    assert [inflect_belarusian_place(name, case) for case in CASES] == forms.split()


@pytest.mark.parametrize("name", ["Осла", "Токіа", "Арол", "Чэрапавец", "Баранавічы", "Lyon", ""])
def test_what_the_last_letter_does_not_decide_is_left_alone(name: str) -> None:
    assert inflect_belarusian_place(name, "loct") is None


@pytest.mark.parametrize(
    ("name", "role", "words"),
    [
        ("Мінск", "in", "у Мінску"),
        ("Мінск", "from", "з Мінска"),
        ("Мінск", "with", "з Мінскам"),
        ("Смаленск", "from", "са Смаленска"),
        ("Штутгарт", "with", "са Штутгартам"),
        ("Казань", "into", "у Казань"),
        ("Екацярынбург", "to", "Екацярынбургу"),
        ("Осла", "in", "у горадзе Осла"),
        ("Ульянаўск", "in", "у горадзе Ульянаўск"),
    ],
)
def test_the_preposition_belongs_to_the_name(name: str, role: str, words: str) -> None:
    assert words_for("be").city(name, role) == words


def test_a_hissing_beginning_asks_for_the_longer_preposition() -> None:
    assert joins_hard("Смаленск")
    assert not joins_hard("Самара")


@given(st.text(max_size=12), st.sampled_from(CASES))
def test_no_text_breaks_the_inflection(name: str, case: str) -> None:
    inflect_belarusian_place(name, case)


def test_only_an_oblast_with_its_adjective_gets_a_genitive() -> None:
    assert belarusian_region_of("Свярдлоўская вобласць") == "Свярдлоўскай вобласці"
    assert belarusian_region_of("Татарстан") is None
