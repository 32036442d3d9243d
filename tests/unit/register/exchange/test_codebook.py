"""The data dictionary: every column that any table can have, and no other."""

from __future__ import annotations

from typing import get_args

import pytest

from pobratim.app.exporting import TABLES, Request, _sheets, codebook_of
from pobratim.app.pipeline import open_register
from pobratim.errors import DataError, UsageError
from pobratim.model.readings import (
    EventEffect,
    EventLevel,
    EventStage,
    EventStatus,
    EventType,
    OrganisationKind,
    PositionKind,
)
from pobratim.model.rows import CommitmentGrade, CommitmentState, RelationLevel
from pobratim.register.exchange.codebook import codebook, described
from pobratim.register.exchange.written import Sheet

SHEETS = {sheet.name: sheet for sheet in _sheets(open_register(None), Request("csv"))}
BOOK = {(row["table"], row["column"]): row for row in codebook(SHEETS.values()).rows}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_and_nothing_else(table: str) -> None:
    columns = SHEETS[table].columns
    assert columns
    assert {column for name, column in BOOK if name == table} == set(columns)
    assert set(described(table)) <= set(columns)
    for column in columns:
        row = BOOK[table, column]
        assert row["type"] in {"text", "number", "yes-no", "json"}
        assert row["meaning"]
        assert row["missing_means"]


@pytest.mark.parametrize("table", TABLES)
def test_the_stated_type_is_the_one_of_the_values(table: str) -> None:
    kinds = {"text": str, "number": int | float, "yes-no": bool, "json": list | dict}
    for row in SHEETS[table].rows:
        for column, value in row.items():
            if value is not None:
                assert isinstance(value, kinds[BOOK[table, column]["type"]]), column


@pytest.mark.parametrize("table", TABLES)
def test_what_is_never_missing_never_is(table: str) -> None:
    for row in SHEETS[table].rows:
        empty = {column for column, value in row.items() if value in (None, [], {})}
        assert not {c for c in empty if BOOK[table, c]["missing_means"] == "never"}


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("events", "type", get_args(EventType)),
        ("events", "status", get_args(EventStatus)),
        ("events", "stage", get_args(EventStage)),
        ("events", "effect", get_args(EventEffect)),
        ("events", "level", get_args(EventLevel)),
        ("organisations", "kind", get_args(OrganisationKind)),
        ("positions", "kind", get_args(PositionKind)),
        ("relations", "level", get_args(RelationLevel)),
        ("commitments", "state", get_args(CommitmentState)),
        ("commitments", "grade", get_args(CommitmentGrade)),
    ],
)
def test_a_column_of_codes_names_each_of_them(
    table: str, column: str, values: tuple[str, ...]
) -> None:
    meaning = BOOK[table, column]["meaning"]
    assert not [value for value in values if value not in meaning]


def test_a_column_that_nobody_described_stops_the_release() -> None:
    with pytest.raises(DataError, match="'colour' of people"):
        codebook([Sheet("people", ({"id": "x", "colour": "red"},))])


def test_a_format_without_columns_has_no_codebook() -> None:
    with pytest.raises(UsageError, match="ics has no columns"):
        codebook_of(open_register(None), Request("ics"))
