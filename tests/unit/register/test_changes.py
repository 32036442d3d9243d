"""Merging, splitting, correcting, hiding: shown everywhere, undoable, and never read back in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.errors import NotFoundError, UsageError
from pobratim.model.readings import Extractor, Reading
from pobratim.register import Register, Signature
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day
from tests.unit.register.story import fill

SIGNED = Signature("A. Clerk", "2026-11-24T10:00:00Z", "seen on paper")
WHO = {"by": SIGNED.by, "at": SIGNED.at, "why": SIGNED.why}


def _named(register: Register, name: str) -> str:
    return next(p.id for p in register.people() if p.name == name)


def _report(name: str, last: str, text: str, published: str = "2024-01-01") -> Report:
    report = Report(text, published)
    first = name.removesuffix(last).strip() or None
    who = report.person(name, first=first, last=last)
    report.post(who, "мэр", place=report.city("Минск", MINSK))
    report.says(who, text[text.index("тепло") :])
    report.event("встреча", "meeting", participants=(who,), parties=())
    return report


def _add(register: Register, report: Report, version: str = "1") -> None:
    reading: Reading = replace(report.reading(), extractor=Extractor("by-hand", version))
    register.add(reading, report.source())


@pytest.fixture
def two(register: Register) -> Register:
    """The same mayor under two names that no rule can take for one."""
    _add(register, _report("Иван Лось", "Лось", "Иван Лось, мэр. Минск, встреча, тепло: раз."))
    _add(register, _report("Ян Ёсь", "Ёсь", "Ян Ёсь, мэр. Минск, встреча, тепло: два."))
    return register


def test_merged_persons_are_one_in_every_view(two: Register) -> None:
    kept, gone = _named(two, "Иван Лось"), _named(two, "Ян Ёсь")
    two.merge(gone, kept, SIGNED)
    (person,) = two.people()
    assert person.id == kept
    assert set(person.names) == {"Иван Лось", "Ян Ёсь"}
    assert len(person.posts) == 1
    assert len(person.posts[0].evidence) == 2
    assert {s.speaker.id for s in two.statements() if s.speaker} == {kept}
    assert {p.id for e in two.events() for p in e.participants} == {kept}
    assert two.check() == []


def test_a_merge_undone_leaves_both_as_they_were(two: Register) -> None:
    before = two.people(), two.statements(), two.events()
    made = two.merge(_named(two, "Ян Ёсь"), _named(two, "Иван Лось"), SIGNED)
    two.decide(made.id, "undo", **WHO)
    assert (two.people(), two.statements(), two.events()) == before


def test_a_chain_of_merges_ends_at_the_last(register: Register) -> None:
    for number, last in enumerate(("Лось", "Ёсь", "Зубр")):
        text = f"Иван {last}, мэр: встреча, тепло. Минск {number}"
        _add(register, _report(f"Иван {last}", last, text))
    elk, os_, bison = (_named(register, f"Иван {last}") for last in ("Лось", "Ёсь", "Зубр"))
    register.merge(elk, os_, SIGNED)
    register.merge(os_, bison, SIGNED)
    assert [p.id for p in register.people()] == [bison]
    with pytest.raises(NotFoundError, match="shows nothing"):
        register.merge(elk, bison, SIGNED)


def test_a_later_report_on_merged_persons_joins_the_one_shown(two: Register) -> None:
    kept = _named(two, "Иван Лось")
    two.merge(_named(two, "Ян Ёсь"), kept, SIGNED)
    _add(two, _report("Ян Ёсь", "Ёсь", "И вновь Ян Ёсь, мэр: встреча, тепло. Минск."))
    (person,) = two.people()
    assert person.id == kept
    assert len({e.document for e in person.evidence}) == 3


def test_two_events_that_are_one_become_one_conflict_over_the_date(register: Register) -> None:
    for number, date in enumerate(("2024-03-01", "2024-05-01")):
        report = Report(f"Минск и Екатеринбург: встреча {number}.", date)
        pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
        report.event("встреча", "meeting", parties=pair, date=day(date))
        _add(register, report)
    first, second = register.events()
    register.merge(second.id, first.id, SIGNED)
    (event,) = register.events()
    assert event.sources == 2
    assert event.date is None
    (conflict,) = register.conflicts()
    register.decide(conflict.id, "choose", value="2024-05-01", **WHO)
    (decided,) = register.events()
    assert decided.date is not None
    assert decided.date.start == "2024-05-01"
    with pytest.raises(NotFoundError, match="2024-03-01, 2024-05-01"):
        register.decide(conflict.id, "choose", value="2025-01-01", **WHO)


def test_a_choice_made_before_a_merge_holds_after_it(register: Register) -> None:
    fill(register)
    (conflict,) = register.conflicts()
    register.decide(conflict.id, "choose", value="2026/2028", **WHO)
    report = Report("Минск и Екатеринбург подписали бумагу.", "2025-09-30")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    report.event("подписали", "agreement", parties=pair, document_title="бумага")
    _add(register, report)
    (paper,) = [e for e in register.events() if e.document_title == "бумага"]
    register.merge(conflict.subject, paper.id, SIGNED)
    (joined,) = [e for e in register.events() if e.id == paper.id]
    assert joined.term is not None
    assert joined.term.end == "2028"


@pytest.mark.parametrize(
    ("pick", "message"),
    [("self", "are one already"), ("kinds", "cannot be one"), ("plan", "a plan is not the deed")],
)
def test_what_cannot_be_one_is_refused(register: Register, pick: str, message: str) -> None:
    fill(register)
    person = register.people()[0].id
    done = next(e.id for e in register.events() if e.status == "done")
    planned = next(e.id for e in register.events() if e.status == "planned")
    pair = {"self": (person, person), "kinds": (person, done), "plan": (planned, done)}[pick]
    with pytest.raises(UsageError, match=message):
        register.merge(*pair, SIGNED)
    assert register.decisions() == ()


@pytest.fixture
def joined(register: Register) -> Register:
    """Two namesakes of one city whom the rules took for one person."""
    _add(register, _report("Иван Лось", "Лось", "Иван Лось, мэр. Минск, встреча, тепло: раз."))
    _add(register, _report("Лось", "Лось", "Лось, мэр. Минск, встреча, тепло: два.", "2024-02-02"))
    assert len(register.people()) == 1
    return register


def _second(register: Register) -> str:
    (person,) = register.people()
    return next(link.record for link in register.links(person.id) if link.score is not None)


def test_a_link_says_why_it_was_made(joined: Register) -> None:
    (person,) = joined.people()
    link = next(link for link in joined.links(person.id) if link.score is not None)
    assert {feature[0] for feature in link.features} >= {"surname", "post or place"}
    assert sum(feature[3] for feature in link.features) == pytest.approx(link.score)


def test_a_record_split_off_takes_its_facts_and_words_along(joined: Register) -> None:
    (before,) = joined.people()
    made = joined.split(_second(joined), SIGNED)
    people = {p.id: p for p in joined.people()}
    assert set(people) == {before.id, made.value}
    assert all(len({e.document for e in p.evidence}) == 1 for p in people.values())
    assert {s.speaker.id for s in joined.statements() if s.speaker} == set(people)
    assert {p.id for e in joined.events() for p in e.participants} == set(people)
    assert [len(joined.links(identity)) for identity in people] == [1, 1]
    joined.decide(made.id, "undo", **WHO)
    assert joined.people() == (before,)
    assert joined.check() == []


def test_a_record_can_be_split_off_to_the_person_that_it_speaks_of(joined: Register) -> None:
    _add(joined, _report("Пётр Зубр", "Зубр", "Пётр Зубр, мэр: встреча, тепло. Минск."))
    bison, elk = _named(joined, "Пётр Зубр"), _named(joined, "Иван Лось")
    record = next(link.record for link in joined.links(elk) if link.score is not None)
    joined.split(record, SIGNED, to=bison)
    assert set(next(p for p in joined.people() if p.id == bison).names) == {"Пётр Зубр", "Лось"}


def test_splitting_asks_for_a_record_that_can_be_split(joined: Register) -> None:
    record = _second(joined)
    alone = _report("Пётр Зубр", "Зубр", "Пётр Зубр, мэр: встреча, тепло. Минск.")
    _add(joined, alone)
    (founding,) = joined.links(_named(joined, "Пётр Зубр"))
    with pytest.raises(UsageError, match="nothing to split"):
        joined.split(founding.record, SIGNED)
    with pytest.raises(NotFoundError, match="no record"):
        joined.split("record:none", SIGNED)
    with pytest.raises(NotFoundError, match="nothing with the id"):
        joined.split(record, SIGNED, to="person:none")
    joined.split(record, SIGNED)
    with pytest.raises(UsageError, match="split off already"):
        joined.split(record, SIGNED)


def test_a_later_report_joins_the_one_that_was_split_off(joined: Register) -> None:
    made = joined.split(_second(joined), SIGNED)
    moved = _report("Пётр Лось", "Лось", "Пётр Лось, мэр: встреча, тепло. Минск.", "2024-02-03")
    _add(joined, moved)
    names = {p.id: set(p.names) for p in joined.people()}
    assert names[str(made.value)] == {"Лось", "Пётр Лось"}
    assert len(names) == 2


def test_a_corrected_value_is_shown_and_the_old_one_stays_with_its_evidence(
    two: Register,
) -> None:
    person = _named(two, "Ян Ёсь")
    two.correct(person, "Ян Ёсіф", SIGNED, name="name", instead_of="Ян Ёсь")
    (shown,) = [p for p in two.people() if p.id == person]
    assert shown.names == ("Ян Ёсіф",)
    assert {s.speaker.name for s in two.statements() if s.speaker} >= {"Ян Ёсіф"}
    (row,) = [c for c in two.conflicts() if c.subject == person]
    assert {v.value: v.state for v in row.values} == {"Ян Ёсь": "corrected", "Ян Ёсіф": "chosen"}
    assert all(v.evidence and v.decision for v in row.values)


def test_a_corrected_date_settles_the_conflict_and_undoing_opens_it_again(
    register: Register,
) -> None:
    (before,) = fill(register).conflicts()
    made = register.correct(before.id, "2026/2029", SIGNED, instead_of="2026/2027")
    (row,) = register.conflicts()
    assert {v.value: v.state for v in row.values} == {
        "2026/2027": "corrected",
        "2026/2028": "rejected",
        "2026/2029": "chosen",
    }
    (roadmap,) = [e for e in register.events() if e.document_title == "дорожная карта"]
    assert roadmap.term is not None
    assert roadmap.term.end == "2029"
    register.decide(made.id, "undo", **WHO)
    assert register.conflicts() == (before,)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("type", "party", "choose one of"),
        ("date", "soon", "no value of date"),
        ("party", "person:none", "names a subject by its id"),
        ("type", " ", "cannot be empty"),
        (None, "x", "say which property"),
    ],
)
def test_a_value_that_the_property_cannot_have_is_refused(
    register: Register, name: str | None, value: str, message: str
) -> None:
    event = next(e for e in fill(register).events() if e.date and e.type == "twinning")
    old = event.parties[0].id if name == "party" else None
    with pytest.raises(UsageError, match=message):
        register.correct(event.id, value, SIGNED, name=name, instead_of=old)


def test_several_values_are_listed_for_the_person_to_say_which(register: Register) -> None:
    (conflict,) = fill(register).conflicts()
    with pytest.raises(UsageError, match="'2026/2027', '2026/2028'"):
        register.correct(conflict.id, "2026/2029", SIGNED)
    with pytest.raises(NotFoundError, match="its values"):
        register.correct(conflict.id, "2026/2029", SIGNED, instead_of="1999")


@pytest.mark.parametrize("version", ["1", "2"])
@pytest.mark.parametrize("kind", ["person", "event", "statement"])
def test_a_rejected_fact_does_not_come_back_whoever_reads_the_source_again(
    register: Register, kind: str, version: str
) -> None:
    text = "Встреча: мэр Иван Лось говорит тепло. Минск."
    report = _report("Иван Лось", "Лось", text.replace("Встреча", "встреча"))
    _add(register, report)
    views = {"person": register.people, "event": register.events, "statement": register.statements}
    (identity,) = [str(getattr(row, "id", "")) for row in views[kind]()]
    register.decide(identity, "hide" if kind == "person" else "reject", **WHO)
    assert views[kind]() == ()
    again = Report(report.text, report.published)
    who = again.person("мэр Иван Лось", first="Иван", last="Лосев", name="Иван Лосев")
    again.post(who, "мэр", place=again.city("Минск", MINSK))
    again.says(who, "говорит тепло")
    again.event("встреча: мэр", "meeting", participants=(who,))
    _add(register, again if version == "2" else report, version)
    assert views[kind]() == ()


def test_a_newer_reading_of_a_split_record_stays_apart(joined: Register) -> None:
    made = joined.split(_second(joined), SIGNED)
    again = Report("Лось, мэр. Минск, встреча, тепло: два.", "2024-02-02")
    who = again.person("Лось, мэр", last="Лось", name="мэр Лось")
    again.post(who, "мэр", place=again.city("Минск", MINSK))
    _add(joined, again, "2")
    kept = next(p for p in joined.people() if p.id != made.value)
    assert len({e.document for e in kept.evidence}) == 1
    assert len(joined.people()) == 2


def test_a_hidden_person_stays_hidden_in_other_reports_too(register: Register) -> None:
    _add(register, _report("Иван Лось", "Лось", "Иван Лось, мэр. Минск, встреча, тепло: раз."))
    register.decide(_named(register, "Иван Лось"), "hide", **WHO)
    _add(register, _report("Иван Лось", "Лось", "Иван Лось, мэр: тепло, встреча. Минск: два."))
    assert register.people() == ()
