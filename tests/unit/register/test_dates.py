"""Partial dates side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.model.dates import DateValue
from pobratim.register.dates import agree, as_text, combine, days_apart, from_text, same_term
from tests.unit.register.reports import day

_full = st.dates().map(lambda d: day(f"{d.year:04d}-{d.month:02d}-{d.day:02d}"))
_partial = _full.flatmap(
    lambda d: st.sampled_from([d, day(d.start[:4]), day(d.start[:7]), day("-" + d.start[4:])])
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (day("2022"), day("2022-07-05")),
        (day("2022-07"), day("2022-07-05")),
        (day("--07-05"), day("2022-07-05")),
        (day("--05-20"), day("2022-05")),
        (day("2022-07-04", "2022-07-07"), day("2022-07-05")),
        (day("--07-04", "--07-07"), day("2022-07-05")),
        (day("2026", "2028"), day("2026", "2028")),
    ],
)
def test_dates_that_can_mean_one_day_agree(a: DateValue, b: DateValue) -> None:
    assert agree(a, b)
    assert agree(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (day("2022"), day("2023-07-05")),
        (day("2022-07-05"), day("2022-07-06")),
        (day("--05-20"), day("2022-06")),
        (day("2022-07-04", "2022-07-07"), day("2022-07-08")),
        (day("2026", "2028"), day("2026", "2027")),
    ],
)
def test_dates_that_exclude_each_other_differ(a: DateValue, b: DateValue) -> None:
    assert not agree(a, b)
    assert not agree(b, a)


def test_a_year_from_one_source_completes_the_day_of_another_and_is_marked_as_inferred() -> None:
    merged = combine([day("--05-20", text="20 мая"), day("2022-05")])
    assert merged == DateValue("2022-05-20", None, "day", "20 мая", "register")


def test_a_date_that_one_source_gives_in_full_is_not_marked_as_inferred() -> None:
    merged = combine([day("2022"), day("2022-07-05"), day("--07")])
    assert merged.start == "2022-07-05"
    assert merged.resolved_from is None


def test_a_term_without_an_end_agrees_with_one_that_has_the_same_start() -> None:
    assert same_term(day("2026"), day("2026", "2028"))
    assert not same_term(day("2025"), day("2026", "2028"))


def test_days_are_counted_between_full_dates_only() -> None:
    assert days_apart("2022-07-05", "2022-07-01") == 4
    assert days_apart("2022-07", "2022-07-01") is None


@given(_partial)
def test_the_kept_form_of_a_date_reads_back_the_same(date: DateValue) -> None:
    assert from_text(as_text(date)) == date


@given(_full, st.data())
def test_coarser_forms_of_one_day_always_agree_and_combine_to_no_other_day(
    date: DateValue, data: st.DataObject
) -> None:
    forms = [day(date.start[:4]), day(date.start[:7]), day("-" + date.start[4:]), date]
    chosen = data.draw(st.lists(st.sampled_from(forms), min_size=1, max_size=4))
    assert all(agree(a, b) for a in chosen for b in chosen)
    assert agree(combine(chosen), date)
