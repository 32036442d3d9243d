"""The pattern of all dates: it begins where a word or a number does."""

from __future__ import annotations

import pytest

from pobratim.lexicon.date_patterns import ANY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("гость подал голос 5–7 мая", "5–7 мая"),
        ("с 5 по 7 мая", "с 5 по 7 мая"),
        ("версия2024-05-01", "2024-05-01"),
        ("встреча в мае 2024 года", "мае 2024 года"),
    ],
)
def test_a_date_begins_with_a_whole_word_or_a_digit(text: str, found: str) -> None:
    match = ANY.search(text)
    assert match is not None
    assert match.group() == found
