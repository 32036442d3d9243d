from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.model.readings import Goods, PlaceRef
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.spans import Span

A = NamedRef("pl-minsk", "Минск", PlaceRef("city", 625144, "Minsk", "BY"))
B = NamedRef("pl-ekb", "Екатеринбург", PlaceRef("city", 1486209, "Yekaterinburg", "RU"))
REGION = NamedRef("pl-reg", "Свердловская область", PlaceRef("region", None, None, "RU"))


def rows(register: Any, measured: Measured, language: str = "ru") -> list[tuple[str, ...]]:
    written = assemble(register, measured, as_of="2026-11-24", language=language)
    return [
        row.cells for row in next(s for s in written.sections if s.id == "timeline").tables[0].rows
    ]


def event(register: Any, text: str, kind: Any, **more: Any) -> EventRow:
    register.put(text, "2024-09-16", "БЕЛТА", "https://example.org/event")
    made = EventRow("v-1", kind, "done", (A, B), register.quote(text, text))
    return replace(made, **more)


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("forum", "Гости приехали на дни Казани.", "дни города: «Гости приехали на дни Казани»"),
        ("contract", "Город купил 58 автобусов.", "закупка: «Город купил 58 автобусов»"),
        ("other", "Города дружат давно.", "связи городов: «Города дружат давно»"),
    ],
)
def test_an_event_of_a_broad_type_is_told_by_its_sentence(
    register: Any, measured: Measured, kind: str, text: str, what: str
) -> None:
    register.held["events"] = (event(register, text, kind),)
    assert rows(register, measured)[0][1] == what


def test_a_meeting_told_by_its_people_needs_no_sentence(register: Any, measured: Measured) -> None:
    who = register.held["people"][0]
    text = "Встретились главы."
    met = event(register, text, "meeting", participants=(NamedRef(who.id, who.name),))
    register.held["events"] = (met,)
    assert rows(register, measured)[0][1:3] == ("встреча", "участники: Владимир Кухарев")


def test_a_visit_with_nobody_named_says_who_came(register: Any, measured: Measured) -> None:
    text = "Приехала делегация области."
    came = event(register, text, "visit", parties=(A, REGION), host=A, level="region")
    register.held["events"] = (came,)
    assert rows(register, measured)[0][1:3] == (
        "визит в Минск (уровень региона)",
        "гости: Свердловская область",
    )


def test_a_sentence_in_another_script_gives_way_to_what_is_known(
    register: Any, measured: Measured
) -> None:
    text = "Город купил 58 автобусов."
    goods = (Goods("buses", Span(0, 5), quantity=58),)
    register.held["events"] = (event(register, text, "contract", goods=goods),)
    assert rows(register, measured, "en")[0][1] == "purchase: buses (58)"
    register.held["events"] = (event(register, text, "contract"),)
    assert (
        rows(register, measured, "en")[0][1] == "purchase: “Город купил 58 автобусов” (in Russian)"
    )


def test_the_cell_of_people_names_the_parties_where_nobody_is_named(
    register: Any, measured: Measured
) -> None:
    register.held["events"] = (event(register, "Города дружат давно.", "other"),)
    assert rows(register, measured)[0][2] == "Минск и Екатеринбург"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "The cities are friends.", "«The cities are friends» (по-английски)"),
        ("be", "The cities are friends.", "«The cities are friends» (па-англійску)"),
        ("en", "Города дружат давно.", "“Города дружат давно” (in Russian)"),
        ("en", "Гарады сябруюць даўно.", "“Гарады сябруюць даўно” (in Belarusian)"),
        ("ru", "Гарады сябруюць даўно.", "«Гарады сябруюць даўно»"),
    ],
)
def test_words_in_another_alphabet_say_what_language_they_are_in(
    register: Any, measured: Measured, language: str, text: str, words: str
) -> None:
    register.held["events"] = (event(register, text, "other"),)
    assert rows(register, measured, language)[0][1].endswith(f": {words}")
