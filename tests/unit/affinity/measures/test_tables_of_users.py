"""Every entry of the hand-made tables decides a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pobratim import affinity
from pobratim.affinity.measures import (
    component_users,
    equipment_users,
    institution_pairs,
    use_links,
)
from pobratim.affinity.measures.component_users import Component
from pobratim.affinity.measures.equipment_users import ALSO, MAIN, Equipment
from pobratim.model.scores import Organisation

_TABLES = Path(affinity.__file__).parent / "tables"


def _rows(name: str) -> Any:
    return yaml.safe_load((_TABLES / name).read_text("utf-8"))


_NARROWED = _rows("input_users.yaml")
_INSTITUTIONS = _rows("institutions.yaml")


def _institution(kind: str, name: str = "X") -> Organisation:
    return Organisation("x", 1, "X", {"ru": name}, kind, "education")


@pytest.mark.parametrize("entry", equipment_users.equipment_table(), ids=lambda entry: entry.id)
def test_every_equipment_entry_is_reached_and_names_its_users(entry: Equipment) -> None:
    maker = (entry.makers or entry.nace or ("29.99",))[0]
    for heading in entry.headings or (None,):
        assert equipment_users.equipment_of(heading, maker) == entry
    for nace in entry.main:
        assert equipment_users.operates(entry, nace, None) == MAIN
    for nace in entry.also:
        assert equipment_users.operates(entry, nace, None) == ALSO
    for family in entry.families:
        assert equipment_users.operates(entry, None, family) == MAIN


def test_equipment_families_are_families_of_institutions() -> None:
    known = {row["id"] for row in _INSTITUTIONS["families"]}
    for entry in equipment_users.equipment_table():
        assert set(entry.families) <= known


def test_a_class_that_does_not_operate_the_equipment_is_none() -> None:
    buses = equipment_users.equipment_of("8702", "29.10")
    assert buses is not None
    assert equipment_users.operates(buses, "24.10", None) is None
    assert equipment_users.operates(buses, None, "hospital") is None


def test_a_quarry_truck_is_told_from_a_lorry_by_its_maker() -> None:
    quarry, lorry = (equipment_users.equipment_of("8704", maker) for maker in ("28.92", "29.10"))
    assert quarry is not None
    assert lorry is not None
    assert quarry.id != lorry.id


@pytest.mark.parametrize("row", _NARROWED, ids=lambda row: str(row["id"]))
def test_every_narrowed_heading_lets_its_users_pass_and_no_others(row: dict[str, Any]) -> None:
    for heading in row["headings"]:
        assert all(use_links.takes_heading(nace, heading) for nace in row["users"])
        assert not use_links.takes_heading("99.99", heading)


def test_a_heading_that_is_not_narrowed_lets_everyone_pass() -> None:
    assert use_links.takes_heading("99.99", "0000")
    assert use_links.takes_heading("99.99", None)


def test_no_heading_stands_in_two_entries() -> None:
    headings = [heading for row in _NARROWED for heading in row["headings"]]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    ("family", "word"),
    [(row["id"], word) for row in _INSTITUTIONS["families"] for word in row["words"]],
)
def test_every_word_of_a_kind_leads_to_its_family(family: str, word: str) -> None:
    found = institution_pairs.family_of(_institution(f"Regional {word}"))
    assert found is not None
    assert found.id == family


@pytest.mark.parametrize(
    ("profile", "family", "stem"),
    [
        (row["id"], family, stem)
        for row in _INSTITUTIONS["profiles"]
        for family in row["of"]
        for stem in row["stems"]
    ],
)
def test_every_stem_shows_its_profile_within_its_family(
    profile: str, family: str, stem: str
) -> None:
    words = {row["id"]: row["words"][0] for row in _INSTITUTIONS["families"]}
    assert profile in institution_pairs.profiles_of(_institution(words[family], f"«{stem}а» X"))


@pytest.mark.parametrize(
    ("speciality", "stem"),
    [(row["id"], stem) for row in _INSTITUTIONS["goods"] for stem in row["stems"]],
)
def test_goods_of_a_speciality_suit_no_hospital_of_another(speciality: str, stem: str) -> None:
    assert speciality != "neurology"
    hospital = _institution("city hospital", "Центр неврологии")
    goods = (f"набор {stem}а",)
    assert not institution_pairs.suits(goods, hospital)
    assert institution_pairs.suits(goods, _institution("city hospital", "Городская больница 1"))
    assert institution_pairs.suits(("мониторы пациента",), hospital)


def test_goods_of_a_speciality_suit_the_hospital_of_that_speciality() -> None:
    hospital = _institution("city hospital", "Городской онкологический диспансер")
    assert institution_pairs.suits(("противоопухолевые препараты",), hospital)
    assert not institution_pairs.suits(("инсулиновые помпы",), hospital)


@pytest.mark.parametrize("entry", component_users.component_table(), ids=lambda entry: entry.id)
def test_every_part_is_built_in_by_each_of_its_users_and_by_no_other(entry: Component) -> None:
    maker = (entry.makers or ("99.99",))[0]
    for heading in entry.headings:
        for nace in entry.users:
            assert component_users.component_used(heading, maker, nace) == entry
        assert component_users.component_used(heading, maker, "56.10") is None
        if entry.makers:
            assert component_users.component_used(heading, "99.99", entry.users[0]) is None


def test_no_part_is_equipment_and_no_heading_stands_in_two_entries() -> None:
    headings = [heading for one in component_users.component_table() for heading in one.headings]
    equipment = {h for one in equipment_users.equipment_table() for h in one.headings}
    assert len(set(headings)) == len(headings)
    assert not equipment & set(headings)


def test_goods_without_a_heading_and_buyers_without_a_class_have_no_entry() -> None:
    assert component_users.component_used(None, "28.15", "29.10") is None
    assert component_users.component_used("8482", "28.15", None) is None
