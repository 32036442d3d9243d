"""Who held which office when, from dated evidence: since, until, predecessor and successor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pobratim.lexicon.normalise import fold
from pobratim.model.rows import NamedRef, PostRow
from pobratim.register.resolve.bodies import body_class
from pobratim.register.resolve.people import post_sort

__all__ = ["dated", "office"]

_SINGLE = frozenset({"head", "governor", "director", "minister", "rector"})
"""Sorts of posts that one person holds at a time; of deputies there are several."""

_IN_OFFICE = frozenset({"current", "acting"})
Office = tuple[str, str]


def office(post: PostRow) -> Office | None:
    """Return what a post is the one of its kind of: the sort of post and the body or city.

    The head of a city is one office, by whatever name the post and the body go. ``None`` where
    several hold such a post, or where it is not told of which body.
    """
    sort = post_sort(post.post)
    if sort not in _SINGLE:
        return None
    body, place = post.organisation, post.place
    seat = (body.place if body else None) or (place.place if place else None)
    of_city = body is None or body_class(body.name) in {"city-executive", "region-executive"}
    if sort in {"head", "governor"} and of_city and seat is not None:
        return sort, f"{seat.kind} {seat.geonames or seat.name_en} {seat.country}"
    return (sort, body.id) if body is not None else None


def dated(posts: Mapping[str, Sequence[PostRow]]) -> dict[str, list[PostRow]]:
    """Return the posts of each person with the dates that evidence gives them.

    ``since`` is the first day that a source shows the person in the post, acting or full, or an
    earlier one that a list states; ``until`` the first day by which somebody is known to have left
    it: a list states it, a source calls the person a former holder, or shows the next one. Where
    two are shown at one time, neither followed the other. Days that no list states are those of
    publication.
    """
    known = {person: [_spanned(post, rows) for post in rows] for person, rows in posts.items()}
    offices = _holders(post for rows in known.values() for post in rows)
    return {
        person: [_followed(post, offices.get(_key(post), ())) for post in rows]
        for person, rows in known.items()
    }


def _key(post: PostRow) -> Office:
    return office(post) or ("", "")


def _spanned(post: PostRow, all_posts: Sequence[PostRow]) -> PostRow:
    """The post with the first day in it, and the day that the person is called a former one."""
    if post.status not in _IN_OFFICE:
        return post
    shown = post.seen[-1] if post.seen else ""
    left = [
        day
        for other in all_posts
        if other.status == "former" and _same(post, other)
        for day in ([other.until] if other.until else other.seen)
        if day >= shown[: len(day)]
    ]
    began = [day for day in (post.since, *post.seen[:1]) if day]
    if not began:
        return post
    return replace(post, since=min(began), until=min(left, default=post.until))


def _same(post: PostRow, other: PostRow) -> bool:
    one, two = office(post), office(other)
    if one is not None and two is not None:
        return one == two
    return fold(post.post) == fold(other.post)


@dataclass(frozen=True, slots=True)
class Term:
    """The first and the last day on which a person is shown in an office.

    ``stated`` tells that a list says so of the last day: the next one may begin on it.
    """

    first: str
    last: str
    who: NamedRef
    stated: bool = False


def _holders(posts: Iterable[PostRow]) -> dict[Office, tuple[Term, ...]]:
    """The terms of each office, one a person, in the order of their first days."""
    terms: dict[Office, dict[str, Term]] = defaultdict(dict)
    for post in posts:
        key = office(post)
        shown = post.until if post.status == "former" else max(post.seen, default=post.since)
        if key is None or post.since is None or shown is None:
            continue
        term = Term(post.since, shown, post.person, post.status == "former")
        known = terms[key].get(post.person.id, term)
        terms[key][post.person.id] = Term(
            min(known.first, term.first),
            max(known.last, term.last),
            post.person,
            max(known, term, key=lambda one: one.last).stated,
        )
    return {
        key: tuple(sorted(found.values(), key=lambda term: (term.first, term.who.id)))
        for key, found in terms.items()
    }


def _followed(post: PostRow, terms: Sequence[Term]) -> PostRow:
    own = next((term for term in terms if term.who.id == post.person.id), None)
    if own is None or post.since is None:
        return post
    before = [term for term in terms if _followed_by(term, own)]
    after = [term for term in terms if _followed_by(own, term)]
    last = max(before, key=lambda term: term.last, default=None)
    following = min(after, key=lambda term: term.first, default=None)
    ends = [day for day in (post.until, following and following.first) if day]
    if post.status == "former" and post.until:  # a list states the day itself
        ends = [post.until]
    return replace(
        post,
        until=min(ends, default=None),
        predecessor=last.who if last else None,
        successor=following.who if following else None,
    )


def _followed_by(term: Term, later: Term) -> bool:
    """Whether one holder came after another; on the very day only where a list states it."""
    if term.stated and term.last == later.first:
        return term.first < later.first
    return term.last < later.first
