"""The ledger of deliveries."""

from __future__ import annotations

from typing import Any

from pobratim.model.readings import EventStatus, EventType, PlaceRef
from pobratim.model.rows import DeliveryRow
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day


def _told(
    register: Register,
    text: str,
    published: str,
    *,
    kind: EventType = "contract",
    status: EventStatus = "done",
    goods: dict[str, Any] | None = None,
    **fields: Any,
) -> None:
    """A report on Minsk and Yekaterinburg with one event; ``{maker}`` marks no text of it."""
    report = Report(
        f"{text} Минск. Екатеринбург. МАЗ.", published, address=f"https://{published}.x"
    )
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    maker = report.body("МАЗ", MINSK, kind="enterprise")
    if goods is not None:
        what = goods.pop("words")
        fields["goods"] = (report.goods(what, maker=maker, buyer=pair[1], **goods),)
    if fields.pop("plant", kind != "project"):
        fields["enterprises"] = (maker,)
    report.event(text, kind, status, parties=pair, **fields)
    register.add(report.reading(), report.source())


def _buses(
    register: Register, published: str, text: str, number: float | None, stage: str
) -> None:
    _told(
        register,
        text,
        published,
        status="done" if stage != "agreed" else "planned",
        goods={"words": "автобусов", "quantity": number},
        stage=stage,
    )


def _rows(register: Register) -> tuple[DeliveryRow, ...]:
    return register.deliveries(MINSK, YEKATERINBURG)


def test_a_line_says_who_makes_who_buys_what_how_many_and_for_how_much(register: Register) -> None:
    _told(
        register,
        "Город купил 58 автобусов за 700 000 рублей.",
        "2015-09-07",
        goods={"words": "автобусов", "quantity": 58.0, "amount": 7e5, "currency": "RUB"},
        stage="delivered",
    )
    (row,) = _rows(register)
    assert row.maker is not None
    assert row.buyer is not None
    assert (row.maker.name, row.buyer.name, row.what) == ("МАЗ", "Екатеринбург", "автобусов")
    assert (row.quantity, row.amount, row.currency, row.stage) == (58.0, 7e5, "RUB", "delivered")


def test_plan_and_deed_of_one_number_are_one_line_with_a_history(register: Register) -> None:
    _buses(register, "2024-02-01", "Договорились о поставке 60 автобусов.", 60.0, "agreed")
    _buses(register, "2024-11-01", "Поставлено 60 автобусов.", 60.0, "delivered")
    (row,) = _rows(register)
    assert row.stage == "delivered"
    assert [(s.stage, s.status, s.reported) for s in row.history] == [
        ("agreed", "planned", "2024-02-01"),
        ("delivered", "done", "2024-11-01"),
    ]
    assert all(stage.evidence[0].exact for stage in row.history)
    assert len(row.events) == 2


def test_as_of_the_plan_the_deed_is_unknown(register: Register) -> None:
    _buses(register, "2024-02-01", "Договорились о поставке 60 автобусов.", 60.0, "agreed")
    _buses(register, "2024-11-01", "Поставлено 60 автобусов.", 60.0, "delivered")
    (row,) = register.deliveries(MINSK, YEKATERINBURG, as_of="2024-06-01")
    assert (row.stage, row.status) == ("agreed", "planned")


def test_other_numbers_are_other_deliveries(register: Register) -> None:
    _buses(register, "2024-02-01", "Договорились о поставке 60 автобусов.", 60.0, "agreed")
    _buses(register, "2024-11-01", "Поставлено 40 автобусов.", 40.0, "delivered")
    assert [(row.quantity, row.stage) for row in _rows(register)] == [
        (60.0, "agreed"),
        (40.0, "delivered"),
    ]
    assert [row.maybe for row in _rows(register)] == [(), ()]


