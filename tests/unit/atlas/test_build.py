"""The build: files by licence, all or nothing, the same bytes every time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from pobratim.atlas.build import BuildReport, build, licence_note
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import SOURCES
from pobratim.atlas.tables import Built, Cell, Column, Dropped, Table
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer, key_number
from pobratim.lexicon.globe import cell_of

NUMBER, TEXT = Column("id", "INTEGER"), Column("name", "TEXT")


@dataclass
class Source:
    """A source that hands over what it is given."""

    NAME: str
    built: Built

    def build(self, inputs: Inputs) -> Built:
        assert self.NAME == "geonames" or inputs.gazetteer.city(625144).name == "Minsk"
        return self.built


def _gazetteer() -> Source:
    names = ("name", "country", "admin1", "timezone", "ru", "be", "en")
    columns = (
        NUMBER, *(Column(name, "TEXT", optional=True) for name in names[:3]),
        Column("latitude", "REAL"), Column("longitude", "REAL"), Column("population", "INTEGER"),
        *(Column(name, "TEXT", optional=True) for name in names[3:]), Column("cell", "INTEGER"),
        Column("minor", "INTEGER"),
    )  # fmt: skip
    row = (625144, "Minsk", "BY", "04", 53.9, 27.57, 1742124, "Europe/Minsk", "Минск", None, None,
           cell_of(53.9, 27.57), 0)  # fmt: skip
    key, qid = Column("key", "INTEGER"), Column("qid", "TEXT")
    file = "gazetteer"
    return Source("geonames", Built((
        Table("city", "geonames", columns, ("id",), [row], (), file),
        Table("name_key", "geonames", (key, NUMBER), ("key", "id"),
              [(key_number("минск"), 625144)], (), file),
        Table("name_forms", "geonames", (NUMBER, Column("forms", "TEXT")), ("id",),
              [(625144, "Минск")], (), file),
        Table("wikidata", "geonames", (NUMBER, qid), ("id",), [], (), file),
    )))  # fmt: skip


def _source(name: str, *rows: tuple[Cell, ...], table: str = "thing") -> Source:
    made = Table(table, name, (NUMBER, TEXT), ("id",), rows)
    return Source(name, Built((made,), (Dropped(name, "too small", 3),), {"joined": 2}))


def _no_features(_data: Path, _gazetteer: Gazetteer, _folder: Path) -> list[Path]:
    return []


def _build(folder: Path, *sources: Source) -> BuildReport:
    return build(
        folder / "data", folder / "out", gazetteer_path=folder / "lexicon" / "gazetteer.sqlite",
        sources=(_gazetteer(), *sources), features=_no_features,
        wider=None,
    )  # fmt: skip


def _tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    return {row[0] for row in found}


def test_each_licence_group_has_its_own_file_and_note(tmp_path: Path) -> None:
    _build(
        tmp_path,
        _source("curated", (1, "a")),
        _source("openflights", (1, "a"), table="route"),
        _source("hflabs-city", (1, "a"), table="russian_city"),
    )
    out = tmp_path / "out"
    assert "thing" in _tables(out / "atlas-open.sqlite")
    assert "route" in _tables(out / "atlas-odbl.sqlite")
    assert "russian_city" in _tables(out / "atlas-by-sa.sqlite")
    assert "Open Database License" in (out / "LICENCE-odbl.txt").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in (out / "LICENCE-by-sa.txt").read_text(encoding="utf-8")
    gazetteer = Gazetteer.open(tmp_path / "lexicon" / "gazetteer.sqlite")
    assert gazetteer.resolve("Минск").geonames == 625144
    gazetteer.close()


def test_a_file_says_which_data_set_each_table_comes_from(tmp_path: Path) -> None:
    _build(tmp_path, _source("curated", (1, "a")))
    connection = sqlite3.connect(tmp_path / "out" / "atlas-open.sqlite")
    rows = connection.execute(
        "SELECT t.name, vintage, licence FROM table_origin t JOIN dataset d ON d.id = t.dataset"
    ).fetchall()
    connection.close()
    assert rows == [("thing", "2026-11", "CC0 1.0")]


def test_the_report_counts_rows_and_drops(tmp_path: Path) -> None:
    report = _build(tmp_path, _source("curated", (1, "a"), (2, "b")))
    assert report.rows["thing"] == 2
    assert report.dropped == (Dropped("curated", "too small", 3),)
    assert report.figures["curated"] == {"joined": 2}
    assert all(path.stat().st_size == size for path, size in report.sizes.items())


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        _build(tmp_path / name, _source("curated", (1, "a"), (2, "b")))
    for path in sorted((tmp_path / "one").rglob("*.*")):
        twin = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == twin.read_bytes()


def test_nothing_changes_where_one_table_is_bad(tmp_path: Path) -> None:
    _build(tmp_path, _source("curated", (1, "a")))
    before = (tmp_path / "out" / "atlas-open.sqlite").read_bytes()
    with pytest.raises(DataError, match="already taken"):
        _build(tmp_path, _source("curated", (1, "b"), (1, "c")))
    assert (tmp_path / "out" / "atlas-open.sqlite").read_bytes() == before


def test_parts_of_one_table_become_one(tmp_path: Path) -> None:
    report = _build(
        tmp_path, _source("curated", (1, "a")), _source("natural-earth", (1, "a"), (2, "b"))
    )
    assert report.rows["thing"] == 2


def test_a_data_set_without_an_entry_in_the_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no data set 'private'"):
        _build(tmp_path, _source("private", (1, "a")))


def test_ids_joined_by_the_share_alike_bridge_go_to_a_file_of_their_own(tmp_path: Path) -> None:
    columns = (Column("qid", "TEXT"), Column("city", "INTEGER"))
    place = Table(
        "twin_place", "wikidata-twins-2016", columns, ("qid",), [("Q2280", 625144)], (), "odbl"
    )
    _build(tmp_path, Source("wikidata-twins-2016", Built((place,))))
    folder = tmp_path / "lexicon"
    note = (folder / "LICENCE-wikidata-odbl.txt").read_text(encoding="utf-8")
    assert "Open Database License" in note
    assert "Countries States Cities Database" in note
    assert "qid" not in (folder / "LICENCE-gazetteer.txt").read_text(encoding="utf-8")
    gazetteer = Gazetteer.open(folder / "gazetteer.sqlite")
    assert gazetteer.wikidata(625144) == "Q2280"
    assert gazetteer.resolve("wikidata:Q2280").geonames == 625144
    gazetteer.close()


def test_the_gazetteer_must_come_first(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="must come first"):
        build(tmp_path, tmp_path, sources=(_source("curated"),), features=_no_features)


def test_the_narrowest_licence_of_the_tables_is_noted() -> None:
    open_table = Table("a", "curated", (NUMBER,), ("id",), [])
    assert "used freely" in licence_note([open_table])
    shared = Table("b", "openflights", (NUMBER,), ("id",), [])
    assert "Open Database License" in licence_note([open_table, shared])


def test_every_source_has_a_catalogue_entry_and_runs_once() -> None:
    names = [source.NAME for source in SOURCES]
    assert names[0] == "geonames"
    assert len(set(names)) == len(names)
