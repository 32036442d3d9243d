from __future__ import annotations

import re

from pobratim.brief.render.markdown import to_markdown
from pobratim.model.dossiers import Dossier


def test_every_mark_has_its_footnote(dossier: Dossier) -> None:
    text = to_markdown(dossier)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert len(notes) == len(set(notes)) == len(dossier.footnotes)
    assert marks == set(notes)


def test_markup_from_sources_is_escaped(hostile: Dossier) -> None:
    text = to_markdown(hostile)
    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert "\\*\\*b\\*\\*" in text


def test_a_cell_never_breaks_its_row(hostile: Dossier) -> None:
    for section in hostile.sections:
        for table in section.tables:
            columns = len(table.columns)
            break
    rows = [line for line in to_markdown(hostile).splitlines() if line.startswith("| ")]
    assert rows
    assert columns > 1
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) in range(3, 8)
