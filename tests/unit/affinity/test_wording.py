"""Words that differ only in their endings are one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.affinity.wording import covers, same_word, share_word, words_of

_WORDS = st.text("абвгд", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [("насосы", "насосов"), ("экскаваторы", "экскаватор"), ("bearings", "bearing")],
)
def test_forms_of_a_word_are_one_word(one: str, other: str) -> None:
    assert same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("автобусы", "автомобили"), ("электробусы", "электронные"), ("сталь", "стальные трубы")],
)
def test_words_that_only_begin_alike_are_two(one: str, other: str) -> None:
    assert not same_word(one, other)


@given(_WORDS, _WORDS)
def test_being_one_word_is_mutual(one: str, other: str) -> None:
    assert same_word(one, one)
    assert same_word(one, other) == same_word(other, one)


def test_short_words_and_case_and_yo_do_not_count() -> None:
    assert words_of("Колёсные тракторы и др.") == ("колесные", "тракторы")


def test_names_share_a_word_or_cover_each_other() -> None:
    assert share_word(["автобусы"], ["троллейбусы", "автобусов"])
    assert not share_word(["автобусы"], ["троллейбусы"])
    assert covers("карьерные самосвалы БелАЗ", "карьерный самосвал")
    assert not covers("самосвалы", "карьерные самосвалы")
    assert not covers("самосвалы", "")
