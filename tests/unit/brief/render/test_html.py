from __future__ import annotations

import re
from typing import Any

from lxml import html

from pobratim.brief.render.html import to_html
from pobratim.model.dossiers import Dossier


def parsed(page: str) -> Any:
    return html.fromstring(page)


def test_the_page_asks_for_nothing_and_runs_nothing(dossier: Dossier, hostile: Dossier) -> None:
    for page in (to_html(dossier), to_html(hostile)):
        root = parsed(page)
        assert not root.xpath("//script | //iframe | //link | //img | //object | //embed")
        assert not root.xpath("//@src | //@*[starts-with(name(), 'on')]")
        assert not re.search(r"@import|url\(\s*[\"']?http", page)


def test_markup_from_sources_is_text(hostile: Dossier) -> None:
    page = to_html(hostile)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_every_footnote_can_be_followed_there_and_back(dossier: Dossier) -> None:
    root = parsed(to_html(dossier))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(ids)
    for note in dossier.footnotes:
        assert f"n{note.number}" in ids
        assert f"r{note.number}" in ids
    assert root.xpath("//*[@id='notes']")


def test_only_web_addresses_become_links(dossier: Dossier) -> None:
    outside = [link for link in parsed(to_html(dossier)).xpath("//a/@href") if link[0] != "#"]
    assert outside
    assert all(link.startswith("https://example.org/") for link in outside)


def test_the_page_says_its_language_and_describes_its_pictures(dossier: Dossier) -> None:
    root = parsed(to_html(dossier))
    assert root.get("lang") == "ru"
    figures = root.xpath("//figure")
    assert len(figures) == 3
    assert all(figure.get("aria-label") for figure in figures)
    assert root.xpath("//figure//*[local-name()='svg']")


def test_every_line_of_the_dossier_is_on_the_page(dossier: Dossier) -> None:
    text = parsed(to_html(dossier)).text_content()
    for section in dossier.sections:
        for sentence in section.sentences:
            assert sentence.text in text
        for table in section.tables:
            for row in table.rows:
                assert all(cell in text for cell in row.cells)
