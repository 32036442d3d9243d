from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.spelling import allowed, apart, nearest

WORDS = st.text("абвгд", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [
        ("минск", "минск", 0),
        ("минск", "мнск", 1),
        ("минск", "минкс", 1),
        ("екотеренбург", "екатеринбург", 2),
        ("минск", "гродно", None),
    ],
)
def test_letters_changed_dropped_added_and_swapped_are_counted(
    a: str, b: str, letters: int | None
) -> None:
    assert apart(a, b, 2) == letters


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways_and_zero_only_for_the_same(a: str, b: str) -> None:
    assert apart(a, b, 3) == apart(b, a, 3)
    assert (apart(a, b, 3) == 0) == (a == b)


def test_a_name_itself_is_no_misspelling_and_short_words_have_none() -> None:
    assert nearest("кухарев", ["кухарев", "кухорев"]) == ("кухорев",)
    assert allowed("уфа") == 0
    assert nearest("уфы", ["уфа"]) == ()


def test_the_nearest_come_first_and_only_as_many_as_asked() -> None:
    names = ["макарова", "макаров", "макарав"]
    assert nearest("макарев", names, limit=2) == ("макаров", "макарав")
