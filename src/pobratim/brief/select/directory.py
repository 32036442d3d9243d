"""Annexes: enterprises by sphere and institutions of both agglomerations."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.brief.context import Brief
from pobratim.brief.naming import body_in
from pobratim.brief.select.coverage import sphere_words
from pobratim.brief.select.firms import firm_note
from pobratim.model.dossiers import Row, Section, Sentence, Table
from pobratim.model.scores import Organisation

__all__ = ["enterprises", "institutions"]


def enterprises(brief: Brief) -> Section:
    """Write the annex of enterprises: every row that the atlas has, by sphere."""
    return _annex(
        brief, "enterprises", ("sphere", "enterprise", "town", "makes"), institution=False
    )


def institutions(brief: Brief) -> Section:
    """Write the annex of institutions: every row that the atlas has, by sphere."""
    return _annex(brief, "institutions", ("sphere", "institution", "town"), institution=True)


def _annex(brief: Brief, name: str, columns: tuple[str, ...], *, institution: bool) -> Section:
    title = brief.text(f"section.{name}")
    tables = []
    sentences = []
    for side, firms in zip(("a", "b"), brief.measured.organisations, strict=True):
        wanted = [firm for firm in firms if _is_institution(firm) == institution]
        rows = [_row(brief, firm, institution=institution) for firm in _ordered(wanted)]
        if not rows:
            sentences.append(_not_loaded(brief, f"annex.{name}.none.{side}"))
            continue
        heads = tuple(brief.text(f"column.{column}") for column in columns)
        tables.append(Table(brief.text(f"table.around.{side}"), heads, tuple(rows)))
    return Section(name, title, tuple(sentences), tuple(tables), annex=True)


def _is_institution(firm: Organisation) -> bool:
    return firm.kind != "enterprise"


def _ordered(firms: Iterable[Organisation]) -> list[Organisation]:
    return sorted(firms, key=lambda f: (f.sphere, f.kind, f.label("ru"), f.id))


def _row(brief: Brief, firm: Organisation, *, institution: bool) -> Row:
    language = brief.words.language
    name = firm.label(language)
    if firm.idle:
        name = f"{name} ({brief.text('firm.idle')})"
    elif not firm.verified:
        name = f"{name} ({brief.text('firm.unverified')})"
    notes = (firm_note(brief, firm),)
    if institution:
        return brief.row(
            (sphere_words(brief, firm.sphere), name, body_in(language, firm.town, ())), notes
        )
    makes = ", ".join(
        product.get(f"name_{language}") or product.get("name_ru") or ""
        for product in firm.products
    )
    cells = (
        sphere_words(brief, firm.sphere),
        name,
        body_in(language, firm.town, ()),
        makes or brief.text("value.missing"),
    )
    return brief.row(cells, notes)


def _not_loaded(brief: Brief, key: str) -> Sentence:
    return brief.say(key, brief.notes.atlas(brief.text("looked.coverage")))
