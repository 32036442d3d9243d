"""Personal data: only listed properties come in, an objection reaches the words, old things go."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.errors import RegisterError
from pobratim.model.spans import Span
from pobratim.register import Register
from pobratim.register.facts import Fact
from pobratim.register.intake.batch import Batch
from pobratim.register.intake.shelf import Shelf
from pobratim.register.privacy import BLOCK
from pobratim.register.properties import ALLOWED, refuse_others
from pobratim.register.retention import is_older
from pobratim.register.store import Address, Store
from tests.unit.register.reports import MINSK, Report
from tests.unit.register.story import fill

WHO = {"by": "A. Clerk", "at": "2026-11-24", "why": "objection of 3 March"}


@pytest.mark.parametrize("name", ["birth-date", "phone", "family", "religion", "address", "looks"])
def test_a_private_property_of_a_person_is_refused_at_intake(
    register: Register, address: Address, name: str
) -> None:
    store = Store.open(address)
    with store.writing() as writer:
        batch = Batch(Report("Иван Лось.", "2024").reading(), Shelf(writer))
        with pytest.raises(RegisterError, match="official capacity"):
            batch.fact(Fact("person:1", "record:1", name, "x", (Span(0, 4),)))
    store.close()
    assert register.people() == ()


def test_a_kind_that_is_not_listed_may_have_nothing() -> None:
    with pytest.raises(RegisterError, match="nothing"):
        refuse_others("animal:1", "name")


def test_every_property_that_reading_gives_is_listed(register: Register) -> None:
    for claim in fill(register).claims():
        assert claim.property in ALLOWED[claim.subject.partition(":")[0]]


@pytest.fixture
def hidden(register: Register) -> Register:
    report = Report(
        "Мэр Иван Лось принял гостей. Лось сказал: «рады». Иван Лосев не Лось. Минск.",
        "2024-01-01",
    )
    who = report.person("Иван Лось", first="Иван", last="Лось")
    report.post(who, "Мэр", place=report.city("Минск", MINSK))
    report.event("Мэр Иван Лось принял гостей", "meeting", participants=(who,))
    report.says(who, "рады")
    report.promise("принял гостей. Лось", by=(who,))
    register.add(report.reading(), report.source())
    (person,) = register.people()
    register.decide(person.id, "hide", **WHO)
    return register


def test_the_name_of_a_hidden_person_is_blacked_out_in_all_words(hidden: Register) -> None:
    shown = [str(view()) for view in (hidden.events, hidden.statements, hidden.commitments)]
    shown += [str(hidden.claims()), str(hidden.conflicts())]
    assert not any("Лось" in text or "Иван Лось" in text for text in shown)
    assert "████ ████" in str(hidden.events())
    (event,) = hidden.events()
    assert event.participants == ()
    text = hidden.text(event.evidence[0].document)
    assert event.evidence[0].reads_verbatim(text)
    assert "Лось" not in text
    assert "Лосев" in text
    assert BLOCK in text


def test_a_search_shows_the_passage_without_the_hidden_name(hidden: Register) -> None:
    (found,) = hidden.search("гостей")
    assert "гостей" in found.evidence[0].exact
    assert "Лось" not in str(found.evidence).replace("Лосев", "")


def test_what_a_hidden_person_said_is_not_shown(hidden: Register) -> None:
    assert hidden.statements() == ()


def test_the_stored_words_stay_and_undoing_shows_them_again(hidden: Register) -> None:
    assert hidden.check() == []
    hidden.decide(hidden.decisions()[-1].id, "undo", by="A", at="2026", why="withdrawn")
    assert "Иван Лось" in hidden.events()[0].evidence[0].exact
    assert len(hidden.statements()) == 1


@pytest.mark.parametrize(
    ("published", "before", "older"),
    [
        ("2021-12-31", "2022-01-01", True),
        ("2022-01-01", "2022-01-01", False),
        ("2021", "2022-01-01", True),
        ("2022", "2022-06-01", False),
        ("2022-05", "2022-06", True),
        (None, "2030", False),
    ],
)
def test_only_what_is_surely_older_goes(
    published: str | None, before: str, *, older: bool
) -> None:
    assert is_older(published, before) is older


def test_a_copy_leaves_out_what_is_old_and_what_only_that_told(
    register: Register, tmp_path: Path
) -> None:
    event = fill(register).events()[0]
    register.decide(event.id, "accept", **WHO)
    before = [row.id for row in register.events()], list(register.dump())
    told = register.retention("2024-01-01")
    assert (told.documents, told.kept, told.undated) == (2, 5, 0)
    assert told.evidence > 0
    register.retention("2024-01-01", tmp_path / "rest.sqlite")
    assert ([row.id for row in register.events()], list(register.dump())) == before
    with Register.open(tmp_path / "rest.sqlite") as rest:
        assert rest.check() == []
        assert len(rest.sources()) == 5
        assert rest.decisions() == register.decisions()
        assert "Алексей Орлов" not in {person.name for person in rest.people()}
        assert {row.id for row in rest.events()} < set(before[0])
        kept = Report("Минск. Вновь.", "2025-12-12")
        kept.city("Минск", MINSK)
        rest.add(kept.reading(), kept.source())
        assert rest.check() == []


def test_a_copy_never_overwrites_and_never_is_empty(register: Register, tmp_path: Path) -> None:
    fill(register)
    (tmp_path / "there.sqlite").write_bytes(b"x")
    with pytest.raises(RegisterError, match="exists"):
        register.retention("2024-01-01", tmp_path / "there.sqlite")
    with pytest.raises(RegisterError, match="nothing is left"):
        register.retention("2030-01-01", tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()
