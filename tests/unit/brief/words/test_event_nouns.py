from __future__ import annotations

import pytest

from pobratim.brief.words import LANGUAGES, words_for
from pobratim.brief.words.event_nouns import _table, event_noun

SAID = {
    "event.forum.forum": "В Минске прошел деловой форум",
    "event.forum.days": "Дни Казани в Минске",
    "event.forum.fair": "соглашение подписали на выставке",
    "event.forum.conference": "the conference of twin cities",
    "event.forum.festival": "праздник двух городов",
    "event.contract.tender": "завод выиграл аукцион",
    "event.contract.delivery": "договорились о поставках лифтов",
    "event.contract.purchase": "город купил 58 автобусов",
    "event.contract.contract": "подписан контракт",
}


@pytest.mark.parametrize(("key", "text"), SAID.items())
def test_the_words_of_the_source_name_the_event(key: str, text: str) -> None:
    assert event_noun(key.split(".")[1], text) == key


def test_every_entry_decides_and_has_words_in_every_language() -> None:
    keys = [f"event.{kind}.{entry['key']}" for kind, rows in _table().items() for entry in rows]
    assert sorted(keys) == sorted(SAID)
    assert all(words_for(language).has(key) for language in LANGUAGES for key in keys)


def test_an_event_of_which_the_words_say_no_more_keeps_its_broad_name() -> None:
    assert event_noun("forum", "Гости поблагодарили хозяев") == "event.forum"
    assert event_noun("meeting", "форум") == "event.meeting"
