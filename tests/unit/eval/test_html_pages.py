"""The score of article extraction: its figure, its pages, its floor."""

from __future__ import annotations

from eval.html_later import LATER
from eval.html_layouts import LAYOUTS
from eval.html_pages import four_gram_f1, own_text, pages, scores


def test_the_same_text_scores_one_and_another_zero() -> None:
    assert four_gram_f1("а б в г д", "А б, в г д") == 1.0
    assert four_gram_f1("а б в г д", "е ж з и к") == 0.0


def test_half_of_a_text_scores_two_thirds_of_its_grams() -> None:
    assert four_gram_f1("а б в г д е", "а б в г") == 0.5


def test_pages_hold_their_article_and_every_layout_and_language() -> None:
    found = list(pages())
    assert {p.layout for p in found} == set(LAYOUTS)
    assert {p.news.language for p in found} == {"ru", "be", "en"}
    assert [p.html for p in found] == [p.html for p in pages()]


def test_articles_are_told_from_their_pages() -> None:
    figures = scores(own_text, pages())
    assert figures["all"] >= 0.98
    assert min(figures.values()) >= 0.9


def test_articles_are_told_on_the_layouts_that_nothing_was_tuned_on() -> None:
    assert scores(own_text, pages(layouts=LATER))["all"] >= 0.95
