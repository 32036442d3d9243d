"""What the register holds as of a day."""

from __future__ import annotations

import pytest

from pobratim.register import Register
from pobratim.register.decisions import Signature
from pobratim.register.snapshot import load
from pobratim.register.store import Address, Store
from tests.unit.register.reports import MINSK, Report
from tests.unit.register.story import fill

_WHO = {"by": "A", "at": "2026", "why": "seen"}


@pytest.mark.parametrize(
    ("published", "as_of", "seen"),
    [
        ("2022-07-05", "2022-07-05", True),
        ("2022-07-06", "2022-07-05", False),
        ("2022", "2022-07-05", True),
        ("2022-07-05", "2022", True),
        ("2023", "2022-07-05", False),
        (None, "1990", True),
    ],
)
def test_a_document_is_seen_from_its_publication_on(
    register: Register, address: Address, published: str | None, as_of: str, *, seen: bool
) -> None:
    report = Report("Минск.", published)
    report.city("Минск", MINSK)
    register.add(report.reading(), report.source())
    store = Store.open(address, read_only=True)
    assert bool(load(store, as_of).papers) is seen
    assert bool(load(store, as_of).subjects) is seen
    store.close()


def test_the_most_told_value_is_the_one_to_show(register: Register, address: Address) -> None:
    for number, name in enumerate(("Менск", "Минск", "Минск")):
        report = Report(f"{name} {number}.", "2022")
        report.city(name, MINSK)
        register.add(report.reading(), report.source())
    store = Store.open(address, read_only=True)
    (place,) = load(store).of_kind("place")
    assert place.one("name") == "Минск"
    assert set(place.values("name")) == {"Минск", "Менск"}
    assert place.one("nothing") is None
    store.close()


def test_one_subject_read_by_itself_is_the_same_as_within_the_whole(
    register: Register, address: Address
) -> None:
    """With a merge, a split, a choice and a rejection in force."""
    fill(register)
    signed = Signature("A", "2026", "seen")
    people = register.people()
    register.merge(people[0].id, people[1].id, signed)
    (conflict,) = register.conflicts()
    register.decide(conflict.id, "choose", value=conflict.values[0].value, **_WHO)
    register.decide(register.events()[0].id, "reject", **_WHO)
    several = [r for r in register.people() if len(register.links(r.id)) > 1]
    record = register.links(several[0].id)[-1].record
    register.split(record, signed)
    whole = register.claims()
    subjects = {claim.subject for claim in whole}
    assert len(subjects) > 20
    for subject in subjects:
        expected = tuple(claim for claim in whole if claim.subject == subject)
        assert register.claims_on(subject) == expected


def test_as_of_holds_for_some_subjects_as_for_all(register: Register, address: Address) -> None:
    fill(register)
    store = Store.open(address, read_only=True)
    whole = load(store, "2023")
    some = load(store, "2023", subjects=set(load(store).subjects))
    assert some.claims() == whole.claims()
    assert set(some.subjects) == set(whole.subjects)
    assert load(store, "1990", subjects=set(load(store).subjects)).claims() == ()
    store.close()
