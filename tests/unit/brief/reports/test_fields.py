"""Which fields of an agreement the register knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.brief.reports.fields import FIELDS, Known, kind_of
from pobratim.model.dates import DateValue
from pobratim.model.rows import EventRow, FieldRow, NamedRef

SIDES = (NamedRef("place:1", "Минск"), NamedRef("place:2", "Казань"))
SIGNED = EventRow(
    "event:1",
    "twinning",
    "done",
    SIDES,
    (),
    date=DateValue("2016-06-01"),
    document_title="Соглашение о побратимстве",
)
VISIT = EventRow("event:2", "visit", "done", SIDES[::-1], (), date=DateValue("2018-01-01"))
NOBODY = Known({})


def test_a_bare_signing_knows_its_title_kind_level_parties_and_day_only() -> None:
    had = {name for name in FIELDS if NOBODY.has(SIGNED, name)}
    assert had == {"title", "kind", "level", "parties", "date"}


def test_a_field_of_a_list_is_known_and_an_empty_one_is_not() -> None:
    row = replace(SIGNED, fields=(FieldRow("consent", "Решение 5", ()), FieldRow("unit", "", ())))
    assert NOBODY.has(row, "consent")
    assert not NOBODY.has(row, "unit")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Соглашение о побратимстве", "agreement"),
        ("Пагадненне аб супрацоўніцтве", "agreement"),
        ("Протокол о намерениях к соглашению", "protocol"),
        ("Декларация о дружбе", "declaration"),
        ("Twinning Charter", "charter"),
        ("Договор о партнёрстве", "treaty"),
        ("Совместная прогулка", None),
    ],
)
def test_the_title_tells_the_kind_of_the_document(title: str, kind: str | None) -> None:
    assert kind_of(replace(SIGNED, document_title=title)) == kind


def test_events_under_an_agreement_are_those_of_its_sides_since_the_signing() -> None:
    assert Known({}, [SIGNED, VISIT]).has(SIGNED, "events")
    earlier = replace(VISIT, date=DateValue("2015-01-01"))
    planned = replace(VISIT, status="planned")
    others = replace(VISIT, parties=(SIDES[0], NamedRef("place:3", "Уфа")))
    undated = replace(VISIT, date=None)
    assert not Known({}, [SIGNED, earlier, planned, others, undated]).has(SIGNED, "events")
    assert not Known({}, [VISIT]).has(replace(SIGNED, date=None), "events")


def test_a_later_roadmap_of_the_same_sides_is_the_plan_and_a_roadmap_is_its_own() -> None:
    roadmap = EventRow(
        "event:3",
        "agreement",
        "done",
        SIDES,
        (),
        date=DateValue("2019-01-01"),
        document_title="дорожная карта",
    )
    assert Known({}, [roadmap]).has(SIGNED, "plan")
    assert NOBODY.has(roadmap, "plan")
    assert not Known({}, [replace(roadmap, date=DateValue("2010"))]).has(SIGNED, "plan")
