from __future__ import annotations

import json
from typing import Any

import pytest

from pobratim.errors import DataError
from tests.unit.atlas.importers.conftest import Reader

ENTITY: dict[str, Any] = {
    "ngrn": 490000001,
    "vnaim": "Открытое акционерное общество «Наш завод»",
    "vn": "ОАО «Наш завод»",
    "vfn": "Наш завод",
    "nsi00219": {"nksost": 1, "vnsostk": "Действующий"},
    "nsi00114": {"vkvdn": "28300", "vnvdnp": "Производство машин"},
    "vnp": "Гомель",
    "vtels": "+375 17",
    "vemail": "a@example.org",
}


def test_a_legal_entity_gives_name_class_and_settlement(read_file: Reader) -> None:
    (one,) = read_file("egr", "egr.json", json.dumps([ENTITY])).records
    assert (one.names, one.nace, one.place.town) == ({"ru": "ОАО «Наш завод»"}, "28.30", "Гомель")
    assert "+375" not in repr(one)
    assert "example.org" not in repr(one)


def test_the_answers_of_the_methods_may_stand_apart(read_file: Reader) -> None:
    apart = {
        "base": {"ngrn": 490000001, "nsi00219": {"nksost": 1}},
        "names": [{"vnaim": ENTITY["vnaim"], "vn": ENTITY["vn"], "vfn": ENTITY["vfn"]}],
        "ved": [{"nsi00114": ENTITY["nsi00114"]}],
        "address": [{"vnp": "Гомель"}],
    }
    assert (
        read_file("egr", "apart.json", json.dumps([apart])).records
        == read_file("egr", "egr.json", json.dumps([ENTITY])).records
    )


def test_entrepreneurs_and_the_liquidated_are_left_out(read_file: Reader) -> None:
    person = {"ngrn": 490000002, "vfio": "Иванов Иван", "vnp": "Гомель"}
    gone = {**ENTITY, "nsi00219": {"nksost": 5, "vnsostk": "Ликвидирован"}}
    bare = {**ENTITY, "nsi00114": None}
    found = read_file("egr", "egr.json", json.dumps([person, gone, bare, {**ENTITY, "vnp": ""}]))
    assert not found.records
    assert [one.reason for one in found.left_out] == [
        "individual entrepreneur", "state Ликвидирован", "no kind of activity", "no settlement",
    ]  # fmt: skip


def test_records_out_of_shape_are_problems_and_other_files_refused(read_file: Reader) -> None:
    found = read_file("egr", "egr.json", json.dumps([{"ngrn": "x"}, 5]))
    assert len(found.problems) == 2
    with pytest.raises(DataError, match="no extract of EGR"):
        read_file("egr", "egr.json", "{}")
