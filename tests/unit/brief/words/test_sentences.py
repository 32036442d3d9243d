from __future__ import annotations

import pytest

from pobratim.brief.words.sentences import begun_small, deed_of, goods_wanted


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Предложение принято", "предложение принято"),
        ("В Минске подписана карта", "в Минске подписана карта"),
        ("Минск стал побратимом", "Минск стал побратимом"),
        ("Куйвашев рассказал о планах", "Куйвашев рассказал о планах"),
        ("МАЗ готов поставить автобусы", "МАЗ готов поставить автобусы"),
        ("5 июля подписали", "5 июля подписали"),
    ],
)
def test_a_sentence_inside_another_begins_small_unless_with_a_name(text: str, small: str) -> None:
    assert begun_small(text, "ru") == small


def test_other_languages_keep_their_first_letter() -> None:
    assert begun_small("Business people came", "en") == "Business people came"


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Город заинтересован в поставках автобусов и лифтов", "поставки автобусов и лифтов"),
        ("есть интерес к мебели и к молочной продукции", "мебель и молочную продукцию"),
        ("назвал интерес к продукции завода имени Козлова", "продукцию завода имени Козлова"),
        ("Казань заинтересована в том, чтобы дружить", ""),
        ("Город рад гостям", ""),
    ],
)
def test_what_is_asked_for_is_put_into_the_accusative(text: str, goods: str) -> None:
    assert goods_wanted(text) == goods


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Предложение провести такие же дни Минска принято.", "провести дни Минска"),
        (
            "Чтобы выполнить соглашение, власти планируют составить план на несколько лет",
            "составить план на несколько лет",
        ),
        ("Стороны договорились о поставках", ""),
    ],
)
def test_a_promise_is_named_by_its_own_verb(text: str, deed: str) -> None:
    assert deed_of(text) == deed
