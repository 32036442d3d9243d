"""The date of an agreeing is told from the date of what was agreed on."""

from __future__ import annotations

import pytest

from pobratim.extract.agreeing import dates_the_agreeing


@pytest.mark.parametrize(
    "before",
    [
        "стороны договорились в ",
        "мэр пообещал в ",
        "бакі дамовіліся ў ",
        "мэр паабяцаў у ",
        "the sides agreed in ",
        "the mayor promised on ",
    ],
)
def test_a_date_right_after_the_agreeing_is_its_own(before: str) -> None:
    assert dates_the_agreeing(before)


@pytest.mark.parametrize(
    "before",
    [
        "стороны договорились о визите в ",
        "мэр пообещал открыть парк в ",
        "бакі дамовіліся аб візіце ў ",
        "бакі дамовіліся правесці форум у ",
        "the sides agreed to meet in ",
        "делегация приедет в ",
    ],
)
def test_a_date_after_the_task_is_that_of_the_task(before: str) -> None:
    assert not dates_the_agreeing(before)
