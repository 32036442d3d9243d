"""RSS and Atom: an item is a document."""

from __future__ import annotations

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import RawDocument, decode, decode_all
from tests.unit.extract.formats.made import TEXT, feed


def item(*parts: str) -> str:
    return f"<item>{''.join(parts)}</item>"


def test_an_item_gives_title_text_date_and_link() -> None:
    data = feed(
        item(
            "<title>Минск &amp; Тверь</title><link>https://a.by/1</link>",
            "<pubDate>Fri, 20 May 2022 10:15:00 +0300</pubDate>",
            f"<description><![CDATA[<p>{TEXT}</p><p>Второй.</p>]]></description>",
        )
    )
    (raw,) = decode_all(data, "f.xml")
    assert raw == RawDocument(
        source="https://a.by/1",
        text=f"Минск & Тверь\n\n{TEXT}\n\nВторой.",
        title="Минск & Тверь",
        published="2022-05-20",
        outlet="Вестник",
    )


def test_the_full_text_stands_before_the_teaser() -> None:
    full = f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">{TEXT}</c:encoded>'
    data = feed(item("<title>Т</title><description>Коротко</description>", full))
    assert decode(data, "f").text == f"Т\n\n{TEXT}"


def test_an_atom_entry_with_elements_inside_is_read() -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>В</title><entry><title>Т</title>'
        '<link rel="self" href="https://a.by/self"/><link href="https://a.by/2"/>'
        "<updated>2024-05-21T00:00:00Z</updated><published>2024-05-20T00:00:00Z</published>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div>'
        "</content></entry></feed>"
    )
    raw = decode(data.encode(), "f")
    assert (raw.source, raw.published, raw.text) == (
        "https://a.by/2",
        "2024-05-20",
        f"Т\n\n{TEXT}",
    )


def test_an_empty_item_is_an_error_that_names_its_number() -> None:
    found = list(decode_all(feed(item("<title>Т</title>"), item("<link>x</link>")), "f"))
    assert isinstance(found[0], RawDocument)
    assert str(found[1]).startswith("f!/2: ")


def test_names_of_html_and_a_legacy_encoding_are_understood() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>В</title><item>'
    text += "<title>Минск&nbsp;&mdash; Тверь</title></item></channel></rss>"
    assert decode(text.encode("cp1251"), "f").text == "Минск — Тверь"


def test_a_date_that_is_none_is_left_out() -> None:
    assert decode(feed(item("<title>Т</title><pubDate>вчера</pubDate>")), "f").published is None


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["laughs", "file"],
)
def test_declared_entities_are_refused(prolog: str) -> None:
    data = feed(item("<title>&b;&x;</title>")).replace(b"?>", b"?>" + prolog.encode(), 1)
    with pytest.raises(UnreadableError, match="entities"):
        decode(data, "f")


def test_a_feed_nested_too_deeply_or_without_items_is_told() -> None:
    deep = feed("<a>" * 5000 + "</a>" * 5000)
    with pytest.raises(UnreadableError, match=r"too deeply|damaged"):
        decode(deep, "f")
    with pytest.raises(UnreadableError, match="without items"):
        decode(feed(), "f")
