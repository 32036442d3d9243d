"""Names suit the dossier's language where a source or a table has such a form."""

from __future__ import annotations

import pytest

from pobratim.brief.naming import area_in, body_in, name_in, script
from pobratim.model.readings import PlaceRef

REGION = PlaceRef("region", None, None, "RU")
COUNTRY = PlaceRef("country", None, None, "BY")


@pytest.mark.parametrize(
    ("text", "language"), [("Минск", "ru"), ("Мінск", "be"), ("Minsk", "en"), ("12", "en")]
)
def test_the_letters_tell_the_language_of_a_name(text: str, language: str) -> None:
    assert script(text) == language


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Sverdlovsk Oblast"), ("be", "Свярдлоўская вобласць"), ("ru", "Свердловская область")],
)
def test_a_region_is_named_by_the_table_of_regions(language: str, name: str) -> None:
    assert area_in(language, "Свердловская область", REGION) == name


def test_a_country_is_named_by_its_code() -> None:
    assert area_in("be", "Республика Беларусь", COUNTRY) == "Беларусь"
    assert area_in("en", "Беларусь", COUNTRY) == "Belarus"


def test_a_name_in_the_right_letters_stays_as_the_source_has_it() -> None:
    assert area_in("ru", "Средний Урал", REGION) == "Средний Урал"


def test_what_no_table_has_is_left_to_the_caller() -> None:
    assert area_in("en", "Средний Край", REGION) is None
    assert area_in("en", "Минск", PlaceRef("city", 625144, "Minsk", "BY")) is None


def test_a_form_of_a_source_in_the_right_script_wins_over_transliteration() -> None:
    assert name_in("en", "Кухарев", ("Vladimir Kukharev",)) == "Vladimir Kukharev"
    assert body_in("be", "Амкодор", ("Амкадор", "Амкодор")) == "Амкодор"
    assert body_in("en", "Амкодор", ()) == "Amkodor"
