"""Events of cooperation between places: who with whom, what, when, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pobratim.extract.agreeing import dates_the_agreeing
from pobratim.extract.anchors import cooperates, has_wares
from pobratim.extract.dates import Dated
from pobratim.extract.drafts import Draft, drafts_of
from pobratim.extract.goods import goods_in
from pobratim.extract.likely import likely_drafts
from pobratim.extract.merge import joined, merge_events, name_twinnings
from pobratim.extract.moments import Moments
from pobratim.extract.occasions import dated_like
from pobratim.extract.pairing import complete, envoy_pair, two_of_many
from pobratim.extract.parties import Scene
from pobratim.extract.slots import (
    document_title_of,
    enterprises_of,
    host_of,
    participants_of,
    signatories_of,
    venue_of,
)
from pobratim.extract.spheres import spheres_in
from pobratim.extract.status import effect_of, stage_of
from pobratim.extract.tokens import Page
from pobratim.lexicon.calendar import MONTH
from pobratim.lexicon.events import cue_words
from pobratim.model.dates import DateValue
from pobratim.model.readings import Event, EventStatus, EventType, Occupation
from pobratim.model.spans import Span

__all__ = ["events_of"]

_WITH_GOODS: frozenset[EventType] = frozenset({"contract", "project", "aid"})
_WITH_DOCUMENT: frozenset[EventType] = frozenset({"agreement", "twinning", "contract", "other"})
_WITH_HOST: frozenset[EventType] = frozenset({"visit", "meeting", "forum"})


def events_of(
    page: Page, occupations: Sequence[Occupation], *, thorough: bool = False
) -> tuple[Event, ...]:
    """Return the cooperation events that ``page`` reports, done or not.

    ``thorough`` also asks an encoder about the sentences in which no rule finds any.

    A text in which no two places act together, or whose matter is something else (sport, crime,
    weather, a ranking), has none.
    """
    scene = Scene(page, tuple(occupations))
    drafts = drafts_of(scene)
    if not cooperates(scene, drafts):
        return ()
    if thorough:
        drafts = tuple(sorted((*drafts, *likely_drafts(scene, drafts)), key=_place))
    body = [draft for draft in drafts if not draft.title]
    told = {d.type for d in body if d.status not in {None, "cancelled", "denied"}}
    moments = Moments(page)
    events: list[Event] = []
    before = scene.primary
    for draft in [*body, *(draft for draft in drafts if draft.title)]:
        event = _event(scene, _going_on(scene, draft, events), before, moments)
        if event is None:
            continue
        if draft.title and _is_told_below(event, told):
            at = _repeated(event, events)
            if at is not None:
                events[at] = joined(events[at], event)
            continue
        if draft.weak and any(known.type == draft.type for known in events):
            event = _as_known(event, events)
        if event is None:
            continue
        event = dated_like(event, events, scene)
        before = event.parties
        events.append(event)
    return merge_events(name_twinnings(events, page.document.text), page.document.text)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.clause.start, draft.cue.start


def _going_on(scene: Scene, draft: Draft, known: Sequence[Event]) -> Draft:
    """Return a draft of what "the guests" did next with the parties of the visit told before."""
    visits = [event for event in known if event.type == "visit"]
    guests = draft.type == "visit" and not draft.parties and scene.names_delegation(draft.clause)
    return replace(draft, parties=visits[-1].parties) if guests and visits else draft


def _is_told_below(event: Event, told: set[EventType]) -> bool:
    """Tell whether the body tells of what the headline does, perhaps as the end of a tie."""
    ended = event.type == "twinning" and event.status in {"cancelled", "denied"}
    return event.type in told or (ended and "other" in told)


def _as_known(event: Event, known: Sequence[Event]) -> Event | None:
    """Return a mere mention as part of the event that it mentions, ``None`` if it is of none."""
    for other in known:
        if other.type == event.type and set(other.parties) == set(event.parties):
            return replace(event, status=other.status, date=other.date)
    return None


def _repeated(event: Event, known: Sequence[Event]) -> int | None:
    """Return which event of the body a headline tells: that of its type, status and parties."""
    found = (
        at
        for at, other in enumerate(known)
        if other.type == event.type
        and other.status == event.status
        and set(other.parties) == set(event.parties)
    )
    return next(found, None)


def _is_told(scene: Scene, draft: Draft) -> bool:
    """Tell whether the sentence of a draft names anyone who could have taken part.

    Of meetings and visits it must; a contract needs goods, an enterprise, or its own name.
    """
    if draft.type in {"meeting", "visit"} and draft.kind == "verb":
        return (
            bool(draft.parties)
            or bool(scene.page.entities_in(draft.sentence))
            or scene.names_delegation(draft.sentence)
            or _names_itself(scene, draft)
        )
    if draft.type == "route" and draft.kind == "verb":
        named = _REGULAR.search(draft.clause.of(scene.folded))
        return named is not None or bool(scene.weights(draft.sentence))
    if draft.kind == "ongoing" and draft.type == "project":
        return len(enterprises_of(scene, draft.clause, draft.type)) >= 2
    if draft.type == "contract" and draft.kind != "noun":
        return bool(
            has_wares(scene, draft)
            or enterprises_of(scene, draft.clause, draft.type)
            or _CONTRACT.search(draft.cue.of(scene.folded))
        )
    return True


def _names_itself(scene: Scene, draft: Draft) -> bool:
    """Tell whether the cue has the noun of a meeting or a visit: "the visit is put off"."""
    key = "talks" if draft.type == "meeting" else "trips"
    words = draft.cue.of(scene.folded)
    return cue_words("lists", key, scene.page.document.language).search(words) is not None


_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_WORD = re.compile(rf"(?<!\w){MONTH}(?!\w)|квартал|quarter", re.IGNORECASE)
_REGULAR = re.compile(
    r"рейс|маршрут|сообщени|авиа|лини|паром|рэйс|зносін|авія|лінія|flight|route|line|service|ferr|"
    r"самол[её]т|самал[её]т|цягнік|plane|train"
)
_CONTRACT = re.compile(
    r"контракт|кантракт|contract|договор|дагавор|тендер|тэндар|tender|аукцион|аўкцыён|deliver"
)


def _event(scene: Scene, draft: Draft, before: tuple[str, ...], moments: Moments) -> Event | None:
    """Return the event of a draft, ``None`` where no second party or no status is told."""
    block = scene.page.document.blocks[draft.block].span
    parties = envoy_pair(scene, draft) or complete(
        scene,
        draft.parties,
        block=block,
        at=draft.clause.start,
        before=before,
        located=draft.located,
    )
    parties = two_of_many(scene, draft.type, parties)
    dated = moments.date_in(draft.clause, draft.sentence, draft.cue, alone=draft.alone)
    if dated is not None and _dates_the_talk(scene, draft, dated):
        dated = None
    date, until = _date_and_end(draft, dated)
    known = draft.status or _by_date(draft, date)
    if known is None or len(parties) < 2 or not _is_told(scene, draft):
        return None
    status, date = _timely(known, date, scene.page.document.published)
    language = scene.page.document.language
    words = scene.folded[draft.clause.start : draft.clause.end]
    wide = draft.clause if draft.type not in _WITH_HOST else draft.sentence
    participants = participants_of(scene, wide)
    enterprises = enterprises_of(scene, wide, draft.type)
    return Event(
        id="v0",
        type=draft.type,
        status=status,
        evidence=(_trimmed(scene, draft),),
        parties=parties,
        level=scene.level_of(parties, _bodies(scene, draft)),
        stage=stage_of(words, status, language),
        effect=effect_of(words, language) if draft.type in _WITH_DOCUMENT else None,
        participants=participants,
        signatories=signatories_of(scene, draft, participants),
        enterprises=enterprises,
        goods=goods_in(scene, _goods_span(scene, draft)) if draft.type in _WITH_GOODS else (),
        host=host_of(scene, draft, parties),
        venue=venue_of(scene, draft.clause),
        date=date,
        term=(moments.term_in(draft.sentence) or until) if draft.type in _WITH_DOCUMENT else None,
        document_title=(
            document_title_of(scene, draft.clause) if draft.type in _WITH_DOCUMENT else None
        ),
        spheres=spheres_in(scene.page, draft.clause),
    )


def _dates_the_talk(scene: Scene, draft: Draft, dated: Dated) -> bool:
    """Tell whether a plan's only date is that of the agreeing: "договорились в мае"."""
    if draft.status not in {"planned", "proposed"} or dated.deadline:
        return False
    return dates_the_agreeing(scene.folded[draft.sentence.start : dated.span.start])


