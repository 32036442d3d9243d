from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.brief.render.notes import note_of
from pobratim.model.dossiers import Dossier, SpanFootnote

QUOTED = re.compile(r"[«“\"]([^»”\"]{25,})[»”\"]")


def written(register: Any, measured: Measured, language: str = "ru") -> Dossier:
    return assemble(register, measured, as_of="2026-11-24", language=language)


def every_line(dossier: Dossier) -> list[str]:
    lines = [s.text for section in dossier.sections for s in section.sentences]
    for section in dossier.sections:
        lines += [cell for t in section.tables for row in t.rows for cell in row.cells]
    return [*lines, *(note_of(dossier, note).text for note in dossier.footnotes)]


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_nothing_of_a_retold_report_stands_in_quotation_marks(
    retold: Any, measured: Measured, language: str
) -> None:
    dossier = written(retold, measured, language)
    source = " ".join(" ".join(retold.texts.values()).split())
    for line in every_line(dossier):
        for words in QUOTED.findall(line):
            assert words.rstrip(" …") not in source, line
    assert not any(
        s.emphasis == "quote" for section in dossier.sections for s in section.sentences
    )


def test_the_same_words_of_a_page_itself_are_quoted(register: Any, measured: Measured) -> None:
    lines = every_line(written(register, measured))
    assert any(line.startswith("«Общего у наших городов") for line in lines)
    notes = [n for n in written(register, measured).footnotes if isinstance(n, SpanFootnote)]
    assert note_of(written(register, measured), notes[0]).text.startswith("«")


def test_a_retold_statement_says_so_and_where_the_exact_words_stand(
    retold: Any, measured: Measured
) -> None:
    lines = next(s for s in written(retold, measured).sections if s.id == "quotes").sentences
    assert lines[0].text == (
        "Владимир Кухарев, 20 мая 2022 года (в пересказе): общего у наших городов действительно "
        "много. Возможности для совместной работы огромны."
    )
    assert "точные слова стоят на страницах" in lines[1].text
    assert set(lines[0].footnotes) == set(lines[1].footnotes)


def test_the_mark_of_a_retelling_stands_once_a_section(retold: Any, measured: Measured) -> None:
    promises = next(s for s in written(retold, measured).sections if s.id == "promises")
    assert sum("пересказ" in s.text for s in promises.sentences) == 1
    assert promises.sentences[0].text.startswith("Слова обещаний даны в пересказе")


def test_a_statement_of_the_page_itself_goes_before_a_retold_one(
    retold: Any, measured: Measured
) -> None:
    said = retold.held["statements"][0]
    page = "Мы рады гостям."
    document = retold.put(page, "2021-01-01", "СТВ", "https://example.org/own")
    retold.sources[document] = replace(retold.sources[document], grade="media")
    own = replace(said, id="s-2", text=page, date="2021-01-01", evidence=retold.quote(page, page))
    retold.held["statements"] = (said, own)
    lines = next(s for s in written(retold, measured).sections if s.id == "quotes").sentences
    assert lines[0].text == "«Мы рады гостям» — Владимир Кухарев, 1 января 2021 года."
    assert lines[0].emphasis == "quote"
