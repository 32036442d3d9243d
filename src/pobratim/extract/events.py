"""Events of cooperation between places: who with whom, what, when, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pobratim.extract.dates import Dated
from pobratim.extract.drafts import Draft, drafts_of
from pobratim.extract.goods import goods_in
from pobratim.extract.merge import joined, merge_events, name_twinnings
from pobratim.extract.moments import Moments
from pobratim.extract.occasions import dated_like
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


def events_of(page: Page, occupations: Sequence[Occupation]) -> tuple[Event, ...]:
    """Return the cooperation events that ``page`` reports, done or not.

    A text in which no two places act together, or whose matter is something else (sport, crime,
    weather, a ranking), has none.
    """
    scene = Scene(page, tuple(occupations))
    drafts = drafts_of(scene)
    if not _cooperates(scene, drafts):
        return ()
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


def _cooperates(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """Tell whether two places act together anywhere: some draft anchors the text.

    A sentence on two bodies, delegations or holders of posts does as well. Words of sport, crime,
    accidents and rankings ask for such a sentence that also tells an event.
    """
    unrelated, related = _stems(scene, "unrelated"), _stems(scene, "related")
    least = _BOTH_ACT if unrelated >= 2 and related < _OUTWEIGHS * unrelated else 0
    told = [draft for draft in drafts if draft.status is not None]
    if not told or len(scene.primary) < 2:
        return False
    if not least and any(_weight(scene, s.span) >= _BOTH_ACT for s in scene.page.sentences):
        return True
    sure = [d for d in told if not unrelated or related >= _RELATED or d.type not in _IN_PASSING]
    if any(_anchors(scene, draft, least) for draft in sure):
        return True
    least_related = 1 if scene.is_digest else _RELATED
    if (
        related >= least_related
        and unrelated < _RELATED
        and any(_is_bond(scene, draft) for draft in told)
    ):
        return True
    if least or not _names_two_sides(scene):
        return False
    return related >= _RELATED or (not unrelated and _acts_often(scene, told))


def _is_bond(scene: Scene, draft: Draft) -> bool:
    """Tell whether two cities sign or become twins in one sentence, or a section's city does.

    No match and no trial tells that.
    """
    bound = draft.type in {"agreement", "twinning"} and draft.kind == "verb"
    return bound and (scene.is_digest or len(scene.cities_first(draft.sentence)) >= 2)


def _acts_often(scene: Scene, told: Sequence[Draft]) -> bool:
    """Tell whether visits, exchanges, deliveries … between countries are what the text reports.

    Two sentences do, or one that brings guests of the one side to the other.
    """
    first, second = scene.primary[:2]
    if scene.country_of(first) == scene.country_of(second) and not scene.is_digest:
        return False
    acts = {draft.sentence for draft in told if _is_act(scene, draft)}
    return len(acts) >= _OFTEN or any(
        {first, second} <= set(scene.weights(act)) and scene.names_delegation(act) for act in acts
    )


def _is_act(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft of a sentence names a place, and goods where it is a contract."""
    if draft.kind in {"intent", "ongoing"} or draft.type in {"agreement", "project"}:
        return False
    if draft.type == "contract":
        return bool(goods_in(scene, draft.sentence))
    return bool(scene.weights(draft.sentence)) and draft.status != "cancelled"


def _stems(scene: Scene, section: str) -> int:
    """Return how many different words of a list of the table the text has."""
    words = cue_words(section, "", scene.page.document.language).finditer(scene.folded)
    return len({match.group()[:_STEM] for match in words})


def _names_two_sides(scene: Scene) -> bool:
    """Tell whether the text names two places that are not parts of each other."""
    first, second = scene.primary[:2]
    kinds = {scene.kind_of(first), scene.kind_of(second)}
    return kinds == {"city"} or scene.country_of(first) != scene.country_of(second)


_STEM = 5
_OUTWEIGHS = 3
"""How many times as many words of cooperation outweigh those of sport, crime and the like."""

_OFTEN = 2
_RELATED = 3
"""How many different words of cooperation stand for a sentence on two sides that act."""

