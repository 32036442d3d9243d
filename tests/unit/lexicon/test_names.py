"""Names: roles, genders and nominatives; every row of the tables decides a case here."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.names import (
    CASES,
    first_name_gender,
    is_particle,
    is_title,
    looks_like_surname,
    name_readings,
    nominatives,
    opens_sentences,
    roles_of,
)
from pobratim.model.documents import Language

TABLES: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "names.yaml").read_text("utf-8")
)
LISTED = [
    (language, gender, name)
    for language, by_gender in TABLES["first_names"].items()
    for gender, names in by_gender.items()
    for name in names
]
DECLINED = {
    "ru": "Кухарев Орлов Ковальчук Шевчук Лобан Казанцева Титова Ильин Сонин Глинская Бродский",
    "be": "Кухараў Арлоў Бялоўскі Юшкевіч Дуброва Ермакова Латышаў Кёлер Глінская",
}


@pytest.mark.parametrize(("language", "gender", "name"), LISTED)
def test_every_listed_first_name_is_known(language: Language, gender: str, name: str) -> None:
    assert first_name_gender(name, language) == gender


@pytest.mark.parametrize("table", ["titles", "not_names"])
def test_every_listed_word_is_used(table: str) -> None:
    known = is_title if table == "titles" else opens_sentences
    for language, words in TABLES[table].items():
        for word in words:
            assert known(word, language), word


def test_every_particle_is_known() -> None:
    assert all(is_particle(word) for word in TABLES["particles"])


@pytest.mark.parametrize(
    ("language", "name"), [(lang, n) for lang, names in DECLINED.items() for n in names.split()]
)
def test_a_surname_is_its_own_nominative(language: Language, name: str) -> None:
    assert (name, "nomn") in {
        (base, case) for base, case, _ in nominatives(name, "last", language)
    }
    assert looks_like_surname(name, language)


@pytest.mark.parametrize(
    ("language", "row"),
    [(language, row) for language, rows in TABLES["paradigms"].items() for row in rows],
)
def test_every_paradigm_is_undone_in_each_case(language: Language, row: dict[str, Any]) -> None:
    stem = _stem_for(row["stem"])
    role = "last" if row["role"] == "any" else row["role"]
    nominative = stem + str(row["endings"][0]).split("|")[0]
    for case, endings in zip(CASES, row["endings"], strict=True):
        for ending in str(endings).split("|"):
            undone = nominatives(stem + ending, role, language)
            assert nominative in {base for base, found, _ in undone if found == case}


def _stem_for(pattern: str) -> str:
    """Return a stem that the pattern accepts at its end."""
    stems = (
        "Кухар" + end
        for end in (
            *"бвгдзклмнпрстфхжшчщцаеоуыэюяёиіўь'", "ов", "ев", "ин", "ск", "цк", "ст", "ич", "іч",
            "овн", "аўн", "ін", "ав", "Фел", "ён",
        )
    )  # fmt: skip
    fitting: str = next(stem for stem in stems if re.search(rf"{pattern}$", stem))
    return fitting


@pytest.mark.parametrize(
    ("words", "language", "full"),
    [
        ("Владимира Кухарева", "ru", "Владимир Кухарев"),
        ("Алексеем Орловым", "ru", "Алексей Орлов"),
        ("Снежаны Королевой", "ru", "Снежана Королева"),
        ("Бердникова Глеба Андреевича", "ru", "Глеб Андреевич Бердников"),
        ("Мехметом Йылдызом", "ru", "Мехмет Йылдыз"),
        ("Льва Толстого", "ru", "Лев Толстой"),
        ("Пабло Пикассо", "ru", "Пабло Пикассо"),
        ("Паліны Дубровы", "be", "Паліна Дуброва"),
        ("Пятром Латышавым", "be", "Пётр Латышаў"),
        ("Кацярынай Юшкевіч", "be", "Кацярына Юшкевіч"),
        ("Надзеі Ермаковай", "be", "Надзея Ермакова"),
        ("Мариной Соколовой-Юрчук", "ru", "Марина Соколова-Юрчук"),
        ("Отто Миллера-Брандта", "ru", "Отто Миллер-Брандт"),
        ("Вячеславом Мелик-Оганяном", "ru", "Вячеслав Мелик-Оганян"),
        ("Павлом Тишонком", "ru", "Павел Тишонок"),
        ("Олега Кравца", "ru", "Олег Кравец"),
        ("Алегам Стрыжонкам", "be", "Алег Стрыжонак"),
        ("Міколам Рудзікам", "be", "Мікола Рудзік"),
        ("Ilsur Metshin", "en", "Ilsur Metshin"),
    ],
)
def test_all_words_of_a_name_agree(words: str, language: Language, full: str) -> None:
    assert name_readings(tuple(words.split()), language)[0].text == full


def test_the_case_that_the_post_allows_decides_between_man_and_woman() -> None:
    words = ("Брусникину", "Л.", "А.")
    woman = name_readings(words, "ru", frozenset({"gent", "accs"}))[0]
    man = name_readings(words, "ru", frozenset({"datv"}))[0]
    assert (woman.name.last, man.name.last) == ("Брусникина", "Брусникин")


def test_a_surname_in_ich_is_no_patronymic() -> None:
    assert roles_of(("Екатерина", "Юшкевич"), "ru") == ("first", "last")
    assert roles_of(("Армен", "Гагикович"), "ru") == ("first", "patronymic")


@pytest.mark.parametrize(
    ("language", "stem", "nominative"),
    [(lang, s, n) for lang, table in TABLES["irregular"].items() for s, n in table.items()],
)
def test_every_irregular_first_name_is_undone(
    language: Language, stem: str, nominative: str
) -> None:
    bases = {
        base for base, case, _ in nominatives(stem + "а", "first", language) if case == "gent"
    }
    assert nominative in bases


def test_belarusian_softened_endings_are_hardened() -> None:
    for ending, hard in TABLES["softened"].items():
        bases = {base for base, _, _ in nominatives("Лі" + ending, "place", "be")}
        assert "Лі" + hard + "а" in bases


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Ван", "Цзылянем"), "Ван Цзылянь"),
        (("Ленаром", "Сафиным-Идель"), "Ленар Сафин-Идель"),
        (("Ерболу", "Карашукееву-Талас"), "Ербол Карашукеев-Талас"),
    ],
)
def test_a_name_with_a_part_that_does_not_decline_is_undone(
    words: tuple[str, ...], name: str
) -> None:
    assert name_readings(words, "ru", frozenset({"ablt", "datv"}))[0].text == name


@pytest.mark.parametrize("word", TABLES["undeclined"])
def test_a_surname_of_east_asia_stays_in_every_case(word: str) -> None:
    assert {case for base, case, _ in nominatives(word, "first", "ru") if base == word} == {*CASES}
