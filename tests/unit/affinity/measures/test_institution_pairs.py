"""Institutions by kind and by strength."""

from __future__ import annotations

from typing import Any

import pytest

from pobratim.affinity.measures.institution_pairs import BASE, BEST, SIZE, pairs_of, profiles_of
from pobratim.model.scores import Organisation


def _row(name: str, kind: str = "circus", **more: Any) -> Organisation:
    return Organisation(name, 1, "X", {"ru": name}, kind, "culture", **more)


def test_without_counts_the_strength_is_not_known_and_not_in_the_score() -> None:
    (bare,) = pairs_of((_row("A"),), (_row("B"),))
    assert (bare.strength, bare.measure, bare.score) == (None, None, BASE)
    (half,) = pairs_of((_row("A", figures={"seats": 900.0}),), (_row("B"),))
    assert (half.strength, half.score) == (None, BASE)


def test_counts_of_one_thing_bring_institutions_of_like_size_nearer() -> None:
    mine = _row("A", figures={"seats": 1000.0})
    near, far = (
        _row(name, figures={"seats": seats}) for name, seats in (("B", 800.0), ("C", 10.0))
    )
    first, second = pairs_of((mine,), (far, near))
    assert (first.b.id, second.b.id) == ("B", "C")
    assert (first.measure, first.strength) == ("seats", 0.8)
    assert first.score == pytest.approx(BASE + (BEST - BASE) * SIZE * 0.8)


def test_counts_of_two_things_are_not_compared() -> None:
    (found,) = pairs_of(
        (_row("A", figures={"seats": 900.0}),), (_row("B", figures={"animals": 900.0}),)
    )
    assert found.strength is None


def test_of_several_counts_the_nearest_one_is_told() -> None:
    one = {"trams": 137.0, "trolleybuses": 801.0}
    other = {"trams": 456.0, "trolleybuses": 200.0}
    kind = "bus, trolleybus and tram operator"
    (found,) = pairs_of((_row("A", kind, figures=one),), (_row("B", kind, figures=other),))
    assert found.measure == "trams"
    assert found.strength == pytest.approx(137 / 456)


def test_size_does_not_outweigh_the_profile() -> None:
    small = _row("Кардиология", "hospital", figures={"beds": 10.0})
    large = _row("Центр кардиологии", "hospital", figures={"beds": 1000.0})
    (found,) = pairs_of((small,), (large,))
    assert found.shared == ("cardiology",)
    assert found.score > BASE + (BEST - BASE) * (1 - SIZE)


def test_idle_institutions_pair_with_nobody() -> None:
    assert pairs_of((_row("A", idle=True),), (_row("B"),)) == ()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("university", "St. Lawrence University"),
        ("museum", "Warsaw Uprising House"),
        ("university", "University of Minnesota"),
    ],
)
def test_a_word_that_begins_another_shows_no_profile(kind: str, name: str) -> None:
    assert not profiles_of(_row(name, kind)) & {"law", "war", "mining"}


def test_universities_of_several_languages_pair_by_profile() -> None:
    mines = _row("Ecole Nationale Supérieure des Mines de St-Etienne", "university")
    mining = _row("Уральский государственный горный университет", "university")
    (found,) = pairs_of((mines,), (mining,))
    assert found.shared == ("mining",)
