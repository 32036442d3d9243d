"""The three promises that the sample reports are chosen for, and what came of each."""

from __future__ import annotations

from typing import Any

from tests.functional.conftest import Run


def _promise(run: Run, words: str, *more: str) -> dict[str, Any]:
    rows = run("register", "commitments", "Минск", "Екатеринбург", *more, "--json").records
    (row,) = (row for row in rows if words in row["text"])
    return row


def test_the_cities_that_agreed_to_become_twins_became_twins_on_5_july_2022(run: Run) -> None:
    row = _promise(run, "сделать города побратимами")
    assert row["state"] == "done"
    assert {e["source"]["published"] for e in row["fulfilment"]} >= {"2022-07-05"}
    (deed,) = row["candidates"]
    assert deed["score"] >= deed["threshold"]
    assert ("due", 0.3) in {(f["feature"], f["weight"]) for f in deed["features"]}
    events = run("register", "events", "Минск", "Екатеринбург", "--json").records
    (twinning,) = (event for event in events if event["id"] == deed["event"])
    assert (twinning["type"], twinning["date"]["start"]) == ("twinning", "2022-07-05")


def test_the_plan_for_several_years_is_the_roadmap_of_2025(run: Run) -> None:
    row = _promise(run, "план на несколько лет")
    assert (row["state"], row["grade"]) == ("done", "named")
    assert {e["source"]["published"] for e in row["fulfilment"]} == {"2025-09-29"}
    assert _promise(run, "план на несколько лет", "--as-of", "2025-09-28")["state"] == "open"


def test_the_days_of_yekaterinburg_are_open_until_their_day_and_overdue_from_then(
    run: Run,
) -> None:
    words = "Дни Екатеринбурга"
    row = _promise(run, words)
    assert (row["state"], row["fulfilment"], row["due"]["start"]) == ("overdue", [], "2024-09-13")
    assert _promise(run, words, "--as-of", "2024-09-13")["state"] == "open"


def test_other_days_of_the_city_are_shown_as_what_falls_short(run: Run) -> None:
    candidates = _promise(run, "Дни Екатеринбурга")["candidates"]
    assert any("молодежные дни" in c["evidence"][0]["exact"] for c in candidates)
    assert all(c["score"] < c["threshold"] for c in candidates)


def test_a_wish_that_names_nothing_is_graded_as_vague(run: Run) -> None:
    assert _promise(run, "намерены расширять экономические связи")["grade"] == "vague"
