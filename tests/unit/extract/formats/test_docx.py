"""DOCX: what stands in the main part, and nothing else."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import decode
from tests.unit.extract.formats.made import docx

RUN = "<w:r><w:t>{}</w:t></w:r>"


def p(*words: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(RUN.format(w) for w in words)}</w:p>"


def test_a_file_of_a_word_processor_is_read_block_by_block() -> None:
    document = python_docx.Document()
    document.add_heading("Минск и Тверь", level=0)
    document.add_paragraph("Делегация побывала в Минске.")
    document.add_heading("План", level=1)
    document.add_paragraph("транспорт", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table.row_cells(0), ("Год", "Автобусов"), strict=True):
        cell.text = words
    for cell, words in zip(table.row_cells(1), ("2024", "58"), strict=True):
        cell.text = words
    out = io.BytesIO()
    document.save(out)
    raw = decode(out.getvalue(), "a.docx")
    assert raw.title == "Минск и Тверь"
    assert raw.text == (
        "Минск и Тверь\n\nДелегация побывала в Минске.\n\nПлан\n\nтранспорт\n\n"
        "Год | Автобусов\n2024 | 58"
    )


def test_numbered_paragraphs_open_with_a_bullet() -> None:
    listed = f"<w:p><w:pPr><w:numPr/></w:pPr>{RUN.format('автобусы')}</w:p>"
    assert decode(docx(p("Поставят:") + listed), "a").text == "Поставят:\n\n• автобусы"


def test_runs_join_without_a_gap_and_deleted_words_go() -> None:
    body = f"<w:p>{RUN.format('Ми')}{RUN.format('нск')}<w:del>{RUN.format('Гомель')}</w:del></w:p>"
    assert decode(docx(body), "a").text == "Минск"


def test_external_relations_are_never_followed() -> None:
    relations = (
        '<Relationships xmlns="r"><Relationship Id="1" TargetMode="External" '
        'Target="http://127.0.0.1:9/x"/></Relationships>'
    )
    data = docx(p("Минск"), extra={"word/_rels/document.xml.rels": relations})
    assert decode(data, "a").text == "Минск"


def test_a_title_that_the_program_made_up_is_none() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></c>'
    assert decode(docx(p("Минск"), core=core.format("Документ1")), "a").title is None
    assert decode(docx(p("Минск"), core=core.format("О визите")), "a").title == "О визите"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx(""), "without text"),
        (docx("<w:p>"), "damaged XML"),
        (docx("<w:p>" * 300 + "</w:p>" * 300), "damaged XML|too deeply"),
        (docx(p("Минск") + "<w:t>" + "а" * 30_000_000 + "</w:t>"), "as bombs do"),
    ],
    ids=["empty", "torn", "deep", "bomb"],
)
def test_a_bad_file_is_told_in_words(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        decode(data, "a.docx")


def test_entities_are_not_expanded() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    body = f'{laughs}<w:document xmlns:w="w"><w:body>&b;</w:body></w:document>'
    with pytest.raises(UnreadableError, match="entities"):
        decode(docx("", extra={"word/document.xml": body}), "a")
