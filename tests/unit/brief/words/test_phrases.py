from __future__ import annotations

import re

import pytest

from pobratim.atlas.catalogue import Dataset, catalogue
from pobratim.brief.words import words_for


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Минск", "in", "в Минске"),
        ("Минск", "into", "в Минск"),
        ("Екатеринбург", "with", "с Екатеринбургом"),
        ("Казань", "from", "из Казани"),
        ("Москва", "acc", "Москву"),
        ("Гомель", "ins", "Гомелем"),
        ("Владивосток", "in", "во Владивостоке"),
        ("Нижний Новгород", "in", "в Нижнем Новгороде"),
        ("Ростов-на-Дону", "of", "Ростова-на-Дону"),
        ("Сочи", "in", "в Сочи"),
        ("Xyzburg", "in", "в городе Xyzburg"),
        ("Гуанчжоуцзян", "of", "города Гуанчжоуцзян"),
    ],
)
def test_a_russian_city_stands_in_the_case_that_the_sentence_asks_for(
    name: str, role: str, expected: str
) -> None:
    assert words_for("ru").city(name, role) == expected


def test_english_names_need_no_case() -> None:
    assert words_for("en").city("Minsk", "from") == "from Minsk"


def test_belarusian_shortens_u_behind_a_vowel_but_never_inside_a_quotation() -> None:
    words = words_for("be")
    text = words("event.titled", what="падпісанне дакумента", title="«было у нас»")
    assert text == "падпісанне дакумента: «было у нас»"
    said = words("who.unchanged", date="29 верасня 2025 года")
    assert "года ў рэестры" in said


def test_a_quotation_is_marked_once_and_loses_only_its_full_stop() -> None:
    words = words_for("ru")
    assert words.quoted("Общего много.") == "«Общего много»"
    assert words.quoted("«Общего много»") == "«Общего много»"
    assert words.quoted("холдинг «Амкодор» рад!") == "«холдинг «Амкодор» рад!»"
    assert words_for("en").quoted("a “b”") == "“a “b””"


def test_a_list_names_each_thing_once() -> None:
    assert words_for("ru").listed(["МАЗ", "Амкодор", "МАЗ", ""]) == "МАЗ и Амкодор"
    assert words_for("en").listed(["a", "b", "c"]) == "a, b and c"
    assert words_for("be").listed([]) == ""


def test_people_are_counted_in_millions_or_thousands() -> None:
    assert words_for("ru").people(2_028_104) == "2 млн человек"
    assert words_for("en").people(557_589) == "558 thousand people"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Мингорисполком", "Мингорисполкома"),
        ("администрация Екатеринбурга", "администрации Екатеринбурга"),
        (
            "Минский городской исполнительный комитет",
            "Минского городского исполнительного комитета",
        ),
        ("ООО «Ромашка»", "ООО «Ромашка»"),
        ("City Hall", ""),
    ],
)
def test_a_body_stands_behind_a_post_only_where_its_genitive_is_safe(
    name: str, expected: str
) -> None:
    assert words_for("ru").body(name) == expected


def test_a_vintage_of_a_month_is_worded_and_an_unknown_one_is_kept() -> None:
    assert words_for("ru").vintage("2016-09") == "сентябрь 2016 года"
    assert words_for("en").vintage("about 2014") == "about 2014"
    assert words_for("ru").vintage("spring of 2031") == "spring of 2031"


_PROPER_NAMES = re.compile(r"world-atlas|MIT|CC BY(-SA)?|CC0|ODbL|IGO")


@pytest.mark.parametrize("language", ["ru", "be"])
@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.id)
def test_no_vintage_or_licence_of_the_package_is_english_on_a_cyrillic_page(
    language: str, entry: Dataset
) -> None:
    words = words_for(language)
    shown = f"{words.vintage(entry.vintage)}; {words.licence(entry.licence)}"
    assert not re.search("[A-Za-z]", _PROPER_NAMES.sub("", shown)), shown
