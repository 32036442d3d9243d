"""Dates of matched events: a season or a week in the gold may be told finer."""

from __future__ import annotations

from typing import Any

import pytest

from eval.gold_events import score_events
from eval.tally import Scores


def scored(found: dict[str, Any] | None, there: str) -> bool:
    """Tell whether a found date counts as the gold's."""
    event = {
        "type": "visit",
        "status": "done",
        "parties": [],
        "evidence": [[0, 4]],
        "date": found,
    }
    gold = {
        "language": "ru",
        "cooperation": True,
        "places": [],
        "events": [
            {
                "type": "visit",
                "status": "done",
                "parties": [],
                "evidence_span": [0, 4],
                "date": there,
            }
        ],
    }
    scores = Scores()
    score_events(scores, {"events": [event], "entities": []}, gold)
    return scores.tallies["dates of matched events", "all"].right == 1


@pytest.mark.parametrize(
    ("start", "end", "there", "same"),
    [
        ("2024-09", "2024-11", "2024", True),
        ("2023-12", "2024-02", "2024", True),
        ("2024-05-06", "2024-05-12", "2024-05", True),
        ("2024-09", "2024-11", "2023", False),
        ("2024-09", None, "2024", False),
        ("2024", None, "2024", True),
        ("2024-09", "2024-11", "2024-09/2024-11", True),
        ("2024-09", "2024-10", "2024-09/2024-11", False),
    ],
)
def test_a_range_inside_what_the_gold_writes_is_right_and_nothing_else_is(
    start: str, end: str | None, there: str, *, same: bool
) -> None:
    assert scored({"start": start, "end": end}, there) is same


def test_a_date_that_was_not_found_is_wrong() -> None:
    assert not scored(None, "2024")
