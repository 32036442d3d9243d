"""Pinyin to Russian, against names that Russian maps print."""

from __future__ import annotations

import pytest

from pobratim.atlas.palladius import from_pinyin


@pytest.mark.parametrize(
    ("pinyin", "russian"),
    [
        ("Shanghai", "Шанхай"),
        ("Shenzhen", "Шэньчжэнь"),
        ("Chongqing", "Чунцин"),
        ("Xi’an", "Сиань"),
        ("Xiangyang", "Сянъян"),
        ("Zunyi", "Цзуньи"),
        ("Quanzhou", "Цюаньчжоу"),
        ("Yueyang", "Юэян"),
        ("Lüliang", "Люйлян"),
        ("Wuhan", "Ухань"),
    ],
)
def test_a_pinyin_name_has_its_map_spelling(pinyin: str, russian: str) -> None:
    assert russian in from_pinyin(pinyin)


def test_what_cannot_be_divided_into_syllables_has_none() -> None:
    assert from_pinyin("Ürümqi") == frozenset()
    assert from_pinyin("Kashgar") == frozenset()
