"""Nominatives of Russian names that no table knows."""

from __future__ import annotations

import pytest

from pobratim.lexicon.declension import nominative_phrase


@pytest.mark.parametrize(
    ("name", "before", "nominative"),
    [
        ("Лесной площади", "на", "Лесная площадь"),
        ("Персидским заливом", "над", "Персидский залив"),
        ("Большим театром", "", "Большой театр"),
        ("Балканах", "на", "Балканы"),
        ("Роскосмоса", "глава", "Роскосмос"),
        ("Голоса Америки", "корреспондент", "Голос Америки"),
        ("Южно-Китайском море", "в", "Южно-Китайское море"),
        ("Союза кинематографистов России", "секретарь", "Союз кинематографистов России"),
    ],
)
def test_head_and_adjectives_stand_in_the_nominative(
    name: str, before: str, nominative: str
) -> None:
    assert " ".join(nominative_phrase(tuple(name.split()), before)) == nominative


@pytest.mark.parametrize(
    ("name", "before"), [("Сколково", "в"), ("Google", "у"), ("МТС", "от"), ("Красная поляна", "")]
)
def test_nominatives_acronyms_and_latin_words_stay(name: str, before: str) -> None:
    assert " ".join(nominative_phrase(tuple(name.split()), before)) == name


def test_a_preposition_decides_between_two_readings() -> None:
    assert nominative_phrase(("Вены",), "из") == ("Вена",)
