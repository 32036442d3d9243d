from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree

from pobratim.brief import Measured, assemble
from pobratim.model.dossiers import Picture


def chart(register: Any, measured: Measured) -> Picture | None:
    dossier = assemble(register, measured, as_of="2026-11-24", language="ru")
    return next((p for s in dossier.sections for p in s.pictures if p.id == "chart"), None)


def test_the_rarer_the_trait_the_longer_the_bar(register: Any, measured: Measured) -> None:
    rare = measured.comparison.commonalities[0]
    common = replace(rare, code="capital", share_of_pairs=0.5)
    picture = chart(
        register,
        replace(measured, comparison=replace(measured.comparison, commonalities=(rare, common))),
    )
    assert picture is not None
    bars = [
        float(r.get("width") or "nan")
        for r in etree.fromstring(picture.svg.encode()).iter("{*}rect")
    ]
    assert bars[0] > 5 * bars[1]
    assert "0,4" in picture.alt


def test_a_trait_that_all_pairs_share_still_has_a_bar(register: Any, measured: Measured) -> None:
    trait = replace(measured.comparison.commonalities[0], share_of_pairs=1.0)
    comparison = replace(measured.comparison, commonalities=(trait,))
    assert chart(register, replace(measured, comparison=comparison)) is not None


def test_what_has_no_pair_to_compare_with_is_left_out(register: Any, measured: Measured) -> None:
    trait = replace(measured.comparison.commonalities[0], pairs=0, share_of_pairs=1.0)
    comparison = replace(measured.comparison, commonalities=(trait,))
    assert chart(register, replace(measured, comparison=comparison)) is None
