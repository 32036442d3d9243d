"""States and provinces: every entry and abbreviation is known and has cities."""

from __future__ import annotations

import pytest

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.provinces import province
from pobratim.lexicon.tables import load_table

HELD = {(city.country, city.admin1) for city in Gazetteer.open()}
FORMS = [
    (country, code, form)
    for country, provinces in load_table("provinces.yaml").items()
    for name, (code, *short) in provinces.items()
    for form in (name, *short)
]


@pytest.mark.parametrize(("country", "code", "form"), FORMS)
def test_a_listed_province_is_known_by_each_form_and_has_cities(
    country: str, code: str, form: str
) -> None:
    assert province(form) == (country, code)
    assert (country, code) in HELD


def test_a_russian_name_is_known_by_its_region() -> None:
    assert province("Техас") == ("US", "TX")
    assert province("Тверь") is None
