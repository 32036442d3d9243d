"""Counts of institutions from notes and tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.atlas import Atlas, strengths
from pobratim.atlas.strengths import counted_in, tagged
from pobratim.lexicon.tables import parse_table

TABLE = parse_table(Path(strengths.__file__).with_name("strengths.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("measure", "stem"), [(name, stem) for name, stems in TABLE["words"].items() for stem in stems]
)
def test_every_word_of_the_table_counts_its_measure(measure: str, stem: str) -> None:
    assert counted_in(f"Открыт в 1980 г.; 2 558 {stem}") == {measure: 2558.0}


@pytest.mark.parametrize("entry", TABLE["tags"], ids=str)
def test_every_tag_counts_for_each_of_its_kinds(entry: dict[str, str]) -> None:
    for kind in entry["kinds"]:
        assert tagged(kind, {entry["tag"]: "300"}) == {entry["measure"]: 300.0}
    assert tagged("museum", {entry["tag"]: "300"}) == {}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Около 21 тыс. студентов, более 140 специальностей", {"students": 21000.0}),
        ("8,385 млн пассажиров в 2025 г.", {"passengers": 8_385_000.0}),
        ("1 560 автобусов, 801 троллейбус, 137 трамваев",
         {"buses": 1560.0, "trolleybuses": 801.0, "trams": 137.0}),
        ("более 400 тыс. единиц хранения, пять филиалов", {"holdings": 400_000.0}),
        ("Одна линия север - юг", {"lines": 1.0}),
        ("Второе место рейтинга (98 баллов)", {}),
        ("Число студентов в источниках разное: 16 тыс. (2020)", {}),
        ("более 1 200 животных (другая страница: 1 400 животных)", {"animals": 1200.0}),
        (None, {}),
    ],
)  # fmt: skip
def test_a_note_counts_what_it_states_and_nothing_else(
    note: str | None, found: dict[str, float]
) -> None:
    assert counted_in(note) == found


@pytest.mark.parametrize("value", ["many", "0", "-3", "12.5", ""])
def test_a_tag_without_a_whole_number_counts_nothing(value: str) -> None:
    assert tagged("hospital", {"beds": value}) == {}


def test_rows_of_the_packaged_atlas_carry_the_counts_of_their_notes() -> None:
    atlas = Atlas.open()
    around = atlas.agglomeration(atlas.gazetteer.resolve("Минск"))
    rows = {one.id: one.figures for one in atlas.organisations(around)}
    assert rows["bntu"] == {"students": 21000.0}
    assert rows["maz"] == {}
