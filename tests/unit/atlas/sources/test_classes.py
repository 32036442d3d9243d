"""The class chain: steps, labels, bridges and headings."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import classes
from pobratim.atlas.tables import Built, check_table
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer


def _write(path: Path, rows: list[list[str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _own_codes() -> list[str]:
    """Return every BEA code that the hand-made tables name."""
    codes: set[str] = set()
    for path in (classes.BRIDGES, classes.HEADINGS):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                codes.update(row["bea"].split())
    return sorted(codes)


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    own, cross = tmp_path / classes.NAME, tmp_path / classes.CROSSWALK
    own.mkdir()
    cross.mkdir()
    _write(own / "nace2_to_isic4.csv.gz", [["NACE2", "ISIC4"], ["24", "24"], ["24.10", "2410"]])
    _write(
        own / "naics2017_to_isic4.csv.gz",
        [["NAICS2017", "ISIC4"], ["331110", "2410"], ["331221", "2410"]],
    )
    for name in ("nace2", "isic4", "naics2017"):
        _write(own / f"{name}.csv.gz", [["code", "label"], ["24.10", f"Steel ({name})"]])
    _write(
        own / "gced2011.csv.gz",
        [["code", "label"], ["24.10", "Сталь"], ["24.20", "Трубы"], ["24.10.1", "Чугун"]],
    )
    _write(
        own / "gced2011_to_nace2.csv.gz",
        [["GCED2011", "NACE2"], ["24.10", "24.10"], ["24.20", "24.10"]],
    )
    columns = ["NAICS_2017_Code", "BEA_2017_Detail_Code"]
    fillers = [[f"9{place:05d}", bea] for place, bea in enumerate(_own_codes())]
    _write(
        cross / "MasterCrosswalk.csv.gz",
        [columns, ["331110", "331110"], ["3311", "331110"], ["331221", "331200"], *fillers],
    )

    def no_gazetteer() -> Gazetteer:
        raise AssertionError

    return Inputs(tmp_path, no_gazetteer)


def _rows(built: Built, name: str) -> set[tuple[object, ...]]:
    return {row for table in built.tables if table.name == name for row in table.rows}


def test_only_classes_and_six_digit_industries_become_steps(inputs: Inputs) -> None:
    built = classes.build(inputs)
    assert _rows(built, "nace_isic") == {("24.10", "2410")}
    assert _rows(built, "isic_naics") == {("2410", "331110"), ("2410", "331221")}
    assert ("3311", "331110") not in _rows(built, "naics_bea")


def test_a_russian_label_is_taken_only_where_both_classifications_agree(inputs: Inputs) -> None:
    labels = _rows(classes.build(inputs), "class_label")
    assert ("nace", "24.10", "ru", "Сталь") in labels
    assert not [row for row in labels if row[1] in {"24.20", "24.10.1"}]


def test_all_tables_keep_their_stated_shape(inputs: Inputs) -> None:
    for table in classes.build(inputs).tables:
        check_table(table)


def test_a_bridge_to_an_unknown_code_is_an_error(
    inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bridges.csv"
    bad.write_text("nace,bea\n01.41,999999\n", encoding="utf-8")
    monkeypatch.setattr(classes, "BRIDGES", bad)
    with pytest.raises(DataError, match="999999"):
        classes.build(inputs)


def test_every_bridge_and_every_heading_range_decides(inputs: Inputs) -> None:
    built = classes.build(inputs)
    bridges, headings = _rows(built, "nace_bea_bridge"), _rows(built, "heading_bea")
    with classes.BRIDGES.open(encoding="utf-8", newline="") as file:
        assert {tuple(row.values()) for row in csv.DictReader(file)} == bridges
    seen: set[str] = set()
    with classes.HEADINGS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends = {row["first"], row["last"]}
            for heading in ends:
                assert {bea for at, bea in headings if at == heading} == set(row["bea"].split())
            assert not ends & seen, "no heading stands in two ranges"
            seen |= ends
