"""Whether a page reports cooperation between places, and how surely."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pobratim.extract.tokens import Page
from pobratim.lexicon.normalise import flat
from pobratim.model.readings import Cooperation, Entity, Event

__all__ = ["cooperation_of"]

_TIES = re.compile(
    r"\b(?:сотруднич\w+|побратим\w*|партнерств\w+|соглашени\w+|меморандум\w*|делегаци\w+|"
    r"взаимодействи\w+|договоренност\w+|кооперац\w+|двусторонн\w+|супрацоўніцтв\w+|пабрацім\w*|"
    r"пагадненн\w+|дэлегацы\w+|"
    r"узаемадзе\w+|дамоўленас\w+|кааперацы\w+|двухбаков\w+|мемарандум\w*|"
    r"twin\w*|sister cit\w+|cooperat\w+|partnership\w*|delegation\w*|"
    r"memorandum\w*|agreement\w*)"
)
_ELSE = re.compile(
    r"\b(?:матч\w*|чемпионат\w*|турнир\w*|тренер\w*|забил\w*|сыграл\w*|прогноз погоды|осадк\w+|"
    r"градус\w*|дтп|авари\w+|столкнул\w+|кювет|погиб\w*|пострада\w+|суд\b|суда\b|обвиняем\w+|"
    r"задержан\w*|преступлени\w+|мошенни\w+|рейтинг\w*|подорожал\w*|подешевел\w*|"
    r"перамагл\w+|прайгра\w+|гандбал\w+|трэнер\w*|аварыйнасц\w*|загіну\w+|затрыман\w+|"
    r"court\w*|defendant\w*|police|gang\w*|match\w*|scored|weather|rain|crash\w*|volcano\w*|"
    r"вулкан\w*|refugee\w*)"
)


_CONTACTS = re.compile(
    r"\b(?:визит|посет|встреч|дружб|обмен|совмест|побратим|сотруднич|партнер|соглаш|делегац|"
    r"візіт|наведа|сустрэ|сябр|абмен|сумесн|пабрацім|супрацоўн|пагадн|дэлегац|"
    r"visit|host|meeting|friend|exchang|joint|twin|cooperat|partner|agree|delegat)\w*"
)
_STEM = 5
_MANY = 5
"""Kinds of words of contact that tell of cooperation where no event could be read."""


def cooperation_of(page: Page, events: Sequence[Event] = ()) -> Cooperation:
    """Return whether ``page`` reports cooperation between places, with a score in [0, 1].

    Events between at least two different places decide; words of ties count for it and words of
    matches, accidents, weather, courts and rankings against it. Where no event was read, many
    kinds of words of contact stand in for one. The score is the logistic function of the weighted
    counts, the value is whether it reaches one half.
    """
    words = flat(page.document.text)
    ties, other = len(_TIES.findall(words)), len(_ELSE.findall(words))
    between = sum(_is_between(page, event) for event in events)
    places = len({_identity(e) for e in page.entities if e.kind == "place"})
    logit = -1.5 + 1.6 * min(between, 3) + 0.5 * min(len(events) - between, 2)
    logit += 0.6 * min(ties, 4) - 0.7 * min(other, 5)
    if places < 2 and not between:
        logit -= 2.0
    if not events:
        contacts = {word[:_STEM] for word in _CONTACTS.findall(words)}
        logit += 1.0 if len(contacts) >= _MANY and places > 1 else -1.5
    score = 1 / (1 + math.exp(-logit))
    return Cooperation(score >= 0.5, round(score, 3))


def _is_between(page: Page, event: Event) -> bool:
    named = {e.id: e for e in page.entities}
    return len({_identity(named[p]) for p in event.parties if p in named}) >= 2


def _identity(entity: Entity) -> tuple[object, ...]:
    place = entity.place
    if place is None:
        return (entity.name,)
    return (place.geonames,) if place.geonames is not None else (place.name_en or entity.name,)
