"""The visits and meetings of a period."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.reports.context import Desk
from pobratim.brief.reports.paper import Paper, PaperRow
from pobratim.model.rows import EventRow

__all__ = ["visiting"]

_COLUMNS = ("date", "what", "parties", "host", "people", "firms", "more")
_KINDS = frozenset({"visit", "meeting"})


def visiting(desk: Desk, *, since: str | None, until: str | None, period: str) -> Paper:
    """Write the visits from ``since`` to ``until`` (ISO 8601, possibly partial, both included)."""
    rows = [
        row
        for row in desk.register.events(desk.a, desk.b, as_of=desk.as_of)
        if row.type in _KINDS and row.status != "denied"
    ]
    dated = [row for row in rows if row.date is not None and row.date.year is not None]
    inside = [row for row in dated if _inside(row, since, until)]
    undated = [row for row in rows if row not in dated]
    tables = (
        desk.table(desk("visits.list"), _COLUMNS, (_line(desk, row) for row in inside)),
        desk.table(desk("visits.undated"), _COLUMNS, (_line(desk, row) for row in undated)),
    )
    return desk.paper(desk("visits.title", period=period), tables)


def _inside(row: EventRow, since: str | None, until: str | None) -> bool:
    """A visit is of a period where any of its days may be."""
    assert row.date is not None  # noqa: S101  only dated rows are asked
    first, last = row.date.start, row.date.end or row.date.start
    after = since is None or last[: len(since)] >= since[: len(last)]
    return after and (until is None or first[: len(until)] <= until[: len(first)])


def _line(desk: Desk, row: EventRow) -> PaperRow:
    what = desk(f"event.{row.type}")
    if row.status != "done":
        what = f"{what} ({desk(f'status.{row.status}')})"
    cells = (
        desk.date(row.date, disputed="date" in row.conflicts),
        what,
        desk.names(row.parties) or desk("unknown"),
        desk.names([row.host]) or desk("unknown"),
        "\n".join(_people(desk, row)) or desk("unknown"),
        desk.names(row.enterprises),
        "\n".join(_more(desk, row)),
    )
    return desk.row(cells, row.evidence)


def _people(desk: Desk, row: EventRow) -> Iterator[str]:
    posts = dict(row.held_posts)
    for ref in row.participants:
        yield ", ".join(filter(None, (desk.name(ref), posts.get(ref.id))))


def _more(desk: Desk, row: EventRow) -> Iterator[str]:
    told = {entry.name for entry in row.fields}
    for entry in row.fields:
        late = entry.name == "report-due" and "results" not in told and entry.value < desk.as_of
        mark = " (" + desk("report.late") + ")" if late else ""
        yield f"{desk(f'field.{entry.name}')}: {entry.value}{mark}"
