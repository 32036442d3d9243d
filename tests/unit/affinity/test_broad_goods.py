from __future__ import annotations

import pytest

from pobratim.affinity.broad_goods import _tables, answers, headings_of

ASKED = {
    "пассажирской технике": "8702",
    "коммунальной технике": "8705",
    "электротехнической продукции": "8537",
    "лифтовому оборудованию": "8428",
    "сельскохозяйственным машинам": "8432",
    "дорожной технике": "8430",
    "карьерной технике": "8704",
    "станкам": "8457",
    "медицинской технике": "9018",
    "лекарствам": "3004",
    "молочным продуктам": "0401",
    "кондитерским изделиям": "1806",
    "мебели": "9403",
    "одежде": "6203",
    "металлопрокату": "7213",
    "косметическим средствам": "3304",
}


@pytest.mark.parametrize(("asked", "heading"), ASKED.items())
def test_a_broad_word_stands_for_its_headings(asked: str, heading: str) -> None:
    text = f"Город заинтересован в {asked}"
    assert answers(text, {"name_ru": "нечто", "hs4": heading})
    assert not answers(text, {"name_ru": "нечто", "hs4": "2203"})


def test_every_class_of_goods_decides_somewhere() -> None:
    found = [headings_of(asked) for asked in ASKED]
    classes = [frozenset(entry["headings"]) for entry in _tables()["classes"]]
    assert all(any(own <= headings for headings in found) for own in classes)


def test_words_that_all_goods_share_answer_nothing() -> None:
    milk = {"name_ru": "молочные продукты", "hs4": "0401"}
    assert not answers("интерес к электротехнической продукции", milk)
    assert answers("нужны молочные продукты", milk)


def test_a_telling_word_answers_without_a_heading() -> None:
    product = {"name_ru": "снегоуборочные и коммунальные машины", "hs4": None}
    assert answers("заинтересован в коммунальной технике", product)
    assert not answers("заинтересован в пассажирской технике", product)
