"""Which places act in a clause, and whose fact an event is."""

from __future__ import annotations

import pytest

from pobratim.extract.pairing import complete, two_of_many
from pobratim.model.readings import Occupation, PlaceRef
from pobratim.model.spans import Span
from tests.unit.extract.pages import Named, body, city, person, scene_with, wide

MINSK = city("Минск", r"(?i)минск\w*", 625144, "BY")
KAZAN = city("Казань", r"(?i)казан\w+", 551487, "RU")
OMSK = city("Омск", r"(?i)(?<!\w)омск\w*", 1496153, "RU")
RUSSIA = wide("Россия", r"Росси\w+", "country", "RU")
TATARSTAN = wide("Татарстан", r"Татарстан\w*", "region", "RU")


def within(text: str, *names: Named) -> list[str]:
    """Return the names of the parties of a text."""
    scene = scene_with(text, names)
    return [scene.entities[party].name for party in scene.within(Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Делегация Казани посетила Минск.", ["Минск", "Казань"]),
        ("Рейс из Минска в Казань через Омск.", ["Минск"]),
        ("Мэры Минска и Казани встретились в Омске.", ["Минск", "Казань"]),
        ("Делегация Казани работала в Минске.", ["Казань", "Минск"]),
    ],
)
def test_places_that_act_come_before_places_where_it_happens(
    text: str, expected: list[str]
) -> None:
    assert set(within(text, MINSK, KAZAN, OMSK)) == set(expected)


def test_a_country_or_region_that_only_explains_a_city_is_left_out() -> None:
    assert within("Мэры Минска и Казани (Россия) встретились.", MINSK, KAZAN, RUSSIA) == [
        "Минск",
        "Казань",
    ]


def test_a_body_stands_for_its_seat_and_one_of_unknown_seat_for_nobody() -> None:
    seat = PlaceRef("city", 625144, "Minsk", "BY")
    known = body("Мингорисполком", "Мингорисполком", seat)
    unknown = body("Департамент культуры", "Департамент культуры")
    text = "Мингорисполком и Департамент культуры ответили Минску."
    assert within(text, MINSK, known, unknown) == ["Минск"]


def test_a_regional_body_stands_for_the_region_not_for_its_seat() -> None:
    region = wide("Брестская область", r"Брестск\w+ област\w+", "region", "BY")
    office = body("Брестский облисполком", "Брестский облисполком", PlaceRef("city", 629634))
    assert within("Брестский облисполком: итоги Брестской области", region, office) == [
        "Брестская область"
    ]


def test_a_person_stands_for_the_place_of_the_post() -> None:
    text = "Орлов приехал. Минск ждал. Казань тоже."
    names = (MINSK, KAZAN, person("Орлов", "Орлов"))
    scene = scene_with(text, names, [Occupation("e3", "мэр", None, "e2", ())])
    assert scene.place_behind("e3") == "e2"


def test_a_single_party_is_paired_within_its_own_item_of_a_list() -> None:
    text = (
        "Итоги\n\nМэр Минска встретил мэра Казани.\n\nМэр Минска принял делегацию Омска. Омск рад."
    )
    scene = scene_with(text, (MINSK, KAZAN, OMSK))
    block = scene.page.document.blocks[-1].span
    assert set(complete(scene, ("e3",), block=block, at=block.start, before=("e1", "e2"))) == {
        "e1",
        "e3",
    }


def test_the_country_of_a_city_of_the_text_is_no_second_party() -> None:
    scene = scene_with("Казань и Минск. Посол России молчал.", (MINSK, KAZAN, RUSSIA))
    pair = complete(scene, ("e3", "e1"), block=Span(0, 15), at=0, before=())
    assert set(pair) == {"e1", "e2"}


@pytest.mark.parametrize(
    ("parties", "level"),
    [
        (("e1", "e2"), "city"),
        (("e1", "e3"), "region"),
        (("e3", "e4"), "region"),
        (("e4",), "country"),
    ],
)
def test_whoever_speaks_for_a_region_or_country_does_not_commit_a_city(
    parties: tuple[str, ...], level: str
) -> None:
    text = "Минск, Казань, Татарстан, Россия."
    scene = scene_with(text, (MINSK, KAZAN, TATARSTAN, RUSSIA))
    assert scene.level_of(parties, ()) == level


def test_between_two_bodies_that_are_no_authorities_the_fact_is_theirs() -> None:
    chamber = Named("organisation", "Палата", "Палата", None, "union")
    school = Named("organisation", "Школа", "Школа", None, "university")
    scene = scene_with("Минск, Казань. Палата и Школа", (MINSK, KAZAN, chamber, school))
    assert scene.level_of(("e1", "e2"), ("e3", "e4")) == "institution"
    assert scene.level_of(("e1", "e2"), ("e3",)) == "city"


def test_two_regions_of_one_country_and_a_city_with_its_country_are_no_pair() -> None:
    urals = wide("Урал", r"Урал\w*", "region", "RU")
    belarus = wide("Беларусь", r"Беларус\w+", "country", "BY")
    text = "Татарстан и Урал, Татарстан и Урал; Беларусь и Беларусь, тихо в Минске."
    scene = scene_with(text, (TATARSTAN, urals, belarus, MINSK))
    assert [scene.entities[party].name for party in scene.primary] == ["Татарстан", "Беларусь"]
    pair = complete(scene, ("e4",), block=Span(0, 0), at=0, before=())
    assert set(pair) == {"e4", "e1"}


def test_a_region_named_after_a_city_is_no_second_party_beside_it() -> None:
    region = wide("Казанская область", r"Казанск\w+ област\w+", "region", "RU")
    scene = scene_with("Казанская область: Казань и Минск.", (region, KAZAN, MINSK))
    assert set(complete(scene, ("e1", "e2"), block=Span(0, 0), at=0, before=())) == {"e2", "e3"}


def test_a_gift_that_goes_through_ports_has_two_parties() -> None:
    scene = scene_with("Минск и Казань дружат. Минск и Казань. Омск.", (MINSK, KAZAN, OMSK))
    assert set(two_of_many(scene, "aid", ("e1", "e3", "e2"))) == {"e1", "e2"}
    assert two_of_many(scene, "forum", ("e1", "e3", "e2")) == ("e1", "e3", "e2")
