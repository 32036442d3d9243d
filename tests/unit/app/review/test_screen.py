"""The screen, driven by its keys: what is decided, shown, undone."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from pobratim.app.review import Deeds, Item, queue
from pobratim.app.review.screen import ReviewScreen, shown
from pobratim.errors import UsageError
from pobratim.register import Register, Signature
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day
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
    assert kinds == sorted(kinds, key=["pair", "conflict", "question", "promise", "fact"].index)
    assert {"pair", "conflict", "fact"} <= set(kinds)


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


def _project(register: Register, text: str, words: str, published: str, **fields: Any) -> None:
    report = Report(text, published, address=f"https://{published}.example")
    pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
    goods = fields.pop("goods", None)
    if goods:
        fields["goods"] = (report.goods(goods),)
    report.event(words, "project", parties=pair, **fields)
    register.add(report.reading(), report.source())


@pytest.fixture
def asking(register: Register) -> Register:
    _project(
        register,
        "Минск и Казань: станция трамваев пущена.",
        "станция трамваев пущена",
        "2023-01-01",
        goods="станция трамваев",
        date=day("2022-12-30"),
    )
    _project(
        register,
        "Минск и Казань: успешные проекты уже есть.",
        "успешные проекты уже есть",
        "2024-01-02",
    )
    return register


def test_an_unnamed_project_asks_which_one_it_is_and_a_number_answers(asking: Register) -> None:
    (item,) = [item for item in queue(asking) if item.kind == "question"]
    assert item.notes[0].startswith("1. станция трамваев (")
    assert "merged" in _press(asking, "a", "1", "enter", kind="question")
    assert not [row for row in asking.deliveries() if row.asks]
    assert not [item for item in queue(asking) if item.kind == "question"]


def test_r_says_that_the_project_is_none_of_them_and_it_is_not_asked_again(
    asking: Register,
) -> None:
    assert "accepted" in _press(asking, "r", kind="question")
    assert not [item for item in queue(asking) if item.kind == "question"]
    assert [row for row in asking.deliveries() if row.asks]


def _promise_of_days(register: Register) -> Item:
    report = Report("Минск и Екатеринбург: прошел концерт Екатеринбурга.", "2024-09-30")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    report.event("прошел концерт Екатеринбурга", "exchange", parties=pair)
    register.add(report.reading(), report.source())
    return next(i for i in queue(register) if i.kind == "promise" and "Дн" in i.title)


def _state(register: Register, promise: str) -> str:
    return next(row.state for row in register.commitments() if row.id == promise)


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        (["a", "1", "enter"], "done"),
        (["f", *"dropped", "enter"], "dropped"),
        (["r", "1", "enter"], "overdue"),
    ],
)
def test_a_promise_is_decided_by_what_kept_it_or_by_a_state(
    register: Register, keys: list[str], state: str
) -> None:
    item = _promise_of_days(register)
    screen = ReviewScreen([item], _deeds(register))

    async def drive() -> None:
        async with screen.run_test() as pilot:
            await pilot.press(*keys)
            await pilot.pause()

    asyncio.run(drive())
    assert _state(register, item.id) == state
    assert len(register.decisions()) == 1


def test_m_lists_the_events_that_a_fact_may_be_and_f_what_can_be_set_right(
    register: Register,
) -> None:
    report = Report("Минск и Казань: встреча прошла.", "2024-05-05")
    pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
    for words, published in (("встреча прошла", "2024-05-05"), ("встреча снова", "2025-05-05")):
        report = Report(f"Минск и Казань: {words}.", published, address=published)
        pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
        report.event(words, "meeting", parties=pair, date=day(published))
        register.add(report.reading(), report.source())
    first = next(i for i in queue(register) if any("прошла" in p.exact for p in i.passages))
    screen = ReviewScreen([first], _deeds(register))

    async def drive() -> list[str]:
        told = []
        async with screen.run_test() as pilot:
            for key in ("m", "f"):
                await pilot.press(key)
                await pilot.pause()
                told.append(str(screen.query_one("#status", Static).render()))
                await pilot.press("escape")
            await pilot.press("m", "1", "enter")
            await pilot.pause()
            told.append(str(screen.query_one("#status", Static).render()))
        return told

    merging, fixing, done = asyncio.run(drive())
    assert "1. 2025-05-05" in merging
    assert "date=2024-05-05" in fixing
    assert "merged" in done
