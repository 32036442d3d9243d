"""Places by GeoNames id, else by kind, country and name."""

from __future__ import annotations

from pobratim.model.readings import PlaceRef
from pobratim.register.resolve.places import place_id


def test_a_city_is_its_geonames_id_whatever_it_is_called() -> None:
    minsk = place_id(PlaceRef("city", 625144, "Minsk", "BY"), "Минск")
    assert minsk == place_id(PlaceRef("city", 625144, None, None), "Менск")
    assert minsk != place_id(PlaceRef("city", 551487, "Kazan", "RU"), "Казань")


def test_a_country_is_its_code() -> None:
    assert place_id(PlaceRef("country", None, "Russia", "RU"), "Россия") == place_id(
        PlaceRef("country", None, None, "RU"), "РФ"
    )


def test_a_region_is_told_by_its_english_name() -> None:
    ref = PlaceRef("region", None, "Sverdlovsk Oblast", "RU")
    assert place_id(ref, "Свердловская область") == place_id(ref, "Свярдлоўская вобласць")


def test_a_place_that_nothing_knows_is_kept_by_its_name() -> None:
    assert place_id(None, "Новинка") == place_id(None, "Новинка")
    assert place_id(None, "Новинка") != place_id(None, "Старинка")
