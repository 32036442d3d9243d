"""Reasons in words outside a dossier."""

from __future__ import annotations

import pytest

from pobratim.brief.explaining import worded, worded_commonality, worded_difference
from pobratim.errors import UsageError
from pobratim.model.places import City
from pobratim.model.scores import Commonality, DatasetRef, Difference, Explanation

SOURCE = DatasetRef("geonames", "2026", "CC BY 4.0")
MINSK = City(625144, "Minsk", "BY", "", 53.9, 27.57, 2_000_000, "UTC", {"ru": "Минск"})
UFA = City(479561, "Ufa", "RU", "", 54.7, 56.0, 1_100_000, "UTC", {"ru": "Уфа"})
PAIR = (MINSK, UFA)
NEED = Explanation("stated-need", {"need": "подшипники"})


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_a_reason_is_worded_with_its_numbers_in_each_language(language: str) -> None:
    (text,) = worded([NEED], PAIR, language)
    assert "подшипники" in text
    assert text != NEED.code


def test_each_reason_has_one_line_in_its_order() -> None:
    reasons = [NEED, Explanation("no-such-code"), NEED]
    first, second, third = worded(reasons, PAIR, "en")
    assert first == third
    assert second == "no-such-code"


def test_a_language_without_words_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="'fr'"):
        worded([NEED], PAIR, "fr")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "одно и то же время: UTC+3"),
        ("be", "адзін і той жа час: UTC+3"),
        ("en", "the same time of day: UTC+3"),
    ],
)
def test_one_time_of_day_is_told_by_its_offset(language: str, text: str) -> None:
    item = Commonality("utc-offset", 3.0, 3.0, 0.05, 100, None, (SOURCE,))
    assert worded_commonality(item, PAIR, language) == text


@pytest.mark.parametrize(
    ("hours", "text"), [(-3.5, "UTC−3.5"), (0.0, "UTC+0"), ("5.75", "UTC+5.75")]
)
def test_an_offset_keeps_its_sign_and_its_minutes(hours: float | str, text: str) -> None:
    item = Commonality("utc-offset", hours, hours, 0.05, 100, None, (SOURCE,))
    assert worded_commonality(item, PAIR, "en").endswith(text)


def test_a_commonality_without_words_is_told_by_its_code() -> None:
    item = Commonality("no-such-code", 1, 1, 0.05, 100, None, (SOURCE,))
    assert worded_commonality(item, PAIR, "ru") == "no-such-code"


def test_a_difference_names_the_feature_and_both_sides() -> None:
    item = Difference("capital", a=True, b=False, sources=(SOURCE,))
    assert worded_difference(item, PAIR, "ru") == "столица: да (Минск), нет (Уфа)"
    assert worded_difference(item, PAIR, "en").endswith("yes (Minsk), no (Ufa)")


def test_a_difference_without_words_is_told_by_its_code() -> None:
    item = Difference("no-such-code", 1, None, (SOURCE,))
    assert worded_difference(item, PAIR, "en") == "no-such-code: 1 (Minsk), — (Ufa)"
