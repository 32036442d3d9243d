"""The article of a page: what stays and what goes."""

from __future__ import annotations

import pytest

from pobratim.extract.html import article_of

LONG = "Делегация Твери побывала в Минске, обсудила транспорт и подписала план на два года."


def test_menus_forms_scripts_and_hidden_parts_go() -> None:
    noise = "".join(
        f"<{tag}><p>{LONG} Лишнее.</p></{tag}>" for tag in ("nav", "footer", "aside", "form")
    )
    hidden = f'<p style="display: none">{LONG} Лишнее.</p><p hidden>{LONG} Лишнее.</p>'
    page = (
        f"<html><body>{noise}{hidden}<div><p>{LONG}</p></div><script>Лишнее</script></body></html>"
    )
    assert "Лишнее" not in article_of(page).text


def test_the_container_with_most_text_outside_links_wins() -> None:
    links = "".join(f'<p><a href="#">{LONG} Ссылка.</a></p>' for _ in range(3))
    page = f"<body><div>{links}</div><div><p>{LONG}</p><p>{LONG}</p></div></body>"
    assert article_of(page).text == f"{LONG}\n\n{LONG}"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta itemprop="datePublished" content="2024-05-20">', "", "2024-05-20"),
        ("", '<time datetime="2024-05-20T10:00">вчера</time>', "2024-05-20"),
        ("", '<span itemprop="datePublished">20.05.2024</span>', "2024-05-20"),
        (
            '<script type="application/ld+json">{"datePublished": "2024-05-20T10:00"}</script>',
            "",
            "2024-05-20",
        ),
        ('<script type="application/ld+json">{broken</script>', "", None),
        ('<meta name="date" content="скоро">', "", None),
        ('<meta name="date" content="2024-15-20">', "", None),
    ],
)
def test_the_date_comes_from_what_the_page_states(
    head: str, body: str, expected: str | None
) -> None:
    page = f"<html><head>{head}</head><body>{body}<p>{LONG}</p></body></html>"
    assert article_of(page).published == expected


def test_the_title_is_the_heading_before_the_name_of_the_site() -> None:
    page = f"<html><head><title>Сайт</title></head><body><h1>Мост</h1><p>{LONG}</p></body></html>"
    assert (article_of(page).title, article_of(page).text) == ("Мост", f"Мост\n\n{LONG}")


def test_an_article_without_paragraphs_is_read_from_its_division() -> None:
    page = (
        f'<body><div class="text">{LONG}<br><br>{LONG}</div><div><a href="#">Меню</a></div></body>'
    )
    assert article_of(page).text == f"{LONG}\n\n{LONG}"


def test_a_division_around_paragraphs_is_not_read_twice() -> None:
    page = f"<body><div>{LONG} Снаружи.<p>{LONG}</p></div></body>"
    assert article_of(page).text == f"{LONG} Снаружи.\n\n{LONG}"


def test_a_list_of_links_is_no_list_of_the_article() -> None:
    items = '<ul><li><a href="#">Мост закрыли</a></li><li>Первый пункт плана</li></ul>'
    page = f"<body><article><p>{LONG}</p>{items}</article></body>"
    assert article_of(page).text == f"{LONG}\n\nПервый пункт плана"


def test_captions_of_an_english_page_are_labelled_in_english() -> None:
    page = f'<html lang="en"><body><p>{LONG}</p><figcaption>The hall</figcaption></body></html>'
    assert article_of(page).text.endswith("Photo: The hall")


@pytest.mark.parametrize("page", ["<html></html>", "<p>", "<html><body><p>Мало</p></body></html>"])
def test_a_page_without_paragraphs_has_no_text(page: str) -> None:
    assert article_of(page).text == ""
