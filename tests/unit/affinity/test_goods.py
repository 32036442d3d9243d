"""What a side offers, and what it makes itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.affinity import goods
from pobratim.affinity.goods import MIXED_HEADINGS, made_by, offer_only, offers_of, sells, unsure
from pobratim.model.scores import Organisation

FirmMaker = Callable[..., Organisation]


def test_a_city_that_makes_the_heading_is_offered_nothing_of_it(make_firm: FirmMaker) -> None:
    seller = make_firm("kozlov", 1, "27.11", ("силовые трансформаторы", "8504"))
    maker = make_firm("svel", 2, "27.12", ("измерительные трансформаторы", "8504"))
    [offer] = offers_of(seller)
    assert made_by(offer, [maker]) == "svel"


def test_another_heading_of_the_same_class_may_be_offered(make_firm: FirmMaker) -> None:
    seller = make_firm("kozlov", 1, "27.11", ("щитовое оборудование", "8537"))
    maker = make_firm("svel", 2, "27.11", ("трансформаторы", "8504"))
    [offer] = offers_of(seller)
    assert made_by(offer, [maker]) is None


def test_where_a_heading_is_missing_the_class_decides(make_firm: FirmMaker) -> None:
    seller = make_firm("a", 1, "28.92", ("коммунальные машины", None))
    [offer] = offers_of(seller)
    assert made_by(offer, [make_firm("b", 2, "28.92", ("экскаваторы", "8429"))]) == "b"
    assert made_by(offer, [make_firm("b", 2, "28.92")]) == "b"
    assert made_by(offer, [make_firm("b", 2, "28.30")]) is None


def test_a_mixed_heading_is_told_apart_by_names(make_firm: FirmMaker) -> None:
    """Heading 8702 holds buses and trolleybuses; a trolleybus maker does not make buses."""
    seller = make_firm("maz", 1, "29.10", ("автобусы", "8702"), ("троллейбусы", "8702"))
    maker = make_firm("sinara", 2, "30.20", ("троллейбусы", "8702"))
    buses, trolleybuses = offers_of(seller)
    assert made_by(buses, [maker]) is None
    assert made_by(trolleybuses, [maker]) == "sinara"


def test_an_idle_maker_still_counts_as_a_maker(make_firm: FirmMaker) -> None:
    [offer] = offers_of(make_firm("a", 1, "13.20", ("ткани", "5112")))
    assert made_by(offer, [make_firm("b", 2, "13.20", ("ткани", "5112"), idle=True)]) == "b"


def test_an_idle_enterprise_offers_nothing(make_firm: FirmMaker) -> None:
    assert not list(offers_of(make_firm("kamvol", 1, "13.20", ("ткани", "5112"), idle=True)))


def test_what_is_planned_or_given_up_is_not_offered(make_firm: FirmMaker) -> None:
    firm = make_firm(
        "a", 1, "28.92", ("тракторы (план)", "8701"), ("генераторы (советский период)", "8501"),
        ("погрузчики", "8429"),
    )  # fmt: skip
    assert [offer.heading for offer in offers_of(firm)] == ["8429"]


@pytest.mark.parametrize("nace", ["47.11", "35.11", "68.20", "49.31", "86.10", "10.71", None])
def test_shops_utilities_landlords_and_local_goods_sell_nothing(
    make_firm: FirmMaker, nace: str | None
) -> None:
    assert not sells(make_firm("a", 1, nace))


@pytest.mark.parametrize("nace", ["24.10", "28.30", "08.99", "01.11", "33.17", "71.12"])
def test_makers_mines_farms_and_services_that_travel_sell(make_firm: FirmMaker, nace: str) -> None:
    assert sells(make_firm("a", 1, nace))


def test_a_match_shows_only_the_goods_that_are_offered(make_firm: FirmMaker) -> None:
    firm = make_firm("a", 1, "27.11", ("трансформаторы", "8504"), ("щиты", "8537"))
    assert [product["hs4"] for product in offer_only(firm, [1]).products] == ["8537"]


def test_a_note_that_doubts_the_state_makes_an_organisation_unsure(make_firm: FirmMaker) -> None:
    assert unsure(make_firm("a", 1, "24.10", note="Нынешнее состояние не проверено."))
    assert unsure(make_firm("a", 1, "24.10", verified=False))
    assert not unsure(make_firm("a", 1, "24.10", note="Работает с 1934 г."))


@pytest.mark.parametrize("heading", sorted(MIXED_HEADINGS))
def test_every_mixed_heading_lets_other_goods_pass_and_the_same_not(
    make_firm: FirmMaker, heading: str
) -> None:
    [offer] = offers_of(make_firm("a", 1, "28.10", ("погрузчики", heading)))
    assert made_by(offer, [make_firm("b", 2, "28.20", ("экскаваторы", heading))]) is None
    assert made_by(offer, [make_firm("b", 2, "28.20", ("погрузчик", heading))]) == "b"


def test_a_mixed_heading_without_names_counts_as_the_same(make_firm: FirmMaker) -> None:
    [offer] = offers_of(make_firm("a", 1, "28.10", ("", "8429")))
    assert made_by(offer, [make_firm("b", 2, "28.20", ("экскаваторы", "8429"))]) == "b"


@pytest.mark.parametrize("nace", sorted(goods._LOCAL))
def test_goods_of_a_short_haul_are_not_offered_across_countries(
    make_firm: FirmMaker, nace: str
) -> None:
    assert not sells(make_firm("a", 1, nace))
