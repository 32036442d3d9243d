from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.model.dates import DateValue
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import CommitmentRow, NamedRef, PersonRow, PostRow, StatementRow

SAID = "Губернатор Евгений Куйвашев сказал, что в Минске планируется провести Дни Екатеринбурга."
REGION = NamedRef("pl-reg", "Свердловская область", PlaceRef("region", None, None, "RU"))
GOVERNOR = NamedRef("p-kuyvashev", "Евгений Куйвашев")


@pytest.fixture
def hoping(register: Any) -> Any:
    """A register in which a governor has announced what no city has promised."""
    register.put(SAID, "2024-07-09", "ural-news.net", "https://example.org/hope")
    who = register.quote(SAID, "Губернатор Евгений Куйвашев")
    words = "в Минске планируется провести Дни Екатеринбурга"
    said = register.quote(SAID, words)
    post = PostRow(GOVERNOR, "губернатор", None, REGION, "current", ("2024-07-09",), who)
    person = PersonRow(GOVERNOR.id, GOVERNOR.name, (), (post,), who)
    both = register.held["commitments"][0].places
    register.held["people"] = (*register.held["people"], person)
    register.held["statements"] = (
        StatementRow(
            "s-9",
            GOVERNOR,
            GOVERNOR.name,
            "губернатор",
            words,
            direct=False,
            date="2024-07-09",
            places=(),
            evidence=said,
        ),
    )
    register.held["commitments"] = (
        register.held["commitments"][0],
        CommitmentRow(
            "c-9", both, (), words, "2024-07-09", DateValue("2024-09-13"), "overdue", both, said
        ),
    )
    return register


def lines(register: Any, measured: Measured, name: str) -> list[str]:
    written = assemble(register, measured, as_of="2026-11-24", language="ru")
    return [s.text for s in next(s for s in written.sections if s.id == name).sentences]


def test_the_hope_of_a_governor_is_no_broken_promise_of_the_cities(
    hoping: Any, measured: Measured
) -> None:
    told = [t for t in lines(hoping, measured, "promises") if "Куйвашев" in t]
    assert told == [
        (
            "Планировалось, но города этого не обещали (Евгений Куйвашев, губернатор Свердловской "
            "области, 9 июля 2024 года): «в Минске планируется провести Дни Екатеринбурга»; "
            "состоялось ли, источники реестра не говорят."
        )
    ]
    assert "Все обещания закрыты: 1." in lines(hoping, measured, "main")
    assert not any("Срок обещания прошёл" in t for t in lines(hoping, measured, "sensitive"))


def test_the_same_words_of_a_mayor_are_a_promise(hoping: Any, measured: Measured) -> None:
    city = NamedRef("pl-ekb", "Екатеринбург", PlaceRef("city", 1486209, "Yekaterinburg", "RU"))
    *others, governor = hoping.held["people"]
    mayor = replace(governor, posts=(replace(governor.posts[0], place=city),))
    hoping.held["people"] = (*others, mayor)
    assert any(t.startswith("Просрочено") for t in lines(hoping, measured, "promises"))
