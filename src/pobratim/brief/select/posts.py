"""A post in the words of the sources: as each names it, with the dates that show it so."""

from __future__ import annotations

from dataclasses import replace

from pobratim.affinity.wording import same_word, words_of
from pobratim.brief.context import Brief
from pobratim.model.rows import PostRow
from pobratim.model.spans import Evidence

__all__ = ["latest_wording", "wordings"]


def wordings(brief: Brief, post: PostRow) -> tuple[PostRow, ...]:
    """Return a post as its sources name it, latest first: with its body, or by the city alone.

    The register joins "the head of the city" and "the head of the city's administration" where
    one body sits there; a reader is told what the latest source says.
    """
    if post.organisation is None or post.place is None:
        return (post,)
    bare = tuple(item for item in post.evidence if _names_city_alone(brief, post, item))
    full = tuple(item for item in post.evidence if item not in bare)
    if not bare:
        return (post,)
    parts = [_part(brief, replace(post, organisation=None), bare)]
    parts += [_part(brief, post, full)] if full else []
    return tuple(sorted(parts, key=lambda part: max(part.seen, default=""), reverse=True))


def latest_wording(brief: Brief, post: PostRow) -> PostRow:
    """Return a post as the latest source names it, with the evidence for that wording."""
    return wordings(brief, post)[0]


def _part(brief: Brief, post: PostRow, evidence: tuple[Evidence, ...]) -> PostRow:
    dated = sorted(evidence, key=lambda item: _day(brief, item), reverse=True)
    seen = sorted({day for item in evidence if (day := _day(brief, item))})
    return replace(post, evidence=tuple(dated), seen=tuple(seen))


def _day(brief: Brief, evidence: Evidence) -> str:
    return brief.notes.source(evidence.document).published or ""


def _names_city_alone(brief: Brief, post: PostRow, evidence: Evidence) -> bool:
    """Tell whether the words name the place of a post and nothing of its body."""
    if post.organisation is None or post.place is None:
        return False
    said = words_of(evidence.exact)
    row = brief.bodies.get(post.organisation.id)
    city = {word for name in _city_names(brief, post) for word in words_of(name)}
    names = (post.organisation.name, *(row.names if row else ()))
    body = {word for name in names for word in words_of(name)}
    own = [word for word in body if not any(same_word(word, name) for name in city)]
    at_city = any(same_word(word, name) for word in said for name in city)
    return bool(own) and at_city and not any(same_word(w, s) for w in own for s in said)


def _city_names(brief: Brief, post: PostRow) -> tuple[str, ...]:
    side = brief.side_of(post.place)
    place = post.place.name if post.place else ""
    if side is None:
        return (place,)
    return (place, *(brief.a if side == "a" else brief.b).names.values())
