"""What the register holds as of a day."""

from __future__ import annotations

import pytest

from pobratim.register import Register
from pobratim.register.snapshot import load
from pobratim.register.store import Address, Store
from tests.unit.register.reports import MINSK, Report


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
