from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import PersonName, PlaceRef
from pobratim.register.exchange.lists.fields import choice
from pobratim.register.exchange.lists.values import read_date, read_people, read_person, read_place

_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@given(DAYS)
def test_a_day_reads_the_same_however_it_is_written(day: dt.date) -> None:
    shapes = (f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day.day} {_genitive(day)} {day.year} года")
    assert {read_date(shape).start for shape in shapes} == {day.isoformat()}


def _genitive(day: dt.date) -> str:
    return _MONTHS.split()[day.month - 1]


@given(DAYS, DAYS)
def test_a_range_reads_back_in_order_or_is_refused(a: dt.date, b: dt.date) -> None:
    text = f"{a:%d.%m.%Y} – {b:%d.%m.%Y}"
    if a > b:
        with pytest.raises(ValueError, match="ends before"):
            read_date(text)
    else:
        found = read_date(text)
        assert (found.start, found.end) == (a.isoformat(), b.isoformat())


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2026–2028", "2026", "2028", "year"),
        ("5–7 ліпеня 2022", "2022-07-05", "2022-07-07", "day"),
        ("05-07.07.2022", "2022-07-05", "2022-07-07", "day"),
        ("July 5, 2022", "2022-07-05", None, "day"),
        ("июль 2022 г.", "2022-07", None, "month"),
        ("07.2022", "2022-07", None, "month"),
        ("25/07/2022", "2022-07-25", None, "day"),
        ("2022 год", "2022", None, "year"),
    ],
)
def test_dates_are_read_as_people_write_them(
    text: str, start: str, end: str | None, precision: str
) -> None:
    found = read_date(text)
    assert (found.start, found.end, found.precision) == (start, end, precision)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31.02.2022", "no day of the calendar"),
        ("05/07/2022", "may be two days"),
        ("вчера", "is no date"),
        ("", "is no date"),
        ("2022 – 2023 – 2024", "is no date"),
    ],
)
def test_what_is_no_one_date_is_refused_and_never_guessed(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Кухарев В.Е.", PersonName("В.", "Е.", "Кухарев")),
        ("В. Е. Кухарев", PersonName("В.", "Е.", "Кухарев")),
        ("Кухарев Владимир Евгеньевич", PersonName("Владимир", "Евгеньевич", "Кухарев")),
        ("Владимир Евгеньевич Кухарев", PersonName("Владимир", "Евгеньевич", "Кухарев")),
        ("Орлов Алексей", PersonName("Алексей", None, "Орлов")),
        ("Алексей Орлов", PersonName("Алексей", None, "Орлов")),
        ("John F. Kennedy", PersonName("John", None, "Kennedy")),
    ],
)
def test_a_name_is_read_in_either_order(text: str, name: PersonName) -> None:
    assert read_person(text, "ru") == name


def test_a_cell_of_people_gives_each_with_the_post_behind_the_comma() -> None:
    found = read_people("Орлов А.В., глава города; Иван Петров", "ru")
    assert [(p.shown, p.post) for p in found] == [
        ("А. В. Орлов", "глава города"),
        ("Иван Петров", None),
    ]


def test_a_lone_surname_is_no_name() -> None:
    with pytest.raises(ValueError, match="given name and surname"):
        read_people("Иванов", "ru")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("г. Минск", PlaceRef("city", 625144, "Minsk", "BY")),
        ("geonames:1486209", PlaceRef("city", 1486209, "Yekaterinburg", "RU")),
        ("Свердловская область", PlaceRef("region", None, "Sverdlovsk Oblast", "RU")),
        ("Беларусь", PlaceRef("country", None, None, "BY")),
    ],
)
def test_a_place_is_a_city_a_region_or_a_country(text: str, place: PlaceRef) -> None:
    found = read_place(text, Gazetteer.open())
    assert (found.kind, found.geonames, found.country) == (
        place.kind,
        place.geonames,
        place.country,
    )


@pytest.mark.parametrize(("text", "problem"), [("Брест", "several"), ("Нетакого", "no place")])
def test_a_place_that_is_not_clear_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_place(text, Gazetteer.open())


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("level", "побратимские", "twin"),
        ("level", "Дорожная карта", "roadmap"),
        ("status", "состоялся", "done"),
        ("status", "Отменён", "cancelled"),
        ("status", "может быть", None),
    ],
)
def test_a_word_stands_for_a_choice_or_for_none(field: str, text: str, value: str | None) -> None:
    assert choice(field, text) == value
