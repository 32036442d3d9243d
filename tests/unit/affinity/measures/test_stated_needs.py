"""A need names goods whatever the endings, and not by a stray likeness."""

from __future__ import annotations

import pytest

from pobratim.affinity.measures.stated_needs import named_need


@pytest.mark.parametrize(
    ("need", "goods"),
    [
        ("карьерные самосвалы", "карьерных самосвалов"),
        ("подшипники", "подшипники шариковые, роликовые"),
        ("карьерные экскаваторы Уралмашзавода (для разрезов)", "карьерные экскаваторы"),
        ("diesel engines", "diesel engine"),
    ],
)
def test_a_need_names_goods(need: str, goods: str) -> None:
    assert named_need([need], [goods]) == need


@pytest.mark.parametrize(
    ("need", "goods"),
    [
        ("тяговые двигатели", "дизельные двигатели"),
        ("приводы электромашиностроительного завода", "электробусы"),
        ("импортные электронные компоненты", "электробусы"),
        ("импортное сырьё", "масла и жиры"),
        ("хмель", ""),
    ],
)
def test_a_need_that_shares_one_word_names_nothing(need: str, goods: str) -> None:
    assert named_need([need], [goods]) is None


def test_without_a_list_of_needs_nothing_is_named() -> None:
    assert named_need([], ["подшипники"]) is None
    assert named_need(["подшипники"], []) is None
