"""Readings stored many at once: shown in order, each when it is safe, the same as one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pobratim.app.inputs import Failure
from pobratim.app.pipeline import read_document, source_of
from pobratim.app.reading import Outcome
from pobratim.app.storing import is_passed_over, stored
from pobratim.errors import DataError, RegisterError
from pobratim.extract import RawDocument
from pobratim.model.claims import Source
from pobratim.model.readings import Reading
from pobratim.register import Register

TEXTS = [f"Делегация Минска посетила Пермь {day} июля 2023 года." for day in range(1, 6)]
FAILURE = Failure("x.bin", "x.bin: binary")
RAIN = RawDocument("rain", "Завтра в Перми дождь.")


def _origin(_: RawDocument, reading: Reading) -> Source:
    return source_of(reading)


def _outcomes() -> list[Outcome]:
    read: list[Outcome] = [
        (raw, read_document(raw, "fast"))
        for raw in (RawDocument(str(n), text) for n, text in enumerate(TEXTS))
    ]
    return [read[0], FAILURE, (RAIN, read_document(RAIN, "triage")), *read[1:], read[0]]


def _show(outcomes: Iterator[Outcome], shown: list[Outcome]) -> None:
    for outcome in outcomes:
        shown.append(outcome)  # noqa: PERF402  what came before an error is to be seen


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "r.sqlite", create=True) as opened:
        yield opened


@pytest.mark.parametrize("seconds", [0.0, 60.0])
def test_outcomes_keep_their_order_and_give_the_register_that_one_by_one_gives(
    register: Register, tmp_path: Path, seconds: float
) -> None:
    outcomes = _outcomes()
    assert list(stored(outcomes, register, _origin, seconds=seconds)) == outcomes
    with Register.open(tmp_path / "other.sqlite", create=True) as other:
        for outcome in outcomes:
            if not isinstance(outcome, Failure) and not is_passed_over(outcome[1]):
                other.add(outcome[1], source_of(outcome[1]))
        assert list(other.dump()) == list(register.dump())
    assert len(register.sources()) == len(TEXTS)


def test_a_reading_is_given_out_only_when_another_reader_finds_it_stored(
    register: Register, tmp_path: Path
) -> None:
    with Register.open(tmp_path / "r.sqlite", read_only=True) as reader:
        for outcome in stored(_outcomes(), register, _origin, seconds=60):
            if not isinstance(outcome, Failure) and not is_passed_over(outcome[1]):
                assert reader.text(outcome[1].document.id) == outcome[1].document.text


def test_no_more_than_two_hundred_wait(register: Register) -> None:
    asked: list[int] = []

    def many() -> Iterator[Outcome]:
        for number in range(450):
            asked.append(number)
            yield FAILURE

    shown = stored(many(), register, _origin, seconds=600)
    next(shown)
    assert len(asked) == 200


def test_an_interrupted_run_keeps_what_it_has_shown(register: Register) -> None:
    def torn() -> Iterator[Outcome]:
        yield from _outcomes()[:4]
        raise KeyboardInterrupt

    shown: list[Outcome] = []
    with pytest.raises(KeyboardInterrupt):
        _show(stored(torn(), register, _origin, seconds=0), shown)
    assert shown == _outcomes()[:4]
    assert len(register.sources()) == 2


def test_what_came_before_an_error_of_the_reading_is_stored(register: Register) -> None:
    def torn() -> Iterator[Outcome]:
        yield from _outcomes()
        raise DataError("the list ends within a line")

    shown: list[Outcome] = []
    with pytest.raises(DataError):
        _show(stored(torn(), register, _origin, seconds=60), shown)
    assert shown == _outcomes()
    assert len(register.sources()) == len(TEXTS)


def test_what_came_before_a_reading_that_cannot_be_stored_is_kept_and_shown(
    register: Register,
) -> None:
    outcomes = _outcomes()
    raw, reading = outcomes[4]  # type: ignore[misc]
    torn = replace(reading, document=replace(reading.document, text="other words"))
    shown: list[Outcome] = []
    with pytest.raises(RegisterError, match="does not have the hash"):
        _show(stored([*outcomes[:4], (raw, torn)], register, _origin, seconds=60), shown)
    assert shown == outcomes[:4]
    assert len(register.sources()) == 2
