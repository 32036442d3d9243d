"""What goes into a dossier: one module a section, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable

from pobratim.brief.context import Brief
from pobratim.brief.select import (
    comparison,
    connections,
    differences,
    directory,
    main,
    meetings,
    opportunities,
    origins,
    promises,
    proposals,
    quotations,
    records,
    sensitive,
    state,
    unknown,
    who,
)
from pobratim.model.dossiers import Section

__all__ = ["ANNEXES", "FRONT"]

Writer = Callable[[Brief], Section]

FRONT: tuple[Writer, ...] = (
    main.section,
    who.section,
    state.section,
    meetings.section,
    promises.section,
    proposals.section,
    sensitive.section,
    differences.section,
    unknown.section,
    quotations.section,
)
"""The two pages, in the order in which the people who carry them into the room read them."""

ANNEXES: tuple[Writer, ...] = (
    records.timeline,
    records.people,
    records.statements,
    records.agreements,
    records.commitments,
    comparison.section,
    opportunities.section,
    connections.section,
    directory.enterprises,
    directory.institutions,
    origins.section,
)
"""The annexes; the sources come last, because they list what the others have used."""