_BOTH_ACT = 6
_LEAST: dict[EventType, int] = {"agreement": 3, "other": 3, "exchange": 3, "aid": 3}
"""How surely two parties must act in a sentence to anchor the text; for other types 4."""

_IN_PASSING: frozenset[EventType] = frozenset({"route", "exchange"})
"""Types that a text on sport, crime or a ranking tells in passing."""

_ACTS: frozenset[EventType] = frozenset(
    {"agreement", "meeting", "visit", "exchange", "contract", "other", "aid"}
)
"""Types that one party may anchor together with what the rest of the text says of the other."""


def _anchors(scene: Scene, draft: Draft, least: int) -> bool:
    """Tell whether a draft shows that two places act together.

    The word "twin" is enough; a flight that is cancelled is not. A sentence that names one party
    counts together with the surest mention of the other; within one country that takes more,
    and of a contract, which may be private, the party must act itself.
    """
    if draft.type == "twinning" and not least:
        return True
    if draft.type == "route" and draft.status == "cancelled":
        return False
    if _weight(scene, draft.sentence) >= max(least, _LEAST.get(draft.type, 4)):
        return True
    here = scene.weights(draft.sentence)
    if least or draft.type not in _ACTS or not here:
        return False
    own = max(here, key=lambda party: here[party])
    others = [p for p in scene.primary if p != own]
    surest = max((m.weight for m in scene.mentions if m.entity in others), default=0)
    abroad = any(scene.country_of(p) != scene.country_of(own) for p in others)
    needed = 3 if draft.type == "contract" else 2
    return here[own] >= needed and here[own] + surest >= (4 if abroad else 5)


def _weight(scene: Scene, span: Span) -> int:
    """Return how surely the two likeliest parties in ``span`` act, 0 without a pair."""
    weights = sorted(scene.weights(span).values(), reverse=True)
    return sum(weights[:2]) if len(weights) >= 2 else 0


def _is_told(scene: Scene, draft: Draft) -> bool:
    """Tell whether the sentence of a draft names anyone who could have taken part.

    Of meetings and visits it must; a contract needs goods, an enterprise, or its own name.
    """
    if draft.type in {"meeting", "visit"} and draft.kind == "verb":
        return (
            bool(draft.parties)
            or bool(scene.page.entities_in(draft.sentence))
            or (scene.names_delegation(draft.sentence))
        )
    if draft.type == "route" and draft.kind == "verb":
        named = _REGULAR.search(draft.clause.of(scene.folded))
        return named is not None or bool(scene.weights(draft.sentence))
    if draft.kind == "ongoing" and draft.type == "project":
        return len(enterprises_of(scene, draft.clause, draft.type)) >= 2
    if draft.type == "contract" and draft.kind != "noun":
        return bool(
            goods_in(scene, draft.clause)
            or enterprises_of(scene, draft.clause, draft.type)
            or _CONTRACT.search(draft.cue.of(scene.folded))
            or cue_words("lists", "wares", scene.page.document.language).search(
                draft.clause.of(scene.folded)
            )
        )
    return True


_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_WORD = re.compile(rf"(?<!\w){MONTH}(?!\w)|квартал|quarter", re.IGNORECASE)
_REGULAR = re.compile(
    r"рейс|маршрут|сообщени|авиа|лини|паром|рэйс|зносін|авія|лінія|flight|route|line|service|ferr"
)
_AGREED = re.compile(
    r"(?:договорил(?:ись|ся|ась)|условились|дамовіл(?:іся|ася)|agreed)\s(?:в|во|у|ў|in|on)\s$"
)
_CONTRACT = re.compile(r"контракт|кантракт|contract|договор|дагавор")


def _event(scene: Scene, draft: Draft, before: tuple[str, ...], moments: Moments) -> Event | None:
    """Return the event of a draft, ``None`` where no second party or no status is told."""
    block = scene.page.document.blocks[draft.block].span
    parties = scene.complete(
        draft.parties, block=block, at=draft.clause.start, before=before, located=draft.located
    )
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
    return _AGREED.search(scene.folded[draft.sentence.start : dated.span.start]) is not None


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
