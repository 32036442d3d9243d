"""Links by the use table: inputs only, bounded, and never of a product to itself."""

from __future__ import annotations

from typing import cast

import pytest

from pobratim.affinity.measures.use_links import use_link
from pobratim.atlas.industries import BeaProduct, Industries, Use

_PRODUCTS = {
    "steel": BeaProduct("steel", "Steel", 100.0, 0.0, 0.1),
    "truck": BeaProduct("truck", "Trucks", 10.0, 0.9, 0.0),
    "coat": BeaProduct("coat", "Coats", 10.0, 0.0, 0.9),
    "scrap": BeaProduct("scrap", "Scrap", 10.0, None, None),
}


class _Table:
    """A use table of four products; everything is used by X."""

    def product(self, code: str) -> BeaProduct | None:
        return _PRODUCTS.get(code)

    def use(self, commodity: str, industry: str) -> Use | None:
        strengths = {"X": 0.3, "Y": 0.1, "Z": 0.004, commodity: 0.9}
        share = strengths.get(industry)
        return None if share is None else Use(commodity, industry, 0.001, share)


_TABLE = cast("Industries", _Table())


def test_a_tenth_of_the_inputs_scores_one_half() -> None:
    link = use_link({"steel": 1.0}, {"Y": 1.0}, _TABLE)
    assert link is not None
    assert link.score == pytest.approx(0.5)


def test_the_strongest_of_several_codes_is_taken_with_its_weights() -> None:
    link = use_link({"steel": 0.5}, {"X": 0.8, "Y": 1.0}, _TABLE)
    assert link is not None
    assert (link.use.industry, link.seller_weight, link.buyer_weight) == ("X", 0.5, 0.8)
    assert link.score == pytest.approx(0.5 * 0.8 * 0.75)


@pytest.mark.parametrize("product", ["truck", "coat", "unknown"])
def test_equipment_consumer_goods_and_unknown_products_have_no_link(product: str) -> None:
    assert use_link({product: 1.0}, {"X": 1.0}, _TABLE) is None


def test_a_product_of_unknown_shares_is_an_input() -> None:
    assert use_link({"scrap": 1.0}, {"X": 1.0}, _TABLE) is not None


def test_a_maker_is_not_offered_its_own_product() -> None:
    assert use_link({"steel": 1.0}, {"steel": 1.0}, _TABLE) is None


def test_a_use_under_half_a_per_cent_is_no_reason() -> None:
    assert use_link({"steel": 1.0}, {"Z": 1.0}, _TABLE) is None


def test_a_use_that_is_not_in_the_table_is_none() -> None:
    assert use_link({"steel": 1.0}, {"nowhere": 1.0}, _TABLE) is None
    assert use_link({}, {}, _TABLE) is None
