"""Occupations: who holds which post, of which body, where, and whether still."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pobratim.extract.appointments import appointments_of
from pobratim.extract.counterparts import counterparts_of
from pobratim.extract.headed import headed_by
from pobratim.extract.postings import Posting, Scene, places_of, posting_of, scene_of
from pobratim.extract.postphrases import post_after, post_before
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.tokens import Page
from pobratim.extract.why import because, watched
from pobratim.lexicon.morphology import analyse
from pobratim.model.readings import Entity, Occupation
from pobratim.model.spans import Span

__all__ = ["occupations_of"]

_JOINERS = frozenset({"и", "і", "ды", "and", ","})


def occupations_of(page: Page) -> tuple[Occupation, ...]:
    """Return the occupations that ``page`` states, in order of their evidence.

    A post stands before the name in any case, or after it behind a comma, dash, slash or in
    brackets. The post is nominative and leaves out the body and the place, which are entities.
    """
    found: list[Occupation] = []
    for sentence in page.sentences:
        scene = scene_of(page, sentence)
        for span, entity in scene.mentions:
            if entity.kind == "person":
                found.extend(_of_person(scene, span, entity))
        for occupation in (*appointments_of(scene), *headed_by(scene)):
            (words,) = occupation.evidence
            because("occupation", words, "verb of taking, leaving or holding a post")
            found.append(occupation)
    for occupation in counterparts_of((scene_of(page, s) for s in page.sentences), found):
        because("occupation", occupation.evidence[0], "the counterpart of a holder of the post")
        found.append(occupation)
    return tuple(_without_repeats(_completed(found)))


_SHARED = frozenset(
    {"head", "professor", "associate professor", "lecturer", "профессор", "доцент", "прафесар",
     "дацэнт"}
)  # fmt: skip


def _completed(found: Sequence[Occupation]) -> Iterator[Occupation]:
    """Give a learned title the body and place of the only other post of the same person."""
    for occupation in found:
        bare = occupation.organisation is None and occupation.place is None
        others = [
            o
            for o in found
            if o.person == occupation.person and o.organisation and o.status == occupation.status
        ]
        bodies = {o.organisation for o in others}
        if bare and occupation.post in _SHARED and len(bodies) == 1:
            held = others[0]
            yield replace(occupation, organisation=held.organisation, place=held.place)
        else:
            yield occupation


def _of_person(scene: Scene, span: Span, person: Entity) -> Iterator[Occupation]:
    language = scene.page.document.language
    tokens = scene.sentence.tokens
    start = next(i for i, t in enumerate(tokens) if t.end > span.start)
    stop = next((i for i, t in enumerate(tokens) if t.start >= span.end), len(tokens))
    people = [s for s, e in scene.mentions if e.kind == "person" and s != span]
    before = list(post_before(tokens, start, people, language))
    phrases = (*before, *post_after(tokens, stop, people, language))
    postings = [posting_of(scene, phrase, span) for phrase in phrases]
    for posting in _shared(postings):
        if posting.post:
            yield _occupation(posting, person, span)
    if not before:
        yield from _of_row(scene, span, person)


def _shared(postings: Sequence[Posting]) -> Iterator[Posting]:
    """Yield the posts of one name; one that names no place is where the other one is.

    "Вице-губернатор Перми – председатель комитета Анна Белова".
    """
    sure = next((p for p in postings if p.named and p.place and p.status == "current"), None)
    for posting in postings:
        if sure is not None and not posting.named and posting.status == "current":
            yield replace(posting, place=sure.place)
        else:
            yield posting


def _of_row(scene: Scene, span: Span, person: Entity) -> Iterator[Occupation]:
    """Yield the post that names in a row share: "мэры Минска и Казани N. и M."."""
    language = scene.page.document.language
    text = scene.page.document.text
    row = [span]
    for other, entity in reversed(scene.mentions):
        joined = _ASIDE.sub("", text[other.end : row[0].start]).strip() in _JOINERS
        if entity.kind == "person" and other.end <= row[0].start and joined:
            row.insert(0, other)
    if len(row) < 2:
        return
    start = next(i for i, t in enumerate(scene.sentence.tokens) if t.end > row[0].start)
    for phrase in post_before(scene.sentence.tokens, start, row, language):
        places = places_of(scene, phrase)
        if len(places) < len(row) and _is_of_several(phrase):
            yield _occupation(posting_of(scene, phrase), person, span)
        if len(places) == len(row):
            posting = replace(posting_of(scene, phrase), place=places[len(row) - 1])
            yield _occupation(posting, person, span)


_ASIDE = re.compile(r"\([^)]{0,30}\)")


def _is_of_several(phrase: PostPhrase) -> bool:
    """Tell whether a post is one of several persons: "Councillors A and B", "депутаты А и Б"."""
    if phrase.language == "en":
        return phrase.plural
    head = phrase.tokens[phrase.head_at]
    numbers = {p.number for p in analyse(head.text, phrase.language) if p.pos == "NOUN"}
    return phrase.language == "ru" and numbers == {"plur"}


def _occupation(posting: Posting, person: Entity, span: Span) -> Occupation:
    whole = Span(
        min(span.start, posting.evidence.start),
        max(span.end, posting.evidence.end),
    )
    if watched():
        because("occupation", whole, "{}", _rule(posting, span, whole))
    return Occupation(
        person=person.id,
        post=posting.post,
        organisation=posting.body.id if posting.body else None,
        place=posting.place.id if posting.place else None,
        evidence=(whole,),
        status=posting.status,
    )


def _rule(posting: Posting, name: Span, whole: Span) -> str:
    """Return how a post was found: its side of the name, and what the rest of the page gave."""
    side = "before" if posting.evidence.start < name.start else "after"
    far = [
        f"{entity.name} from the rest of the page"
        for entity in (posting.body, posting.place)
        if entity is not None and not any(whole.overlaps(m) for m in entity.mentions)
    ]
    return "; ".join((f"post {side} the name: {posting.post}", *far))


def _without_repeats(found: Iterable[Occupation]) -> Iterator[Occupation]:
    """Drop what says less than another occupation of the same person."""
    kept: list[Occupation] = []
    for occupation in found:
        twin = next((o for o in kept if _same(o, occupation)), None)
        if twin is None:
            kept.append(occupation)
        elif _weight(occupation) > _weight(twin):
            kept[kept.index(twin)] = occupation
    yield from kept


def _same(a: Occupation, b: Occupation) -> bool:
    if a.person != b.person or a.status != b.status:
        return False
    if a.organisation and b.organisation and a.organisation != b.organisation:
        return False
    if a.place and b.place and a.place != b.place:
        return False
    mine, theirs = a.post or "", b.post or ""
    return mine == theirs or mine in theirs.split() or theirs in mine.split()


def _weight(occupation: Occupation) -> int:
    return (
        2 * (occupation.organisation is not None)
        + (occupation.place is not None)
        + len((occupation.post or "").split())
    )
