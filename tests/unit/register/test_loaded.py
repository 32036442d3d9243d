"""What a pair of cities needs of a register gives the rows that the whole register gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.made_up import PAIR, reports
from pobratim.app.pipeline import open_gazetteer, open_register
from pobratim.model.places import City
from pobratim.model.rows import OrganisationRow, PersonRow
from pobratim.register import Register
from pobratim.register.decisions import Signature
from pobratim.register.loaded import Loaded
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day
from tests.unit.register.story import fill

Answers = dict[str, object]
SIGNED = Signature("A. Clerk", "2026-01-01", "seen in the papers")
NAMES = (
    "people",
    "organisations",
    "events",
    "agreements",
    "statements",
    "positions",
    "relations",
    "commitments",
    "conflicts",
)


def _narrow(register: Register) -> Register:
    register._loaded = Loaded(register._store, small=-1)
    return register


def _answers(register: Register, a: City, b: City, as_of: str | None) -> Answers:
    told: Answers = {name: getattr(register, name)(a, b, as_of=as_of) for name in NAMES}
    return told | {"reaches": register.reaches(a, b)}


def _same(address: Path, pairs: list[tuple[City, City]], days: list[str | None]) -> int:
    """Compare every question on every pair and day; return how many rows there were."""
    rows = 0
    with Register.open(address, read_only=True) as whole:
        for a, b in pairs:
            for day in days:
                with Register.open(address, read_only=True) as opened:
                    narrow = _answers(_narrow(opened), a, b, day)
                told = _answers(whole, a, b, day)
                for name, answer in told.items():
                    assert narrow[name] == answer, (name, a.name, b.name, day)
                    rows += len(answer) if isinstance(answer, tuple) else 0
    return rows


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made-up") / "register.sqlite"
    with Register.open(path, create=True) as opened:
        list(opened.add_all(reports(400)))
    return path


def _cities(*identities: int) -> list[City]:
    gazetteer = open_gazetteer()
    return [gazetteer.city(identity) for identity in identities]


def test_the_embedded_register_answers_alike(tmp_path: Path) -> None:
    embedded = open_register(None)._store.address
    assert isinstance(embedded, Path)
    cities = _cities(*PAIR, 551487, 524901)
    days: list[str | None] = [None, "2022-06-01", "2023", "2024-09-20"]
    assert _same(embedded, list(combinations(cities, 2)), days) > 100


def test_a_made_up_register_answers_alike(made_up: Path) -> None:
    with Register.open(made_up, read_only=True) as opened:
        busy: dict[int, int] = {}
        for event in opened.events():
            for ref in event.parties:
                if ref.place and ref.place.geonames:
                    busy[ref.place.geonames] = busy.get(ref.place.geonames, 0) + 1
    cities = _cities(*sorted(busy, key=lambda city: (-busy[city], city))[:4])
    days: list[str | None] = [None, "2019-06-01"]
    assert _same(made_up, list(combinations(cities, 2)), days) > 200


def test_a_pair_is_answered_without_loading_the_rest(made_up: Path) -> None:
    a, b = _cities(*PAIR)
    with Register.open(made_up, read_only=True) as opened:
        _narrow(opened).events(a, b)
        assert not opened._loaded._whole
        held = opened._loaded.on(a, b, None)
        assert 0 < len(held.subjects) < len(opened._loaded.whole(None).subjects)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.sqlite"
    with Register.open(path, create=True) as opened:
        fill(opened)
    return path


PAIRS = list(combinations((MINSK, YEKATERINBURG, KAZAN), 2))
DAYS: list[str | None] = [None, "2022-06-01", "2024"]


def _merge_people(register: Register) -> None:
    first, second = register.people()[:2]
    register.merge(second.id, first.id, SIGNED)


def _merge_bodies(register: Register) -> None:
    first, second = register.organisations()[:2]
    register.merge(second.id, first.id, SIGNED)


def _split(register: Register) -> None:
    event = next(row for row in register.events() if row.sources > 1)
    register.split(register.links(event.id)[-1].record, SIGNED)


def _split_place(register: Register) -> None:
    party = register.events(MINSK, YEKATERINBURG)[0].parties[0]
    register.split(register.links(party.id)[0].record, SIGNED)


def _reject(register: Register) -> None:
    claim = next(c for c in register.claims() if c.property == "party")
    register.decide(claim.id, "reject", by="A", at="2026", why="not there", value=None)


def _correct(register: Register) -> None:
    person = register.people()[0]
    register.correct(person.id, "Anna Other", SIGNED, name="name", instead_of=person.names[0])


def _hide(register: Register) -> None:
    register.decide(register.people()[0].id, "hide", by="A", at="2026", why="asked")


@pytest.mark.parametrize(
    "change", [_merge_people, _merge_bodies, _split, _split_place, _reject, _correct, _hide]
)
def test_decisions_count_in_what_a_pair_needs(
    story: Path, change: Callable[[Register], None]
) -> None:
    with Register.open(story) as opened:
        change(opened)
    assert _same(story, PAIRS, DAYS) > 20


def _told_apart() -> Iterator[Report]:
    """Reports of which hardly one names both cities: only together do they tell of the pair."""
    early = Report("Мэр Казани Иван Орлов открыл парк.", "2019-01-10")
    early.post(early.person("Иван Орлов", first="Иван", last="Орлов"), "Мэр",
               place=early.city("Казани", KAZAN, "Казань"))  # fmt: skip
    yield early
    after = Report("Мэр Казани Пётр Белов открыл школу.", "2021-01-10")
    after.post(after.person("Пётр Белов", first="Пётр", last="Белов"), "Мэр",
               place=after.city("Казани", KAZAN, "Казань"))  # fmt: skip
    yield after
    mayor = Report("Мэр Минска Иван Орлов открыл мост.", "2022-01-10")
    mayor.post(mayor.person("Иван Орлов", first="Иван", last="Орлов"), "Мэр",
               place=mayor.city("Минска", MINSK, "Минск"))  # fmt: skip
    yield mayor
    here = Report("Минск провёл форум 3 мая.", "2023-05-03")
    here.event("провёл форум", "forum", parties=(here.city("Минск", MINSK),),
               date=day("2023-05-03", text="3 мая"))  # fmt: skip
    yield here
    there = Report("Екатеринбург провёл большой форум.", "2023-05-04")
    there.event("большой форум", "forum", parties=(there.city("Екатеринбург", YEKATERINBURG),))
    yield there
    promise = Report("Минск и Екатеринбург подпишут соглашение. Был Завод.", "2022-03-01")
    sides = (promise.city("Минск", MINSK), promise.city("Екатеринбург", YEKATERINBURG))
    promise.promise("подпишут соглашение", by=sides[:1], to=sides[1:])
    firm = promise.body("Завод", kind="enterprise")
    promise.event("Был", "visit", parties=sides, enterprises=(firm,))
    yield promise
    deed = Report("Екатеринбург подписал соглашение о дружбе.", "2022-09-01")
    deed.event("подписал соглашение", "agreement",
               parties=(deed.city("Екатеринбург", YEKATERINBURG),))  # fmt: skip
    yield deed
    plant = Report("Завод работает.", "2020-09-01")
    plant.body("Завод", KAZAN, kind="enterprise")
    yield plant


@pytest.fixture
def told_apart(tmp_path: Path) -> Path:
    path = tmp_path / "apart.sqlite"
    with Register.open(path, create=True) as opened:
        for report in _told_apart():
            opened.add(report.reading(), report.source())
        first, second = (row for row in opened.events() if row.type == "forum")
        opened.merge(second.id, first.id, SIGNED)
        _merge_named(opened, opened.people(), "Иван Орлов")
        _merge_named(opened, opened.organisations(), "Завод")
    return path


def _merge_named(
    register: Register, rows: Sequence[PersonRow | OrganisationRow], name: str
) -> None:
    first, *others = (row for row in rows if row.name == name)
    for other in others:
        register.merge(other.id, first.id, SIGNED)


def test_what_no_single_report_tells_of_a_pair_is_found_too(told_apart: Path) -> None:
    """Whatever is left out of what a pair needs, one of these differs from the whole."""
    with Register.open(told_apart, read_only=True) as opened:
        _narrow(opened)
        pair = (MINSK, YEKATERINBURG)
        (forum, visit) = sorted(opened.events(*pair), key=lambda row: row.type)
        assert {party.name for party in forum.parties} == {"Минск", "Екатеринбург"}
        assert visit.enterprises[0].place is not None
        (orlov,) = opened.people(*pair)
        assert {post.until for post in orlov.posts} == {None, "2021-01-10"}
        (promise,) = opened.commitments(*pair)
        assert len(promise.candidates) == 1
    assert _same(told_apart, PAIRS, DAYS) > 10
