from __future__ import annotations

import pytest

from pobratim.brief.words.numbers import integer, percent, probability, rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [(7, "7"), (2090, "2090"), (10_000, "10\u202f000"), (1_503_812, "1\u202f503\u202f812")],
)
def test_thousands_are_parted_by_thin_spaces_from_ten_thousand_on(value: int, text: str) -> None:
    assert integer(value) == text


def test_the_decimal_mark_is_that_of_the_language() -> None:
    assert rounded(2.03, "ru") == "2"
    assert rounded(1.56, "ru") == "1,6"
    assert rounded(1.56, "en") == "1.6"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.004, "0,4\u00a0%"),
        (0.0616, "6,2\u00a0%"),
        (0.39, "39\u00a0%"),
        (0.00001, "< 0,01\u00a0%"),
    ],
)
def test_a_share_keeps_two_digits_where_it_is_small(share: float, text: str) -> None:
    assert percent(share, "ru") == text


def test_a_tiny_probability_is_a_bound_and_never_zero() -> None:
    assert probability(0.00002, "en") == "< 0.001"
    assert probability(0.0123, "ru") == "0,012"
