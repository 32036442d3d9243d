from __future__ import annotations

import pytest

from pobratim.atlas.importers import gleif
from pobratim.atlas.loaded import Owner
from pobratim.errors import DataError
from tests.unit.atlas.importers.conftest import Reader

A, B = "A" * 20, "B" * 20
LEVEL_1 = (
    '"LEI","Entity.LegalName","Entity.HeadquartersAddress.City",'
    '"Entity.HeadquartersAddress.Country","Entity.EntityCategory","Entity.EntityStatus"\n'
)
LEVEL_2 = (
    '"Relationship.StartNode.NodeID","Relationship.EndNode.NodeID",'
    '"Relationship.RelationshipType","Relationship.RelationshipStatus"\n'
)


def test_active_entities_are_placed_by_their_head_office(read_file: Reader) -> None:
    content = (
        LEVEL_1 + f'"{A}","Our Works","Minsk","BY","GENERAL","ACTIVE"\n'
        f'"{B}","Our Fund","Minsk","BY","FUND","ACTIVE"\n'
        f'"{B}","Gone","Minsk","BY","GENERAL","INACTIVE"\n'
    )
    found = read_file("gleif", "lei2.csv", content)
    (one,) = found.records
    assert (one.key, one.kind, one.place.town, one.place.country) == (
        A, "legal entity", "Minsk", "BY",
    )  # fmt: skip
    assert len(found.left_out) == 2


def test_relations_say_who_consolidates_whom(read_file: Reader) -> None:
    content = (
        LEVEL_2 + f'"{A}","{B}","IS_ULTIMATELY_CONSOLIDATED_BY","ACTIVE"\n'
        f'"{A}","{B}","IS_FUND-MANAGED_BY","ACTIVE"\n'
        f'"{A}","{B}","IS_DIRECTLY_CONSOLIDATED_BY","INACTIVE"\n'
    )
    found = read_file("gleif", "rr.csv", content)
    assert found.records == [Owner(A, B, ultimate=True)]
    assert len(found.left_out) == 2


def test_a_broken_number_is_a_problem_of_its_row(read_file: Reader) -> None:
    found = read_file("gleif", "lei2.csv", LEVEL_1 + '"AB","X","Minsk","BY","GENERAL","ACTIVE"\n')
    assert found.problems == ["lei2.csv, row 2: 'AB' is no LEI: twenty letters and digits"]


def test_a_file_of_neither_level_is_refused(read_file: Reader) -> None:
    with pytest.raises(DataError, match="no golden copy"):
        read_file("gleif", "lei2.csv", "LEI,Name\n1,2\n")
    assert gleif.FILLS == ("ownership",)
