"""Dates with their precision, their words and what resolved them."""

from __future__ import annotations

import pytest

from pobratim.extract.dates import dates_of
from tests.unit.extract.texts import page


def read(text: str, published: str | None = None) -> list[tuple[str, str | None, str, str | None]]:
    """Return start, end, precision and resolved_from of each date."""
    values = [d.value for d in dates_of(page(text, published=published))]
    return [(v.start, v.end, v.precision, v.resolved_from) for v in values]


def starts(text: str, published: str | None = None) -> list[str]:
    return [start + (f"/{end}" if end else "") for start, end, _, _ in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Договор подписан 5 июля 2022 года.", "2022-07-05"),
        ("Договор подписан 07.06.2023 в Твери.", "2023-06-07"),
        ("Дата: 2023-06-07.", "2023-06-07"),
        ("Визит пройдет 20–22 ноября 2024 г.", "2024-11-20/2024-11-22"),
        ("С 30 декабря по 2 января 2025 года работает ярмарка.", "2024-12-30/2025-01-02"),
        ("План действует на 2026–2028 годы.", "2026/2028"),
        ("Программа на 2025-2026 гг. утверждена.", "2025/2026"),
        ("Договор 1992 года действует.", "1992"),
        ("Города дружат с 2010-го.", "2010"),
        ("В марте 2022 года магистрат уведомил город.", "2022-03"),
        ("Во втором квартале 2024 года начнут.", "2024-04/2024-06"),
        ("До конца первого квартала 2023 года получат.", "2023-03-31"),
        ("К концу 2025 года построят.", "2025-12-31"),
        ("Осенью 2024 года приедут.", "2024-09/2024-11"),
        ("Зимой 2024 года приедут.", "2024"),
        ("С 1 октября 2025 года по 31 марта 2026 года идёт показ.", "2025-10-01/2026-03-31"),
        ("The loan runs from 1 October 2025 to 31 March 2026.", "2025-10-01/2026-03-31"),
        ("Ties go back to 1992.", "1992"),
        ("The pact of 2007 stays.", "2007"),
        ("Сябруюць з 2023-га.", "2023"),
        ("Цэх адкрыюць у ІІ паўгоддзі 2024 года.", "2024-07/2024-12"),
        ("Пагадненне падпісана 5 ліпеня 2022 года.", "2022-07-05"),
        ("Форум прайшоў у чэрвені 2023 года.", "2023-06"),
        ("План на 2024–2026 гады зацверджаны.", "2024/2026"),
        ("The plan was signed on 5 July 2022.", "2022-07-05"),
        ("The plan was signed on July 5, 2022.", "2022-07-05"),
        ("The forum ran from 9 to 11 June 2022.", "2022-06-09/2022-06-11"),
        ("A second round is due in the first quarter of 2024.", "2024-01/2024-03"),
        ("It was signed in 2014.", "2014"),
        ("They met in May 2023.", "2023-05"),
    ],
)
def test_a_whole_date_needs_no_publication_date(text: str, expected: str) -> None:
    assert starts(text) == [expected]
    assert read(text)[0][3] is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("20 мая делегация посетила завод.", "2022-05-21", "2022-05-20"),
        ("20 мая делегация посетила завод.", None, "--05-20"),
        ("Форум пройдет в мае.", "2024-11-01", "2025-05"),
        ("Форум прошел в мае.", "2024-11-01", "2024-05"),
        ("Форум прошел в декабре.", "2024-02-01", "2023-12"),
        ("Форум прошел в мае.", None, "--05"),
        ("С 20 по 22 ноября делегация находится в Твери.", "2024-11-21", "2024-11-20/2024-11-22"),
        ("Ярмарка прошла с 30 декабря по 2 января.", "2025-01-10", "2024-12-30/2025-01-02"),
        ("Список утвердят до 1 марта.", "2024-11-01", "2025-03-01"),
        ("Стороны договорились: первая фура до 10 мая.", "2025-04-22", "2025-05-10"),
        ("У красавіку паедуць педагогі.", "2022-10-25", "2023-04"),
        ("The sides will meet in March.", "2024-11-01", "2025-03"),
        ("The July visit is off.", "2024-05-16", "2024-07"),
        ("Гости (Гянджа, сентябрь) приехали.", "2024-05-16", "2023-09"),
        ("Госці прыехалі (Разград, кастрычнік).", "2024-05-16", "2023-10"),
        ("Ноябрьский визит отменили.", "2024-05-16", "2023-11"),
        ("Лістападаўскі візіт адмянілі.", "2024-05-16", "2023-11"),
        ("20 мая делегация посетила завод.", "2022-05", "2022-05-20"),
        ("20 мая делегация посетила завод.", "2022", "2022-05-20"),
    ],
)
def test_a_missing_year_is_the_nearest_that_suits_the_tense(
    text: str, published: str | None, expected: str
) -> None:
    assert starts(text, published) == [expected]
    assert read(text, published)[0][3] == ("published" if published else None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Вчера приехали гости.", "2024-05-15"),
        ("Сегодня приехали гости.", "2024-05-16"),
        ("Завтра приедут гости.", "2024-05-17"),
        ("Накануне приехали гости.", "2024-05-15"),
        ("В среду приехали гости.", "2024-05-15"),
        ("В пятницу приедут гости.", "2024-05-17"),
        ("В прошлую субботу приехали гости.", "2024-05-11"),
        ("На прошлой неделе приехали гости.", "2024-05-06/2024-05-12"),
        ("В прошлом году приехали гости.", "2023"),
        ("В следующем году приедут гости.", "2025"),
        ("В прошлом месяце приехали гости.", "2024-04"),
        ("Три года назад приехали гости.", "2021"),
        ("До конца года приедут гости.", "2024-12-31"),
        ("До конца месяца приедут гости.", "2024-05-31"),
        ("До конца квартала приедут гости.", "2024-06-30"),
        ("Осенью приедут гости.", "2024-09/2024-11"),
        ("На вчерашней сессии были гости.", "2024-05-15"),
        ("Летась прыехалі госці.", "2023"),
        ("Учора прыехалі госці.", "2024-05-15"),
        ("Заўтра прыедуць госці.", "2024-05-17"),
        ("У мінулым годзе прыехалі госці.", "2023"),
        ("The guests came yesterday.", "2024-05-15"),
        ("The guests came on Wednesday.", "2024-05-15"),
        ("The guests came last year.", "2023"),
        ("Прошлой осенью приехали гости.", "2023-09/2023-11"),
        ("Минувшей зимой приехали гости.", "2023-12/2024-02"),
        ("Следующей осенью приедут гости.", "2024-09/2024-11"),
        ("До осени приедут гости.", "2024-09/2024-11"),
        ("Да восені прыедуць госці.", "2024-09/2024-11"),
        ("Мінулай вясной прыехалі госці.", "2023-03/2023-05"),
        ("The guests will come this winter.", "2024-12/2025-02"),
        ("The guests came last autumn.", "2023-09/2023-11"),
        ("The guests come next fall.", "2024-09/2024-11"),
        ("На выходных приехали гости.", "2024-05-11/2024-05-12"),
        ("На выхадных прыедуць госці.", "2024-05-18/2024-05-19"),
        ("The guests came last weekend.", "2024-05-11/2024-05-12"),
        ("The council voted Monday.", "2024-05-13"),
        ("До Нового года приедут гости.", "2024-12-31"),
        ("Да Новага года прыедуць госці.", "2024-12-31"),
        ("The guests will come before the New Year.", "2024-12-31"),
    ],
)
def test_words_relative_to_the_day_of_publication(words: str, expected: str) -> None:
    assert starts(words, "2024-05-16") == [expected]
    assert read(words, "2024-05-16")[0][3] == "published"
    assert starts(words) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В 1996 году приехал мэр. Через два года подписали договор.", "1998"),
        ("У 1996 годзе прыехаў мэр. Праз два гады падпісалі дагавор.", "1998"),
        ("В 2010 году открыли сквер. Годом ранее подарили памятник.", "2009"),
        ("У 2010 годзе адкрылі сквер. Годам раней падарылі помнік.", "2009"),
        ("A pact was signed in 2010. Two years later a park opened.", "2012"),
        ("A pact was signed in 2010. A year earlier the mayors met.", "2009"),
        ("Договор подписали в 2010 году. Два года спустя открыли парк.", "2012"),
        ("Договор подписали в 2010 году. В том же году открыли парк.", "2010"),
        ("Дагавор падпісалі ў 2010 годзе. У тым жа годзе адкрылі парк.", "2010"),
        ("The pact was signed in 2010. The same year a park opened.", "2010"),
    ],
)
def test_a_tale_counts_years_from_the_year_told_last(text: str, expected: str) -> None:
    assert read(text, "2024-05-16")[-1] == (expected, None, "year", "text")


