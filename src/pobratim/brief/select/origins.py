"""Annex: the sources and their vintages, what is withheld, what stands where."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.brief.footnotes import THEMSELVES
from pobratim.model.claims import Source
from pobratim.model.dossiers import DataFootnote, Row, Section, Sentence, SpanFootnote, Table
from pobratim.model.scores import DatasetRef

__all__ = ["dataset_label", "section"]


def section(brief: Brief) -> Section:
    """Write the annex: it lists what the other sections have used, so it is written last."""
    tables = [table for table in (_published(brief), _datasets(brief)) if table.rows]
    return Section(
        "sources",
        brief.text("section.sources"),
        tuple(_sentences(brief)),
        tuple(tables),
        annex=True,
    )


def dataset_label(brief: Brief, dataset: DatasetRef) -> str:
    """Return a data set's name as people know it, its attribution where we have no words."""
    key = f"dataset.{dataset.id}"
    return brief.text(key) if brief.words.has(key) else dataset.attribution or dataset.id


def _sentences(brief: Brief) -> list[Sentence]:
    note = brief.notes.register(brief.text("looked.all"))
    lines = []
    if brief.reaches is not None:
        lines.append(brief.say("sources.reach", note, date=brief.words.date_of(brief.reaches)))
    else:
        lines.append(brief.say("sources.no-reach", note))
    if brief.rows.withheld:
        lines.append(brief.count("sources.withheld", brief.rows.withheld, note))
    return lines


def _published(brief: Brief) -> Table:
    found: dict[str, tuple[Source, int]] = {}
    for note in brief.notes.all():
        if isinstance(note, SpanFootnote):
            found.setdefault(note.source.document, (note.source, note.number))
    ordered = sorted(found.values(), key=lambda pair: (pair[0].published or "", pair[0].outlet))
    rows = [_source_row(brief, source, number) for source, number in ordered]
    columns = ("date", "outlet", "grade", "title", "address")
    heads = tuple(brief.text(f"column.{column}") for column in columns)
    return Table(brief.text("table.published"), heads, tuple(rows))


def _source_row(brief: Brief, source: Source, number: int) -> Row:
    cells = (
        brief.words.date(source.published) if source.published else brief.text("date.unknown"),
        source.outlet,
        brief.text(f"grade.{source.grade}"),
        source.title or brief.text("value.missing"),
        source.address,
    )
    return brief.row(cells, (number,))


def _datasets(brief: Brief) -> Table:
    found: dict[str, tuple[DatasetRef, int]] = {}
    for note in brief.notes.all():
        if isinstance(note, DataFootnote) and note.dataset.id not in THEMSELVES:
            found.setdefault(note.dataset.id, (note.dataset, note.number))
    rows = [
        brief.row(
            (
                dataset_label(brief, dataset),
                brief.words.vintage(dataset.vintage),
                brief.words.licence(dataset.licence),
                dataset.attribution,
            ),
            (number,),
        )
        for _, (dataset, number) in sorted(found.items())
    ]
    columns = ("dataset", "vintage", "licence", "attribution")
    heads = tuple(brief.text(f"column.{column}") for column in columns)
    return Table(brief.text("table.datasets"), heads, tuple(rows))
