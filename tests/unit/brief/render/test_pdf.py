from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from pypdf import PdfReader

from pobratim.brief.render.pdf import first_page, png_of, to_pdf, widths
from pobratim.model.dossiers import Dossier, Row, Table


def test_the_pdf_holds_the_text_with_every_letter(dossier: Dossier) -> None:
    letters = replace(dossier, title="Мінск — Ўладзівасток ґєї")
    reader = PdfReader(io.BytesIO(to_pdf(letters)))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Ўладзівасток" in text
    assert "Мингорисполкома" in text


def test_the_front_takes_two_pages_and_the_annexes_begin_on_a_new_one(dossier: Dossier) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(dossier))).pages]
    begin = next(i for i, text in enumerate(pages) if "Приложения" in text)
    assert begin <= 2


def test_the_pages_are_a4_and_the_fonts_embedded(dossier: Dossier) -> None:
    reader = PdfReader(io.BytesIO(to_pdf(dossier)))
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    resources: Any = reader.pages[0]["/Resources"]
    fonts = resources["/Font"]
    assert fonts
    for name in fonts:
        descendant = fonts[name].get_object()["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_text_from_sources_is_never_code_of_the_template(hostile: Dossier) -> None:
    text = PdfReader(io.BytesIO(to_pdf(hostile))).pages[0].extract_text()
    assert "#set page()" in text


def test_a_drawing_becomes_a_picture_for_formats_without_svg(dossier: Dossier) -> None:
    picture = dossier.sections[0].pictures[0]
    assert png_of(picture.svg, 60.0).startswith(b"\x89PNG")


def test_columns_share_the_page_by_the_length_of_their_text() -> None:
    row = Row(("20.05.2022", "слова " * 30), (1,))
    assert widths(Table("t", ("a", "b"), (row, row))) == [12, 60]


def test_no_column_of_a_full_table_is_narrower_than_its_longest_word() -> None:
    row = Row(("машиностроение", *("длинные слова " * 8 for _ in range(5))), (1, 2, 3))
    shares = widths(Table("t", ("a", "b", "c", "d", "e", "f"), (row, row)))
    assert shares[0] >= len("машиностроение")
    assert sum(shares) <= 116


def test_the_pdf_is_dated_by_the_day_of_the_dossier(dossier: Dossier) -> None:
    made = to_pdf(dossier)
    assert made == to_pdf(dossier)
    written = PdfReader(io.BytesIO(made)).metadata
    assert written is not None
    assert str(written["/CreationDate"]).startswith("D:" + dossier.as_of.replace("-", ""))


def test_the_first_page_alone_becomes_a_picture(dossier: Dossier) -> None:
    assert first_page(dossier, ppi=30).startswith(b"\x89PNG")
