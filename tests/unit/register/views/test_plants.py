"""Visits to enterprises and what came of them."""

from __future__ import annotations

from pobratim.model.readings import EventType
from pobratim.model.rows import PlantRow
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report


def _told(register: Register, text: str, published: str, kind: EventType, **goods: float) -> None:
    report = Report(
        f"{text} Минск. Екатеринбург. МАЗ.", published, address=f"https://{published}.x"
    )
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    maker = report.body("МАЗ", MINSK, kind="enterprise")
    bought = (report.goods("автобусов", maker=maker, **goods),) if goods else ()
    report.event(text, kind, parties=pair, enterprises=(maker,), goods=bought)
    register.add(report.reading(), report.source())


def _plant(register: Register) -> PlantRow:
    (row,) = register.plants(MINSK, YEKATERINBURG)
    return row


def test_a_delivery_after_the_visit_is_its_result_and_one_before_is_not(
    register: Register,
) -> None:
    _told(register, "Купили 58 автобусов.", "2015-09-07", "contract", quantity=58)
    _told(register, "Делегация была на заводе.", "2022-05-20", "visit")
    _told(register, "Купили 40 автобусов.", "2024-03-01", "contract", quantity=40)
    row = _plant(register)
    assert row.plant.name == "МАЗ"
    assert [visit.day for visit in row.visits] == ["2022-05-20"]
    assert [found.quantity for found in row.results] == [40.0]
    assert [found.quantity for found in row.before] == [58.0]


def test_a_plant_of_which_nothing_came_has_no_result(register: Register) -> None:
    _told(register, "Делегация была на заводе.", "2022-05-20", "visit")
    row = _plant(register)
    assert (row.results, row.before) == ((), ())


def test_every_visit_to_a_plant_stands_in_its_one_row(register: Register) -> None:
    _told(register, "Делегация была на заводе.", "2022-05-20", "visit")
    _told(register, "Снова были на заводе.", "2024-09-16", "visit")
    assert [visit.day for visit in _plant(register).visits] == ["2022-05-20", "2024-09-16"]
    assert register.plants(MINSK, KAZAN) == ()
