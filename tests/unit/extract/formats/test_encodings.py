"""Encodings by evidence, short texts included."""

from __future__ import annotations

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats.encodings import text_of

SHORT = (
    "Минск",
    "Мэр Казани прибыл в Уфу.",
    "«Побратимы» – 5 июля",
    "МИНСК И ТВЕРЬ",
    "договор о дружбе",
    "Ёлка в Твери, 12 кв. м",
)
BELARUSIAN = ("Мінск", "Гомель і Бранск дамовіліся", "у Віцебску адкрылі выставу, паведаміў ён")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("text", SHORT)
def test_a_short_russian_text_is_read_in_its_old_encoding(text: str, encoding: str) -> None:
    data = text.replace("–", "-").replace("«", '"').replace("»", '"').encode(encoding)
    assert text_of(data, "a") == data.decode(encoding)


@pytest.mark.parametrize("text", SHORT)
def test_windows_quotes_and_dashes_are_no_obstacle(text: str) -> None:
    assert text_of(text.encode("cp1251"), "a") == text


@pytest.mark.parametrize("text", BELARUSIAN)
def test_a_belarusian_text_is_read_in_the_windows_encoding(text: str) -> None:
    assert text_of(text.encode("cp1251"), "a") == text


def test_a_western_text_stays_western() -> None:
    text = "Délégation de Besançon à Tver : le maire a signé l’accord à l’hôtel de ville."
    assert text_of(text.encode("cp1252"), "a") == text


def test_a_wrong_declaration_does_not_win_against_the_letters() -> None:
    page = '<meta charset="koi8-r"><p>Делегация Твери побывала в Минске и подписала план.'
    assert text_of(page.encode("cp1251"), "a") == page


def test_what_the_carrier_declares_decides_where_the_letters_do_not() -> None:
    assert text_of(b"\xc0\xe0", "a", "iso-8859-5") == "Рр"


def test_an_unknown_declaration_is_passed_over() -> None:
    assert text_of("Минск и Тверь".encode("cp1251"), "a", "no-such-code") == "Минск и Тверь"


def test_a_few_broken_bytes_do_not_make_utf8_another_encoding() -> None:
    data = ("Минск и Тверь подписали план. " * 20).encode()
    found = text_of(data[:100] + b"\xff" + data[100:], "a")
    assert found.count("\ufffd") == 1
    assert "Тверь" in found


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff" * 40, bytes(range(128, 256)) * 8])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        text_of(data, "a")
