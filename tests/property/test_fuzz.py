"""A sample of what ``make fuzz`` reads by the hundred thousand."""

from __future__ import annotations

import pytest

from tests.fuzz.hold import hold
from tests.fuzz.inputs import document


@pytest.mark.parametrize("number", range(150))
def test_a_mutated_document_is_read_with_true_spans_or_refused_in_words(number: int) -> None:
    hold(document(number, seed=20260))


def test_the_same_number_and_seed_give_the_same_document() -> None:
    assert document(40, 3) == document(40, 3)
    assert document(41, 3) != document(41, 4)
