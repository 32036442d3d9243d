"""A season is three months of the year that the words or the tense give."""

from __future__ import annotations

import pytest

from pobratim.extract.date_context import Context, Reference
from pobratim.extract.seasons import season_of
from pobratim.extract.tense import Tense


def context(day: tuple[int, int] | None, tense: Tense | None) -> Context:
    """Return the context of a text published in ``day`` (year and month)."""
    reference = Reference(*day) if day else Reference()
    return Context(reference, tense, None, None, deadline=False)


@pytest.mark.parametrize(
    ("season", "day", "tense", "expected"),
    [
        ("осенью", (2024, 5), "past", ("2023-09", "2023-11")),
        ("осенью", (2024, 5), "future", ("2024-09", "2024-11")),
        ("весной", (2024, 4), "past", ("2024-03", "2024-05")),
        ("увосень", (2024, 10), "future", ("2024-09", "2024-11")),
        ("winter", (2024, 1), "past", ("2023-12", "2024-02")),
        ("зімой", (2024, 5), None, ("2023-12", "2024-02")),
        ("summer", (2024, 4), None, ("2024-06", "2024-08")),
    ],
)
def test_the_tense_chooses_the_year_of_a_season(
    season: str, day: tuple[int, int], tense: Tense | None, expected: tuple[str, str]
) -> None:
    value = season_of({"s": season}, context(day, tense))
    assert value is not None
    assert (value.start, value.end) == expected


@pytest.mark.parametrize(
    ("which", "season", "day", "expected"),
    [
        ("last", "autumn", (2025, 10), "2024-09"),
        ("last", "autumn", (2026, 2), "2025-09"),
        ("this", "winter", (2023, 10), "2023-12"),
        ("this", "winter", (2024, 1), "2023-12"),
        ("этим", "летом", (2024, 2), "2024-06"),
        ("next", "spring", (2025, 10), "2026-03"),
        ("наступнай", "вясной", (2025, 4), "2026-03"),
    ],
)
def test_last_this_and_next_point_at_a_season(
    which: str, season: str, day: tuple[int, int], expected: str
) -> None:
    value = season_of({"s": season, "which": which}, context(day, None))
    assert value is not None
    assert value.start == expected


def test_a_season_without_any_year_is_not_told() -> None:
    assert season_of({"s": "осенью"}, context(None, "past")) is None


def test_a_word_that_is_no_season_is_refused() -> None:
    with pytest.raises(KeyError):
        season_of({"s": "понедельник"}, context((2024, 5), None))
