"""Matching two cities of the packaged atlas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from pobratim.affinity import match, not_loaded
from pobratim.affinity.goods import MIXED_HEADINGS
from pobratim.atlas import Atlas
from pobratim.errors import UsageError
from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.scores import Match, Organisation
from pobratim.model.spans import Evidence


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


@pytest.fixture(scope="module")
def pair(atlas: Atlas) -> tuple[City, City]:
    return atlas.gazetteer.resolve("Минск"), atlas.gazetteer.resolve("Екатеринбург")


@pytest.fixture(scope="module")
def everything(atlas: Atlas, pair: tuple[City, City]) -> tuple[Match, ...]:
    return match(atlas, *pair, every=True)


@pytest.fixture(scope="module")
def shown(atlas: Atlas, pair: tuple[City, City]) -> tuple[Match, ...]:
    return match(atlas, *pair)


def _bought(matches: Sequence[Match]) -> list[Match]:
    return [one for one in matches if one.kind == "may-buy"]


def _pairs(matches: Sequence[Match]) -> set[tuple[str, str]]:
    return {(one.seller.id, one.buyer.id) for one in matches}


@dataclass
class _Register:
    rows: tuple[EventRow, ...]
    asked: tuple[City | None, City | None] = (None, None)

    def events(self, a: City | None = None, b: City | None = None) -> tuple[EventRow, ...]:
        self.asked = (a, b)
        return self.rows


def _delivery(pair: tuple[City, City], maker: str) -> EventRow:
    parties = tuple(
        NamedRef(f"p{city.geonames}", city.name, PlaceRef("city", city.geonames, city.name, land))
        for city, land in zip(pair, ("BY", "RU"), strict=True)
    )
    evidence = (Evidence("sha256:0", 0, 5, "купил"),)
    return EventRow(
        "e", "contract", "done", parties, evidence, enterprises=(NamedRef("m", maker),)
    )


def test_scores_and_weights_lie_in_their_range(everything: tuple[Match, ...]) -> None:
    for one in everything:
        assert 0 < one.score <= 1
        assert all(0 < link.weight <= 1 for link in one.chain)


def test_the_two_sides_of_a_match_are_of_the_two_cities(
    everything: tuple[Match, ...], pair: tuple[City, City]
) -> None:
    ids = {city.geonames for city in pair}
    assert all({one.seller.city, one.buyer.city} == ids for one in everything)
    directions = Counter(one.seller.city for one in _bought(everything))
    assert set(directions) == ids


def test_nothing_is_offered_that_the_buyers_side_makes(
    atlas: Atlas, everything: tuple[Match, ...], pair: tuple[City, City]
) -> None:
    made: dict[int, set[str]] = {}
    for city in pair:
        for maker in atlas.organisations(atlas.agglomeration(city)):
            headings = {p["hs4"] for p in maker.products if p.get("hs4") and maker.nace}
            made.setdefault(city.geonames, set()).update(str(heading) for heading in headings)
    for one in _bought(everything):
        offered = {str(p["hs4"]) for p in one.seller.products if p.get("hs4")}
        assert not (offered & made[one.buyer.city]) - MIXED_HEADINGS, one.seller.id


def test_transformers_are_offered_to_neither_side(everything: tuple[Match, ...]) -> None:
    for one in _bought(everything):
        assert "8504" not in {product.get("hs4") for product in one.seller.products}


def test_idle_enterprises_stand_on_neither_side(everything: tuple[Match, ...]) -> None:
    assert not [one for one in everything if one.seller.idle or one.buyer.idle]


def test_shops_utilities_and_parks_sell_nothing(everything: tuple[Match, ...]) -> None:
    sellers = {one.seller.id for one in _bought(everything)}
    assert not sellers & {"minsk-chp-4", "belenergo", "great-stone", "ural-airlines"}


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("maz", "gortrans-ekb"),
        ("belkommunmash", "gortrans-ekb"),
        ("belaz", "uralasbest"),
        ("adani", "sokb-1"),
        ("minskmetroproekt", "ekb-metro"),
        ("viz-stal", "metz-kozlov"),
        ("pntz", "mtz"),
        ("uralelectromed", "metz-kozlov"),
        ("utz", "minsk-chp-4"),
        ("uetm", "belenergo"),
        ("mpz-bearings", "pnevmostroymashina"),
        ("pnevmostroymashina", "amkodor"),
        ("triton-electronics", "minsk-gkb-10"),
    ],
)
def test_a_chamber_of_commerce_would_expect_this_match(
    everything: tuple[Match, ...], seller: str, buyer: str
) -> None:
    assert (seller, buyer) in _pairs(everything)


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("svel", "belenergo"),
        ("promsort-ural", "mtz"),
        ("kommunarka", "smak"),
        ("maz", "ekb-metro"),
        ("belkommunmash", "ural-locomotives"),
        ("uralgidromash", "minsk-chp-4"),
        ("keramin", "sokb-1"),
    ],
)
def test_a_chamber_of_commerce_would_laugh_at_this_match(
    everything: tuple[Match, ...], seller: str, buyer: str
) -> None:
    assert (seller, buyer) not in _pairs(everything)


def test_the_chain_begins_with_the_seller_and_ends_with_the_buyer(
    everything: tuple[Match, ...],
) -> None:
    for one in _bought(everything):
        if not one.chain:
            assert one.reasons[0].code == "stated-need"
            continue
        assert one.chain[0].code == one.seller.nace
        assert one.chain[-1].code == (one.buyer.nace or one.buyer.kind)
        assert all(link.label for link in one.chain)


def test_a_chain_by_the_use_table_shows_every_step(everything: tuple[Match, ...]) -> None:
    [one] = [m for m in everything if (m.seller.id, m.buyer.id) == ("pntz", "mtz")]
    assert [link.scheme for link in one.chain] == [
        "nace", "hs4", "isic", "naics", "bea-product", "bea-use", "naics", "isic", "nace",
    ]  # fmt: skip


def test_the_list_shown_is_a_part_of_everything_and_holds_its_best(
    shown: tuple[Match, ...], everything: tuple[Match, ...]
) -> None:
    assert _pairs(shown) <= _pairs(everything)
    assert len(_bought(shown)) < len(_bought(everything))
    assert _bought(shown)[0] == _bought(everything)[0]


def test_a_kind_is_ordered_by_score(shown: tuple[Match, ...]) -> None:
    for kind in ("may-buy", "institution"):
        scores = [one.score for one in shown if one.kind == kind]
        assert scores == sorted(scores, reverse=True)
        assert scores


def test_institutions_pair_within_their_family(everything: tuple[Match, ...]) -> None:
    pairs = {(m.seller.id, m.buyer.id) for m in everything if m.kind == "institution"}
    assert {("bolshoi-belarus", "ural-opera"), ("bsmu", "usmu"), ("minsk-zoo", "ekb-zoo")} <= pairs
    assert ("minsk-metro", "gortrans-ekb") not in pairs


def test_turning_the_cities_round_turns_institutions_and_keeps_deals(
    atlas: Atlas, everything: tuple[Match, ...], pair: tuple[City, City]
) -> None:
    back = match(atlas, pair[1], pair[0], every=True)
    assert _pairs(_bought(back)) == _pairs(_bought(everything))
    turned = {(m.buyer.id, m.seller.id) for m in back if m.kind == "institution"}
    assert turned == {(m.seller.id, m.buyer.id) for m in everything if m.kind == "institution"}


def test_a_sphere_keeps_its_own_and_its_finer_ones(atlas: Atlas, pair: tuple[City, City]) -> None:
    energy = match(atlas, *pair, sphere="energy")
    assert energy
    assert all("energy" in {one.seller.sphere, one.buyer.sphere} for one in energy)
    industry = match(atlas, *pair, sphere="industry")
    assert "metallurgy" in {one.seller.sphere for one in industry}


def test_an_unknown_sphere_is_an_error_that_lists_the_known_ones(
    atlas: Atlas, pair: tuple[City, City]
) -> None:
    with pytest.raises(UsageError, match="machine-building"):
        match(atlas, *pair, sphere="magic")


def test_a_known_delivery_comes_first_and_strengthens_its_seller(
    atlas: Atlas, everything: tuple[Match, ...], pair: tuple[City, City]
) -> None:
    register = _Register((_delivery(pair, "МАЗ"),))
    found = match(atlas, *pair, register=register, every=True)
    assert register.asked == pair
    assert (found[0].kind, found[0].seller.id) == ("known", "maz")
    assert found[0].evidence
    before = {(m.seller.id, m.buyer.id): m.score for m in _bought(everything)}
    after = {(m.seller.id, m.buyer.id): m for m in _bought(found)}
    stronger = after["maz", "gortrans-ekb"]
    assert stronger.score > before["maz", "gortrans-ekb"]
    assert "seller-delivers" in {reason.code for reason in stronger.reasons}
    assert after["utz", "minsk-chp-4"].score == before["utz", "minsk-chp-4"]


def test_without_enterprises_nothing_is_invented_and_the_importer_is_named(atlas: Atlas) -> None:
    lyon, birmingham = (atlas.gazetteer.resolve(name) for name in ("Lyon", "Birmingham, GB"))
    assert _bought(match(atlas, lyon, birmingham)) == []
    missing = {(m.sphere, m.side): m.importer for m in not_loaded(atlas, lyon, birmingham)}
    assert missing["industry", "both"] == "own-list"


def test_listed_universities_pair_where_a_city_has_no_rows(atlas: Atlas) -> None:
    minsk, kazan = (atlas.gazetteer.resolve(name) for name in ("Минск", "Казань"))
    found = match(atlas, minsk, kazan)
    assert "bsmu" in {one.seller.id for one in found}
    assert {"hipo-universities"} <= {ref.id for one in found for ref in one.sources}


def test_two_calls_give_the_same(
    atlas: Atlas, shown: tuple[Match, ...], pair: tuple[City, City]
) -> None:
    assert match(atlas, *pair) == shown


def test_an_offer_shows_one_product(everything: tuple[Match, ...]) -> None:
    def offered(one: Organisation) -> int:
        return len(one.products)

    assert max(offered(one.seller) for one in _bought(everything)) == 1


def test_a_city_is_not_matched_with_itself(atlas: Atlas, pair: tuple[City, City]) -> None:
    with pytest.raises(UsageError, match="two cities"):
        match(atlas, pair[0], pair[0])


def test_enterprises_that_reports_name_and_no_row_knows_are_counted_as_not_scored(
    atlas: Atlas, pair: tuple[City, City]
) -> None:
    ural = PlaceRef("city", pair[1].geonames, pair[1].name, "RU")
    event = _delivery(pair, "Минский автомобильный завод")
    named = (*event.enterprises, NamedRef("x", "Завод Неизвестный", ural))
    register = _Register((replace(event, enterprises=named),))
    found = match(atlas, *pair, register=register)
    (gap,) = (one for one in found[0].missing if one.refused)
    assert (gap.side, gap.refused, gap.inputs, gap.importer) == (
        "b",
        1,
        ("class", "goods"),
        "rfsd",
    )


def test_both_tables_of_inputs_add_to_each_other(everything: tuple[Match, ...]) -> None:
    (found,) = (
        one
        for one in everything
        if (one.seller.id, one.buyer.id) == ("pnevmostroymashina", "amkodor")
    )
    assert [reason.code for reason in found.reasons][:2] == ["component-user", "use-share"]
    assert found.score > 0.5
