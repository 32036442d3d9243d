from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.brief.words.catalogue import LANGUAGES, catalogue
from pobratim.brief.words.dates import date_of, date_plain, date_short, date_when
from pobratim.model.dates import DateValue


@pytest.mark.parametrize(
    ("date", "plain", "of", "when"),
    [
        ("2022-05-20", "20 мая 2022 года", "20 мая 2022 года", "20 мая 2022 года"),
        ("2022-05", "май 2022 года", "мая 2022 года", "в мае 2022 года"),
        ("2022", "2022 год", "2022 года", "в 2022 году"),
        ("--05-20", "20 мая (год не указан)", "20 мая (год не указан)", "20 мая (год не указан)"),
        (
            "--09",
            "сентябрь (год не указан)",
            "сентября (год не указан)",
            "в сентябре (год не указан)",
        ),
    ],
)
def test_russian_dates_are_written_as_people_write_them(
    date: str, plain: str, of: str, when: str
) -> None:
    words = catalogue("ru")
    assert (date_plain(words, date), date_of(words, date), date_when(words, date)) == (
        plain,
        of,
        when,
    )


def test_ranges_keep_the_precision_of_their_ends() -> None:
    assert date_plain(catalogue("ru"), DateValue("2026", "2028")) == "2026–2028 годы"
    assert date_when(catalogue("be"), DateValue("2026", "2027")) == "у 2026–2027 гадах"
    days = DateValue("2022-07-04", "2022-07-07")
    assert date_plain(catalogue("ru"), days) == "с 4 июля 2022 года по 7 июля 2022 года"
    assert date_plain(catalogue("en"), days) == "from 4 July 2022 to 7 July 2022"


def test_english_and_belarusian_dates_follow_their_own_order() -> None:
    assert date_when(catalogue("en"), "2022-05-20") == "on 20 May 2022"
    assert date_plain(catalogue("be"), "2025-09-29") == "29 верасня 2025 года"


@given(st.dates(), st.sampled_from(LANGUAGES), st.sampled_from([4, 7, 10]))
def test_every_date_has_words_that_hold_its_year(date: object, language: str, size: int) -> None:
    iso = str(date)[:size]
    for word in (date_plain, date_of, date_when):
        assert iso[:4] in word(catalogue(language), iso)


def test_short_dates_fit_a_label() -> None:
    assert [date_short(d) for d in ("2022-05-20", "2022-05", "2022", "--05-20")] == [
        "20.05.2022",
        "05.2022",
        "2022",
        "20.05",
    ]
