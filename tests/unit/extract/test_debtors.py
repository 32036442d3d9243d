"""Who is bound by what will be done, read with the whole chain."""

from __future__ import annotations

import pytest

from pobratim.model.documents import Language
from tests.unit.extract.test_event_families import LEADS, reading

Bound = tuple[list[str], str | None]


def bound(sentence: str, language: Language) -> list[Bound]:
    """Return names of the bound and due dates of commitments told after a lead."""
    found = reading(f"{LEADS[language]}\n\n{sentence}", language)
    names = {entity.id: entity.name for entity in found.entities}
    return [
        ([names[one] for one in c.by], c.due.start if c.due else None) for c in found.commitments
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Гродно предоставит Перми помещение до 1 июля.", "ru", (["Гродно"], "2024-07-01")),
        ("Пермь за свой счёт оплатит дорогу.", "ru", (["Пермь"], None)),
        ("Отчёт представить до 20 декабря.", "ru", ([], "2024-12-20")),
        ("Гродна аплаціць дарогу студэнтам.", "be", (["Гродна"], None)),
        ("Perm will fund five scholarships by 1 July.", "en", (["Perm"], "2024-07-01")),
    ],
)
def test_whoever_will_give_or_pay_is_bound(
    sentence: str, language: Language, expected: Bound
) -> None:
    assert bound(sentence, language) == [expected]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Perm will not fund the bridge.", "en"),
        ("Perm and Grodno will become closer.", "en"),
        ("Гродно приедет в Пермь осенью.", "ru"),
        ("Города договорятся о выставке.", "ru"),
    ],
)
def test_a_plan_or_a_refusal_binds_nobody(sentence: str, language: Language) -> None:
    assert bound(sentence, language) == []
