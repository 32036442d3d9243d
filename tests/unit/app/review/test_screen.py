"""The screen, driven by its keys: what is decided, shown, undone."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from pobratim.app.review import Deeds, Item, queue
from pobratim.app.review.screen import ReviewScreen, shown
from pobratim.errors import UsageError
from pobratim.register import Register, Signature
from tests.unit.register.reports import KAZAN, MINSK, Report
from tests.unit.register.story import fill


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "register.sqlite"
    with Register.open(path, create=True) as register:
        fill(register)
        for post, city, seat in (("директор", "Минск", MINSK), ("мэр", "Казань", KAZAN)):
            report = Report(f"Иван Лось, {post}. {city}.", "2024-01-01")
            who = report.person("Иван Лось", first="Иван", last="Лось")
            report.post(who, post, place=report.city(city, seat))
            register.add(report.reading(), report.source())
    return path


@pytest.fixture
def register(filled: Path, tmp_path: Path) -> Iterator[Register]:
    shutil.copyfile(filled, tmp_path / "mine.sqlite")
    with Register.open(tmp_path / "mine.sqlite") as opened:
        yield opened


def _deeds(register: Register) -> Deeds:
    return Deeds(register, lambda: Signature("A. Clerk", "2026-11-24T10:00:00Z", "review"))


def _press(register: Register, *keys: str, kind: str | None = None) -> str:
    """Press keys on the queue (of one kind) and return what the status line says."""
    items = [item for item in queue(register) if kind in {None, item.kind}]
    screen = ReviewScreen(items, _deeds(register))

    async def drive() -> str:
        async with screen.run_test() as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return str(screen.query_one("#status", Static).render())

    return asyncio.run(drive())


def _word(text: str) -> list[str]:
    names = {"=": "equals_sign", "-": "minus", "/": "slash"}
    return [*(names.get(letter, letter) for letter in text), "enter"]


def test_the_queue_holds_pairs_conflicts_and_facts_in_this_order(register: Register) -> None:
    kinds = [item.kind for item in queue(register)]
    assert kinds == sorted(kinds, key=["pair", "conflict", "fact"].index)
    assert set(kinds) == {"pair", "conflict", "fact"}


def test_the_exact_words_are_highlighted_in_their_context(register: Register) -> None:
    item = next(item for item in queue(register) if item.kind == "fact")
    text = shown(item)
    marked = [text.plain[s.start : s.end] for s in text.spans if "reverse" in str(s.style)]
    assert marked == [passage.exact for passage in item.passages]
    assert all(p.before + p.exact + p.after in text.plain for p in item.passages)


def test_a_accepts_a_pair_and_u_takes_it_back(register: Register) -> None:
    before = len(register.people())
    assert "merged" in _press(register, "a", kind="pair")
    assert len(register.people()) == before - 1
    register.decide(register.decisions()[-1].id, "undo", by="A", at="2026", why="no")
    assert "undone" in _press(register, "m", "u", kind="pair")
    assert len(register.people()) == before


@pytest.mark.parametrize("key", ["r", "s"])
def test_r_and_s_keep_a_pair_apart(register: Register, key: str) -> None:
    assert "rejected" in _press(register, key, kind="pair")
    assert register.pending() == ()


def test_a_and_a_number_choose_a_value(register: Register) -> None:
    assert "chosen" in _press(register, "a", "2", "enter", kind="conflict")
    (conflict,) = register.conflicts()
    assert {v.state for v in conflict.values} == {"chosen", "rejected"}


def test_f_corrects_a_value(register: Register) -> None:
    assert "corrected" in _press(register, "f", *_word("2026/2029"), kind="conflict")
    assert "2026/2029" in {v.value for v in register.conflicts()[0].values}


def test_f_corrects_a_property_of_a_fact(register: Register) -> None:
    first = next(item for item in queue(register) if item.kind == "fact")
    said = _press(register, "f", *_word("date=2022-07-06"), kind="fact")
    if "corrected" in said:
        row = next(e for e in register.events() if e.id == first.id)
        assert row.date is not None
        assert row.date.start == "2022-07-06"
    else:
        assert "no property" in said


def test_n_leaves_an_item_and_r_rejects_the_next(register: Register) -> None:
    facts = [item.id for item in queue(register) if item.kind == "fact"]
    _press(register, "n", "r", kind="fact")
    left = {row.id for row in register.events()}
    assert facts[0] in left
    assert facts[1] not in left


def test_what_does_not_fit_is_said_and_nothing_is_decided(register: Register) -> None:
    assert "no number" in _press(register, "a", "9", "enter", kind="conflict")
    assert "no meaning" in _press(register, "f", kind="pair")
    assert "nothing was decided" in _press(register, "u", kind="pair")
    assert "left" in _press(register, "a", "escape", kind="conflict")
    assert register.decisions() == ()


def test_an_accepted_fact_does_not_wait_again(register: Register) -> None:
    first = next(item for item in queue(register) if item.kind == "fact")
    _press(register, "a", kind="fact")
    assert first.id not in {item.id for item in queue(register)}
    assert first.id in {row.id for row in register.events()}


def test_an_empty_queue_says_so(register: Register) -> None:
    screen = ReviewScreen([], _deeds(register))

    async def drive() -> str:
        async with screen.run_test() as pilot:
            await pilot.press("a", "n", "q")
            return str(screen.query_one("#item", Static).render())

    assert "Nothing is left" in asyncio.run(drive())


def test_a_verb_without_meaning_is_refused() -> None:
    item = Item("pending:1", "pair", "?", (), (), (), ())
    with pytest.raises(UsageError, match="no meaning"):
        Deeds.__new__(Deeds).do("fix", item)
