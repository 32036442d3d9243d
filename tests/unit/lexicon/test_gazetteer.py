"""The packaged gazetteer: names in any script, the tenfold rule, ids, and what lies near."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.errors import AmbiguousPlaceError, DataError, UnknownPlaceError
from pobratim.lexicon.gazetteer import DOMINANCE, Gazetteer, key_number, name_key
from pobratim.lexicon.globe import distance_km

MINSK, YEKATERINBURG = 625144, 1486209


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "geonames"),
    [
        ("Минск", MINSK),
        ("Мінск", MINSK),
        ("минск ", MINSK),
        ("Менск", MINSK),
        ("Minsk, BY", MINSK),
        ("Минск, Беларусь", MINSK),
        ("明斯克", MINSK),
        ("geonames:625144", MINSK),
        ("wikidata:Q2280", MINSK),
        ("Екатеринбург", YEKATERINBURG),
        ("Екацярынбург", YEKATERINBURG),
        ("Свердловск", YEKATERINBURG),
        ("Wikidata:q887", YEKATERINBURG),
        ("Moscow", 524901),
        ("Лион", 2996944),
        ("Казань", 551487),
        ("Гомель", 627907),
        ("Уфа", 479561),
        ("Ростов на Дону", 501175),
        ("Birmingham, GB", 2655603),
        ("Birmingham, AL", 4049979),
        ("Brest, Беларусь", 629634),
        ("Брест, Франция", 3030300),
        ("Могилев", 625665),
        ("Калининград", 554234),
        ("Ставрополь", 487846),
    ],
)
def test_a_clear_query_means_one_city(gazetteer: Gazetteer, query: str, geonames: int) -> None:
    assert gazetteer.resolve(query).geonames == geonames


@pytest.mark.parametrize("query", ["Брест", "Birmingham", "Бирмингем", "Córdoba"])
def test_a_name_of_several_cities_lists_them_most_populous_first(
    gazetteer: Gazetteer, query: str
) -> None:
    with pytest.raises(AmbiguousPlaceError) as caught:
        gazetteer.resolve(query)
    assert len(caught.value.candidates) > 1
    people = [city.population or 0 for city in gazetteer.candidates(query)]
    assert people == sorted(people, reverse=True)
    assert people[0] < DOMINANCE * people[1]
    assert "add the country or give an id" in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        *("Нигдеград", "", ",", "Минск, Франция"),
        *("geonames:1", "geonames:x", f"geonames:{10**22}", f"geonames:{'9' * 5000}"),
        "wikidata:Q99999999",
    ],
)
def test_an_unknown_name_or_id_is_told(gazetteer: Gazetteer, query: str) -> None:
    with pytest.raises(UnknownPlaceError, match=r"no city is called|is not in the gazetteer"):
        gazetteer.resolve(query)


@pytest.mark.parametrize(
    ("geonames", "ru", "be", "en"),
    [
        (MINSK, "Минск", "Мінск", "Minsk"),
        (YEKATERINBURG, "Екатеринбург", "Екацярынбург", "Yekaterinburg"),
        (551487, "Казань", "Казань", "Kazan"),
        (627907, "Гомель", "Гомель", "Gomel"),
        (2996944, "Лион", "Ліён", "Lyon"),
        (2655603, "Бирмингем", "Бірмінгем", "Birmingham"),
        (625665, "Могилёв", "Магілёў", "Mahilyow"),
        (524901, "Москва", "Масква", "Moscow"),
        (1809858, "Гуанчжоу", "Гуанчжоў", "Guangzhou"),
    ],
)
def test_cities_are_shown_in_three_languages(
    gazetteer: Gazetteer, geonames: int, ru: str, be: str, en: str
) -> None:
    city = gazetteer.city(geonames)
    assert (city.label("ru"), city.label("be"), city.label("en")) == (ru, be, en)


def test_every_city_of_belarus_over_5000_is_shown_in_russian_and_belarusian(
    gazetteer: Gazetteer,
) -> None:
    lacking = [
        city.name
        for city in gazetteer
        if city.country == "BY" and (city.population or 0) > 5000
        and not {"ru", "be"} <= set(city.names)
    ]  # fmt: skip
    assert lacking in ([], ["Lyasny"])


def test_forms_to_show_have_the_letters_of_their_language(gazetteer: Gazetteer) -> None:
    russian = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя- ")
    belarusian = set("абвгдеёжзійклмнопрстуўфхцчшыьэюя’- ")
    for city in gazetteer:
        assert set(city.names.get("ru", "").lower()) <= russian
        assert set(city.names.get("be", "").lower()) <= belarusian


def test_a_city_is_found_under_every_name_it_is_shown_by(gazetteer: Gazetteer) -> None:
    for city in list(gazetteer)[::50]:
        for name in (city.name, *city.names.values()):
            assert city in gazetteer.candidates(name, small=True)


def test_the_country_narrows_the_candidates(gazetteer: Gazetteer) -> None:
    assert {c.country for c in gazetteer.candidates("Brest", country="fr")} == {"FR"}
    assert gazetteer.candidates("Brest", country="CN") == ()


def test_a_small_town_is_found_by_a_user_and_proposed_to_no_reader(gazetteer: Gazetteer) -> None:
    uzerche = gazetteer.resolve("Uzerche")
    assert (uzerche.country, uzerche.label("ru")) == ("FR", "Юзерш")
    assert gazetteer.candidates("Uzerche") == ()
    assert gazetteer.candidates("Uzerche", small=True) == (uzerche,)
    assert gazetteer.candidates("Юзерш", country="FR") == (uzerche,)


def test_small_towns_are_all_below_the_main_list(gazetteer: Gazetteer) -> None:
    main = {city.geonames for city in gazetteer if (city.population or 0) >= 15_000}
    assert all(
        any(city.geonames == number for city in gazetteer.candidates(gazetteer.city(number).name))
        for number in sorted(main)[::200]
    )


def test_a_key_is_stored_as_a_number_of_six_bytes() -> None:
    assert key_number("минск") == key_number(name_key("Минск"))
    assert -(2**47) <= key_number("минск") < 2**47
    assert key_number("минск") != key_number("пинск")


def test_names_hold_the_forms_as_people_write_them(gazetteer: Gazetteer) -> None:
    names = gazetteer.names(MINSK)
    assert {"Минск", "Мінск", "Менск", "Mińsk"} <= set(names)
    assert gazetteer.names(1) == ()


def test_near_gives_the_centre_first_and_nothing_beyond(gazetteer: Gazetteer) -> None:
    minsk = gazetteer.city(MINSK)
    around = gazetteer.near(minsk.latitude, minsk.longitude, 60)
    assert around[0] == (minsk, 0.0)
    distances = [km for _, km in around]
    assert distances == sorted(distances)
    assert distances[-1] <= 60


@settings(deadline=None)
@given(st.floats(-85, 85), st.floats(-180, 180), st.floats(1, 300))
def test_near_equals_a_walk_over_all_cities(latitude: float, longitude: float, km: float) -> None:
    centre = (latitude, longitude)
    expected = {number for number, at in _positions().items() if distance_km(centre, at) <= km}
    found = _shared().near(latitude, longitude, km)
    assert {city.geonames for city, _ in found} & _positions().keys() == expected


def test_a_checked_wikidata_id_goes_before_the_share_alike_ones(gazetteer: Gazetteer) -> None:
    assert gazetteer.wikidata(MINSK) == "Q2280"
    assert gazetteer.wikidata(YEKATERINBURG) == "Q887"
    assert gazetteer.wikidata(1) is None


def test_keys_level_what_writers_vary() -> None:
    assert name_key("Йошкар–Ола") == name_key("йошкар ола")
    assert name_key("Xi’an") == name_key("Xian")
    assert name_key("Берёза") == name_key("БЕРЕЗА")


def test_no_gazetteer_or_another_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no gazetteer there"):
        Gazetteer.open(tmp_path / "none.sqlite")
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"SQLite format 3\0 but no more")
    with pytest.raises(DataError, match="not a gazetteer"):
        Gazetteer.open(other)


_STATE: dict[str, Gazetteer] = {}
_WHERE: dict[int, tuple[float, float]] = {}


def _shared() -> Gazetteer:
    return _STATE.setdefault("open", Gazetteer.open())


def _positions() -> dict[int, tuple[float, float]]:
    if not _WHERE:
        _WHERE.update({c.geonames: (c.latitude, c.longitude) for c in list(_shared())[::40]})
    return _WHERE


@pytest.mark.parametrize(
    ("word", "does"), [("Нижний", True), ("Ростов", True), ("New", True), ("Договор", False)]
)
def test_a_word_that_no_longer_name_begins_with_is_told(
    gazetteer: Gazetteer, word: str, *, does: bool
) -> None:
    assert gazetteer.begins(word) is does


@pytest.mark.parametrize(
    "name", ["Нижний Новгород", "Ростов-на-Дону", "Сан-Франциско", "Нью Йорк"]
)
def test_the_first_word_of_a_name_of_several_begins_it(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name)
    assert gazetteer.begins(name_key(name).split()[0])


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Мнск", 625144),
        ("Екотеренбург", 1486209),
        ("Yekatirenburg", 1486209),
        ("Мінскк", 625144),
        ("Birmingam, GB", 2655603),
    ],
)
def test_a_misspelt_name_has_the_largest_city_that_it_may_mean(query: str, meant: int) -> None:
    assert Gazetteer.open().alike(query)[0].geonames == meant


def test_a_word_that_is_near_no_city_has_none() -> None:
    assert Gazetteer.open().alike("Щщщщщщщщ") == ()
