from __future__ import annotations

import pytest

from pobratim.app.explanations import explain
from pobratim.app.pipeline import EMBEDDED
from pobratim.app.schemas.explanations import reasons
from pobratim.extract import RawDocument
from pobratim.model.readings import Reading

VISIT = RawDocument(
    "visit", (EMBEDDED / "reports" / "02-visit-2022.txt").read_text(encoding="utf-8")
)


def test_every_fact_of_a_reading_has_its_explanation_in_order() -> None:
    reading, found = explain(VISIT)
    assert len([e for e in found if e.kind == "event"]) == len(reading.events) > 0
    assert [e.number for e in found if e.kind == "event"] == list(range(len(reading.events)))
    assert len([e for e in found if e.kind == "occupation"]) == len(reading.occupations) > 0


def test_every_event_post_statement_and_position_names_the_rule_that_decided_it() -> None:
    _, found = explain(VISIT)
    assert [e for e in found if e.kind != "relation" and not e.reasons] == []


def test_an_event_tells_the_row_of_the_table_that_fitted_and_where_its_status_comes_from() -> None:
    _, found = explain(
        RawDocument("-", "Мэр Минска Иван Петров в мае 2024 года посетил Пермь с делегацией.")
    )
    rules = [r.rule for e in found if e.kind == "event" for r in e.reasons]
    assert any(rule.startswith("verb of visit: ") for rule in rules)
    assert "status done by these words" in rules


def test_the_words_of_a_rule_stand_in_the_words_of_its_fact() -> None:
    _, found = explain(VISIT)
    for explanation in found:
        for reason in explanation.reasons:
            assert any(span.overlaps(reason.span) for span in explanation.evidence)


def test_the_public_shape_names_the_list_and_the_place_in_it() -> None:
    _, found = explain(VISIT)
    rows = reasons(found)
    assert rows[0]["fact"] == "occupations"
    assert rows[0]["index"] == 0
    assert rows[0]["rules"][0].keys() == {"rule", "span"}


def test_watching_changes_nothing_of_what_is_read() -> None:
    from pobratim.app.pipeline import read_document

    assert explain(VISIT)[0] == read_document(VISIT)


def test_a_document_that_is_explained_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from pobratim.app import explanations, pipeline
    from pobratim.app.reading import read_all

    times: list[str] = []

    def counted(raw: RawDocument, tier: pipeline.Tier = "auto") -> Reading:
        times.append(raw.source)
        return pipeline.read_document(raw, tier)

    monkeypatch.setattr(explanations, "read_document", counted)
    told: list[int] = []
    outcomes = list(read_all([VISIT], explained=lambda _, reasons: told.append(len(reasons))))
    assert times == ["visit"]
    assert len(outcomes) == 1
    assert told[0] > 0