def _date_and_end(draft: Draft, dated: Dated | None) -> tuple[DateValue | None, DateValue | None]:
    """Return the date of the act and, apart from it, the day until which it holds.

    "Extended until 2028" tells an end; a tie that a noun only mentions has no date at all.
    """
    mentioned = draft.type == "twinning" and draft.kind == "noun" and draft.status == "done"
    if dated is None or mentioned:
        return None, None
    if dated.deadline and draft.status == "done":
        return None, dated.value
    return dated.value, None


def _by_date(draft: Draft, date: DateValue | None) -> EventStatus | None:
    """Return ``done`` for a noun with its own full date and no verb: the calendar decides next."""
    dated = date is not None and not date.start.startswith("--")
    return "done" if dated and draft.kind == "noun" and not draft.title else None


def _timely(
    status: EventStatus, date: DateValue | None, published: str | None
) -> tuple[EventStatus, DateValue | None]:
    """Return status and date as the day of publication allows.

    What is told as done on a later day is planned. A plan's date before the publication is that of
    the next year where its year was inferred; else it is no day of the act, and is left out.
    """
    if date is None or published is None or date.start.startswith("--"):
        return status, date
    start, day = date.start[: len(published)], published[: len(date.start)]
    if status == "done" and start > day:
        return "planned", date
    last = (date.end or date.start)[: len(published)]
    if status in {"planned", "proposed"} and last < published[: len(last)]:
        return status, _a_year_later(date, published)
    return status, date


