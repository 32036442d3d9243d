"""What people decided on a document stays decided when the document is read anew.

Another version of the reading may cut a name or an event differently; its record is then not one
that the register knows. Where it stands on the words of a record that a person rejected, hid,
merged, corrected or split off, it is that record again, and what was decided holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pobratim.model.spans import Span
from pobratim.register.decisions import in_force, log
from pobratim.register.links import NO_LINKS, Links, links_of
from pobratim.register.store import Reader

__all__ = ["Decided", "load_decided"]

_WORDS = """
SELECT r.kind, r.id, r.subject, c.property, v.value, e.start, e."end"
FROM evidence e JOIN records r ON r.id = e.record
JOIN claim_values v ON v.id = e.claim_value JOIN claims c ON c.id = v.claim
WHERE e.document = :document AND c.property IN ('name', 'type', 'text') ORDER BY e.id
"""
_CLAIM = "SELECT subject FROM claims WHERE id = :id"


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that matter to one document: its decided records, and all merges and splits.

    ``words`` holds (kind, type, subject, span) of what people decided on in this document.
    """

    links: Links = NO_LINKS
    words: tuple[tuple[str, str, str, Span], ...] = ()

    def on(self, kind: str, spans: Iterable[Span], what: str = "") -> str | None:
        """Return the one decided subject of ``kind`` on these words, ``None`` without any.

        ``what`` is the type of an event: a signing on the words of a rejected visit is another.
        """
        places = tuple(spans)
        found = {
            subject
            for known, name, subject, span in self.words
            if known == kind and name == what and any(span.overlaps(place) for place in places)
        }
        return found.pop() if len(found) == 1 else None


def load_decided(reader: Reader, document: str) -> Decided:
    """Return what people decided that concerns ``document``."""
    entries = log(reader)
    if not entries:
        return Decided()
    links = links_of(reader, entries)
    named = {
        name
        for entry in in_force(entries)
        for name in (entry.subject, entry.value if entry.kind in {"merged", "split"} else None)
        if name
    }
    rows = reader.rows(_WORDS, {"document": document})
    chosen = _chosen(reader, named, links)
    return Decided(
        links,
        tuple(
            (kind, value if name == "type" else "", links.moved.get(record, subject), Span(*span))
            for kind, record, subject, name, value, *span in rows
            if record in links.moved or chosen(subject)
        ),
    )


def _chosen(reader: Reader, named: set[str], links: Links) -> Callable[[str], bool]:
    """Whether a decision names a subject, one that it was merged with, or one of its claims."""
    through_claims = {
        str(row[0])
        for name in named
        if name.startswith("claim:")
        for row in reader.rows(_CLAIM, {"id": name})
    }
    decided = named | through_claims

    def is_chosen(subject: str) -> bool:
        return subject in decided or links.canonical(subject) in decided

    return is_chosen
