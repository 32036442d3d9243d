"""Organisations with their seats."""

from __future__ import annotations

from typing import cast

from pobratim.model.readings import OrganisationKind
from pobratim.model.rows import OrganisationRow
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.match import Wanted, side_of
from pobratim.register.views.names import all_names, best_name
from pobratim.register.views.places import place_of

__all__ = ["organisations"]


def organisations(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[OrganisationRow, ...]:
    """Return organisations by name; with ``wanted``, those of these cities and regions."""
    rows = [
        _row(snapshot, subject)
        for subject in snapshot.of_kind("organisation")
        if not wanted or _belongs(snapshot, subject, wanted)
    ]
    return tuple(sorted(rows, key=lambda row: (row.name, row.id)))


def _belongs(snapshot: Snapshot, subject: Subject, wanted: Wanted) -> bool:
    seat = place_of(snapshot, subject.id)
    refs = [seat] if seat else []
    return any(side_of(refs, city) in {"city", "region"} for city in wanted)


def _row(snapshot: Snapshot, subject: Subject) -> OrganisationRow:
    kinds = sorted(subject.all("kind"), key=lambda h: (h.value == "other", -len(h.evidence)))
    return OrganisationRow(
        subject.id,
        best_name(snapshot, subject),
        all_names(subject),
        cast("OrganisationKind", kinds[0].value if kinds else "other"),
        place_of(snapshot, subject.id),
        subject.evidence("name"),
    )
