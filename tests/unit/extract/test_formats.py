"""Inputs by content: encodings, HTML, JSON Lines, and errors that say what to do."""

from __future__ import annotations

import json

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import MAX_BYTES, RawDocument, decode, parse_jsonl

TEXT = (
    "Минск и Тверь подписали план\n\nДелегация Твери побывала в Минске. Стороны обсудили "
    "транспорт, промышленность и образование, а также поставки автобусов. Ёжик щурился.\n"
) * 3


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r"],
)
def test_a_russian_text_is_read_in_every_common_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt").text == TEXT


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    raw = decode("a\r\nb\rc  \n\n d\u00a0e\u2028f\u00ad".encode(), "a")
    assert raw.text == "a\nb\nc  \n\n d\u00a0e\u2028f\u00ad"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0....", "JPEG"),
        (b"\x1f\x8b\x08....", "gzip"),
        (bytes(range(256)) * 20, "binary"),
        (b"abc\x00\x01\x02\x03" * 50, "binary"),
        (b"\xff\xfea", "byte order mark"),
        (b"<html><body><p></p></body></html>", "without any paragraph"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        decode(data, "some/file")
    assert str(caught.value).startswith("some/file: ")


def test_a_huge_input_is_refused_before_anything_is_read_from_it() -> None:
    with pytest.raises(UnreadableError, match="too large"):
        decode(bytes(MAX_BYTES + 1), "big")
    with pytest.raises(UnreadableError, match="too large"):
        list(parse_jsonl(b"{" * (MAX_BYTES + 1), "big"))


PAGE = """<!DOCTYPE html><html lang="ru"><head><title>Сайт</title>
<meta property="article:published_time" content="2024-05-20T10:00:00+03:00"></head><body>
<nav><p>Меню меню меню меню меню меню меню меню меню</p></nav>
<article><h1>Минск и Тверь</h1>
<p>Делегация Твери побывала в Минске и обсудила
транспорт.<br>Вторая строка абзаца.</p>
<figure><img src="a.jpg"><figcaption>Делегация у ратуши</figcaption></figure>
<p>Стороны подписали план на два года, сообщили в мэрии.</p></article>
<div class="related-news"><p>Читайте: мост закрыт на ремонт до осени этого года</p></div>
<script>var x = "<p>нет</p>";</script></body></html>"""


def test_of_a_web_page_title_date_paragraphs_and_captions_stay() -> None:
    raw = decode(PAGE.encode(), "page.html")
    assert (raw.title, raw.published) == ("Минск и Тверь", "2024-05-20")
    assert raw.text.split("\n\n") == [
        "Минск и Тверь",
        "Делегация Твери побывала в Минске и обсудила транспорт.\nВторая строка абзаца.",
        "Фото: Делегация у ратуши",
        "Стороны подписали план на два года, сообщили в мэрии.",
    ]


def test_a_declared_legacy_encoding_of_a_page_is_obeyed() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').encode("cp1251")
    assert "Делегация Твери" in decode(page, "page").text


def test_a_text_that_merely_mentions_a_tag_is_plain_text() -> None:
    text = "Тег <p> означает абзац."
    assert decode(text.encode(), "a").text == text


def lines(*rows: object) -> bytes:
    return "\n".join(
        r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows
    ).encode()


def test_json_lines_keep_the_text_code_point_for_code_point() -> None:
    text = "\ufeffа\r\nб\u2028в\u0301 \U0001f600 "
    row = {
        "id": 7,
        "text": text,
        "title": "Т",
        "published": "2022-05",
        "language": "be",
        "source": "s",
    }
    assert list(parse_jsonl(lines(row), "f")) == [
        RawDocument("s", text, "Т", "2022-05", "be", "7")
    ]


def test_a_bad_line_is_an_error_that_names_it_and_the_others_go_on() -> None:
    data = lines(
        {"text": "а"},
        "{",
        "[1]",
        {"id": 1},
        {"text": "б", "language": "de"},
        {"text": 5},
        "",
        {"text": "в", "published": "вчера"},
        {"text": "г"},
    )
    found = list(parse_jsonl(data, "f"))
    assert [f.text for f in found if isinstance(f, RawDocument)] == ["а", "г"]
    assert [str(f).partition(":")[0] for f in found if isinstance(f, UnreadableError)] == [
        f"f, line {n}" for n in (2, 3, 4, 5, 6, 8)
    ]


def test_a_deeply_nested_line_is_an_error_not_a_crash() -> None:
    found = list(parse_jsonl(b"[" * 100_000, "f"))
    assert isinstance(found[0], UnreadableError)


def test_json_lines_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(UnreadableError, match="UTF-8"):
        list(parse_jsonl('{"text": "Минск"}'.encode("cp1251"), "f"))
