"""Goods: what, how many, for how much, who makes and who buys them."""

from __future__ import annotations

import pytest

from pobratim.extract.goods import goods_in
from pobratim.extract.parties import Scene
from pobratim.model.documents import Language
from pobratim.model.readings import Goods
from pobratim.model.spans import Span
from tests.unit.extract.pages import Named, city, firm, page_with, person

MINSK = city("Минск", r"(?i)м[иі]нск\w*|Minsk", 625144, "BY")
KAZAN = city("Казань", r"(?i)казан\w+|Kazan", 551487, "RU")
MAZ = firm("МАЗ", "МАЗ")


def goods(text: str, *names: Named, language: Language = "ru") -> tuple[Goods, ...]:
    """Return the goods of a whole text."""
    page = page_with(text, names or (MINSK, KAZAN), language=language)
    return goods_in(Scene(page, ()), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "language", "quantity", "what"),
    [
        ("Казань купила 58 новых автобусов.", "ru", 58.0, "новых автобусов"),
        ("Казань закупила 1 200 трамваев.", "ru", 1200.0, "трамваев"),
        ("Казань набыла 40 ліфтаў.", "be", 40.0, "ліфтаў"),
        ("Kazan bought 12 trams from Minsk.", "en", 12.0, "trams"),
    ],
)
def test_counted_goods_keep_their_number(
    text: str, language: Language, quantity: float, what: str
) -> None:
    assert [(item.quantity, item.what) for item in goods(text, language=language)] == [
        (quantity, what)
    ]


def test_a_list_after_a_word_of_supply_is_several_goods() -> None:
    text = "Договорились о поставках в Казань техники, лифтового оборудования и трикотажа."
    assert [item.what for item in goods(text)] == [
        "техники",
        "лифтового оборудования",
        "трикотажа",
    ]


def test_the_evidence_of_goods_reads_verbatim() -> None:
    text = "Завод МАЗ поставил Казани 15 Автобусов."
    for item in goods(text, KAZAN, MAZ):
        assert item.what in item.evidence.of(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Купили 3 автобуса на 1,5 млн белорусских рублей.", 1_500_000.0, "BYN"),
        ("Купили 3 автобуса на 2 тысячи долларов.", 2000.0, "USD"),
        ("Купили 3 автобуса на 7 млн рублей.", 7_000_000.0, None),
        ("Купили 3 автобуса.", None, None),
    ],
)
def test_a_bare_rouble_has_no_code_since_two_countries_have_it(
    text: str, amount: float | None, currency: str | None
) -> None:
    (item,) = goods(text)
    assert (item.amount, item.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("Казань купила у Минска 3 автобуса.", "e2"),
        ("Минск поставил в Казань 3 автобуса.", "e2"),
        ("Известно о 3 автобусах.", None),
    ],
)
def test_the_buyer_stands_before_buying_and_behind_supplying(text: str, buyer: str | None) -> None:
    (item,) = goods(text)
    assert item.buyer == buyer


def test_the_only_enterprise_named_is_the_maker() -> None:
    (item,) = goods("Казань купила 58 автобусов МАЗ.", KAZAN, MAZ)
    assert item.maker == "e2"


def test_the_name_of_a_firm_is_no_part_of_the_goods() -> None:
    (item,) = goods("Казань закупила у завода «МАЗ» оборудование.", KAZAN, MAZ)
    assert item.what == "оборудование"


@pytest.mark.parametrize("text", ["Вопрос поставят на комиссии.", "Город приобретет еще 25."])
def test_what_is_no_thing_makes_no_goods(text: str) -> None:
    assert goods(text) == ()


def test_a_person_is_no_goods() -> None:
    text = "Подпись поставит глава города Орлов."
    assert goods(text, person("Орлов", "Орлов")) == ()