def _a_year_later(date: DateValue, published: str) -> DateValue | None:
    """Return a date whose year the words leave open as that of the next year.

    ``None`` where the words tell the year, or where the day is long past even so.
    """
    inferred = date.resolved_from == "published" and date.precision in {"day", "month"}
    if not inferred or str(int(date.start[:4]) + 1) < published[:4] or _YEAR.search(date.text):
        return None
    ends = (date.start, date.end)
    start, end = (f"{int(one[:4]) + 1}{one[4:]}" if one else None for one in ends)
    return replace(date, start=str(start), end=end) if _MONTH_WORD.search(date.text) else None


def _goods_span(scene: Scene, draft: Draft) -> Span:
    """Return the clause, with the rest of the sentence where a colon introduces it."""
    text = scene.page.document.text
    colon = text[draft.clause.end : draft.clause.end + 1] == ":"
    return Span(draft.clause.start, draft.sentence.end) if colon else draft.clause


def _bodies(scene: Scene, draft: Draft) -> list[str]:
    """Return the organisations that the clause names."""
    return [entity.id for entity in scene.page.entities_in(draft.clause, "organisation")]


def _trimmed(scene: Scene, draft: Draft) -> Span:
    """Return the clause without the marks and blanks at its edges."""
    text = draft.clause.of(scene.page.document.text)
    lead = len(text) - len(re.sub(r"^[\s,;:–—-]+", "", text))
    tail = len(text) - len(re.sub(r"[\s,;:–—-]+$", "", text))
    return Span(draft.clause.start + lead, draft.clause.end - tail)
