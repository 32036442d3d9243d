from __future__ import annotations

import pytest

from pobratim.extract.triage import ENOUGH, is_worth_reading, points
from pobratim.lexicon.tables import load_table

TABLE = load_table("triage.yaml")
ROWS = [(group, piece, example) for group in TABLE for piece, example in TABLE[group].items()]


@pytest.mark.parametrize(("group", "piece", "example"), ROWS, ids=[row[1] for row in ROWS])
def test_each_piece_decides_its_own_example(group: str, piece: str, example: str) -> None:
    weight = ENOUGH if group == "alone" else 1
    assert piece == piece.lower()
    assert is_worth_reading(example)
    assert points(example) - weight < ENOUGH


def test_no_piece_stands_in_both_groups() -> None:
    assert not set(TABLE["alone"]) & set(TABLE["together"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Завтра в Минске дождь, ветер северный, днем до 14 градусов.",
        "Суд приговорил водителя к двум годам.",
        "Гандбалісты прайгралі з лікам 24:28.",
        "The council will resurface three streets in July.",
    ],
)
def test_texts_without_a_trace_of_cooperation_are_not_worth_reading(text: str) -> None:
    assert not is_worth_reading(text)


def test_counting_stops_where_more_points_change_nothing() -> None:
    text = "Делегация побратима подписала соглашение о поставке и посетила ярмарку."
    assert points(text) > points(text, enough=ENOUGH) >= ENOUGH


def test_capitals_hide_nothing() -> None:
    assert is_worth_reading("ГОРОДА-ПОБРАТИМЫ")
