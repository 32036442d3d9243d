"""The thorough tier adds events that no rule knows the words of, and makes up nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.app.pipeline import read_document
from pobratim.extract import RawDocument
from pobratim.model.readings import Reading

UNKNOWN = (
    "Мэр Гродно принял делегацию Калининграда. Стороны подписали соглашение о сотрудничестве.\n\n"
    "Калининградские педагоги две недели перенимали опыт гродненских школ."
)
RAIN = "Погода на завтра\n\nВ Гродно и Калининграде ожидается дождь, ветер усилится к вечеру."


def read(text: str, tier: str) -> Reading:
    return read_document(RawDocument("-", text), tier)  # type: ignore[arg-type]


def test_an_event_in_words_that_no_rule_knows_is_found_with_its_parties() -> None:
    fast, thorough = read(UNKNOWN, "fast"), read(UNKNOWN, "thorough")
    told = {event.evidence for event in fast.events}
    (added,) = [event for event in thorough.events if event.evidence not in told]
    assert (added.type, added.status) == ("exchange", "done")
    assert added.evidence[0].of(UNKNOWN).startswith("Калининградские педагоги")
    names = {entity.id: entity.name for entity in thorough.entities}
    assert {names[party] for party in added.parties} == {"Гродно", "Калининград"}


def test_all_that_the_rules_find_stays() -> None:
    fast, thorough = read(UNKNOWN, "fast"), read(UNKNOWN, "thorough")
    kept = {(event.type, event.evidence) for event in thorough.events}
    assert {(event.type, event.evidence) for event in fast.events} <= kept
    assert (fast.entities, fast.statements) == (thorough.entities, thorough.statements)


def test_the_tier_is_named_as_what_read() -> None:
    assert read(UNKNOWN, "thorough").extractor.name == "pobratim-thorough"
    assert read(UNKNOWN, "auto").extractor.name == "pobratim-fast"


def test_a_text_without_cooperation_has_no_likely_events() -> None:
    assert not read(RAIN, "thorough").events


@pytest.mark.parametrize("text", ["", "А", "\n\n", "Минск Минск"])
def test_little_text_is_no_matter(text: str) -> None:
    assert not read(text, "thorough").events


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(UNKNOWN)), st.integers(0, len(UNKNOWN)))
def test_spans_of_likely_events_read_verbatim(start: int, end: int) -> None:
    text = UNKNOWN[start:end] + "\n" + UNKNOWN
    for event in read(text, "thorough").events:
        assert all(0 <= span.start < span.end <= len(text) for span in event.evidence)