def test_without_a_number_two_lines_stay_two_and_point_at_each_other(register: Register) -> None:
    _buses(register, "2024-02-01", "Договорились о поставке автобусов.", None, "agreed")
    _buses(register, "2024-11-01", "Поставлено 40 автобусов.", 40.0, "delivered")
    first, second = _rows(register)
    assert (first.maybe, second.maybe) == ((second.id,), (first.id,))


def test_the_visit_to_the_maker_before_the_delivery_is_told(register: Register) -> None:
    for published, date in (("2023-05-01", "2023-04-28"), ("2025-05-01", "2025-04-28")):
        _told(
            register,
            f"Делегация {date} была на заводе.",
            published,
            kind="visit",
            plant=True,
            date=day(date),
        )
    _buses(register, "2024-11-01", "Поставлено 40 автобусов.", 40.0, "delivered")
    (row,) = _rows(register)
    assert [visit.day for visit in row.visits] == ["2023-04-28"]


def test_the_visit_of_another_city_led_to_no_delivery_to_this_one(register: Register) -> None:
    report = Report("Делегация Казани посетила МАЗ. Минск. Казани.", "2023-05-01")
    pair = (report.city("Минск", MINSK), report.city("Казани", KAZAN, "Казань"))
    maker = report.body("МАЗ", MINSK, kind="enterprise")
    report.event("посетила", "visit", parties=pair, enterprises=(maker,))
    register.add(report.reading(), report.source())
    _buses(register, "2024-11-01", "Поставлено 40 автобусов.", 40.0, "delivered")
    (row,) = _rows(register)
    assert row.visits == ()
    assert register.deliveries(MINSK, KAZAN) == ()


def test_an_unnamed_project_asks_which_and_lists_what_was_done_by_then(register: Register) -> None:
    _buses(register, "2015-09-07", "Поставлено 58 автобусов.", 58.0, "delivered")
    _buses(register, "2021-09-07", "Договорились о 9 автобусов.", 9.0, "agreed")
    _told(register, "Уже есть успешные проекты.", "2022-05-20", kind="project")
    _buses(register, "2024-11-01", "Поставлено 40 автобусов.", 40.0, "delivered")
    (asking,) = (row for row in _rows(register) if row.asks)
    assert [c.label for c in asking.candidates] == ["МАЗ 58 автобусов"]
    (candidate,) = asking.candidates
    assert candidate.score == round(sum(f[3] for f in candidate.features), 6)
    assert (asking.maker, asking.what) == (None, None)


def test_an_unnamed_project_without_anything_known_has_no_candidates(register: Register) -> None:
    _told(register, "Уже есть успешные проекты.", "2022-05-20", kind="project")
    (row,) = _rows(register)
    assert row.asks
    assert row.candidates == ()


def test_a_project_that_is_only_wished_for_is_no_line(register: Register) -> None:
    _told(register, "Намерены расширять связи.", "2022-05-20", kind="project", status="planned")
    assert _rows(register) == ()


def test_what_was_only_talked_of_is_discussed(register: Register) -> None:
    _told(
        register,
        "Обсудили поставку автобусов.",
        "2022-05-20",
        status="discussed",
        goods={"words": "автобусов"},
    )
    (row,) = _rows(register)
    assert row.stage == "discussed"


def test_a_contract_of_two_countries_is_no_delivery_of_the_cities(register: Register) -> None:
    report = Report("Россия купила 40 машин. Беларусь. Минск. Екатеринбург.", "2024-11-01")
    report.city("Минск", MINSK)
    report.city("Екатеринбург", YEKATERINBURG)
    pair = tuple(
        report.place(name, PlaceRef("country", None, english, code))
        for name, english, code in (("Россия", "Russia", "RU"), ("Беларусь", "Belarus", "BY"))
    )
    goods = (report.goods("машин", quantity=40.0),)
    report.event("купила 40 машин", "contract", parties=pair, goods=goods)
    register.add(report.reading(), report.source())
    assert _rows(register) == ()
    assert len(register.deliveries()) == 1
