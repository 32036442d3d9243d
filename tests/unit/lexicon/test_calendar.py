"""Names of months, weekdays and quarters in three languages."""

from __future__ import annotations

import pytest

from pobratim.lexicon.calendar import month_of, ordinal_of, weekday_of

MONTHS = [
    ("январь января январе янв. студзень студзеня студзені january jan", 1),
    ("февраль февраля феврале фев. февр. люты лютага лютым february feb.", 2),
    ("март марта марте мар. сакавік сакавіка сакавіку march mar.", 3),
    ("апрель апреля апреле апр. красавік красавіка april apr.", 4),
    ("май мая мае маем травень траўня траўні may", 5),
    ("июнь июня июне июн. чэрвень чэрвеня чэрвені june jun.", 6),
    ("июль июля июле июл ліпень ліпеня ліпені july jul", 7),
    ("август августа августе авг. жнівень жніўня жніўні august aug.", 8),
    ("сентябрь сентября сентябре сен. сент. верасень верасня верасні september sept.", 9),
    ("октябрь октября октябре окт. кастрычнік кастрычніка october oct.", 10),
    ("ноябрь ноября ноябре ноя. нояб. лістапад лістапада лістападзе november nov.", 11),
    ("декабрь декабря декабре дек. снежань снежня снежні december dec.", 12),
]
DAYS = [
    ("понедельник панядзелак monday", 0),
    ("вторник аўторак tuesday", 1),
    ("среду сераду wednesday", 2),
    ("четверг чацвер thursday", 3),
    ("пятницу пятніцу friday", 4),
    ("субботу суботу saturday", 5),
    ("воскресенье нядзелю sunday", 6),
]


@pytest.mark.parametrize(
    ("word", "number"), [(word, number) for words, number in MONTHS for word in words.split()]
)
def test_a_form_of_a_month_is_its_number(word: str, number: int) -> None:
    assert month_of(word) == number


@pytest.mark.parametrize(
    ("word", "number"), [(word, number) for words, number in DAYS for word in words.split()]
)
def test_a_form_of_a_weekday_is_its_number(word: str, number: int) -> None:
    assert weekday_of(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [("первого", 1), ("другім", 2), ("iii", 3), ("fourth", 4), ("2", 2), ("трэцяга", 3)],
)
def test_the_ordinal_of_a_quarter(word: str, number: int) -> None:
    assert ordinal_of(word) == number


@pytest.mark.parametrize("word", ["майский", "мартен", "завтра", ""])
def test_another_word_is_no_month(word: str) -> None:
    with pytest.raises(KeyError):
        month_of(word)
