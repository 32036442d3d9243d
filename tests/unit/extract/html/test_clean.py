"""What goes from between and around the paragraphs of an article."""

from __future__ import annotations

import pytest

from pobratim.extract.html import article_of

LONG = "Делегация Твери побывала в Минске, обсудила транспорт и подписала план на два года."
MORE = "Стороны договорились о поставке автобусов и об обмене студентами двух университетов."


def body(*parts: str, head: str = "") -> list[str]:
    page = f"<html><head>{head}</head><body><div class='text'>{''.join(parts)}</div></body></html>"
    return article_of(page).text.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Читайте также: Мост закрыли на ремонт",
        "Чытайце таксама: мост закрылі на рамонт",
        "Read also: The bridge is closed",
        "Подписывайтесь на наш канал в Telegram",
        "Заметили ошибку? Выделите её и нажмите Ctrl+Enter",
        "Все права защищены",
        "20 мая 2024, 10:15",
        "Просмотров: 312",
        "Поделиться",
    ],
)
def test_lines_of_the_page_go_wherever_they_stand(line: str) -> None:
    assert body(f"<p>{LONG}</p>", f"<p>{line}</p>") == [LONG]


@pytest.mark.parametrize(
    "line",
    [
        "Реклама на троллейбусах запрещена, сообщил во вторник мэр Бреста Пётр Кириченко.",
        "5 июня, четверг",
        "Олег Макаров, мэр Брянска:",
        "Итоги визита",
        "12 автобусов",
    ],
)
def test_short_or_alike_lines_between_paragraphs_stay(line: str) -> None:
    assert body(f"<p>{LONG}</p><p>{line}</p><p>{MORE}</p>") == [LONG, line, MORE]


def test_links_below_a_teaser_heading_go_with_it() -> None:
    teasers = (
        '<p><b>По теме</b></p><p><a href="/1">Мост закрыли</a></p><p><a href="/2">И ещё</a></p>'
    )
    assert body(f"<p>{LONG}</p>{teasers}<p>{MORE}</p>") == [LONG, MORE]


def test_a_signature_stays_where_the_paragraphs_stand_and_buttons_go() -> None:
    page = f"<p>{LONG}</p><p>Ваш мэр</p></div><div class='tools2'><span>Печатать</span>"
    assert body(page) == [LONG, "Ваш мэр"]


def test_the_byline_goes_with_the_author_that_the_page_states() -> None:
    head = '<meta name="author" content="Анна Зима">'
    assert body("<p>Анна Зима</p>", f"<p>{LONG}</p>", head=head) == [LONG]


def test_a_caption_is_read_once_and_labelled_unless_it_says_so_itself() -> None:
    picture = "<figure><figcaption>{}</figcaption></figure>"
    parts = body(
        f"<p>{LONG}</p>",
        picture.format("У ратуши"),
        picture.format("У ратуши"),
        picture.format("Фото Анны Зимы"),
        f"<p>{MORE}</p>",
    )
    assert parts == [LONG, "Фото: У ратуши", "Фото Анны Зимы", MORE]


def test_rows_of_a_table_keep_their_cells_apart() -> None:
    table = "<table><tr><td>2023</td><td>12 автобусов</td></tr></table>"
    assert body(f"<p>{LONG}</p>{table}<p>{MORE}</p>") == [LONG, "2023 | 12 автобусов", MORE]
