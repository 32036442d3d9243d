"""Remembering by page."""

from __future__ import annotations

from pobratim.extract.memo import per_page
from pobratim.extract.tokens import Page
from tests.unit.extract.texts import page


def test_a_page_is_worked_out_once_and_told_from_an_equal_one() -> None:
    seen: list[Page] = []

    @per_page
    def count(read: Page) -> int:
        seen.append(read)
        return len(seen)

    one, other = page("Новости\nМост."), page("Новости\nМост.")
    assert one == other
    assert [count(one), count(one), count(other), count(one)] == [1, 1, 2, 1]


def test_only_the_last_pages_are_kept() -> None:
    calls: list[int] = []

    @per_page
    def note(read: Page) -> None:
        calls.append(len(read.sentences))

    pages = [page(f"Новости {n}\nМост.") for n in range(6)]
    for read in [*pages, pages[0]]:
        note(read)
    assert len(calls) == 7
