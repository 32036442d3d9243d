from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.affinity.many_tests import corrected
from pobratim.model.scores import Commonality


def shared(*p_values: float | None) -> list[Commonality]:
    return [Commonality(str(at), 1, 1, 0.1, 50, p, ()) for at, p in enumerate(p_values)]


def test_the_textbook_example_comes_out() -> None:
    found = corrected(shared(0.01, 0.04, 0.03, 0.005), 4)
    assert [one.q_value for one in found] == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_features_that_differ_count_as_asked() -> None:
    assert corrected(shared(0.01), 10)[0].q_value == pytest.approx(0.1)


def test_what_has_no_p_value_gets_none_and_changes_nothing() -> None:
    assert [one.q_value for one in corrected(shared(None, 0.02), 2)] == [None, pytest.approx(0.04)]


def test_more_p_values_than_features_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot come from 1"):
        corrected(shared(0.1, 0.2), 1)


@given(st.lists(st.floats(0.0001, 1.0), min_size=1, max_size=12), st.integers(0, 20))
def test_a_q_value_is_no_less_than_its_p_value_and_keeps_the_order(
    p_values: list[float], more: int
) -> None:
    found = corrected(shared(*p_values), len(p_values) + more)
    pairs = sorted((one.p_value or 0.0, one.q_value or 0.0) for one in found)
    assert all(p <= q <= 1.0 for p, q in pairs)
    assert [q for _, q in pairs] == sorted(q for _, q in pairs)
