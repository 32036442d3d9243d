"""Files of one's own fill what is not loaded, from the import to the dossier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.functional.conftest import Run

PAIR = ("Гомель", "Брянск")
GOMEL, BRYANSK = (52.43, 30.99), (53.25, 34.37)


@pytest.fixture
def works(tmp_path: Path) -> Path:
    path = tmp_path / "works.csv"
    path.write_text(
        "name_ru,city,nace,products,hs4\n"
        'Завод наших тракторов,"Гомель, BY",28.30,тракторы,8701\n'
        'Наша сталь,"Брянск, RU",24.10,прокат стальной,7208\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    osmium = pytest.importorskip("osmium")
    path = tmp_path / "our.osm.pbf"
    tags = [
        {"amenity": "hospital", "name": "Областная детская больница"},
        {"tourism": "museum", "name": "Наш исторический музей"},
        {"resort": "sanatorium", "name": "Санаторий «Наш»"},
        {"heritage": "2", "name": "Наш дворец"},
        {"railway": "tram_stop", "name": "Вокзал"},
    ]
    with osmium.SimpleWriter(str(path)) as writer:
        for start, (latitude, longitude) in ((1, GOMEL), (11, BRYANSK)):
            for number, one in enumerate(tags, start=start):
                node = osmium.osm.mutable.Node(id=number, location=(longitude, latitude), tags=one)
                writer.add_node(node)
    return path


def _gaps(run: Run, *more: str) -> set[str]:
    (record,) = run("compare", *PAIR, "--json", *more).records
    return {gap["sphere"] for gap in record["missing"]}


def test_a_list_of_enterprises_lets_match_propose_with_them(
    works: Path, tmp_path: Path, run: Run
) -> None:
    before = run("match", *PAIR, "--json")
    assert "may-buy" not in {one["kind"] for one in before.records}
    mine = str(tmp_path / "mine.sqlite")
    done = run("atlas", "import", "own-list", str(works), "--atlas", mine, "--vintage", "2026-11")
    assert done.code == 0, done.err
    records = run("match", *PAIR, "--atlas", mine, "--json").records
    (sale,) = [one for one in records if one["kind"] == "may-buy"]
    assert (sale["seller"]["name"], sale["buyer"]["name"]) == (
        "Наша сталь", "Завод наших тракторов",
    )  # fmt: skip
    assert ("own-list-works", "2026-11") in {(s["id"], s["vintage"]) for s in sale["sources"]}
    assert "industry" in _gaps(run)
    assert "industry" not in _gaps(run, "--atlas", mine)


def test_an_extract_of_openstreetmap_fills_five_spheres(
    extract: Path, tmp_path: Path, run: Run
) -> None:
    mine = str(tmp_path / "mine.sqlite")
    done = run("atlas", "import", "osm", str(extract), "--atlas", mine, "--json")
    assert done.records[0]["rows"] == {"Firm": 8, "Stop": 2}
    filled = {"health-care", "culture", "wellness", "heritage", "transport"}
    assert filled - {"culture"} <= _gaps(run)
    assert not filled & _gaps(run, "--atlas", mine)
    pairs = run("match", *PAIR, "--atlas", mine, "--json").records
    kinds = {one["seller"]["kind"] for one in pairs if one["kind"] == "institution"}
    assert {"hospital", "museum", "sanatorium"} <= kinds
    (museums,) = [one for one in pairs if one["seller"]["kind"] == "museum"]
    assert museums["sources"][0]["id"] == "osm-our"
    assert museums["sources"][0]["licence"] == "ODbL 1.0"


def test_trade_ownership_flights_and_trains_count_as_loaded_once_they_are(
    tmp_path: Path, run: Run
) -> None:
    mine, a, b = str(tmp_path / "mine.sqlite"), "A" * 20, "B" * 20
    files = {
        "baci": "t,i,j,k,v,q\n2022,112,643,870190,9,\n2022,643,112,720851,5,\n",
        "connections": "from,to,mode\nГомель,Брянск,rail\nГомель,Брянск,flight\n",
        "gleif": (
            "LEI,Entity.LegalName,Entity.HeadquartersAddress.City,"
            "Entity.HeadquartersAddress.Country,Entity.EntityCategory,Entity.EntityStatus\n"
            f"{a},Ours,Гомель,BY,GENERAL,ACTIVE\n{b},Theirs,Брянск,RU,GENERAL,ACTIVE\n"
        ),
    }
    relation = (
        "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,"
        f"Relationship.RelationshipStatus\n{a},{b},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE\n"
    )
    for name, (kind, content) in {**{k: (k, c) for k, c in files.items()},
                                  "rr": ("gleif", relation)}.items():  # fmt: skip
        path = tmp_path / f"{name}.csv"
        path.write_text(content, encoding="utf-8")
        done = run("atlas", "import", kind, str(path), "--atlas", mine)
        assert done.code == 0, done.err
    spheres = {"trade", "ownership", "flights", "rail"}
    assert spheres <= _gaps(run)
    assert not spheres & _gaps(run, "--atlas", mine)


def test_the_dossier_names_loaded_rows_with_their_file_vintage_and_licence(
    works: Path, tmp_path: Path, run: Run
) -> None:
    mine, paper = str(tmp_path / "mine.sqlite"), tmp_path / "d.json"
    run("atlas", "import", "own-list", str(works), "--atlas", mine, "--licence", "CC0 1.0")
    done = run("dossier", *PAIR, "--date", "2026-11-24", "--atlas", mine, "-o", str(paper))
    assert done.code == 0, done.err
    dossier = json.loads(paper.read_text(encoding="utf-8"))
    text = json.dumps(dossier["sections"], ensure_ascii=False)
    assert "Завод наших тракторов" in text
    notes = json.dumps(dossier["footnotes"], ensure_ascii=False)
    assert "own-list-works" in notes
    assert "CC0 1.0" in notes


def test_sources_list_the_loaded_file_and_forgetting_takes_it_out(
    works: Path, tmp_path: Path, run: Run
) -> None:
    mine = str(tmp_path / "mine.sqlite")
    run("atlas", "import", "own-list", str(works), "--atlas", mine, "--name", "our-works")
    listed = run("atlas", "sources", "--atlas", mine, "--json").records
    assert listed[-1]["id"] == "our-works"
    assert "works.csv" in listed[-1]["attribution"]
    assert run("atlas", "forget", "our-works", "--atlas", mine).code == 0
    assert run("atlas", "sources", "--atlas", mine, "--json").records[-1]["id"] != "our-works"


def test_every_bad_row_is_listed_at_once_and_nothing_is_written(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,city\nA,Ксизвилль\n,Минск\n", encoding="utf-8")
    mine = tmp_path / "mine.sqlite"
    done = run("atlas", "import", "own-list", str(path), "--atlas", str(mine))
    assert done.code == 1
    assert "bad.csv, row 2" in done.err
    assert "bad.csv, row 3" in done.err
    assert not mine.exists()


def test_a_dry_run_needs_no_atlas_and_an_import_does(works: Path, run: Run) -> None:
    assert run("atlas", "import", "own-list", str(works), "--dry-run").code == 0
    assert run("atlas", "import", "own-list", str(works)).code == 2
    assert run("atlas", "import", "no-kind", str(works), "--dry-run").code == 2
    assert len(run("atlas", "kinds", "--json").records) == 12


def test_structure_describes_a_matrix_and_the_trade_that_was_imported(
    tmp_path: Path, run: Run
) -> None:
    matrix = tmp_path / "jobs.csv"
    matrix.write_text(
        "place,steel,trucks,software\nA,9,1,1\nB,4,8,\nC,,1,9\nD,,,\n", encoding="utf-8"
    )
    records = run("atlas", "structure", str(matrix), "--json").records
    assert [one["place"] for one in records] == ["A", "B", "C", "D"]
    assert records[3]["specialised_in"] is None
    assert records[0]["diagonal"] == "one"
    trade = tmp_path / "trade.csv"
    trade.write_text(
        "t,i,j,k,v,q\n2022,112,643,870190,9,\n2022,112,643,720851,1,\n2022,643,112,720851,5,\n",
        encoding="utf-8",
    )
    mine = str(tmp_path / "mine.sqlite")
    run("atlas", "import", "baci", str(trade), "--atlas", mine)
    places = run("atlas", "structure", "--atlas", mine, "--json").records
    assert [(one["place"], one["strengths"][0]["product"]) for one in places] == [
        ("BY", "870190"),
        ("RU", "720851"),
    ]
    assert run("atlas", "structure", "--atlas", mine, "--year", "1999").code == 4
    assert run("atlas", "structure").code == 2


def test_a_matrix_with_words_for_numbers_names_every_row(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text("place,steel\nA,many\nB,1\nC,few\n", encoding="utf-8")
    done = run("atlas", "structure", str(path))
    assert done.code == 1
    assert "row 2" in done.err
    assert "row 4" in done.err
