"""Enterprises of which too little is known."""

from __future__ import annotations

from dataclasses import replace

from pobratim.affinity import buying
from pobratim.affinity.refusals import enough, lacking, refused
from pobratim.affinity.sides import Sides, sides_of
from pobratim.atlas import Atlas
from tests.unit.affinity.conftest import FirmMaker


def test_a_firm_without_a_class_is_refused_with_what_it_lacks(make_firm: FirmMaker) -> None:
    bare, goods = make_firm("A", 1, None), make_firm("B", 1, None, ("насосы", "8413"))
    classed = make_firm("C", 1, "28.13")
    assert (lacking(bare), lacking(goods), lacking(classed)) == (
        ("class", "goods"),
        ("class",),
        ("goods",),
    )
    assert not enough(bare)
    assert not enough(goods)
    assert enough(classed)
    assert enough(make_firm("D", 1, None, kind="hospital"))


def test_refused_firms_are_counted_by_what_they_lack_with_the_importer(
    make_firm: FirmMaker,
) -> None:
    firms = [make_firm(name, 1, None) for name in "AB"]
    firms += [make_firm("C", 1, None, ("насосы", "8413")), make_firm("D", 1, "28.13")]
    one, two = refused(firms, "b", "rfsd")
    assert (one.inputs, one.refused, one.side, one.importer) == (("class",), 1, "b", "rfsd")
    assert (two.inputs, two.refused) == (("class", "goods"), 2)
    assert refused(firms[3:], "b", "rfsd") == ()


def test_a_refused_firm_is_neither_offered_nor_offered_anything(make_firm: FirmMaker) -> None:
    atlas = Atlas.open()
    cities = [atlas.gazetteer.resolve(name) for name in ("Минск", "Екатеринбург")]
    real: Sides = sides_of(atlas, *cities)
    bare = make_firm("bare", 1486209, None, ("трамваи", "8603"), buys=("подшипники",))
    pair = replace(real, b=(*real.b, bare))
    found = list(buying.may_buy(pair))
    assert found
    assert not any("bare" in (one.seller.id, one.buyer.id) for one in found)
