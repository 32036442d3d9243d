from __future__ import annotations

import numpy as np
import pytest

from pobratim.affinity.partner_field import plain_name
from tests.unit.affinity.partner_towns import towns


def test_people_are_the_agglomerations_and_else_the_citys() -> None:
    people = np.exp(towns().log_people)
    assert people[0] == pytest.approx(1_200_000)
    assert people[1] == pytest.approx(80_000)
    assert np.isnan(people[2])


def test_places_are_counted_within_the_country_and_unknown_size_comes_last() -> None:
    assert np.exp(towns().log_place).round().tolist() == [1, 2, 3, 1, 2, 3]


def test_an_unknown_category_is_no_category() -> None:
    assert towns().codes["admin1"].tolist() == [0, 1, 1, 2, 2, -1]


def test_rows_of_unknown_cities_are_marked() -> None:
    assert towns().rows([6, 1, 7, 0]).tolist() == [5, 0, -1, -1]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Nowy Dwór (Mazowiecki)", "nowy dwor mazowiecki"), ("L’Aquila", "l aquila"), ("", "")],
)
def test_a_plain_name_has_no_marks(name: str, plain: str) -> None:
    assert plain_name(name) == plain
