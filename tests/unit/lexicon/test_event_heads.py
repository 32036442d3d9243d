"""The heads tell what a sentence is likely to report."""

from __future__ import annotations

import pytest

from pobratim.lexicon.event_heads import event_likelihoods


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Мэры Гомеля и Брянска подписали соглашение о сотрудничестве.", "agreement"),
        ("Дэлегацыя Пскова прыехала ў Віцебск з візітам.", "visit"),
        (
            "A new direct flight between Lublin and Split will open in June, three times a week.",
            "route",
        ),
    ],
)
def test_the_likeliest_type_is_the_one_that_is_told(sentence: str, kind: str) -> None:
    likely = event_likelihoods([sentence])[0]
    assert max(likely, key=lambda one: likely[one]) == kind


def test_weather_is_likely_to_tell_no_event() -> None:
    assert max(event_likelihoods(["Завтра днём ожидается дождь."])[0].values()) < 0.2


def test_no_sentences_have_no_likelihoods() -> None:
    assert event_likelihoods([]) == []
