"""The language of a text."""

from __future__ import annotations

import pytest

from pobratim.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Делегация Казани прибыла в Минск.", "ru"),
        ("Дэлегацыя Казані прыбыла ў Мінск.", "be"),
        ("A delegation from Kazan came to Minsk.", "en"),
        ("Мэр сказаў гэта, як заўсёды.", "be"),
        ("Он был не там.", "ru"),
        ("The plant «Белкоммунмаш» sent a letter to the city of Kazan.", "en"),
        ("12.05.2024", "ru"),
        ("", "ru"),
    ],
)
def test_letters_and_then_frequent_words_tell_the_language(text: str, expected: str) -> None:
    assert language_of(text) == expected


def test_words_without_telling_letters_are_decided_by_function_words() -> None:
    assert language_of("Гэта каб яны на заводах") == "be"
    assert language_of("Это чтобы как для заводов") == "ru"


def test_a_quotation_in_the_other_language_does_not_turn_the_text() -> None:
    text = "Газета «Звязда» пишет, что ярмарка в Гомеле пройдёт в июне, а ещё «добра і шчыра»."
    assert language_of(text) == "ru"
