"""The tense around a position."""

from __future__ import annotations

import pytest

from pobratim.extract.tense import tense_at
from tests.unit.extract.texts import page


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("В мае гости приехали.", "мае", "past"),
        ("В мае гости приедут.", "мае", "future"),
        ("В мае гости работают.", "мае", "present"),
        ("Планируют открыть мост в мае.", "мае", "future"),
        ("Делегация намерена приехать в мае.", "мае", "future"),
        ("Встреча назначена на май.", "май", "future"),
        ("Договор подписан, а мост откроют в мае.", "мае", "future"),
        ("Договор подписан в мае, а мост откроют.", "мае", "past"),
        ("Май.", "Май", None),
        ("У маі госці прыехалі.", "маі", "past"),
        ("У маі госці будуць.", "маі", "future"),
        ("У маі госці працуюць.", "маі", "present"),
        ("The guests came in May.", "May", "past"),
        ("The guests will come in May.", "May", "future"),
    ],
)
def test_the_nearest_verb_of_the_clause_decides(text: str, at: str, expected: str | None) -> None:
    read = page(text)
    sentence = read.sentences[0]
    assert tense_at(sentence, text.index(at), read.document.language) == expected
