from __future__ import annotations

from dataclasses import replace
from typing import Any

from pobratim.brief import Measured, assemble
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import NamedRef, OrganisationRow

EARLY = "Глава администрации Екатеринбурга Алексей Орлов приехал в Минск."
PLACE = PlaceRef("city", 1486209, "Yekaterinburg", "RU")
OFFICE = NamedRef("o-ekb", "администрация Екатеринбурга", PLACE)


def _joined(register: Any) -> None:
    """The register joins both wordings of the post at the one body that sits there."""
    register.put(EARLY, "2022-05-20", "СТВ", "https://example.org/early")
    kukharev, orlov = register.held["people"]
    early = register.quote(EARLY, "Глава администрации Екатеринбурга Алексей Орлов")
    post = replace(
        orlov.posts[0],
        organisation=OFFICE,
        seen=("2022-05-20", "2025-09-29"),
        evidence=(*early, *orlov.posts[0].evidence),
    )
    register.held["people"] = (kukharev, replace(orlov, posts=(post,)))
    body = OrganisationRow(OFFICE.id, OFFICE.name, (), "authority", PLACE, early)
    register.held["organisations"] = (*register.held["organisations"], body)


def test_a_post_is_shown_as_its_latest_source_names_it(register: Any, measured: Measured) -> None:
    _joined(register)
    written = assemble(register, measured, as_of="2026-11-24", language="ru")
    who = next(s for s in written.sections if s.id == "who").sentences
    line = next(s for s in who if s.text.startswith("Алексей Орлов"))
    assert (
        line.text == "Алексей Орлов — глава Екатеринбурга (по источнику от 29 сентября 2025 года)."
    )
    notes = {note.number: note for note in written.footnotes}
    assert [notes[n].source.published for n in line.footnotes] == ["2025-09-29"]  # type: ignore[union-attr]


def test_the_annex_gives_each_wording_with_its_own_dates(
    register: Any, measured: Measured
) -> None:
    _joined(register)
    written = assemble(register, measured, as_of="2026-11-24", language="ru")
    table = next(s for s in written.sections if s.id == "people").tables[0]
    orlov = [row.cells[1::2] for row in table.rows if row.cells[0] == "Алексей Орлов"]
    assert orlov == [
        ("глава Екатеринбурга", "29 сентября 2025 года"),
        ("глава администрации Екатеринбурга", "20 мая 2022 года"),
    ]


def test_a_post_told_with_its_body_throughout_stays_one(register: Any, measured: Measured) -> None:
    written = assemble(register, measured, as_of="2026-11-24", language="ru")
    who = next(s for s in written.sections if s.id == "who").sentences
    assert any(s.text.startswith("Владимир Кухарев — председатель Мингорисполкома") for s in who)
