"""The class chain and the use table, on a table small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.atlas.industries import Industries
from pobratim.atlas.tables import Column, Table, write_sqlite
from pobratim.errors import DataError


def _text(name: str, columns: str, keys: int, *rows: tuple[str, ...]) -> Table:
    names = columns.split()
    return Table(
        name, "curated", tuple(Column(c, "TEXT") for c in names), tuple(names[:keys]), rows
    )


def _numbers(name: str, texts: str, numbers: str, *rows: tuple[str | float | None, ...]) -> Table:
    columns = [Column(c, "TEXT") for c in texts.split()]
    columns += [Column(c, "REAL", optional=True) for c in numbers.split()]
    keys = tuple(c for c in texts.split() if c != "name")
    return Table(name, "curated", tuple(columns), keys, rows)


@pytest.fixture
def table(tmp_path: Path) -> Industries:
    path = tmp_path / "atlas.sqlite"
    write_sqlite(
        path,
        [
            _text("nace_isic", "nace isic", 2, ("24.10", "2410"), ("24.20", "2410")),
            _text(
                "isic_naics",
                "isic naics",
                2,
                ("2410", "331110"),
                ("2410", "331221"),
                ("2410", "332919"),
                ("2813", "332919"),
            ),
            _text(
                "naics_bea",
                "naics bea",
                2,
                ("331110", "STEEL"),
                ("331221", "ROLLED"),
                ("332919", "VALVES"),
                ("332911", "VALVES"),
            ),
            _text("nace_bea_bridge", "nace bea", 2, ("01.41", "MILK"), ("01.41", "CATTLE")),
            _text("heading_bea", "heading bea", 2, ("7304", "ROLLED"), ("8481", "VALVES")),
            _text(
                "class_label",
                "scheme code language label",
                3,
                ("nace", "24.10", "ru", "Сталь"),
                ("nace", "24.10", "en", "Steel"),
                ("isic", "2410", "en", "Basic iron and steel"),
            ),
            _numbers(
                "bea_commodity",
                "commodity name",
                "used equipment households",
                ("STEEL", "Steel mills", 100.0, 0.0, 0.0),
                ("IDLE", "Nobody's good", 0.0, None, None),
            ),
            _numbers(
                "bea_industry",
                "industry name",
                "output_million_usd",
                ("STEEL", "Steel mills", 60.0),
                ("ROLLED", "Rolling", 30.0),
                ("VALVES", "Valves", 40.0),
            ),
            _numbers(
                "bea_use", "commodity industry", "of_use of_inputs", ("STEEL", "VALVES", 0.3, 0.1)
            ),
        ],
    )
    return Industries.open(path)


def test_weights_of_a_class_are_output_shares_split_over_codes(table: Industries) -> None:
    """VALVES has two NAICS codes and one of them two ISIC classes: a quarter of its output."""
    weights = {step.bea: step.weight for step in table.chain("24.10")}
    assert weights == pytest.approx({"STEEL": 0.6, "ROLLED": 0.3, "VALVES": 0.1})


def test_the_heaviest_code_of_a_class_comes_first_and_names_its_way(table: Industries) -> None:
    first = table.chain("24.10")[0]
    assert (first.isic, first.naics, first.bea) == ("2410", "331110", "STEEL")


def test_a_bridge_leads_straight_and_evenly(table: Industries) -> None:
    assert [(step.bea, step.naics, step.weight) for step in table.chain("01.41")] == [
        ("CATTLE", None, 0.5),
        ("MILK", None, 0.5),
    ]


def test_an_unknown_class_has_an_empty_chain(table: Industries) -> None:
    assert table.chain("99.99") == ()
    assert dict(table.codes("99.99")) == {}


def test_a_heading_narrows_the_class_to_the_codes_of_the_goods(table: Industries) -> None:
    assert dict(table.codes("24.10", ["7304"])) == {"ROLLED": 1.0}


def test_a_heading_foreign_to_the_class_tells_more_than_the_class(table: Industries) -> None:
    assert dict(table.codes("01.41", ["8481"])) == {"VALVES": 1.0}


def test_an_unknown_heading_leaves_the_class_as_it_is(table: Industries) -> None:
    assert dict(table.codes("24.20", ["0000"])) == pytest.approx(
        {"STEEL": 0.6, "ROLLED": 0.3, "VALVES": 0.1}
    )


def test_a_use_that_the_table_does_not_hold_is_none_rather_than_zero(table: Industries) -> None:
    assert table.use("STEEL", "ROLLED") is None
    use = table.use("STEEL", "VALVES")
    assert use is not None
    assert use.strength == 0.3


def test_shares_of_a_product_without_use_are_missing(table: Industries) -> None:
    product = table.product("IDLE")
    assert product is not None
    assert product.equipment_share is None
    assert table.product("ROLLED") is None


def test_a_label_falls_back_to_english_then_to_the_code(table: Industries) -> None:
    assert table.label("nace", "24.10", "ru") == "Сталь"
    assert table.label("isic", "2410", "ru") == "Basic iron and steel"
    assert table.label("bea", "ROLLED") == "Rolling"
    assert table.label("nace", "24.20", "ru") == "24.20"


def test_an_absent_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="atlas build"):
        Industries.open(tmp_path / "none.sqlite")
