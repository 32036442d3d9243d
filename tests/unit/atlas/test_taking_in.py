from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.atlas.importers import importer
from pobratim.atlas.loaded import Given
from pobratim.atlas.taking_in import NOT_STATED, TakenIn, Terms, forget, take_in
from pobratim.atlas.user_file import UserAtlas
from pobratim.errors import DataError, UsageError
from pobratim.lexicon.gazetteer import Gazetteer
from tests.unit.atlas.conftest import write_gazetteer

HEAD = "name,city,latitude,longitude,kind\n"
GOOD = HEAD + "Works,Minsk,,,enterprise\nMuseum,,56.85,60.61,museum\n"


@pytest.fixture
def towns(tmp_path: Path) -> Iterator[Gazetteer]:
    gazetteer = Gazetteer.open(write_gazetteer(tmp_path / "towns.sqlite"))
    yield gazetteer
    gazetteer.close()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "mine.sqlite"


def _take(
    content: str, towns: Gazetteer, target: Path | None, kind: str = "own-list", **terms: object
) -> TakenIn:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text(content, encoding="utf-8")
        given = Terms("2026-11-24", **terms)  # type: ignore[arg-type]  # the test's own words
        return take_in(importer(kind), Given(path), given, target, towns)


def test_rows_are_placed_by_town_or_by_position(towns: Gazetteer, target: Path) -> None:
    assert _take(GOOD, towns, target).rows.total() == 2
    rows = UserAtlas(target).rows("SELECT id, city FROM firm ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("own-list-list:Museum", 1486209),
        ("own-list-list:Works", 625144),
    ]


def test_a_row_set_keeps_its_terms_and_its_hash(towns: Gazetteer, target: Path) -> None:
    _take(GOOD, towns, target, licence="CC0 1.0", vintage="2026-09")
    (rowset,) = UserAtlas(target).rowsets()
    assert (rowset.licence, rowset.vintage, rowset.added) == ("CC0 1.0", "2026-09", "2026-11-24")
    assert len(rowset.sha256) == 64
    assert rowset.rows == 2


def test_what_nobody_states_is_called_not_stated(towns: Gazetteer, target: Path) -> None:
    _take(GOOD, towns, target)
    (rowset,) = UserAtlas(target).rowsets()
    assert (rowset.licence, rowset.vintage) == (NOT_STATED, NOT_STATED)


def test_bringing_a_file_in_again_replaces_its_rows(towns: Gazetteer, target: Path) -> None:
    _take(GOOD, towns, target)
    _take(HEAD + "Works,Minsk,,,enterprise\n", towns, target)
    assert len(UserAtlas(target).rows("SELECT * FROM firm")) == 1


def test_one_bad_row_keeps_all_out_and_every_bad_row_is_told(
    towns: Gazetteer, target: Path
) -> None:
    bad = GOOD + "X,Atlantis,,,enterprise\nY,Brest,,,enterprise\nWorks,Minsk,,,enterprise\n"
    found = _take(bad, towns, target)
    assert [str(p).split(":")[0] for p in found.problems] == [
        f"list.csv, row {n}" for n in (4, 5, 6)
    ]
    assert not target.exists()


def test_a_dry_run_writes_nothing(towns: Gazetteer, target: Path) -> None:
    assert _take(GOOD, towns, None).rows.total() == 2
    assert not target.exists()


def test_a_ring_keeps_what_lies_in_it(towns: Gazetteer, target: Path) -> None:
    found = _take(GOOD, towns, target, around=(towns.city(625144),))
    assert (found.rows.total(), found.left_out.total()) == (1, 1)


def test_places_unknown_to_the_gazetteer_leave_a_row_of_a_register_out(
    towns: Gazetteer, target: Path
) -> None:
    content = (
        "LEI,Entity.LegalName,Entity.HeadquartersAddress.City,Entity.HeadquartersAddress.Country,"
        f"Entity.EntityCategory,Entity.EntityStatus\n{'A' * 20},X,Atlantis,BY,GENERAL,ACTIVE\n"
    )
    found = _take(content, towns, target, kind="gleif")
    assert not found.problems
    assert found.left_out == {"its place is not in the gazetteer": 1}


def test_a_row_set_is_forgotten_by_its_id(towns: Gazetteer, target: Path) -> None:
    _take(GOOD, towns, target)
    with pytest.raises(UsageError, match="own-list-list"):
        forget(target, "another")
    assert forget(target, "own-list-list") == 2
    assert UserAtlas(target).rowsets() == ()


def test_a_name_that_is_no_id_and_a_file_that_is_no_atlas_are_refused(
    towns: Gazetteer, target: Path
) -> None:
    with pytest.raises(UsageError, match="--name"):
        _take(GOOD, towns, target, name="My list")
    target.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(DataError, match="no user atlas"):
        _take(GOOD, towns, target)
    with pytest.raises(DataError, match="no user atlas"):
        forget(target.with_name("absent.sqlite"), "x")
