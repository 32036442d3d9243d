"""Names of East Asia: every listed surname leads a name, and its bearer is read surname first."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.easternnames import is_eastern
from pobratim.lexicon.names import name_readings, written_name
from pobratim.model.documents import Language
from pobratim.model.readings import PersonName

TABLES: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "names.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("surname", TABLES["eastern"])
def test_a_listed_surname_of_china_stands_before_the_given_name(surname: str) -> None:
    assert is_eastern((surname, "Цзиньтао"))


@pytest.mark.parametrize("surname", TABLES["syllabic"])
def test_a_listed_surname_stands_before_a_given_name_of_two_words(surname: str) -> None:
    assert is_eastern((surname, "Чен", "Ир"))


@pytest.mark.parametrize(
    "name",
    ["Ху Цзиньтао", "Чэнь Дэмин", "Ли Кэцян", "Чэнь Юйлин", "Дэн Минцзян", "Лю Чжэньхай",
     "Ван Цзылянь", "Сунь Лян", "Си Цзиньпин", "Го Шэнкунь", "Хэ Лифэн", "Се Сяоюн",
     "Тан Жэньцзянь", "Лі Вэньхуа", "Нгуен Суан Фук", "Ле Куок Хань"],
)  # fmt: skip
def test_names_of_east_asia_are_told_by_surname_and_syllables(name: str) -> None:
    assert is_eastern(name.split())


@pytest.mark.parametrize("name", ["Ян Карпович", "Ким Филби", "Ли Харви", "Ма", "Тан Тан Тан Тан"])
def test_other_names_that_begin_alike_are_none(name: str) -> None:
    assert not is_eastern(name.split())


@pytest.mark.parametrize(
    ("language", "name", "given"),
    [
        ("ru", "Ху Цзиньтао", "Цзиньтао"),
        ("be", "Лі Вэньхуа", "Вэньхуа"),
        ("ru", "Ким Чен Ир", "Чен Ир"),
    ],
)  # fmt: skip
def test_the_surname_stays_first_in_the_written_name(
    language: Language, name: str, given: str
) -> None:
    reading = name_readings(tuple(name.split()), language)[0]
    assert reading.name.last == name.split(maxsplit=1)[0]
    assert (reading.name.first, reading.text) == (given, name)


def test_a_name_of_europe_is_written_given_name_first() -> None:
    assert written_name(PersonName("Иван", "Ильич", "Петров")) == "Иван Ильич Петров"
