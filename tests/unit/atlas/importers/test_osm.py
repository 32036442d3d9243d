from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pobratim.atlas.importers import osm
from pobratim.atlas.importers.osm import record_of
from pobratim.atlas.loaded import Firm, Given, LeftOut, Stop
from pobratim.errors import DataError
from pobratim.lexicon.tables import parse_table

HERE = (53.9, 27.56)
TABLE = parse_table(Path(osm.__file__).with_name("osm_kinds.yaml").read_text("utf-8"))


def _tags(entry: dict[str, Any]) -> dict[str, str]:
    return {key: "2" if v == "*" else v[0] for key, v in entry["tags"].items()} | {"name": "Наша"}


@pytest.mark.parametrize("entry", TABLE["kinds"], ids=str)
def test_each_kind_decides_for_its_tags(entry: dict[str, Any]) -> None:
    for value in _values(entry):
        made = record_of("node/1", {**_tags(entry), **value}, HERE)
        assert isinstance(made, Firm)
        assert (made.kind, made.sphere) == (entry["kind"], entry["sphere"])


def _values(entry: dict[str, Any]) -> list[dict[str, str]]:
    return [{key: one} for key, v in entry["tags"].items() if v != "*" for one in v] or [{}]


@pytest.mark.parametrize("entry", TABLE["stops"], ids=str)
def test_each_stop_decides_for_its_tags(entry: dict[str, Any]) -> None:
    made = record_of("node/1", _tags(entry), HERE)
    assert isinstance(made, Stop)
    assert made.mode == entry["mode"]


@pytest.mark.parametrize(
    ("key", "word", "nace"),
    [(key, word, nace) for key, words in TABLE["classes"].items() for word, nace in words.items()],
)
def test_each_product_of_a_works_decides_its_class(key: str, word: str, nace: str) -> None:
    made = record_of("way/1", {"man_made": "works", "name": "Завод", key: word}, HERE)
    assert isinstance(made, Firm)
    assert made.nace == nace


def test_what_has_no_name_is_left_out_and_what_has_no_kind_is_nothing() -> None:
    assert isinstance(record_of("node/1", {"amenity": "hospital"}, HERE), LeftOut)
    assert record_of("node/1", {"amenity": "bench", "name": "Наша"}, HERE) is None


def test_names_keep_their_language_and_a_closed_one_is_idle() -> None:
    tags = {"tourism": "museum", "name": "Музей", "name:be": "Музей наш", "disused": "yes"}
    made = record_of("node/1", tags, HERE)
    assert isinstance(made, Firm)
    assert made.names == {"be": "Музей наш", "ru": "Музей"}
    assert made.idle


@pytest.fixture
def extract(tmp_path: Path) -> Callable[[str], Path]:
    """Return a writer of a small extract: nodes, an area of a way, and one of a relation."""
    osmium = pytest.importorskip("osmium")

    def write(name: str) -> Path:
        path = tmp_path / name
        make = osmium.osm.mutable
        with osmium.SimpleWriter(str(path)) as writer:
            hospital = {"amenity": "hospital", "name": "Больница"}
            writer.add_node(make.Node(id=1, location=(27.56, 53.90), tags=hospital))
            corners = ((27.50, 53.90), (27.52, 53.90), (27.52, 53.92), (27.50, 53.92))
            for number, corner in enumerate(corners, start=11):
                writer.add_node(make.Node(id=number, location=corner))
            museum = {"tourism": "museum", "name": "Музей"}
            writer.add_way(make.Way(id=2, nodes=[11, 12, 13, 14, 11], tags=museum))
            writer.add_way(make.Way(id=3, nodes=[11, 12, 13, 14, 11]))
            works = {"type": "multipolygon", "man_made": "works", "name": "Завод"}
            writer.add_relation(make.Relation(id=4, members=[("w", 3, "outer")], tags=works))
        return path

    return write


@pytest.mark.parametrize("name", ["our.osm.pbf", "our.osm"])
def test_an_extract_gives_points_and_areas_once(name: str, extract: Callable[[str], Path]) -> None:
    found = [item for item in osm.read(Given(extract(name))) if isinstance(item, tuple)]
    firms = {one.key: one for _, one in found if isinstance(one, Firm)}
    assert set(firms) == {"node/1", "way/2", "relation/4"}
    position = firms["way/2"].place.position
    assert position is not None
    assert position == pytest.approx((53.91, 27.51), abs=1e-6)


def test_a_file_that_is_no_extract_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("osmium")
    path = tmp_path / "no.osm.pbf"
    path.write_bytes(b"no extract at all")
    with pytest.raises(DataError, match="no OpenStreetMap extract"):
        list(osm.read(Given(path)))
    with pytest.raises(DataError, match="no such file"):
        list(osm.read(Given(tmp_path / "absent.osm.pbf")))


def test_without_the_package_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "osmium", None)
    with pytest.raises(DataError, match=r"pobratim\[osm\]"):
        list(osm.read(Given(tmp_path / "our.osm.pbf")))
