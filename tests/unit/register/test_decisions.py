"""What people decide: appended, honoured, undone, never erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.errors import NotFoundError, ReadOnlyRegisterError, UsageError
from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG
from tests.unit.register.story import fill

WHO = {"by": "A. Clerk", "at": "2026-11-24T10:00:00Z"}


def test_a_choice_settles_a_conflict_and_the_rejected_value_stays_to_be_seen(
    register: Register,
) -> None:
    (conflict,) = fill(register).conflicts(MINSK, YEKATERINBURG)
    register.decide(conflict.id, "choose", value="2026/2028", why="signed text", **WHO)
    (after,) = register.conflicts(MINSK, YEKATERINBURG)
    assert {v.value: v.state for v in after.values} == {
        "2026/2028": "chosen",
        "2026/2027": "rejected",
    }
    (roadmap,) = [e for e in register.events() if e.document_title == "дорожная карта"]
    assert roadmap.term is not None
    assert (roadmap.term.start, roadmap.term.end) == ("2026", "2028")
    assert roadmap.conflicts == ()
    assert register.relations(MINSK, YEKATERINBURG)[-1].until is not None


def test_rejecting_one_of_two_values_leaves_the_other(register: Register) -> None:
    (conflict,) = fill(register).conflicts()
    register.decide(conflict.id, "reject", value="2026/2027", why="misprint", **WHO)
    (roadmap,) = [e for e in register.events() if e.document_title == "дорожная карта"]
    assert roadmap.term is not None
    assert roadmap.term.end == "2028"
    assert {v.state for v in register.conflicts()[0].values} == {"open", "rejected"}


def test_reading_again_does_not_bring_back_what_was_rejected(register: Register) -> None:
    event = fill(register).events()[0]
    register.decide(event.id, "reject", why="not an event", **WHO)
    fill(register)
    assert event.id not in {row.id for row in register.events()}


def test_a_person_who_objects_is_hidden_everywhere_and_the_log_keeps_why(
    register: Register,
) -> None:
    person = next(p for p in fill(register).people() if p.name == "Евгений Куйвашев")
    register.decide(person.id, "hide", why="objection of 3 March", **WHO)
    assert person.id not in {p.id for p in register.people()}
    assert "Евгений Куйвашев" not in {s.speaker.name for s in register.statements() if s.speaker}
    assert [d.why for d in register.decisions()] == ["objection of 3 March"]


def test_a_decision_can_be_undone_and_both_stay_in_the_log(register: Register) -> None:
    event = fill(register).events()[0]
    made = register.decide(event.id, "reject", why="a mistake", **WHO)
    register.decide(made.id, "undo", why="no mistake after all", **WHO)
    assert event.id in {row.id for row in register.events()}
    assert [d.kind for d in register.decisions()] == ["rejected", "undone"]
    assert register.check() == []


def test_the_last_of_two_choices_counts(register: Register) -> None:
    (conflict,) = fill(register).conflicts()
    for value in ("2026/2027", "2026/2028"):
        register.decide(conflict.id, "choose", value=value, why="seen", **WHO)
    states = {v.value: v.state for v in register.conflicts()[0].values}
    assert states == {"2026/2028": "chosen", "2026/2027": "rejected"}


def test_an_unknown_id_or_value_is_refused_with_the_values_there_are(register: Register) -> None:
    (conflict,) = fill(register).conflicts()
    with pytest.raises(NotFoundError, match="nothing with the id"):
        register.decide("claim:none", "accept", why="?", **WHO)
    with pytest.raises(NotFoundError, match="2026/2027, 2026/2028"):
        register.decide(conflict.id, "choose", value="2030", why="?", **WHO)
    assert register.decisions() == ()


@pytest.mark.parametrize(
    ("kind", "by", "why", "message"),
    [
        ("burn", "A", "B", "no decision is called"),
        ("accept", " ", "B", "needs a name"),
        ("accept", "A", "", "needs a name"),
        ("choose", "A", "B", "which value"),
    ],
)
def test_a_decision_without_its_parts_is_refused(
    register: Register, kind: str, by: str, why: str, message: str
) -> None:
    (conflict,) = fill(register).conflicts()
    with pytest.raises(UsageError, match=message):
        register.decide(conflict.id, kind, by=by, at="2026", why=why)


def test_nothing_can_be_decided_in_a_read_only_register(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with Register.open(path, create=True) as register:
        event = fill(register).events()[0]
    with (
        Register.open(path, read_only=True) as register,
        pytest.raises(ReadOnlyRegisterError, match="--register FILE"),
    ):
        register.decide(event.id, "accept", why="seen", **WHO)


@pytest.mark.parametrize("name", ["type", "name", "text"])
def test_what_lost_the_claim_that_makes_it_one_is_not_shown(register: Register, name: str) -> None:
    for claim in fill(register).claims():
        if claim.property == name:
            register.decide(claim.id, "reject", why="not so", **WHO)
    asked = {
        "type": register.events() + register.relations(),
        "name": register.people() + register.organisations(),
        "text": register.statements() + register.positions(),
    }
    assert asked[name] == ()
    assert register.check() == []


def test_undoing_an_undoing_brings_the_decision_back(register: Register) -> None:
    event = fill(register).events()[0]
    made = register.decide(event.id, "reject", why="a mistake", **WHO)
    undone = register.decide(made.id, "undo", why="no mistake", **WHO)
    register.decide(undone.id, "undo", why="a mistake after all", **WHO)
    assert event.id not in {row.id for row in register.events()}


def test_what_was_undone_cannot_be_undone_again(register: Register) -> None:
    event = fill(register).events()[0]
    made = register.decide(event.id, "reject", why="a mistake", **WHO)
    register.decide(made.id, "undo", why="no mistake", **WHO)
    with pytest.raises(UsageError, match="undone already"):
        register.decide(made.id, "undo", why="once more", **WHO)


def test_a_conflict_tells_who_decided_it_and_why(register: Register) -> None:
    (conflict,) = fill(register).conflicts()
    register.decide(conflict.id, "choose", value="2026/2028", why="signed text", **WHO)
    told = {v.value: v.decision.why for v in register.conflicts()[0].values if v.decision}
    assert told == {"2026/2028": "signed text", "2026/2027": "signed text"}
