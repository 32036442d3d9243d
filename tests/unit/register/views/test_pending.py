"""Pairs that may be one wait for a person, and are joined by nobody else."""

from __future__ import annotations

import pytest

from pobratim.errors import NotFoundError
from pobratim.register import Register, Signature
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day

SIGNED = Signature("A. Clerk", "2026-11-24T10:00:00Z", "asked them")


def _person(register: Register, name: str, text: str, city: str = "Минск") -> None:
    report = Report(f"{name}: {text}. {city}.", "2024-01-01")
    first, _, last = name.rpartition(" ")
    who = report.person(name, first=first or None, last=last)
    place = {"Минск": MINSK, "Казань": KAZAN}[city]
    report.post(who, text.split(maxsplit=1)[0], place=report.city(city, place))
    register.add(report.reading(), report.source())


@pytest.fixture
def namesakes(register: Register) -> Register:
    _person(register, "Иван Лось", "мэр принял гостей")
    _person(register, "Иван Лось", "директор открыл завод", "Казань")
    return register


def test_a_namesake_with_another_post_in_another_city_waits_for_a_person(
    namesakes: Register,
) -> None:
    assert len(namesakes.people()) == 2
    (row,) = namesakes.pending()
    assert (row.kind, row.algorithm) == ("person", "person-2")
    assert row.score < row.threshold
    assert sum(f[3] for f in row.features) == pytest.approx(row.score)
    assert all(item.exact == "Иван Лось" for item in row.evidence)


def test_accepting_a_pair_merges_it_and_undoing_parts_it(namesakes: Register) -> None:
    (row,) = namesakes.pending()
    made = namesakes.settle(row.id, accept=True, signed=SIGNED)
    assert len(namesakes.people()) == 1
    assert namesakes.pending() == ()
    namesakes.decide(made.id, "undo", by="A", at="2026", why="no")
    assert namesakes.pending() == (row,)


def test_a_rejected_pair_is_asked_about_once(namesakes: Register) -> None:
    (row,) = namesakes.pending()
    made = namesakes.settle(row.id, accept=False, signed=SIGNED)
    _person(namesakes, "Иван Лось", "мэр снова принял гостей")
    assert namesakes.pending() == ()
    assert len(namesakes.people()) == 2
    with pytest.raises(NotFoundError, match="waits for a decision"):
        namesakes.settle(row.id, accept=True, signed=SIGNED)
    assert made.kind == "rejected"


def test_what_was_split_off_is_not_offered_for_merging(register: Register) -> None:
    _person(register, "Иван Лось", "мэр принял гостей")
    _person(register, "Лось", "мэр выступил")
    (person,) = register.people()
    record = next(link.record for link in register.links(person.id) if link.score is not None)
    register.split(record, SIGNED)
    assert len(register.people()) == 2
    assert register.pending() == ()


def test_different_persons_and_bodies_do_not_wait(register: Register) -> None:
    _person(register, "Иван Лось", "мэр принял гостей")
    _person(register, "Пётр Лось", "мэр принял других гостей")
    report = Report("МАЗ и МТЗ.", "2024-01-01")
    for words in ("МАЗ", "МТЗ"):
        report.body(words, MINSK, kind="enterprise")
    register.add(report.reading(), report.source())
    assert register.pending() == ()


def test_one_name_at_two_seats_waits(register: Register) -> None:
    for city, seat in (("Минск", MINSK), ("Казань", KAZAN)):
        report = Report(f"{city}: завод «Электроприбор».", "2024-01-01")
        report.body("завод «Электроприбор»", seat, kind="enterprise")
        register.add(report.reading(), report.source())
    (row,) = register.pending()
    assert row.kind == "organisation"


def test_events_of_one_pair_whose_dates_only_may_agree_wait(register: Register) -> None:
    for number, date in enumerate(("2024-03-05", "2024-03")):
        report = Report(f"Минск и Екатеринбург: встреча {number}.", "2024-03-20")
        pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
        report.event("встреча", "meeting", parties=pair, date=day(date))
        register.add(report.reading(), report.source())
    assert [row.kind for row in register.pending()] == ["event"]
