"""Which city an airport serves."""

from __future__ import annotations

import pytest

from pobratim.affinity.airport_cities import served_city
from pobratim.atlas import Atlas

AIRPORTS = {
    "Amsterdam": (52.309, 4.764),
    "London": (51.148, -0.19),
    "Paris": (49.013, 2.55),
    "Tel Aviv": (32.011, 34.887),
    "Moscow": (55.973, 37.415),
    "Minsk": (53.882, 28.031),
    "Helsinki": (60.317, 24.963),
    "Sochi": (43.45, 39.957),
}


@pytest.mark.parametrize(("name", "position"), AIRPORTS.items())
def test_an_airport_serves_the_city_that_it_is_named_after(
    name: str, position: tuple[float, float]
) -> None:
    served = served_city(Atlas.open().gazetteer, *position)
    assert served is not None
    assert served.label("en").startswith(name.split(maxsplit=1)[0])


def test_an_airport_far_from_any_place_serves_none() -> None:
    assert served_city(Atlas.open().gazetteer, 0.0, -140.0) is None
