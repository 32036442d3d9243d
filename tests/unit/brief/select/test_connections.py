"""The way between two cities, the twin record, and how big institutions are, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.model.scores import (
    DatasetRef,
    Explanation,
    FeatureValue,
    Match,
    Missing,
    Organisation,
)
from pobratim.model.ties import Link, LoadedTies, Ownership, TradeFit, TwinRecord

OWN = DatasetRef("connections-1", "2026-11", "own", "Own list")


def _texts(register: Any, measured: Measured, name: str, language: str = "en") -> list[str]:
    dossier = assemble(register, measured, as_of="2026-11-24", language=language)
    (found,) = (section for section in dossier.sections if section.id == name)
    return [sentence.text for sentence in found.sentences]


def _gap(measured: Measured, **change: Any) -> Measured:
    assert measured.route is not None
    return replace(measured, route=replace(measured.route, **change))


def test_a_gap_tells_the_share_of_pairs_alike_and_that_it_is_historic(
    register: Any, measured: Measured
) -> None:
    hours, flight, changes = _texts(register, measured, "connections")
    assert "about 3.3 h by air, 26.2 h by rail, 29.9 h by road" in hours
    assert flight == (
        "No direct flight was listed (historic: about 2014); of pairs of airports alike, 6% had "
        "one (MSQ–SVX)."
    )
    assert changes == "With one change one flew then by way of Istanbul."


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_every_way_has_words_in_each_language(
    register: Any, measured: Measured, language: str
) -> None:
    direct = _gap(measured, had_direct=True, share=None)
    near = _gap(measured, share=None, airports=())
    refused = _gap(measured, share=None, missing=("airport-b",))
    told = {
        _texts(register, one, "connections", language)[1]
        for one in (measured, direct, near, refused)
    }
    assert len(told) == 4


def test_a_side_without_a_listed_airport_is_named(register: Any, measured: Measured) -> None:
    refused = _gap(measured, share=None, missing=("airport-b",))
    assert "(Yekaterinburg)" in _texts(register, refused, "connections")[1]


def test_far_apart_nobody_is_told_how_long_a_car_takes(register: Any, measured: Measured) -> None:
    far = _gap(measured, distance_km=7000.0)
    assert "road" not in _texts(register, far, "connections")[0]
    none = replace(measured, transfers=())
    assert _texts(register, none, "connections")[2].startswith("The list of that time has no way")


def test_what_a_user_atlas_holds_stands_with_its_own_data_set(
    register: Any, measured: Measured
) -> None:
    a, b = measured.comparison.a, measured.comparison.b
    ties = LoadedTies(
        (Link("rail", a, b, "BCh", 2.0, OWN),),
        (Ownership("Child", "Parent", ultimate=False, source=OWN),),
        TradeFit(2023, ("BY", "RU"), 0.42, 0.31, None, ("imports-a",), (OWN,), (("870120",), ())),
    )
    lines = _texts(register, replace(measured, ties=ties), "connections")[3:]
    described = "A description of countries, not of cities"
    only = "A description, no forecast"
    assert lines == [
        "By a loaded list: train, Minsk – Yekaterinburg, BCh.",
        "Who owns what (loaded): Parent → Child.",
        f"Exports of Belarus and Russia, 2023: the mixes are alike by 0.42 of 1. {described}.",
        "Exports of Belarus against imports of Russia, 2023: the mixes fit by 0.31 of 1.",
        f"What fits best by the mix from Belarus to Russia (product codes): 870120. {only}.",
    ]


@pytest.mark.parametrize(
    ("sparse", "said"),
    [
        ((), "No twinning record in the open data (September 2016)."),
        (("b",), "(September 2016; record of Yekaterinburg is sparse)."),
        (("a", "b"), "(September 2016; records of both cities are sparse)."),
    ],
)
def test_what_is_not_recorded_is_never_called_no_partnership(
    empty: Any, measured: Measured, sparse: Any, said: str
) -> None:
    record = TwinRecord(
        recorded=False,
        links=(5, 2),
        sparse=sparse,
        source=measured.dataset("wikidata-twins-2016"),
    )
    unknown = replace(measured, twins=record)
    for name in ("main", "opportunities"):
        assert _texts(empty, unknown, name)[0].endswith(said)


def test_institutions_are_told_with_their_size_or_that_it_is_not_known(
    register: Any, measured: Measured
) -> None:
    sides = [
        Organisation(name, 1, "X", {"ru": name}, "circus", "culture")
        for name in ("Цирк", "Цирк 2")
    ]
    known: dict[str, FeatureValue] = {
        "strength": 0.8,
        "measure": "seats",
        "size_a": 1000.0,
        "size_b": 800.0,
    }
    unknown: dict[str, FeatureValue] = {"strength": None}
    reasons = [Explanation("same-kind", values, (OWN,)) for values in (known, unknown)]
    matches = tuple(
        Match("institution", sides[0], sides[1], 0.5, "culture", reasons=(why,), sources=(OWN,))
        for why in reasons
    )
    dossier = assemble(
        register, replace(measured, matches=matches), as_of="2026-11-24", language="ru"
    )
    (found,) = (section for section in dossier.sections if section.id == "opportunities")
    first, second = (row.cells[4] for row in found.tables[0].rows)
    assert first.endswith("; мест: 1000 и 800")
    assert second.endswith("; величина в данных не указана")


def test_enterprises_that_are_not_scored_are_told_with_the_importer(
    register: Any, measured: Measured
) -> None:
    gap = Missing("industry", "b", "rfsd", ("class", "goods"), 3)
    matches = tuple(replace(one, missing=(gap,)) for one in measured.matches)
    lines = _texts(register, replace(measured, matches=matches), "opportunities")
    assert lines[-1] == (
        "Enterprises not scored (Yekaterinburg: 3): they want class and goods; the importer rfsd "
        "fills that."
    )
