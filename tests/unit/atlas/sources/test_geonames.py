"""The gazetteer's tables, from a file in GeoNames' format and from the packaged one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import geonames
from pobratim.atlas.tables import Cell
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer, key_number

HEADER = "geonameid\tname\tcountrycode\tadmin1code\tlatitude\tlongitude\tpopulation\ttimezone\t"
MINSK = (
    "625144\tMinsk\tBY\t04\t53.9\t27.56\t1742124\tEurope/Minsk\t"
    "MSQ|Minsk|minseukeu|Минск|Минск ош|Мінск|Мінськ|明斯克\n"
)
Give = Callable[[str, str], None]
Overrides = Mapping[int, Mapping[str, Any]]


@pytest.fixture
def overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def write(text: str) -> None:
        path = tmp_path / "overrides.yaml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(geonames, "OVERRIDES", path)

    write("{}")
    return write


def _give(give: Give, cities: str) -> None:
    give("geonames/cities.tsv.gz", HEADER + "alternatenames\n" + cities)
    give("hflabs-city/city.csv.gz", "address,city\nг Омск,Омск\n")


def _rows(inputs: Inputs, name: str) -> list[tuple[Cell, ...]]:
    tables = {table.name: table for table in geonames.build(inputs).tables}
    return list(tables[name].rows)


def test_a_city_has_its_forms_to_show(
    inputs: Inputs, give: Give, overrides: Callable[[str], None]
) -> None:
    _give(give, MINSK)
    (row,) = _rows(inputs, "city")
    assert row[:8] == (625144, "Minsk", "BY", "04", 53.9, 27.56, 1742124, "Europe/Minsk")
    assert row[8:11] == ("Минск", "Мінск", None)


def test_codes_and_machine_romanisations_are_no_names(
    inputs: Inputs, give: Give, overrides: Callable[[str], None]
) -> None:
    _give(give, MINSK)
    keys = {key for key, _ in _rows(inputs, "name_key")}
    assert set(map(key_number, ("minsk", "минск", "мінськ", "明斯克"))) <= keys
    assert not set(map(key_number, ("msq", "minseukeu"))) & keys


def test_no_population_is_missing_and_not_zero(
    inputs: Inputs, give: Give, overrides: Callable[[str], None]
) -> None:
    _give(give, MINSK.replace("1742124", "0"))
    (row,) = _rows(inputs, "city")
    assert row[6] is None


def test_hand_edited_forms_win_and_can_be_searched(
    inputs: Inputs, give: Give, overrides: Callable[[str], None]
) -> None:
    _give(give, MINSK)
    overrides("625144: {en: Minsk City, also: [Менск]}")
    (row,) = _rows(inputs, "city")
    assert row[10] == "Minsk City"
    assert (key_number("менск"), 625144) in _rows(inputs, "name_key")


def test_hand_edited_forms_of_no_city_are_refused(
    inputs: Inputs, give: Give, overrides: Callable[[str], None]
) -> None:
    _give(give, MINSK)
    overrides("1: {ru: Нигде}")
    with pytest.raises(DataError, match=r"no city has the ids \[1\]"):
        geonames.build(inputs)


def test_a_latitude_beyond_the_pole_is_refused(
    inputs: Inputs, give: Give, overrides: Callable[[str], None]
) -> None:
    _give(give, MINSK.replace("53.9", "153.9"))
    with pytest.raises(DataError, match=r"geonames/cities.tsv.gz, line 2, column 'latitude'"):
        geonames.build(inputs)


def _hand_edited() -> Overrides:
    loaded: Overrides = yaml.safe_load(geonames.OVERRIDES.read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(("city", "row"), sorted(_hand_edited().items()))
def test_every_hand_edited_form_is_in_the_packaged_table(
    city: int, row: Mapping[str, Any]
) -> None:
    gazetteer = Gazetteer.open()
    shown = gazetteer.city(city).names
    assert all(shown[language] == row[language] for language in row if language != "also")
    for form in row.get("also", ()):
        assert city in {found.geonames for found in gazetteer.candidates(form)}
    gazetteer.close()


def test_every_hand_edited_row_changes_what_the_rules_give() -> None:
    data = Path(__file__).parents[5] / "shared" / "data"
    if not (data / "geonames").is_dir():
        pytest.skip("the raw data are not here")
    hand = _hand_edited()
    chosen = geonames.chosen_by_rule(Inputs(data, Gazetteer.open), frozenset(hand))
    for city, row in hand.items():
        useless = [f for f in ("ru", "be", "en") if f in row and row[f] == chosen[city].get(f)]
        assert not useless, f"{city}: the rules give the same {useless}"
