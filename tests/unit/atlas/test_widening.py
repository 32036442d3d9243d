"""The build with the long list: towns with a twin link go in, as do the larger ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.atlas import widening
from pobratim.atlas.border import Record
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import geonames
from pobratim.atlas.towns import FEWEST_PEOPLE, towns_of

GREIZ, ILMENAU, ZEULENRODA = 2917412, 2896735, 2804662


def _town(number: int, name: str, people: int, *names: str) -> dict[str, object]:
    return {
        "geonameid": number, "name": name, "latitude": 50.6, "longitude": 12.2,
        "countrycode": "DE", "population": people, "timezone": "Europe/Berlin",
        "admin1code": "15", "alternatenames": list(names),
    }  # fmt: skip


TOWNS = {
    str(GREIZ): _town(GREIZ, "Grëiz", 900, "Грайц", "Graitz"),
    str(ILMENAU): _town(ILMENAU, "Ilmenau", FEWEST_PEOPLE),
    str(ZEULENRODA): _town(ZEULENRODA, "Zeulenroda", FEWEST_PEOPLE - 1),
}


@pytest.fixture
def wide(
    inputs: Inputs, give: Callable[[str, str], None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Inputs:  # fmt: skip
    def records() -> tuple[Record, ...]:
        return towns_of(TOWNS)

    monkeypatch.setattr(widening, "read_towns", records)
    monkeypatch.setattr(geonames, "read_towns", records)
    monkeypatch.setattr(geonames, "OVERRIDES", tmp_path / "none.yaml")
    (tmp_path / "none.yaml").write_text("{}", encoding="utf-8")
    columns = "geonameid name countrycode admin1code latitude longitude population timezone"
    minsk = ("625144", "Minsk", "BY", "04", "53.9", "27.56", "1742124", "Europe/Minsk", "Минск")
    rows = ("\t".join((*columns.split(), "alternatenames")), "\t".join(minsk))
    give("geonames/cities.tsv.gz", "\n".join(rows) + "\n")
    give("hflabs-city/city.csv.gz", "address,city\nг Омск,Омск\n")
    give("wikidata-twins-2016/names.tsv.gz", "Q1\tGraitz\nQ2\tIlmenau\n")
    give("wikidata-twins-2016/relations.tsv.gz", "Q1\tQ2\n")
    give("csc-qid-bridge/cities_qid.csv.gz", "wikidata,name,lat,lon\nQ1,Greiz,50.6,12.2\n")
    return widening.widen(inputs, tmp_path)


def test_links_are_joined_to_all_names_of_every_town(wide: Inputs) -> None:
    assert wide.linked is not None
    assert wide.linked() == {GREIZ, ILMENAU}


def test_linked_and_larger_towns_go_in_and_are_marked(wide: Inputs) -> None:
    tables = {table.name: table for table in geonames.build(wide).tables}
    minor = {row[0]: row[-1] for row in tables["city"].rows}
    assert minor == {625144: 0, GREIZ: 1, ILMENAU: 1}


def test_a_small_town_keeps_its_name_without_marks_and_in_cyrillic_only(wide: Inputs) -> None:
    tables = {table.name: table for table in geonames.build(wide).tables}
    assert (GREIZ, "Greiz|Grëiz|Грайц") in tables["name_forms"].rows


def test_without_the_long_list_there_is_the_main_list_alone(wide: Inputs) -> None:
    narrow = Inputs(wide.data, wide.open_gazetteer)
    tables = {table.name: table for table in geonames.build(narrow).tables}
    assert [row[0] for row in tables["city"].rows] == [625144]
    assert narrow.wide is narrow.gazetteer
