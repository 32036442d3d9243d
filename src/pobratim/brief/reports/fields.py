"""The fields of an agreement, and which of them the register knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pobratim.lexicon.normalise import fold
from pobratim.model.rows import EventRow, NamedRef, PersonRow, PostRow
from pobratim.register.resolve.events import title_kind
from pobratim.register.views.relations import level_of

__all__ = ["FIELDS", "Known", "kind_of", "level_word", "post_of", "same_sides"]

_PROGRAMMES = frozenset({"roadmap", "programme", "plan"})
_SIGNED = frozenset({"agreement", "twinning"})
_KINDS = (
    ("declaration", re.compile(r"деклараци|дэкларацы|declaration")),
    ("charter", re.compile(r"\bхарти|\bхарты|\bcharter\b|twinning oath")),
    ("treaty", re.compile(r"\bдоговор|\bдагавор|\btreaty\b")),
    ("agreement", re.compile(r"соглашени|пагадненн|\bagreement\b|\baccord\b")),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds beside the agreements: people by id, and all events."""

    people: Mapping[str, PersonRow]
    events: Sequence[EventRow] = ()

    def has(self, row: EventRow, field: str) -> bool:
        """Tell whether an agreement's field is known; what sources dispute is not.

        A linked plan is the list's own word, or a roadmap or programme of the same sides signed
        on that day or later; events are those of the same sides since then.
        """
        test = _TESTS.get(field)
        if test is not None and test(row, self):
            return True
        return any(entry.name == field and entry.value for entry in row.fields)


def kind_of(row: EventRow) -> str | None:
    """Return the kind of the document: the list's own word, else the one that its title names."""
    told = next((entry.value for entry in row.fields if entry.name == "kind"), None)
    title = row.document_title
    return told or (title and (title_kind(title) or _other_kind(title))) or None


def _other_kind(title: str) -> str | None:
    """The kinds that make no difference to what is one event: most documents are agreements."""
    key = fold(title)
    return next((kind for kind, words in _KINDS if words.search(key)), None)


def level_word(row: EventRow) -> str | None:
    """Return the level of the relation: as a list says, else as the document sets it."""
    told = next((entry.value for entry in row.fields if entry.name == "level"), None)
    return told or level_of(row)


def post_of(row: EventRow, person: PersonRow | None) -> PostRow | None:
    """Return the post that the reports of a signing give a signatory."""
    documents = {item.document for item in row.evidence}
    for post in person.posts if person else ():
        if post.post and any(item.document in documents for item in post.evidence):
            return post
    return None


def same_sides(a: EventRow, b: EventRow) -> bool:
    """Tell whether two events are of the same parties."""
    return {_side(ref) for ref in a.parties} == {_side(ref) for ref in b.parties}


def _side(ref: NamedRef) -> object:
    return ref.place.geonames if ref.place and ref.place.geonames else ref.id


def _signed_in_post(row: EventRow, held: Known) -> bool:
    return bool(row.signatories) and all(
        post_of(row, held.people.get(ref.id)) for ref in row.signatories
    )


def _since(row: EventRow, held: Known) -> list[EventRow]:
    """What the same sides have done since the signing; nothing where its day is not known."""
    if row.date is None or len(row.parties) < 2:
        return []
    return [
        other
        for other in held.events
        if other.id != row.id
        and other.status == "done"
        and other.date is not None
        and other.date.start >= row.date.start
        and same_sides(row, other)
    ]


def _has_plan(row: EventRow, held: Known) -> bool:
    plans = [row, *(other for other in _since(row, held) if other.type in _SIGNED)]
    return any(kind_of(plan) in _PROGRAMMES for plan in plans)


def _has_events(row: EventRow, held: Known) -> bool:
    return any(other.type not in _SIGNED for other in _since(row, held))


Test = Callable[[EventRow, Known], bool]
_TESTS: dict[str, Test] = {
    "title": lambda row, _: bool(row.document_title),
    "kind": lambda row, _: kind_of(row) is not None,
    "level": lambda row, _: level_word(row) is not None,
    "parties": lambda row, _: len(row.parties) > 1,
    "signatories": lambda row, _: bool(row.signatories),
    "posts": _signed_in_post,
    "date": lambda row, _: row.date is not None and len(row.date.start) == len("2022-05-20"),
    "place": lambda row, _: row.venue is not None,
    "term": lambda row, _: row.term is not None,
    "plan": _has_plan,
    "events": _has_events,
}
FIELDS = (
    "title",
    "kind",
    "level",
    "parties",
    "signatories",
    "posts",
    "date",
    "place",
    "in-force",
    "term",
    "renewal",
    "ended-ground",
    "consent",
    "registration-number",
    "registration-date",
    "unit",
    "languages",
    "file",
    "plan",
    "events",
    "results",
)
"""Every field that a profile can name; ``ended-ground`` is asked of what has ended only."""