def test_years_after_an_unknown_year_are_not_told() -> None:
    assert starts("Через два года подписали договор.", "2024-05-16") == []


def test_what_the_past_tells_of_the_weeks_ahead_was_agreed_for_this_year() -> None:
    assert starts("Стороны назначили встречу на 12 июня.", "2024-05-16") == ["2024-06-12"]
    assert starts("Встреча прошла 12 сентября.", "2024-05-16") == ["2023-09-12"]


def test_next_may_lies_ahead_and_last_may_behind() -> None:
    assert starts("The guests come back next May.", "2024-05-16") == ["2025-05"]
    assert starts("The guests came last May.", "2024-04-16") == ["2023-05"]


def test_a_partial_publication_date_supplies_what_it_has() -> None:
    assert starts("В прошлом году приехали гости.", "2024") == ["2023"]
    assert starts("Вчера приехали гости.", "2024-05") == []


def test_the_eve_is_the_day_before_the_date_named_just_before() -> None:
    text = "07 июня в Бресте работала делегация. Накануне гости побывали в Кобрине."
    assert read(text, "2023-06-10")[1] == ("2023-06-06", None, "day", "text")


def test_a_line_that_dates_the_document_resolves_where_nothing_else_does() -> None:
    text = "ПЕРЕЧЕНЬ\nг. Пермь, 13 февраля 2024 года\n1. Комитету направить список до 1 марта."
    assert read(text)[-1] == ("2024-03-01", None, "day", "text")


