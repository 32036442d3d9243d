"""Date, author, outlet, headline: from what the page states or shows."""

from __future__ import annotations

import json

import pytest

from pobratim.extract.html import article_of

LONG = "Делегация Твери побывала в Минске, обсудила транспорт и подписала план на два года."


def page(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}<div><p>{LONG}</p></div></body></html>"


def linked(**fields: object) -> str:
    row = {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], **fields}]}
    return f'<script type="application/ld+json">{json.dumps(row)}</script>'


def test_linked_data_in_a_graph_gives_date_author_and_outlet() -> None:
    article = article_of(
        page(
            linked(
                datePublished="2024-05-20T23:00:00+03:00",
                author=[{"name": "Анна Зима"}, {"name": "Пётр Лес"}],
                publisher={"name": "Вестник"},
                headline="Мост",
            )
        )
    )
    assert (article.title, article.published) == ("Мост", "2024-05-20")
    assert (article.author, article.outlet) == ("Анна Зима, Пётр Лес", "Вестник")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("20 мая 2024, 10:15", "2024-05-20"),
        ("Понедельник, 20 мая 2024 г.", "2024-05-20"),
        ("20.05.2024 | Общество", "2024-05-20"),
        ("20 чэрвеня 2024", "2024-06-20"),
        ("May 20, 2024", "2024-05-20"),
        ("20 марта 2024", "2024-03-20"),
        ("сегодня, 10:15", None),
    ],
)
def test_the_date_line_at_the_headline_is_read(shown: str, expected: str | None) -> None:
    assert article_of(page(body=f"<h1>Мост</h1><div>{shown}</div>")).published == expected


def test_a_time_of_the_news_column_is_no_date_of_the_article() -> None:
    column = '<aside><time datetime="2020-01-01">1 января</time></aside>'
    assert article_of(page(body=column)).published is None


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Мост открыт — Вестник</title>", "<h1>Вестник</h1><h2>Мост открыт</h2>",
         "Мост открыт"),
        ("<title>Мост открыт | Вестник</title>", "", "Мост открыт"),
        ('<meta property="og:title" content="Мост открыт"><title>В</title>', "", "Мост открыт"),
        ("<title>Минск — Тверь: мост открыт для всех желающих</title>", "",
         "Минск — Тверь: мост открыт для всех желающих"),
    ],
)  # fmt: skip
def test_the_headline_is_told_from_the_name_of_the_site(
    head: str, body: str, expected: str
) -> None:
    assert article_of(page(head, body)).title == expected


def test_a_text_that_scripts_draw_is_taken_from_the_linked_data() -> None:
    text = f"{LONG}\n\n{LONG} Второй."
    found = article_of(f"<html><head>{linked(articleBody=text)}</head><body></body></html>")
    assert found.text == text
