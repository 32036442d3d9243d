from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from pobratim.brief.render.docx import TEMPLATE, to_docx
from pobratim.brief.render.template import template_bytes
from pobratim.errors import UsageError
from pobratim.model.dossiers import Dossier

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_headings_bullets_and_tables_are_real_and_editable(dossier: Dossier) -> None:
    document = docx.Document(io.BytesIO(to_docx(dossier)))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings[:2] == ["Главное", "Кто"]
    assert len([p for p in document.paragraphs if p.style and p.style.name == "List Bullet"]) > 25
    # One table more sets the map beside the first section.
    assert len(document.tables) == 1 + sum(len(s.tables) for s in dossier.sections)
    for table, wanted in zip(
        document.tables[1:], (t for s in dossier.sections for t in s.tables), strict=True
    ):
        assert len(table.rows) == len(wanted.rows) + 1


def test_no_page_cuts_a_row_and_the_head_repeats(dossier: Dossier) -> None:
    table = docx.Document(io.BytesIO(to_docx(dossier))).tables[1]
    head, *rows = (row._tr.xml for row in table.rows)
    assert "w:tblHeader" in head
    assert all("w:cantSplit" in row for row in rows)


def test_the_map_stands_beside_the_first_section(dossier: Dossier) -> None:
    left, right = docx.Document(io.BytesIO(to_docx(dossier))).tables[0].row_cells(0)
    first = dossier.sections[0]
    assert [p.text[:20] for p in left.paragraphs] == [s.text[:20] for s in first.sentences]
    assert right.paragraphs[-1].text.startswith(first.pictures[0].title)


def test_footnotes_are_real_endnotes_each_marked_once_and_then_referred_to(
    dossier: Dossier,
) -> None:
    files = parts(to_docx(dossier))
    notes = etree.fromstring(files["word/endnotes.xml"])
    numbers = [int(n.get(f"{W}id") or "?") for n in notes.findall(f"{W}endnote")]
    assert numbers == [-1, 0, *(note.number for note in dossier.footnotes)]
    body = etree.fromstring(files["word/document.xml"])
    marks = [int(r.get(f"{W}id") or "?") for r in body.iter(f"{W}endnoteReference")]
    # The program numbers endnotes by their order, so the order has to be ours.
    assert marks == [note.number for note in dossier.footnotes]
    fields = re.findall(r"NOTEREF note(\d+)", files["word/document.xml"].decode())
    assert set(fields) <= {str(number) for number in marks}
    assert b"endnotes.xml" in files["word/_rels/document.xml.rels"]
    assert body.findall(f".//{W}sectPr/{W}endnotePr/{W}numFmt")
    assert b"endnotes+xml" in files["[Content_Types].xml"]


def test_pictures_are_drawn_and_described(dossier: Dossier) -> None:
    files = parts(to_docx(dossier))
    images = [name for name in files if name.startswith("word/media/")]
    assert len(images) == 3
    assert all(files[name].startswith(b"\x89PNG") for name in images)
    assert files["word/document.xml"].decode().count("descr=") >= 3


def test_text_from_sources_cannot_break_the_file(hostile: Dossier) -> None:
    document = docx.Document(io.BytesIO(to_docx(hostile)))
    assert any("<script>alert(1)</script>" in p.text for p in document.paragraphs)


def test_a_city_can_bring_its_own_template(dossier: Dossier, tmp_path: Path) -> None:
    own = docx.Document(str(TEMPLATE))
    own.sections[0].header.paragraphs[0].text = "Мингорисполком"
    own.save(str(tmp_path / "own.docx"))
    made = docx.Document(io.BytesIO(to_docx(dossier, tmp_path / "own.docx")))
    assert made.sections[0].header.paragraphs[0].text == "Мингорисполком"


def test_a_template_that_is_none_is_a_usage_error(dossier: Dossier, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_text("no zip", encoding="utf-8")
    with pytest.raises(UsageError, match=r"broken\.docx is no DOCX"):
        to_docx(dossier, broken)
    with pytest.raises(UsageError, match="is no DOCX"):
        to_docx(dossier, tmp_path / "absent.docx")


def test_the_packaged_template_is_what_its_script_makes() -> None:
    assert parts(TEMPLATE.read_bytes()) == parts(template_bytes())
    assert template_bytes() == template_bytes()


def test_every_part_is_dated_by_the_day_of_the_dossier(dossier: Dossier) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(dossier))) as file:
        dates = {info.date_time[:3] for info in file.infolist()}
    assert dates == {tuple(int(part) for part in dossier.as_of.split("-"))}
