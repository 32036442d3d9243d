"""The yearly list of agreements: signed, standing, run out, and what is missing in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pobratim.brief.reports.context import Desk
from pobratim.brief.reports.fields import Known, kind_of, level_word, post_of, same_sides
from pobratim.brief.reports.fieldset import FieldSet
from pobratim.brief.reports.paper import Paper, PaperRow, PaperTable
from pobratim.model.rows import EventRow, PersonRow

__all__ = ["yearly"]

_COLUMNS = ("number", "title", "kind", "parties", "date", "place", "signatories", "term")
_UNDONE = frozenset({"cancelled", "denied"})
_RENEWS = re.compile("автомат|аўтамат|automatic|пролонгируется|падаўжаецца", re.IGNORECASE)
_WHEN_ENDED = "ended-ground"


@dataclass(frozen=True, slots=True)
class Measure:
    """What the agreements are measured against: the profile, what is known, which have ended."""

    fields: FieldSet
    known: Known
    ended: frozenset[str]

    def asked(self, row: EventRow, name: str) -> bool:
        """Tell whether a field is asked of an agreement: how it ended, only of those that have."""
        return name != _WHEN_ENDED or row.id in self.ended

    def missing(self, row: EventRow, names: Iterable[str]) -> list[str]:
        """Return those of the fields that are asked of an agreement and not known."""
        return [n for n in names if self.asked(row, n) and not self.known.has(row, n)]


def yearly(desk: Desk, year: int, fields: FieldSet) -> Paper:
    """Write the list of ``year``, with the agreements of earlier years that stand or ran out."""
    rows = desk.register.agreements(desk.a, desk.b, as_of=desk.as_of)
    people = {row.id: row for row in desk.register.people(as_of=desk.as_of)}
    known = Known(people, desk.register.events(desk.a, desk.b, as_of=desk.as_of))
    begun = [row for row in rows if row.status == "done" and row.effect not in {"end", "suspend"}]
    ends = [row for row in rows if row.status == "done" and row.effect in {"end", "suspend"}]
    lapsed = {row.id: ground for row in begun if (ground := _ground(desk, row, ends, year))}
    signed = [row for row in begun if _year(row) == year]
    standing = [r for r in begun if (_year(r) or year) < year and r.id not in lapsed]
    undated = [row for row in begun if _year(row) is None]
    pending = [r for r in rows if r.status not in {"done", *_UNDONE} and not _came_true(r, begun)]
    listed = [*signed, *standing, *undated]
    measure = Measure(fields, known, frozenset(lapsed))
    ended = [row for row in begun if row.id in lapsed]
    every = [*listed, *(row for row in ended if row not in listed)]
    tables = [
        _list(desk, desk("yearly.signed", year=year), signed, people),
        _list(desk, desk("yearly.standing"), standing, people),
        _lapsed(desk, ended, lapsed),
        _list(desk, desk("yearly.undated"), undated, people),
        _list(desk, desk("yearly.planned"), pending, people),
        _complete(desk, every, measure),
        _gaps(desk, every, measure),
    ]
    lines = [desk("fields.set", name=fields.names[desk.words.language])]
    if fields.basis:
        lines.append(desk("fields.basis", basis=fields.basis))
    return desk.paper(desk("yearly.title", year=year), tables, lines=lines)


def _year(row: EventRow) -> int | None:
    return row.date.year if row.date else None


def _came_true(plan: EventRow, begun: Iterable[EventRow]) -> bool:
    """A planned document was signed when one of its type by the same sides is."""
    return any(
        row.type == plan.type and same_sides(row, plan) and _later(row, plan) for row in begun
    )


def _later(row: EventRow, plan: EventRow) -> bool:
    """What was signed in an earlier year than the plan speaks of is another document."""
    then, planned = _year(row), _year(plan)
    return then is None or planned is None or then >= planned


def _ground(desk: Desk, row: EventRow, ends: Iterable[EventRow], year: int) -> str | None:
    """Say how an agreement ended by the end of ``year``, ``None`` where it stands."""
    for end in ends:
        same = end.type == row.type and same_sides(end, row)
        titles = {end.document_title, row.document_title} - {None}
        if not same or len(titles) > 1 or (_year(end) or year) > year:
            continue
        if end.date is None:
            return desk("ground.ended.undated")
        return desk("ground.ended", date=desk.date(end.date))
    last = row.term.end or row.term.start if row.term else None
    if any(entry.name == "renewal" and _RENEWS.search(entry.value) for entry in row.fields):
        return None  # it goes on by itself until somebody ends it
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


def _complete(desk: Desk, rows: Sequence[EventRow], measure: Measure) -> PaperTable:
    """How many of the agreements have each field; nothing where it is asked of none."""
    lines = []
    for name in measure.fields.fields:
        asked = [row for row in rows if measure.asked(row, name)]
        if asked:
            required = name in measure.fields.required
            need = desk("need.required" if required else "need.wanted")
            had = sum(measure.known.has(row, name) for row in asked)
            cells = (_called(desk, name, measure.fields), need, str(had))
            lines.append(PaperRow((*cells, str(len(asked)))))
    columns = ("field", "need", "known", "of")
    return desk.table(desk("yearly.complete"), columns, lines, sourced=False)


def _called(desk: Desk, name: str, fields: FieldSet) -> str:
    """A field in the jurisdiction's own words, else in ours."""
    own = fields.called.get(name)
    return own[desk.words.language] if own else desk(f"field.{name}")


def _gaps(desk: Desk, rows: Iterable[EventRow], measure: Measure) -> PaperTable:
    """What each agreement lacks: of what is required, and of what is well to have."""
    fields, lines = measure.fields, []
    for row in rows:
        lacking = [measure.missing(row, names) for names in (fields.required, fields.wanted)]
        if any(lacking):
            told = (", ".join(_called(desk, name, fields) for name in one) for one in lacking)
            cells = (
                row.document_title or desk(f"event.{row.type}"),
                desk.names(row.parties),
                desk.date(row.date, disputed="date" in row.conflicts),
                *told,
            )
            lines.append(desk.row(cells, row.evidence))
    columns = ("title", "parties", "date", "missing", "also-missing")
    return desk.table(desk("yearly.gaps"), columns, lines)
