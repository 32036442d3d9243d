from __future__ import annotations

import json
from typing import Any

import pytest

from pobratim.errors import DataError
from tests.unit.atlas.importers.conftest import Reader


def _second(identity: str, *kinds: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"https://ror.org/{identity}",
        "status": "active",
        "types": list(kinds),
        "names": [
            {"value": "Our University", "types": ["ror_display", "label"], "lang": "en"},
            {"value": "Наш университет", "types": ["label"], "lang": "ru"},
            {"value": "OU", "types": ["acronym"], "lang": None},
        ],
        "locations": [{"geonames_id": 1, "geonames_details": {"lat": 53.9, "lng": 27.56}}],
        **more,
    }


def test_schema_2_gives_names_kind_and_place(read_file: Reader) -> None:
    content = json.dumps([_second("0aaa", "education", "funder")])
    (one,) = read_file("ror", "v2.json", content).records
    assert one.names == {"en": "Our University", "ru": "Наш университет"}
    assert (one.kind, one.sphere, one.key) == ("university", "education", "0aaa")
    assert one.place.position == (53.9, 27.56)


def test_schema_1_reads_too(read_file: Reader) -> None:
    entry = {
        "id": "https://ror.org/0bbb", "status": "active", "types": ["Facility"],
        "name": "Our Institute", "labels": [{"label": "Наш институт", "iso639": "ru"}],
        "addresses": [{"lat": 53.9, "lng": 27.56, "city": "Minsk"}],
    }  # fmt: skip
    (one,) = read_file("ror", "v1.json", json.dumps([entry])).records
    assert (one.kind, one.names["ru"]) == ("research institute", "Наш институт")


def test_withdrawn_ones_and_companies_are_left_out_and_torn_ones_told(read_file: Reader) -> None:
    entries = [
        _second("0c", "education", status="withdrawn"), _second("0d", "company"),
        _second("0e", "education", locations=[]), {"id": "https://ror.org/0f"}, 7,
    ]  # fmt: skip
    found = read_file("ror", "v2.json", json.dumps(entries))
    assert not found.records
    assert len(found.left_out) == 3
    assert len(found.problems) == 2


def test_what_is_no_list_is_refused(read_file: Reader) -> None:
    with pytest.raises(DataError, match="no dump of ROR"):
        read_file("ror", "v2.json", '{"items": []}')
