"""Many readings at once: the same register as one by one, and nothing lost on an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from pobratim.errors import RegisterError
from pobratim.model.claims import Source
from pobratim.model.readings import Reading
from pobratim.register import Register
from pobratim.register.store import Address
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day
from tests.unit.register.story import fill

Pairs = list[tuple[Reading, Source]]


def _pairs(count: int) -> Pairs:
    return [_pair(number) for number in range(count)]


def _pair(number: int) -> tuple[Reading, Source]:
    report = Report(f"Минск и Екатеринбург встретились 5 июля, раз {number}.", "2022-07-05")
    parties = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    report.event("встретились", "meeting", parties=parties, date=day("2022-07-05", text="5 июля"))
    return report.reading(), report.source()


def test_many_at_once_give_the_same_rows_as_one_by_one(
    register: Register, new_register: Callable[[], Address]
) -> None:
    pairs = [*_pairs(7), _pairs(3)[1]]
    reports = list(register.add_all(iter(pairs), at_once=3))
    with Register.open(new_register()) as other:
        assert [other.add(*pair) for pair in pairs] == reports
        assert list(other.dump()) == list(register.dump())
    assert register.check() == []


def test_what_stands_before_a_reading_that_cannot_be_taken_in_is_kept(register: Register) -> None:
    pairs = _pairs(5)
    reading, source = pairs[3]
    torn = replace(reading, document=replace(reading.document, text="other words"))
    pairs[3] = (torn, source)
    told = register.add_all(pairs, at_once=4)
    assert [next(told).document for _ in range(3)] == [r.document.id for r, _ in pairs[:3]]
    with pytest.raises(RegisterError, match="does not have the hash"):
        next(told)
    assert len(register.sources()) == 3
    assert register.check() == []


def test_a_report_is_given_out_only_when_its_reading_is_written(register: Register) -> None:
    asked: list[int] = []

    def slowly() -> Iterator[tuple[Reading, Source]]:
        for number, pair in enumerate(_pairs(6)):
            asked.append(number)
            yield pair

    told = register.add_all(slowly(), at_once=2)
    next(told)
    assert asked == [0, 1]
    assert len(register.sources()) == 2


def test_rows_remembered_from_a_failed_batch_are_not_taken_for_written(register: Register) -> None:
    """The good reading shares all its places with the torn one that fails before it."""
    (good, torn) = _pairs(2)
    bad = replace(torn[0], document=replace(torn[0].document, text="other words"))
    with pytest.raises(RegisterError):
        list(register.add_all([good, (bad, torn[1])], at_once=2))
    assert [report.changed for report in register.add_all([good, torn])] == [False, True]
    assert register.check() == []


def test_decisions_made_before_a_bulk_import_hold_in_it(register: Register) -> None:
    event = fill(register).events()[0]
    register.decide(event.id, "reject", by="A", at="2026", why="no")
    list(register.add_all(_pairs(3)))
    assert event.id not in {row.id for row in register.events()}
