"""The yearly list of agreements: signed, standing, run out, and what is missing in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pobratim.brief.reports.context import Desk
from pobratim.brief.reports.fieldset import FieldSet, kind_of, known, level_word, post_of
from pobratim.brief.reports.paper import Paper, PaperRow, PaperTable
from pobratim.model.rows import EventRow, NamedRef, PersonRow

__all__ = ["yearly"]

_COLUMNS = ("number", "title", "kind", "parties", "date", "place", "signatories", "term")
_UNDONE = frozenset({"cancelled", "denied"})


def yearly(desk: Desk, year: int, fields: FieldSet) -> Paper:
    """Write the list of ``year``, with the agreements of earlier years that stand or ran out."""
    rows = desk.register.agreements(desk.a, desk.b, as_of=desk.as_of)
    people = {row.id: row for row in desk.register.people(as_of=desk.as_of)}
    begun = [row for row in rows if row.status == "done" and row.effect not in {"end", "suspend"}]
    ends = [row for row in rows if row.status == "done" and row.effect in {"end", "suspend"}]
    lapsed = {row.id: ground for row in begun if (ground := _ground(desk, row, ends, year))}
    signed = [row for row in begun if _year(row) == year]
    standing = [r for r in begun if (_year(r) or year) < year and r.id not in lapsed]
    undated = [row for row in begun if _year(row) is None]
    pending = [r for r in rows if r.status not in {"done", *_UNDONE} and not _came_true(r, begun)]
    listed = [*signed, *standing, *undated]
    tables = [
        _list(desk, desk("yearly.signed", year=year), signed, people),
        _list(desk, desk("yearly.standing"), standing, people),
        _lapsed(desk, [row for row in begun if row.id in lapsed], lapsed),
        _list(desk, desk("yearly.undated"), undated, people),
        _list(desk, desk("yearly.planned"), pending, people),
        _complete(desk, listed, people, fields),
        _gaps(desk, listed, people, fields),
    ]
    name = fields.names.get(desk.words.language, fields.names.get("en", ""))
    line = desk("fields.set", name=name)
    return desk.paper(desk("yearly.title", year=year), tables, lines=[line])


def _year(row: EventRow) -> int | None:
    return row.date.year if row.date else None


def _same_sides(a: EventRow, b: EventRow) -> bool:
    return {_side(ref) for ref in a.parties} == {_side(ref) for ref in b.parties}


def _side(ref: NamedRef) -> object:
    return ref.place.geonames if ref.place and ref.place.geonames else ref.id


def _came_true(plan: EventRow, begun: Iterable[EventRow]) -> bool:
    """A planned document was signed when one of its type by the same sides is."""
    return any(
        row.type == plan.type and _same_sides(row, plan) and _later(row, plan) for row in begun
    )


def _later(row: EventRow, plan: EventRow) -> bool:
    """What was signed in an earlier year than the plan speaks of is another document."""
    then, planned = _year(row), _year(plan)
    return then is None or planned is None or then >= planned


def _ground(desk: Desk, row: EventRow, ends: Iterable[EventRow], year: int) -> str | None:
    """Say how an agreement ended by the end of ``year``, ``None`` where it stands."""
    for end in ends:
        same = end.type == row.type and _same_sides(end, row)
        titles = {end.document_title, row.document_title} - {None}
        if not same or len(titles) > 1 or (_year(end) or year) > year:
            continue
        if end.date is None:
            return desk("ground.ended.undated")
        return desk("ground.ended", date=desk.date(end.date))
    last = row.term.end or row.term.start if row.term else None
    if last and not last.startswith("--") and int(last[:4]) < year:
        return desk("ground.term", date=desk.date(row.term))
    return None


def _list(
    desk: Desk, title: str, rows: Sequence[EventRow], people: Mapping[str, PersonRow]
) -> PaperTable:
    lines = (
        desk.row(_cells(desk, number, row, people), row.evidence)
        for number, row in enumerate(rows, start=1)
    )
    return desk.table(title, _COLUMNS, lines)


def _cells(
    desk: Desk, number: int, row: EventRow, people: Mapping[str, PersonRow]
) -> tuple[str, ...]:
    return (
        str(number),
        row.document_title or desk(f"event.{row.type}"),
        "\n".join(_kinds(desk, row)) or desk("unknown"),
        desk.names(row.parties) or desk("unknown"),
        desk.date(row.date, disputed="date" in row.conflicts),
        desk.names([row.venue]) or desk("unknown"),
        "\n".join(_signed_by(desk, row, people)) or desk("unknown"),
        desk.date(row.term, disputed="term" in row.conflicts),
    )


def _kinds(desk: Desk, row: EventRow) -> Iterator[str]:
    kind, level = kind_of(row), level_word(row)
    if kind:
        yield desk(f"kind.{kind}") if desk.messages.has(f"kind.{kind}") else kind
    if level:
        yield desk(f"level.{level}")


def _signed_by(desk: Desk, row: EventRow, people: Mapping[str, PersonRow]) -> Iterator[str]:
    for ref in row.signatories:
        post = post_of(row, people.get(ref.id))
        yield f"{desk.name(ref)}, {post.post}" if post else desk.name(ref)


def _lapsed(desk: Desk, rows: Iterable[EventRow], grounds: Mapping[str, str]) -> PaperTable:
    lines = (
        desk.row(
            (
                str(number),
                row.document_title or desk(f"event.{row.type}"),
                desk.names(row.parties),
                desk.date(row.date, disputed="date" in row.conflicts),
                "\n".join([grounds[row.id], *_told(row, "ended-ground")]),
            ),
            row.evidence,
        )
        for number, row in enumerate(rows, start=1)
    )
    columns = ("number", "title", "parties", "date", "ground")
    return desk.table(desk("yearly.lapsed"), columns, lines)


def _told(row: EventRow, name: str) -> Iterator[str]:
    return (entry.value for entry in row.fields if entry.name == name)


def _complete(
    desk: Desk, rows: Sequence[EventRow], people: Mapping[str, PersonRow], fields: FieldSet
) -> PaperTable:
    """How many of the agreements have each field; nothing where there are no agreements."""
    lines = [
        PaperRow(
            (
                desk(f"field.{name}"),
                str(sum(known(row, people, name) for row in rows)),
                str(len(rows)),
            )
        )
        for name in (fields.fields if rows else ())
    ]
    columns = ("field", "known", "of")
    return desk.table(desk("yearly.complete"), columns, lines, sourced=False)


def _gaps(
    desk: Desk, rows: Iterable[EventRow], people: Mapping[str, PersonRow], fields: FieldSet
) -> PaperTable:
    lines = []
    for row in rows:
        missing = [name for name in fields.fields if not known(row, people, name)]
        if missing:
            cells = (
                row.document_title or desk(f"event.{row.type}"),
                desk.names(row.parties),
                desk.date(row.date, disputed="date" in row.conflicts),
                ", ".join(desk(f"field.{name}") for name in missing),
            )
            lines.append(desk.row(cells, row.evidence))
    columns = ("title", "parties", "date", "missing")
    return desk.table(desk("yearly.gaps"), columns, lines)
