"""PDF with a text layer: paragraphs, columns, hyphens, running heads."""

from __future__ import annotations

import io

import pypdf
import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import decode
from pobratim.extract.formats.pdf_lines import Line, paragraphs_of, without_running_heads
from tests.unit.extract.formats.made import pdf

PARAGRAPHS = """\
Делегация Твери побывала в Минске и обсудила транспорт, машиностроительную промышленность, \
здравоохранение и образование. Стороны подписали план сотрудничества на два года.
Второй абзац рассказывает о троллейбусах и автобусах Минского автомобильного завода, \
которые поставят в Ростов-на-Дону до конца года, и о производственной кооперации.
Третий абзац называет сроки: до конца сентября стороны обменяются проектами соглашений, \
а в октябре минчане посетят Тверь с ответным визитом и подпишут дорожную карту.
Четвёртый абзац напоминает, что города дружат с 2007 года и что за это время состоялись \
выставки, гастроли театров и школьные обмены, о которых писали газеты обоих \
городов.""".splitlines()
SOURCE = """#set page(width: 14cm, height: 6.5cm, columns: {columns}, header: [Вестник города],
footer: context [Страница #counter(page).display()])
#set text(lang: "ru", hyphenate: true, size: 10pt)
#set par(justify: true)
= Минск и Тверь
{text}"""


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_come_back_without_hyphens_heads_and_page_numbers(columns: int) -> None:
    text = "\n\n".join(PARAGRAPHS)
    raw = decode(pdf(SOURCE.format(columns=columns, text=text)), "a.pdf")
    assert raw.text.split("\n\n") == ["Минск и Тверь", *PARAGRAPHS]


def test_a_scan_is_told_apart_from_a_damaged_file() -> None:
    with pytest.raises(UnreadableError, match="without a text layer"):
        decode(pdf("#rect(width: 5cm, height: 5cm, fill: gray)"), "scan.pdf")
    with pytest.raises(UnreadableError, match="damaged"):
        decode(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "torn.pdf")


def test_a_file_with_a_password_is_told() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Минск")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match="password"):
        decode(out.getvalue(), "a.pdf")


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(UnreadableError, match="2,001 pages"):
        decode(pdf("#for i in range(2000) [#pagebreak()]"), "a.pdf")


def line(text: str, y: float, x: float = 0.0, size: float = 10.0) -> Line:
    return Line(text, x, y, size)


def test_a_hyphen_of_the_word_itself_stays() -> None:
    rows = [line("Город Ростов-на-", 20), line("Дону и Нью-", 10), line("Йорк", 0)]
    assert list(paragraphs_of([rows])) == ["Город Ростов-на-Дону и Нью-Йорк"]


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [[line("Стороны", 10), line("подписали", 0)], [line("план.", 90), line("И всё.", 80)]]
    assert list(paragraphs_of(pages)) == ["Стороны подписали план.", "И всё."]


def test_items_and_larger_letters_open_a_paragraph() -> None:
    rows = [line("Итог", 30, size=14), line("Две вещи", 20), line("• раз", 10), line("• два", 0)]
    assert list(paragraphs_of([rows])) == ["Итог", "Две вещи", "• раз", "• два"]


def test_a_repeated_line_inside_the_page_is_no_running_head() -> None:
    page = [line(t, 90 - 10 * i) for i, t in enumerate(("Раз", "Два", "Итого", "Три", "Четыре"))]
    other = [line(t, 90 - 10 * i) for i, t in enumerate(("Пять", "Шесть", "Итого", "Семь", "Во"))]
    assert without_running_heads([page, other]) == [page, other]
