"""What is new against the register since a day: what it says now and did not say before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from pobratim.brief.reports.context import Desk
from pobratim.brief.reports.origins import origins
from pobratim.brief.reports.paper import Paper, PaperRow, PaperTable
from pobratim.brief.reports.pending import promise_line
from pobratim.model.dates import DateValue
from pobratim.model.rows import CommitmentRow, EventRow, NamedRef, PersonRow

__all__ = ["day_before", "digest"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Identified)


def digest(desk: Desk, since: str) -> Paper:
    """Write what was published from ``since`` on (ISO 8601, possibly partial) and is new."""
    before = day_before(since)
    ask = desk.register
    fresh = _new(
        ask.events(desk.a, desk.b, as_of=desk.as_of), ask.events(desk.a, desk.b, as_of=before)
    )
    promises = ask.commitments(desk.a, desk.b, as_of=desk.as_of)
    earlier = ask.commitments(desk.a, desk.b, as_of=before)
    tables = [
        _papers(desk, since),
        desk.table(
            desk("digest.events"),
            ("date", "what", "parties", "people", "title"),
            (_event(desk, row) for row in fresh),
        ),
        _promises(desk, "digest.commitments", _new(promises, earlier)),
        _promises(desk, "digest.changed", _changed(promises, earlier)),
        _posts(desk, before),
        _conflicts(desk, before),
    ]
    undated = sum(source.published is None for source in ask.sources())
    lines = [desk("undated.note", n=undated)] if undated else []
    return desk.paper(desk("digest.title", date=desk.words.date_of(since)), tables, lines=lines)


def day_before(since: str) -> str:
    """Return the last day before a possibly partial date.

    >>> day_before("2022-05"), day_before("2022-05-20")
    ('2022-04-30', '2022-05-19')
    """
    whole = since + "-01-01"[len(since) - 4 :] if len(since) < 10 else since
    return (dt.date.fromisoformat(whole) - dt.timedelta(days=1)).isoformat()


def _new(now: Iterable[R], before: Iterable[R]) -> list[R]:
    known = {row.id for row in before}
    return [row for row in now if row.id not in known]


def _changed(now: Iterable[CommitmentRow], before: Iterable[CommitmentRow]) -> list[CommitmentRow]:
    states = {row.id: row.state for row in before}
    return [row for row in now if row.id in states and states[row.id] != row.state]


def _papers(desk: Desk, since: str) -> PaperTable:
    """The publications since the day, reprints under the one that they come from."""
    recent = [
        source
        for source in desk.register.sources()
        if source.published and since <= source.published[: len(since)]
        and source.published <= desk.as_of
    ]  # fmt: skip
    groups = origins(recent, desk.register.text)
    rows = (
        PaperRow(
            (
                desk.date(_date(group[0].published)),
                group[0].title or "",
                group[0].outlet,
                "\n".join(desk.source_line(copy) for copy in group[1:]),
            ),
            (group[0],),
            desk.source_line(group[0]),
        )
        for group in groups
    )
    return desk.table(desk("digest.papers"), ("date", "title", "outlet", "copies"), rows)


def _date(iso: str | None) -> DateValue | None:
    return None if iso is None else DateValue(iso)


def _event(desk: Desk, row: EventRow) -> PaperRow:
    cells = (
        desk.date(row.date, disputed="date" in row.conflicts),
        f"{desk(f'event.{row.type}')} ({desk(f'status.{row.status}')})",
        desk.names(row.parties) or desk("unknown"),
        desk.names((*row.participants, *row.signatories, *row.enterprises)),
        row.document_title or "",
    )
    return desk.row(cells, row.evidence)


def _promises(desk: Desk, title: str, rows: Iterable[CommitmentRow]) -> PaperTable:
    columns = ("promise", "by", "made", "due", "state", "age")
    return desk.table(desk(title), columns, (promise_line(desk, row) for row in rows))


def _posts(desk: Desk, before: str) -> PaperTable:
    told = set(_held(desk.register.people(desk.a, desk.b, as_of=before)))
    rows = (
        desk.row(
            (
                desk.name(NamedRef(person.id, person.name)),
                post.post or desk("unknown"),
                desk.names([post.organisation or post.place]),
                desk(f"post.{post.status}"),
            ),
            post.evidence,
        )
        for person in desk.register.people(desk.a, desk.b, as_of=desk.as_of)
        for post in person.posts
        if (person.id, post.post, post.status) not in told
    )
    return desk.table(desk("digest.posts"), ("person", "post", "body", "status"), rows)


def _held(people: Iterable[PersonRow]) -> Iterator[tuple[str, str, str]]:
    return ((person.id, post.post, post.status) for person in people for post in person.posts)


def _conflicts(desk: Desk, before: str) -> PaperTable:
    ask = desk.register
    fresh = _new(
        ask.conflicts(desk.a, desk.b, as_of=desk.as_of),
        ask.conflicts(desk.a, desk.b, as_of=before),
    )
    rows = (
        desk.row(
            (
                desk(f"property.{row.property}")
                if desk.messages.has(f"property.{row.property}")
                else row.property,
                "\n".join(value.value for value in row.values),
            ),
            [item for value in row.values for item in value.evidence],
        )
        for row in fresh
    )
    return desk.table(desk("digest.conflicts"), ("property", "values"), rows)
