from __future__ import annotations

import json

import pytest

from pobratim.atlas.importers.wikidata import CLASSES
from pobratim.errors import DataError
from tests.unit.atlas.importers.conftest import Reader

ENTITY = "http://www.wikidata.org/entity/"


def _binding(item: str, label: str, kind: str, coord: str = "Point(27.56 53.9)") -> dict[str, str]:
    return {"item": ENTITY + item, "itemLabel": label, "coord": coord, "class": ENTITY + kind}


@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_gives_its_kind_and_sphere(kind: str, read_file: Reader) -> None:
    content = json.dumps([_binding("Q1", "Наш", kind)])
    (one,) = read_file("wikidata", "query.json", content).records
    assert (one.kind, one.sphere) == CLASSES[kind]
    assert one.place.position == (53.9, 27.56)


def test_both_saved_forms_read_the_same(read_file: Reader) -> None:
    plain = _binding("Q1", "Our museum", "Q33506")
    bound = {key: {"type": "literal", "value": value} for key, value in plain.items()}
    full = {"head": {"vars": list(plain)}, "results": {"bindings": [bound]}}
    assert (
        read_file("wikidata", "full.json", json.dumps(full)).records
        == read_file("wikidata", "plain.json", json.dumps([plain])).records
    )


def test_an_item_on_two_lines_is_taken_once_and_one_without_a_label_is_left_out(
    read_file: Reader,
) -> None:
    lines = [_binding("Q1", "Наш", "Q33506"), _binding("Q1", "Наш", "Q207694"),
             _binding("Q2", "Q2", "Q33506")]  # fmt: skip
    found = read_file("wikidata", "query.json", json.dumps(lines))
    assert [one.key for one in found.records] == ["Q1"]
    assert [one.example for one in found.left_out] == ["Q2"]


def test_results_that_cannot_be_placed_or_told_are_problems(read_file: Reader) -> None:
    lines = [_binding("Q1", "Наш", "Q1"), _binding("Q2", "Наш", "Q33506", "somewhere"), 3,
             {"itemLabel": "Наш"}]  # fmt: skip
    found = read_file("wikidata", "query.json", json.dumps(lines))
    assert [p.split(":")[0] for p in found.problems] == [
        f"query.json, result {n}" for n in (1, 2, 3, 4)
    ]


def test_a_map_gives_the_kind_and_renames_variables(read_file: Reader) -> None:
    lines = [{"place": "Q1", "label_ru": "Наш", "where": "Point(27.56 53.9)"}]
    found = read_file(
        "wikidata", "query.json", json.dumps(lines),
        columns={"place": "item", "where": "coord"},
        constants={"kind": "sanatorium", "sphere": "wellness"},
    )  # fmt: skip
    assert (found.records[0].kind, found.records[0].names) == ("sanatorium", {"ru": "Наш"})


@pytest.mark.parametrize("content", ["{}", '{"results": []}', "no json"])
def test_what_is_no_result_of_a_query_is_refused(content: str, read_file: Reader) -> None:
    with pytest.raises(DataError):
        read_file("wikidata", "query.json", content)
