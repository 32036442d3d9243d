"""Which part of a page is the article."""

from __future__ import annotations

import pytest

from pobratim.extract.html import article_of

LONG = "Делегация Твери побывала в Минске, обсудила транспорт и подписала план на два года."
MORE = "Стороны договорились о поставке автобусов и об обмене студентами двух университетов."
OTHER = "В соседнем районе прошёл праздник урожая, на который пришли жители всех деревень."


def read(body: str) -> str:
    return article_of(f"<html><head><title>Т</title></head><body>{body}</body></html>").text


def test_comments_do_not_win_however_long_they_are() -> None:
    comments = "".join(f"<div><p>{OTHER} {i}</p></div>" for i in range(20))
    page = f"<div class='news'><p>{LONG}</p><p>{MORE}</p></div><div id='comments'>{comments}</div>"
    assert read(page) == f"Т\n\n{LONG}\n\n{MORE}"


@pytest.mark.parametrize("wrapper", ["form", 'div class="sidebar-layout"', 'div id="print"'])
def test_what_looks_like_noise_is_none_if_it_holds_the_article(wrapper: str) -> None:
    tag = wrapper.partition(" ")[0]
    page = f"<{wrapper}><div><p>{LONG}</p><p>{MORE}</p></div></{tag}>"
    assert read(page) == f"Т\n\n{LONG}\n\n{MORE}"


def test_cards_with_a_linked_headline_go() -> None:
    card = (
        f'<div class="x1"><div><a href="/n">Праздник урожая в районе</a></div><p>{OTHER}</p></div>'
    )
    page = f"<div><h1>Т</h1><p>{LONG}</p><p>{MORE}</p>{card * 5}</div>"
    assert read(page) == f"Т\n\n{LONG}\n\n{MORE}"


def test_a_page_of_cards_alone_is_read_as_it_is() -> None:
    card = f'<div class="x1"><div><a href="/n">Праздник урожая</a></div><p>{OTHER}</p></div>'
    assert OTHER in read(card * 3)


def test_paragraphs_in_wrappers_of_their_own_are_one_article() -> None:
    block = "<div class='b'><div class='t'><div><p>{}</p></div></div></div>"
    page = "<div class='all'>" + "".join(block.format(f"{LONG} {i}") for i in range(4)) + "</div>"
    assert read(page).count(LONG) == 4


def test_the_lead_between_headline_and_text_belongs_to_the_article() -> None:
    text = f"<div class='txt'><p>{LONG}</p><p>{MORE}</p></div>"
    page = f"<h1>Т</h1><div class='lead'>{OTHER}</div>{text}"
    assert read(page) == f"Т\n\n{OTHER}\n\n{LONG}\n\n{MORE}"


def test_of_an_endless_page_the_first_article_is_read() -> None:
    article = "<article><h2>{}</h2><div>" + f"<p>{OTHER}</p>" * 4 + "</div></article>"
    first = f"<article><h1>Т</h1><div><p>{LONG}</p><p>{MORE}</p><p>{LONG}</p></div></article>"
    assert OTHER not in read(f"<main>{first}{article.format('А')}{article.format('Б')}</main>")
