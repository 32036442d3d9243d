from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from pobratim.errors import DataError, UsageError
from tests.unit.atlas.importers.conftest import Reader

LIST = (
    "Предприятие;Город;ОКЭД;Изделия;ТН ВЭД\n"
    "Завод станков;Гомель, BY;28410;станки;8458\n"
    "Литейный цех;Гомель, BY;24.51;отливки;-\n"
)
COLUMNS = {
    "Предприятие": "name_ru",
    "Город": "city",
    "ОКЭД": "nace",
    "Изделия": "products",
    "ТН ВЭД": "hs4",
}


def test_a_list_is_read_by_its_map(read_file: Reader) -> None:
    first, second = read_file("own-list", "list.csv", LIST, columns=COLUMNS).records
    assert (first.nace, first.sphere, first.kind) == ("28.41", "machine-building", "enterprise")
    assert first.products == ({"name_ru": "станки", "hs4": "8458"},)
    assert second.products == ({"name_ru": "отливки", "hs4": None},)
    assert first.place.town == "Гомель, BY"


def test_a_list_in_windows_1251_reads_the_same(read_file: Reader) -> None:
    there = read_file("own-list", "list.csv", LIST.encode("cp1251"), columns=COLUMNS)
    assert there.records[0].names == {"ru": "Завод станков"}


def test_a_workbook_reads_as_the_list_does(read_file: Reader) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("name", "city", "kind"), ("Museum of Ours", "Lyon", "museum")):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    (museum,) = read_file("own-list", "list.xlsx", data.getvalue()).records
    assert (museum.kind, museum.sphere) == ("museum", "culture")


def test_every_row_with_a_problem_is_named_with_its_line(read_file: Reader) -> None:
    content = (
        "name,city,nace,hs4,products,latitude,longitude,idle\n"
        "A,Minsk,steel,,,,,\n"
        ",Minsk,,,,,,\n"
        "C,,,,,,,\n"
        "D,Minsk,24.10,72,steel,,,\n"
        "E,,24.10,,,95,10,\n"
        "F,Minsk,24.10,,,,,perhaps\n"
        "G,Minsk,24.10,,,,,,,surplus\n"
    )
    found = read_file("own-list", "list.csv", content)
    assert not found.records
    lines = [problem.split(":")[0] for problem in found.problems]
    assert lines == [f"list.csv, row {n}" for n in range(2, 9)]


def test_constants_and_words_of_the_map_stand_in(read_file: Reader) -> None:
    found = read_file(
        "own-list", "list.csv", "name,what\nОпера,театр\n",
        columns={"name": "name_ru", "what": "kind"}, constants={"city": "Минск"},
        values={"kind": {"театр": "theatre"}},
    )  # fmt: skip
    assert (found.records[0].kind, found.records[0].place.town) == ("theatre", "Минск")


def test_a_list_without_a_map_drafts_one(read_file: Reader) -> None:
    with pytest.raises(UsageError, match="Предприятие: "):
        read_file("own-list", "list.csv", LIST)


def test_a_map_that_names_what_is_not_there_says_so(read_file: Reader) -> None:
    with pytest.raises(UsageError, match="no field 'colour'"):
        read_file("own-list", "list.csv", LIST, columns={"Город": "colour"})
    with pytest.raises(DataError, match="no column 'Town'"):
        read_file("own-list", "list.csv", LIST, columns={"Town": "city"})


def test_institutions_carry_the_sizes_that_their_columns_state(read_file: Reader) -> None:
    content = "name,city,kind,beds,students\nA,Lyon,hospital,1 200,\nB,Lyon,university,,21000\n"
    hospital, university = read_file("own-list", "list.csv", content).records
    assert hospital.figures == {"beds": 1200.0}
    assert university.figures == {"students": 21000.0}


def test_a_size_of_zero_is_a_problem_because_unknown_is_empty(read_file: Reader) -> None:
    content = "name,city,kind,beds\nA,Lyon,hospital,0\n"
    (problem,) = read_file("own-list", "list.csv", content).problems
    assert "leave it empty where not known" in str(problem)
