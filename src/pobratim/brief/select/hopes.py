"""What somebody above the cities hoped or announced: told, and never held against a city."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.model.rows import CommitmentRow, NamedRef, StatementRow
from pobratim.model.spans import Evidence

__all__ = ["announced", "is_hope"]


def is_hope(brief: Brief, row: CommitmentRow) -> bool:
    """Tell whether a promise rests on the words of region or country officials alone."""
    return announced(brief, row) is not None


def announced(brief: Brief, row: CommitmentRow) -> StatementRow | None:
    """Return the words of the official above the cities that a promise rests on, else ``None``."""
    spoken = [_speech(brief, item) for item in row.evidence]
    found = [said for said in spoken if said is not None and _above(brief, said.speaker)]
    return found[0] if found and len(found) == len(spoken) else None


def _speech(brief: Brief, evidence: Evidence) -> StatementRow | None:
    """Return the statement that a piece of evidence is a part of."""
    return next(
        (
            row
            for row in brief.rows.statements
            for said in row.evidence
            if said.document == evidence.document and said.span.overlaps(evidence.span)
        ),
        None,
    )


def _above(brief: Brief, ref: NamedRef | None) -> bool:
    """Tell whether every post known of a person is a region's or a country's."""
    person = brief.persons.get(ref.id) if ref else None
    if person is None or not person.posts:
        return False
    places = [post.place.place for post in person.posts if post.place is not None]
    kinds = {place.kind for place in places if place is not None}
    return bool(kinds) and kinds <= {"region", "country"}
