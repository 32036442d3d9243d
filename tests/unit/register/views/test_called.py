from __future__ import annotations

import pytest

from pobratim.model.rows import PersonRow
from pobratim.register.views.called import called, meant


def _people(*names: tuple[str, ...]) -> list[PersonRow]:
    return [PersonRow(f"person:{n}", forms[0], forms, (), ()) for n, forms in enumerate(names)]


PEOPLE = _people(
    ("Владимир Кухарев", "Уладзімір Кухараў"), ("Алексей Орлов",), ("Владимир Макаров",)
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Кухарев", ["Владимир Кухарев"]),
        ("Kukharev", ["Владимир Кухарев"]),
        ("кухараў уладзімір", ["Владимир Кухарев"]),
        ("А. Орлов", ["Алексей Орлов"]),
        ("В. Орлов", []),
        ("Владимир", ["Владимир Кухарев", "Владимир Макаров"]),
        ("Кухорев", ["Владимир Кухарев"]),  # о and а sound alike unstressed
        ("Куарев", []),
        ("", []),
    ],
)
def test_a_name_is_found_in_any_alphabet_and_order_and_a_lost_letter_is_not_guessed(
    name: str, found: list[str]
) -> None:
    assert [row.name for row in called(PEOPLE, name)] == found


def test_a_slip_is_answered_with_the_names_that_it_may_mean() -> None:
    assert meant(PEOPLE, "Куарев") == ("Владимир Кухарев",)
    assert meant(PEOPLE, "Владмир Макаров") == ("Владимир Макаров",)
    assert meant(PEOPLE, "Петров") == ()
