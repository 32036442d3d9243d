from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources.twins import BridgeRow, build, forms_of, join_places, read_links
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer

LABELS = {
    "Q2280": "Minsk",
    "Q887": "Jekaterinburg",
    "Q140147": "Brest",
    "Q12193": "Brest",
    "Q3426": "Woronesch",
    "Q1": "Atlantis",
}
FRANCE, BELARUS = BridgeRow("Brest", 48.39, -4.49), BridgeRow("Brest", 52.1, 23.69)


def test_a_place_takes_the_city_that_the_bridge_confirms(gazetteer: Gazetteer) -> None:
    joined = join_places(LABELS, [], {"Q140147": [BELARUS], "Q12193": [FRANCE]}, gazetteer)
    assert joined.cities["Q140147"].geonames == 629634
    assert joined.cities["Q12193"].geonames == 3030300


def test_a_bridge_row_with_another_name_is_not_believed(gazetteer: Gazetteer) -> None:
    wrong = BridgeRow("Riga", 56.9, 24.1)
    assert join_places(LABELS, [], {"Q2280": [wrong]}, gazetteer).cities["Q2280"].country == "BY"


def test_a_bridge_row_with_the_right_name_far_away_forbids_the_join(gazetteer: Gazetteer) -> None:
    joined = join_places(LABELS, [], {"Q2280": [BridgeRow("Minsk", 45.0, -89.0)]}, gazetteer)
    assert "Q2280" not in joined.cities
    assert joined.dropped["the bridge places the item elsewhere"] == ("Minsk (Q2280)",)


def test_partners_vote_for_the_country(gazetteer: Gazetteer) -> None:
    towns = {f"Q{number}": "Kaliningrad" for number in range(100, 130)}
    labels = {"Q12193": "Brest", "Q2280": "Minsk", **towns}
    links = [("Q2280", town) for town in towns] + [("Q12193", town) for town in towns]
    assert join_places(labels, links, {}, gazetteer).cities["Q12193"].country == "BY"


def test_what_no_city_is_called_stays_out_with_its_reason(gazetteer: Gazetteer) -> None:
    dropped = join_places(LABELS, [], {}, gazetteer).dropped
    assert dropped["no city bears the label"] == (
        "Atlantis (Q1)", "Woronesch (Q3426)", "Jekaterinburg (Q887)",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("Livingstone (Sambia)", "Livingstone"),
        ("Gmina Brzeg Dolny", "Brzeg Dolny"),
        ("Gladsaxe Kommune", "Gladsaxe"),
        ("Lauenburg/Elbe", "Lauenburg"),
        ("City of Leeds", "Leeds"),
        ("Gmina Maszewo, West Pomeranian Voivodeship", "Maszewo"),
    ],
)
def test_what_an_administration_adds_is_left_out(label: str, form: str) -> None:
    assert form in forms_of(label)
    assert forms_of(label)[0] == label


def test_districts_are_not_taken_for_the_town_that_names_them() -> None:
    assert forms_of("Kreis Rendsburg-Eckernförde") == ("Kreis Rendsburg-Eckernförde",)


@pytest.fixture
def raw(give: Callable[[str, str], None]) -> None:
    names = "".join(f"{qid}\t{label}\n" for qid, label in LABELS.items())
    give("wikidata-twins-2016/names.tsv.gz", names.replace("Jekaterinburg", "Yekaterinburg"))
    give("wikidata-twins-2016/relations.tsv.gz", "Q2280\tQ887\nQ887\tQ2280\nQ2280\tQ1\n")
    give("csc-qid-bridge/cities_qid.csv.gz", "wikidata,name,lat,lon\nQ12193,Brest,48.39,-4.49\n")


@pytest.mark.usefixtures("raw")
def test_each_link_stands_once_and_what_is_lost_is_counted(inputs: Inputs) -> None:
    built = build(inputs)
    tables = {table.name: table for table in built.tables}
    assert tables["twin_link"].rows == [(625144, 1486209)]
    assert built.figures["links"] == 2
    assert built.figures["links joined"] == 1
    assert ("Q12193", 3030300) in tables["twin_place"].rows
    assert {table.file for table in built.tables} == {"odbl"}
    lost = {drop.reason: drop.count for drop in built.dropped}
    assert lost["links with an end that no city answers to"] == 1


@pytest.mark.usefixtures("raw")
def test_a_link_of_an_unknown_item_is_refused(
    inputs: Inputs, give: Callable[[str, str], None]
) -> None:
    give("wikidata-twins-2016/relations.tsv.gz", "Q2280\tQ404\n")
    with pytest.raises(DataError, match="Q404"):
        build(inputs)


@pytest.mark.usefixtures("raw")
def test_a_line_without_a_tab_is_named(tmp_path: Path, give: Callable[[str, str], None]) -> None:
    give("wikidata-twins-2016/names.tsv.gz", "Q1\tAtlantis\nbroken\n")
    with pytest.raises(DataError, match=r"names\.tsv\.gz, line 2"):
        read_links(tmp_path / "data" / "wikidata-twins-2016")
