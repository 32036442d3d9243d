"""Whether two events are between the same sides."""

from __future__ import annotations

import pytest

from pobratim.model.readings import PlaceRef
from pobratim.register.views.sides import between_the_same, meet

MINSK = PlaceRef("city", 625144, "Minsk", "BY")
YEKATERINBURG = PlaceRef("city", 1486209, "Yekaterinburg", "RU")
KAZAN = PlaceRef("city", 551487, "Kazan", "RU")
OBLAST = PlaceRef("region", 1490542, "Sverdlovsk Oblast", "RU")
BELARUS = PlaceRef("country", 630336, "Belarus", "BY")
RUSSIA = PlaceRef("country", 2017370, "Russia", "RU")


@pytest.mark.parametrize("large", [MINSK, BELARUS])
def test_a_city_meets_itself_and_its_country(large: PlaceRef) -> None:
    assert meet(MINSK, large)
    assert meet(large, MINSK)


def test_a_city_meets_its_region_and_not_the_region_of_another() -> None:
    assert meet(YEKATERINBURG, OBLAST)
    assert not meet(KAZAN, OBLAST)


def test_a_contract_of_region_and_country_may_be_of_their_cities() -> None:
    assert between_the_same([MINSK, YEKATERINBURG], [BELARUS, OBLAST])
    assert not between_the_same([MINSK, KAZAN], [BELARUS, OBLAST])


def test_a_contract_of_two_countries_is_nobodys_in_particular() -> None:
    assert not between_the_same([MINSK, YEKATERINBURG], [BELARUS, RUSSIA])


def test_nothing_asked_is_no_side() -> None:
    assert not between_the_same([], [BELARUS, OBLAST])
