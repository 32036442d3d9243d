"""The twin record and loaded ties on a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from pobratim.app.cli.ties_view import show_ties, twinning_line
from pobratim.model.places import City
from pobratim.model.scores import DatasetRef
from pobratim.model.ties import Link, LoadedTies, Ownership, TradeFit, TwinRecord

MINSK = City(625144, "Minsk", "BY", "", 53.9, 27.57, 2_000_000, "UTC")
UFA = City(479561, "Ufa", "RU", "", 54.7, 56.0, 1_100_000, "UTC")
TWINS = DatasetRef("wikidata-twins-2016", "2016-09", "CC0 1.0")
OWN = DatasetRef("list-1", "2026-11", "own")


@pytest.mark.parametrize(
    ("recorded", "sparse", "line"),
    [
        (True, (), "Recorded as twins in the open data (2016)"),
        (False, (), "No twinning record in the open data (2016)"),
        (False, ("b",), "No twinning record in the open data (2016; record of Ufa is sparse)"),
        (
            False,
            ("a", "b"),
            "No twinning record in the open data (2016; records of Minsk and Ufa are sparse)",
        ),
    ],
)
def test_a_link_that_is_not_recorded_is_not_called_absent(
    *, recorded: bool, sparse: Any, line: str
) -> None:
    record = TwinRecord(recorded, (4, 1), sparse, TWINS)
    assert twinning_line(record, (MINSK, UFA)) == line


def test_loaded_ties_are_told_with_their_data_set(capsys: pytest.CaptureFixture[str]) -> None:
    trade = TradeFit(
        2023, ("BY", "RU"), 0.5, None, 0.25, ("imports-b",), (OWN,), ((), ("270900",))
    )
    show_ties(
        LoadedTies(
            (Link("rail", MINSK, UFA, None, 2.0, OWN),),
            (Ownership("Child", "Parent", ultimate=True, source=OWN),),
            trade,
        )
    )
    rail, owner, flows, goods = capsys.readouterr().out.splitlines()
    assert rail == "Loaded rail: Minsk - Ufa, 2 a week (list-1, 2026-11)"
    assert owner == "Loaded ownership: Parent ultimately owns Child (list-1)"
    assert goods == "  what RU sells and BY buys most: 270900"
    assert flows == (
        "Trade of the countries, not of the cities, 2023: exports of BY and RU alike 0.50 of 1; "
        "exports of BY against imports of RU refused; exports of RU against imports of BY "
        "0.25 of 1; not loaded: imports-b; importer: baci"
    )


def test_without_loaded_ties_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    show_ties(LoadedTies())
    assert capsys.readouterr().out == ""
