"""The city of a post that names none: home, host, the one that acts; of equals none."""

from __future__ import annotations

import pytest

from pobratim.model.documents import Language
from tests.unit.extract.test_occupations import rows


@pytest.mark.parametrize(
    ("text", "language", "person", "place"),
    [
        (
            "OMSK, 3 May. The group is back from Pskov. Its deputy mayor, Anna Weiss, spoke.",
            "en",
            "Anna Weiss",
            "Omsk",
        ),
        (
            "Гости из Бреста прибыли в Казань. Заместитель мэра Анна Белова встретила их.",
            "ru",
            "Анна Белова",
            "Казань",
        ),
        (
            "ПЕРМЬ, 3 мая. Ответа Бреста ждёт начальник отдела внешних связей Анна Белова.",
            "ru",
            "Анна Белова",
            "Пермь",
        ),
        (
            "Падпісалі: ад Гродна – намеснік мэра Алена Крук, ад Пскова – мэр Ігар Бялоў.",
            "be",
            "Ігар Бялоў",
            "Пскоў",
        ),
        (
            "ОРША. Старшыня райвыканкама Вадзім Крой прыняў гасцей з Вязьмы.",
            "be",
            "Вадзім Крой",
            "Орша",
        ),
        (
            "Вице-губернатор Перми – председатель комитета по туризму Анна Белова едет в Омск.",
            "ru",
            "Анна Белова",
            "Пермь",
        ),
    ],
)
def test_a_post_without_a_city_takes_the_one_in_view(
    text: str, language: Language, person: str, place: str
) -> None:
    found = {row[3] for row in rows(text, language) if row[0] == person}
    assert found == {place}


def test_a_body_that_is_seated_elsewhere_gets_no_city_of_the_page() -> None:
    text = "Советник мэра Турина Анна Лам и председатель Волгоградской городской Думы Иван Лось."
    assert ("Иван Лось", "Турин") not in {(row[0], row[3]) for row in rows(text)}
