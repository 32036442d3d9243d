from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.atlas.importers import importer
from pobratim.atlas.loaded import Given
from pobratim.atlas.taking_in import Terms, take_in
from pobratim.atlas.user_file import UserAtlas
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.places import Agglomeration
from tests.unit.atlas.conftest import write_gazetteer

A, B = "A" * 20, "B" * 20
ENTITIES = (
    "LEI,Entity.LegalName,Entity.HeadquartersAddress.City,Entity.HeadquartersAddress.Country,"
    "Entity.EntityCategory,Entity.EntityStatus\n"
    f"{A},Ours,Minsk,BY,GENERAL,ACTIVE\n{B},Theirs,Yekaterinburg,RU,GENERAL,ACTIVE\n"
)
RELATIONS = (
    "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,"
    f"Relationship.RelationshipStatus\n{A},{B},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE\n"
)
LINES = "from,to,mode,valid_until\nMinsk,Yekaterinburg,rail,2026-12-31\nMinsk,Voronezh,flight,\n"


@pytest.fixture
def towns(tmp_path: Path) -> Iterator[Gazetteer]:
    gazetteer = Gazetteer.open(write_gazetteer(tmp_path / "towns.sqlite"))
    yield gazetteer
    gazetteer.close()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.sqlite"


def _load(kind: str, name: str, content: str, towns: Gazetteer, mine: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(content, encoding="utf-8")
        found = take_in(importer(kind), Given(path), Terms("2026-11-24"), mine, towns)
    assert not found.problems


def _around(towns: Gazetteer, geonames: int) -> Agglomeration:
    return Agglomeration(towns.city(geonames), 60.0, (geonames,), None, "geonames-sum", "2026")


def test_connections_between_two_sides_are_found_both_ways_until_they_expire(
    towns: Gazetteer, mine: Path
) -> None:
    _load("connections", "lines.csv", LINES, towns, mine)
    atlas, here, there = UserAtlas(mine), _around(towns, 625144), _around(towns, 1486209)
    assert [one.mode for one in atlas.connections(here, there)] == ["rail"]
    assert atlas.connections(there, here, "2026-12-31") == atlas.connections(here, there)
    assert atlas.connections(here, there, "2027-01-01") == ()
    assert atlas.connected(here, "flight")
    assert not atlas.connected(there, "flight")


def test_ownership_across_two_sides_is_found_and_entities_are_offered_to_nobody(
    towns: Gazetteer, mine: Path
) -> None:
    _load("gleif", "lei.csv", ENTITIES, towns, mine)
    here, there = _around(towns, 625144), _around(towns, 1486209)
    assert not UserAtlas(mine).owns(here)
    _load("gleif", "rr.csv", RELATIONS, towns, mine)
    atlas = UserAtlas(mine)
    (link,) = atlas.owners(there, here)
    assert (link.child, link.parent, link.ultimate) == (A, B, False)
    assert atlas.owns(here)
    assert atlas.organisations(here) == ()


def test_exports_to_the_world_count_once(towns: Gazetteer, mine: Path) -> None:
    head = "refYear,reporterISO,flowCode,partnerISO,cmdCode,primaryValue\n"
    rows = (
        "2023,BLR,X,W00,8701,10\n2023,BLR,X,RUS,8701,9\n2023,BLR,X,RUS,2709,4\n"
        "2022,BLR,X,W00,1,1\n"
    )
    _load("comtrade", "trade.csv", head + rows, towns, mine)
    atlas = UserAtlas(mine)
    assert atlas.exports() == (("BY", "2709", 4.0), ("BY", "8701", 10.0))
    assert atlas.exports(2022) == (("BY", "1", 1.0),)
    assert atlas.exporters() == {"BY"}


def test_a_file_that_is_absent_or_no_atlas_is_refused(mine: Path) -> None:
    with pytest.raises(DataError, match="no user atlas there"):
        UserAtlas(mine).rowsets()
    mine.write_bytes(b"no database" * 100)
    with pytest.raises(DataError, match="no user atlas"):
        UserAtlas(mine).rowsets()
