"""What was promised and is not done: overdue first, then by age."""

from __future__ import annotations

from pobratim.brief.reports.context import Desk
from pobratim.brief.reports.paper import Paper, PaperRow
from pobratim.model.dates import DateValue
from pobratim.model.rows import CommitmentRow

__all__ = ["pending", "promise_line"]

_COLUMNS = ("promise", "by", "made", "due", "state", "age")
_ORDER = {"overdue": 0, "open": 1, "partly": 2}


def pending(desk: Desk) -> Paper:
    """Write the open, partly kept and overdue promises with their age in days."""
    rows = [
        row
        for row in desk.register.commitments(desk.a, desk.b, as_of=desk.as_of)
        if row.state in _ORDER
    ]
    rows.sort(key=lambda row: (_ORDER[row.state], row.made or "9999", row.id))
    table = desk.table(desk("stale.list"), _COLUMNS, (promise_line(desk, row) for row in rows))
    return desk.paper(desk("stale.title", date=desk.words.date(desk.as_of)), [table])


def promise_line(desk: Desk, row: CommitmentRow) -> PaperRow:
    """Return a promise with who made it, until when, how it stands and how old it is."""
    age = desk.days_since(row.made)
    cells = (
        " ".join(row.text.split()),
        desk.names(row.by) or desk("unknown"),
        desk.date(_day(row.made)),
        desk.date(row.due),
        desk(f"state.{row.state}"),
        desk("unknown") if age is None else str(age),
    )
    return desk.row(cells, (*row.evidence, *row.fulfilment))


def _day(iso: str | None) -> DateValue | None:
    return None if iso is None else DateValue(iso)
