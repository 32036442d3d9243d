"""Spheres of a page with their evidence."""

from __future__ import annotations

import pytest

from pobratim.extract.spheres import spheres_in, spheres_of
from pobratim.model.spans import Span
from tests.unit.extract.texts import body, page


def test_spheres_come_in_the_order_of_the_scheme_with_all_their_words() -> None:
    text = "Новости\nОбсудили туризм и транспорт. Транспорт важнее."
    found = [(s.id, [e.of(text) for e in s.evidence]) for s in spheres_of(page(text))]
    assert found == [("transport", ["транспорт", "Транспорт"]), ("tourism", ["туризм"])]


def test_only_the_spheres_inside_a_span_count_for_it() -> None:
    text = "Новости\nОбсудили туризм. И транспорт."
    read = page(text)
    assert spheres_in(read, Span(0, text.index(" И"))) == ("tourism",)


@pytest.mark.parametrize(
    ("text", "spheres"),
    [
        ("Новости\nГости видели завод.", []),
        ("Новости\nГости видели завод и цех.", ["industry"]),
        ("Новости\nГости видели завод. Завод старый.", ["industry"]),
        ("Завод ждёт гостей\n\nГости приехали утром.", ["industry"]),
        ("Новости\nГости видели завод. Обсудили промышленность.", ["industry"]),
        ("News\nThe guests saw a plant.", []),
        ("News\nThe guests saw a plant with its assembly line.", ["industry"]),
    ],
)
def test_a_weak_word_counts_only_with_another_or_in_the_title(
    text: str, spheres: list[str]
) -> None:
    assert [s.id for s in spheres_of(page(text))] == spheres


def test_a_chamber_of_commerce_names_no_sphere() -> None:
    text = "News\nThe chamber of commerce met."
    assert [s.id for s in spheres_of(page(text))] == ["trade"]
    assert spheres_of(page(text, body("Chamber of commerce", kind="union"))) == ()


def test_captions_that_repeat_the_title_are_not_counted_twice() -> None:
    title = "Транспорт и туризм обсудили мэры двух городов на встрече"
    read = page(f"{title}\n\nМэры встретились.\n\n{title}-1")
    assert [len(s.evidence) for s in spheres_of(read)] == [1, 1]