def test_a_date_in_a_sentence_does_not_date_the_document() -> None:
    text = (
        "Заголовок дня\nВстреча состоялась в Перми 13 февраля 2024 года. Список ждут до 1 марта."
    )
    assert starts(text)[-1] == "--03-01"


def test_the_year_of_the_title_supplies_the_months_of_a_yearly_report() -> None:
    text = "ИТОГИ 2019 ГОДА\nАпрель. Делегация приняла участие в форуме."
    assert read(text, "2020-01-20")[-1] == ("2019-04", None, "month", "text")


@pytest.mark.parametrize(
    "text",
    [
        "Список утвердят до 1 марта.",
        "Срок: 15 апреля.",
        "Не позднее 1 июня стороны решат.",
        "Спіс зацвердзяць да 1 сакавіка.",
        "The list is due by 30 September 2023.",
    ],
)
def test_a_deadline_is_told_from_a_date(text: str) -> None:
    assert dates_of(page(text, published="2023-01-15"))[0].deadline


def test_a_date_is_no_deadline_by_itself() -> None:
    assert not dates_of(page("1 марта утвердили список."))[0].deadline


@pytest.mark.parametrize(
    "text",
    [
        "Матч закончился со счётом 24:29.",
        "Выставка «Содружество-2024» открыта.",
        "Дом 12 корпус 5, тел. 55-00-55.",
        "Маршрут 2013 и дом 1905.",
        "The sides may march on.",
        "Договор от 31 февраля.",
        "Майские праздники прошли.",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert starts(text, "2024-05-16") == []


def test_the_words_of_a_date_are_exactly_those_of_the_text() -> None:
    read_page = page("Это было 20 мая, а план – на 2026–2028 годы.", published="2022-05-21")
    dates = dates_of(read_page)
    assert [d.value.text for d in dates] == ["20 мая", "2026–2028 годы"]
    assert all(d.span.of(read_page.document.text) == d.value.text for d in dates)
