"""What the register knows between two sides becomes a delivery, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pobratim.affinity.measures.deliveries import Delivery, deliveries_of
from pobratim.affinity.register_side import RegisterSide
from pobratim.model.places import City
from pobratim.model.readings import Goods, PlaceRef
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.scores import Organisation
from pobratim.model.spans import Evidence, Span

FirmMaker = Callable[..., Organisation]

_A = City(1, "Minsk", "BY", "", 53.9, 27.6, 2_000_000, "Europe/Minsk")
_B = City(2, "Yekaterinburg", "RU", "", 56.8, 60.6, 1_500_000, "Asia/Yekaterinburg")
_OURS = NamedRef("p1", "Минск", PlaceRef("city", 1, "Minsk", "BY"))
_THEIRS = NamedRef("p2", "Екатеринбург", PlaceRef("city", 2, "Yekaterinburg", "RU"))
_REGION = NamedRef("p3", "Свердловская область", PlaceRef("region", None, None, "RU"))
_EVIDENCE = (Evidence("sha256:0", 0, 3, "МАЗ"),)


def _event(**more: Any) -> EventRow:
    fields: dict[str, Any] = {
        "id": "e",
        "type": "contract",
        "status": "done",
        "parties": (_OURS, _THEIRS),
        "evidence": _EVIDENCE,
        "enterprises": (NamedRef("maz", "«МАЗ»"),),
        **more,
    }
    return EventRow(**fields)


@pytest.fixture
def deliver(make_firm: FirmMaker) -> Callable[..., tuple[Delivery, ...]]:
    """Return what becomes of events between two cities with a plant each."""
    ours = make_firm("maz", 1, "29.10", aliases=("МАЗ",))
    theirs = make_firm("pump", 2, "28.12", aliases=("Пневмостроймашина",))

    def run(*events: EventRow) -> tuple[Delivery, ...]:
        sides = (
            RegisterSide(_A, frozenset({1}), (ours,)),
            RegisterSide(_B, frozenset({2}), (theirs,)),
        )
        return deliveries_of(events, sides)

    return run


def test_a_plant_of_one_side_delivers_to_the_city_of_the_other(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    [found] = deliver(_event())
    assert (found.seller.id, found.buyer.id, found.buyer.kind) == ("maz", "p2", "city")
    assert found.event.evidence == _EVIDENCE


def test_a_purchase_of_the_region_is_never_shown_as_the_citys(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    [found] = deliver(_event(parties=(_OURS, _REGION)))
    assert (found.buyer.names["ru"], found.buyer.kind) == ("Свердловская область", "region")


def test_a_plant_named_on_the_other_side_is_the_buyer(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    plants = (NamedRef("maz", "МАЗ"), NamedRef("pump", "Пневмостроймашина"))
    [found] = deliver(_event(type="project", enterprises=plants))
    assert (found.seller.id, found.buyer.id) == ("maz", "pump")


def test_the_maker_of_the_goods_sells_and_their_buyer_does_not(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    plants = (NamedRef("maz", "МАЗ"), NamedRef("pump", "Пневмостроймашина"))
    goods = (Goods("насосы", Span(0, 1), maker="pump", buyer="maz"),)
    [found] = deliver(_event(enterprises=plants, goods=goods))
    assert (found.seller.id, found.buyer.id, found.goods) == ("pump", "maz", ("насосы",))


@pytest.mark.parametrize("status", ["cancelled", "denied"])
def test_what_was_cancelled_or_denied_is_no_delivery(
    deliver: Callable[..., tuple[Delivery, ...]], status: str
) -> None:
    assert deliver(_event(status=status)) == ()


def test_a_visit_to_a_plant_is_no_delivery(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    assert deliver(_event(type="visit")) == ()


def test_an_event_without_an_enterprise_of_either_side_is_no_delivery(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    assert deliver(_event(enterprises=(NamedRef("x", "Другой завод"),))) == ()


def test_an_event_without_a_party_on_the_other_side_invents_no_buyer(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    assert deliver(_event(parties=(_OURS,))) == ()


def test_done_scores_over_signed_over_planned_over_proposed(
    deliver: Callable[..., tuple[Delivery, ...]],
) -> None:
    events = [
        _event(id="proposed", status="proposed"),
        _event(id="signed", status="planned", stage="signed"),
        _event(id="done"),
        _event(id="planned", status="planned"),
    ]
    found = deliver(*events)
    assert [one.event.id for one in found] == ["done", "signed", "planned", "proposed"]
    assert all(0 < one.score <= 1 for one in found)
