from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.brief.select.counterparts import is_named
from pobratim.model.dates import DateValue
from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import EventRow, NamedRef, PositionRow
from pobratim.model.scores import Organisation

ASKED = "Екатеринбург заинтересован в коммунальной и пассажирской технике."
MAZ = NamedRef("o-maz", "Минский автомобильный завод")
MINSK_PLACE = NamedRef("pl-minsk", "Минск", PlaceRef("city", 625144, "Minsk", "BY"))


def firm(name: str, city: City, *products: Mapping[str, str | None], **more: Any) -> Organisation:
    made = Organisation(
        id=name,
        city=city.geonames,
        town=city.names["ru"],
        names={"ru": name},
        kind="enterprise",
        sphere="machine-building",
        products=products,
        addresses=("https://example.org/firm",),
        verified=True,
    )
    return replace(made, **more)


def product(name: str, heading: str | None) -> Mapping[str, str | None]:
    return {"name_ru": name, "name_en": name, "hs4": heading}


@pytest.fixture
def makers(measured: Measured) -> Measured:
    """Figures on two agglomerations with makers of buses, trolleybuses and sweepers."""
    minsk, ural = measured.comparison.a, measured.comparison.b
    bus = product("автобусы", "8702")
    first = (
        firm("Минский автомобильный завод", minsk, bus, product("троллейбусы", "8702")),
        firm("Амкодор - управляющая компания", minsk, product("коммунальные машины", None)),
        firm("Стоящий завод", minsk, bus, idle=True),
        firm("Аливария", minsk, product("пиво", "2203")),
    )
    second = (firm("Синара", ural, product("троллейбусы", "8702")),)
    return replace(measured, organisations=(first, second), matches=())


def proposals(register: Any, measured: Measured, language: str = "ru") -> list[str]:
    written = assemble(register, measured, as_of="2026-11-24", language=language)
    return [s.text for s in next(s for s in written.sections if s.id == "proposals").sentences]


def test_a_proposal_says_the_thing_itself_and_who_makes_it(
    register: Any, makers: Measured
) -> None:
    lines = proposals(register, makers)
    assert lines[0] == (
        "1. Показать Екатеринбургу коммунальную и пассажирскую технику: "
        "Минский автомобильный завод, Амкодор"
    )


def test_nothing_idle_and_nothing_that_the_other_side_makes_is_offered(
    register: Any, makers: Measured
) -> None:
    line = next(t for t in proposals(register, makers) if t.startswith("Кто и с чем"))
    assert "автобусы" in line
    assert "коммунальные машины" in line
    for wrong in ("троллейбусы", "Стоящий завод", "пиво"):
        assert wrong not in line


def test_a_known_visit_confirms_the_maker_and_gives_the_first_step(
    register: Any, makers: Measured
) -> None:
    lines = proposals(register, makers)
    known = next(t for t in lines if t.startswith("Уже было"))
    assert known == "Уже было: Минский автомобильный завод — визит в Минск, 20 мая 2022 года."
    step = next(t for t in lines if t.startswith("Первый шаг"))
    assert "Минский автомобильный завод" in step
    assert "чем закончился визит (20 мая 2022 года)" in step


def test_a_delivery_to_the_country_of_the_other_city_confirms_the_maker_too(
    register: Any, makers: Measured
) -> None:
    text = "Екатеринбург купил 58 новых автобусов Минского автомобильного завода."
    register.put(text, "2015-09-07", "СТВ", "https://example.org/buses")
    country = NamedRef("pl-by", "Беларусь", PlaceRef("country", None, "Belarus", "BY"))
    city = NamedRef("pl-ekb", "Екатеринбург", PlaceRef("city", 1486209, "Yekaterinburg", "RU"))
    bought = EventRow("v-58", "contract", "done", (country, city), register.quote(text, text))
    own = register.held["events"]
    register.events = lambda *pair, **_: own if len(pair) == 2 else (*own, bought)
    known = next(t for t in proposals(register, makers) if t.startswith("Уже было"))
    assert "закупка: «Екатеринбург купил 58 новых автобусов" in known
    assert "сообщено 7 сентября 2015 года" in known


def test_firms_that_the_words_name_are_offered_to_the_other_side(
    register: Any, makers: Measured
) -> None:
    text = "Кухарев назвал интерес к продукции Амкодора."
    register.put(text, "2025-09-29", "БЕЛТА", "https://example.org/named")
    row = PositionRow(
        "w-2", "request", None, text, "2025-09-29", (), register.quote(text, text),
        on_behalf_of=MINSK_PLACE,
    )  # fmt: skip
    register.held["positions"] = (row,)
    assert proposals(register, makers)[0] == (
        "1. Предложить Екатеринбургу то, что уже названо: Амкодор"
    )


def test_a_firm_is_proposed_once(register: Any, makers: Measured) -> None:
    text = "Кухарев назвал интерес к продукции Амкодора."
    register.put(text, "2025-09-28", "БЕЛТА", "https://example.org/named")
    row = PositionRow("w-2", "request", None, text, "2025-09-28", (), register.quote(text, text))
    register.held["positions"] = (*register.held["positions"], row)
    heads = [line for line in proposals(register, makers) if line[0].isdigit()]
    assert sum("Амкодор" in head for head in heads) == 1


def test_the_side_is_named_only_where_the_words_say_for_whom(
    register: Any, measured: Measured
) -> None:
    text = "Названо расширение работы в спорте."
    register.put(text, "2025-09-29", "БЕЛТА", "https://example.org/sport")
    row = PositionRow("w-3", "request", None, text, "2025-09-29", (), register.quote(text, text))
    register.held["positions"] = (row,)
    assert proposals(register, measured)[0] == "1. Ответить на высказанный интерес"
    register.held["positions"] = (replace(row, on_behalf_of=MINSK_PLACE),)
    assert proposals(register, measured)[0] == "1. Ответить на интерес Минска"


def test_an_open_promise_is_proposed_by_its_content(register: Any, measured: Measured) -> None:
    text = "Предложение провести дни Минска в Екатеринбурге принято."
    register.put(text, "2025-09-29", "БЕЛТА", "https://example.org/days")
    promise = register.held["commitments"][1]
    said = register.quote(text, text)
    register.held["commitments"] = (
        replace(promise, text=text, due=None, state="open", evidence=said),
    )
    assert any(
        t.endswith(". Провести дни Минска в Екатеринбурге") for t in proposals(register, measured)
    )
    city = NamedRef("pl-ekb", "Екатеринбург", PlaceRef("city", 1486209, "Yekaterinburg", "RU"))
    planned = EventRow(
        "v-days", "forum", "planned", (city,), said, host=city, date=DateValue("2026")
    )
    register.held["events"] = (*register.held["events"], planned)
    english = proposals(register, measured, "en")
    assert any(t.endswith("Do what was promised: city days in Yekaterinburg") for t in english)


@pytest.mark.parametrize(
    ("text", "names", "named"),
    [
        ("интерес к продукции завода имени Козлова", ["завод имени Козлова"], True),
        ("автобусы МАЗ", ["МАЗ"], True),
        ("мазь от комаров", ["МАЗ"], False),
        ("техника «Белкоммунмаша»", ["Белкоммунмаш"], True),
        ("продукция Минского моторного завода", ["Минский подшипниковый завод"], False),
    ],
)
def test_a_firm_is_found_by_any_of_its_names(text: str, names: list[str], named: bool) -> None:  # noqa: FBT001 - a table row
    assert is_named(text, names) is named
