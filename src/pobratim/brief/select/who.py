"""Who: people before statistics, each post with the date that confirms it."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief, Side
from pobratim.brief.select.meetings import last_contact, turn
from pobratim.brief.select.phrases import post_text
from pobratim.brief.select.posts import latest_wording
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import NamedRef, PersonRow, PostRow

__all__ = ["LONG_AGO_DAYS", "STALE_DAYS", "holders", "section", "stale", "superseded"]

STALE_DAYS = 180
"""A post last confirmed longer ago than this has to be checked before the visit."""

LONG_AGO_DAYS = 5 * 365
"""A post last confirmed longer ago than a usual term is history: only the annex has it."""

_SHOWN = 3


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("who", brief.text("section.who"), tuple(_sentences(brief)))


def holders(brief: Brief, side: Side) -> list[tuple[PersonRow, PostRow]]:
    """Return who holds a post on a side, those met latest and most often first.

    A single word is no full name: who carries it into the room would not know whom to greet.
    """
    found = [
        (person, post)
        for person in brief.rows.people
        for post in person.posts[:1]
        if _side(brief, post) == side
        and post.status != "former"
        and " " in person.name.strip()
        and not superseded(brief, person, post)
        and brief.days_since(_seen(brief, post)) <= LONG_AGO_DAYS
    ]
    return sorted(found, key=lambda pair: _rank(brief, *pair), reverse=True)


def superseded(brief: Brief, person: PersonRow, post: PostRow) -> bool:
    """Tell whether a later source gives the same post of the same body to somebody else."""
    seen = _seen(brief, post)
    return any(
        other.id != person.id and _same_post(held, post) and max(held.seen, default="") > seen
        for other in brief.rows.people
        for held in other.posts
    )


def _same_post(one: PostRow, other: PostRow) -> bool:
    """Tell whether two rows name one post: the same words for the same body, or place without."""
    if (one.post or "").casefold() != (other.post or "").casefold():
        return False
    here, there = _where(one), _where(other)
    return here is not None and there is not None and here.id == there.id


def _where(post: PostRow) -> NamedRef | None:
    return post.place if post.organisation is None else post.organisation


def stale(brief: Brief) -> list[tuple[PersonRow, PostRow]]:
    """Return the shown post-holders whose post no source confirms of late."""
    shown = [*holders(brief, "a")[:_SHOWN], *holders(brief, "b")[:_SHOWN]]
    return [(p, post) for p, post in shown if brief.days_since(_seen(brief, post)) > STALE_DAYS]


def _sentences(brief: Brief) -> Iterator[Sentence]:
    for side in ("a", "b"):
        shown = holders(brief, side)[:_SHOWN]
        for _, post in shown:
            yield _holder(brief, latest_wording(brief, post))
        if not shown:
            yield brief.absent(f"who.unknown.{side}", "looked.people")
    old = stale(brief)
    if old:
        yield _check(brief, old)
    yield from _changes(brief)
    yield turn(brief)


def _side(brief: Brief, post: PostRow) -> Side | None:
    return brief.side_of(post.place) or brief.side_of(post.organisation)


def _seen(brief: Brief, post: PostRow) -> str:
    """Return the latest date that a source shows the post at; the register's reach else."""
    return max(post.seen, default=brief.reaches or brief.as_of)


def _rank(brief: Brief, person: PersonRow, post: PostRow) -> tuple[bool, bool, str, int, str]:
    body = brief.bodies.get(post.organisation.id) if post.organisation else None
    authority = body is None or body.kind == "authority"
    in_contacts = any(
        ref.id == person.id
        for event in brief.rows.events
        for ref in (*event.participants, *event.signatories)
    )
    return in_contacts, authority, _seen(brief, post), len(person.evidence), person.id


def _holder(brief: Brief, post: PostRow) -> Sentence:
    name = brief.person(post.person)
    notes = brief.spans(post.evidence)
    key = f"who.{post.status}"
    if not post.seen:
        return brief.say(f"{key}.undated", notes, name=name, post=post_text(brief, post))
    date = brief.words.date_of(_seen(brief, post))
    return brief.say(key, notes, name=name, post=post_text(brief, post), date=date)


def _check(brief: Brief, old: list[tuple[PersonRow, PostRow]]) -> Sentence:
    names = brief.words.listed(brief.person(post.person) for _, post in old)
    months = min(brief.days_since(_seen(brief, post)) for _, post in old) // 30
    notes = brief.spans(*(post.evidence for _, post in old))
    text = brief.words.count("who.check", months, names=names)
    return Sentence(text, notes, "warning")


def _changes(brief: Brief) -> Iterator[Sentence]:
    """Say who came or left after the last contact, or that no source shows a change."""
    contact = last_contact(brief)
    if contact is None or contact.date is None or contact.date.year is None:
        return
    since = contact.date.start
    new = [
        (person, post)
        for side in ("a", "b")
        for person, post in holders(brief, side)
        if post.seen and min(post.seen) > since
    ]
    for _, post in new[:2]:
        yield brief.say(
            "who.new",
            brief.spans(post.evidence),
            name=brief.person(post.person),
            post=post_text(brief, post),
            date=brief.words.date_of(min(post.seen)),
        )
    if not new:
        notes = brief.notes.register(brief.text("looked.changes"))
        yield brief.say("who.unchanged", notes, date=brief.words.date_of(contact.date))
