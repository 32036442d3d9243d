from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble, verify
from pobratim.brief.footnotes import THEMSELVES
from pobratim.errors import IntegrityError, UsageError
from pobratim.model.dossiers import DataFootnote, Dossier, Section, SpanFootnote

FRONT = [
    "main",
    "who",
    "state",
    "meetings",
    "promises",
    "proposals",
    "sensitive",
    "differences",
    "unknown",
    "quotes",
]
ANNEXES = [
    "timeline",
    "people",
    "statements",
    "agreements",
    "commitments",
    "commonalities",
    "opportunities",
    "connections",
    "enterprises",
    "institutions",
    "sources",
]


def written(register: Any, measured: Measured, language: str = "ru", **more: Any) -> Dossier:
    return assemble(register, measured, as_of="2026-11-24", language=language, **more)


def lines(dossier: Dossier, *, annex: bool | None = None) -> list[tuple[str, tuple[int, ...]]]:
    found: list[tuple[str, tuple[int, ...]]] = []
    for section in dossier.sections:
        if annex is not None and section.annex != annex:
            continue
        found += [(s.text, s.footnotes) for s in section.sentences]
        found += [(p.alt, p.footnotes) for p in section.pictures]
        found += [(" | ".join(r.cells), r.footnotes) for t in section.tables for r in t.rows]
    return found


def section_of(dossier: Dossier, name: str) -> Section:
    return next(section for section in dossier.sections if section.id == name)


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_every_line_of_every_section_has_a_footnote(
    register: Any, measured: Measured, language: str
) -> None:
    dossier = written(register, measured, language)
    known = {note.number for note in dossier.footnotes}
    assert len(lines(dossier)) > 60
    for text, numbers in lines(dossier):
        assert text.strip()
        assert numbers, text
        assert known.issuperset(numbers), text


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_an_empty_register_still_gives_every_section_with_footnotes(
    empty: Any, measured: Measured, language: str
) -> None:
    dossier = written(empty, measured, language)
    assert all(section.sentences or section.tables for section in dossier.sections)
    assert all(numbers for _, numbers in lines(dossier))
    assert dossier.register_reaches is None


def test_every_quoted_span_reads_verbatim(register: Any, measured: Measured) -> None:
    spans = [n for n in written(register, measured).footnotes if isinstance(n, SpanFootnote)]
    assert len(spans) > 10
    for note in spans:
        assert note.evidence.reads_verbatim(register.text(note.evidence.document))
        assert note.source.document == note.evidence.document


def test_sections_stand_in_the_order_in_which_they_are_read(
    register: Any, measured: Measured
) -> None:
    dossier = written(register, measured)
    assert [s.id for s in dossier.sections if not s.annex] == FRONT
    assert [s.id for s in dossier.sections if s.annex] == ANNEXES


def test_the_main_thing_takes_at_most_five_lines(
    register: Any, empty: Any, measured: Measured
) -> None:
    for source in (register, empty):
        assert 3 <= len(section_of(written(source, measured), "main").sentences) <= 5


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_no_machine_words_reach_the_reader(
    register: Any, measured: Measured, language: str
) -> None:
    odd = re.compile(r"None|\bnan\b|sha256|\{|\}|\b(?:pl|p|o|v|c|k)-[a-z0-9]+\b|NotLoaded|\(\)")
    for text, _ in lines(written(register, measured, language)):
        assert not odd.search(text), text


def test_no_line_of_the_two_pages_stands_twice(register: Any, measured: Measured) -> None:
    texts = [text for text, _ in lines(written(register, measured), annex=False)]
    assert len(texts) == len(set(texts))


def test_footnotes_are_numbered_as_a_reader_meets_them(register: Any, measured: Measured) -> None:
    dossier = written(register, measured)
    met: list[int] = []
    for section in dossier.sections:
        for sentence in section.sentences:
            met += [n for n in sentence.footnotes if n not in met]
        for picture in section.pictures:
            met += [n for n in picture.footnotes if n not in met]
        for table in section.tables:
            met += [n for row in table.rows for n in row.footnotes if n not in met]
    assert sorted(met) == [note.number for note in dossier.footnotes]
    assert met[0] == 1


def test_what_may_not_be_cited_is_withheld_and_counted(register: Any, measured: Measured) -> None:
    dossier = written(register, measured, do_not_cite=("рамблер",))
    outlets = {n.source.outlet for n in dossier.footnotes if isinstance(n, SpanFootnote)}
    assert "Рамблер" not in outlets
    assert dossier.withheld == 3
    assert any("3 свидетельства" in s.text for s in section_of(dossier, "sources").sentences)
    # One of the two values in dispute is gone, so nothing is in dispute any more.
    assert "расхождений" in section_of(dossier, "differences").sentences[0].text.casefold()


def test_an_address_part_on_the_list_withholds_too(register: Any, measured: Measured) -> None:
    dossier = written(register, measured, do_not_cite=("example.org/visit",))
    assert dossier.withheld > 3
    assert not any(
        isinstance(n, SpanFootnote) and n.source.outlet == "СТВ" for n in dossier.footnotes
    )


def test_a_register_whose_text_changed_is_refused(register: Any, measured: Measured) -> None:
    dossier = written(register, measured)
    for document in register.texts:
        register.texts[document] = "Совсем другой текст."
    with pytest.raises(IntegrityError, match="does not re-read"):
        verify(dossier, register)


def test_a_line_without_a_footnote_is_refused(register: Any, measured: Measured) -> None:
    dossier = written(register, measured)
    first = dossier.sections[0]
    bare = replace(first, sentences=(replace(first.sentences[0], footnotes=()),))
    with pytest.raises(IntegrityError, match="no footnote"):
        verify(replace(dossier, sections=(bare, *dossier.sections[1:])), register)


def test_an_unknown_language_is_a_usage_error(register: Any, measured: Measured) -> None:
    with pytest.raises(UsageError, match="'fr'"):
        written(register, measured, "fr")


def test_the_sources_annex_lists_each_publication_once(register: Any, measured: Measured) -> None:
    tables = section_of(written(register, measured), "sources").tables
    addresses = [row.cells[-1] for row in tables[0].rows]
    assert sorted(addresses) == sorted(source.address for source in register.sources.values())
    used = {
        n.dataset.id
        for n in written(register, measured).footnotes
        if isinstance(n, DataFootnote) and n.dataset.id not in THEMSELVES
    }
    assert len(tables[1].rows) == len(used)


def test_the_same_input_gives_the_same_dossier(register: Any, measured: Measured) -> None:
    assert written(register, measured) == written(register, measured)
