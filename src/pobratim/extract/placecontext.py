"""What the rest of a page tells of its cities: their countries, provinces and the outlet's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pobratim.extract.tokens import Token
from pobratim.lexicon.normalise import fold
from pobratim.lexicon.provinces import Province, province
from pobratim.model.places import City

__all__ = ["outlet_country", "province_after", "provinces_in", "votes_of"]

_OUTLETS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "GB",
        1,
        re.compile(
            r"£|\b(?:[Cc]ouncillors?|Cllrs?|[Bb]orough|[Cc]ounty [Cc]ouncil|NHS|constabulary|"
            r"[Tt]own [Cc]lerk|Lord Mayor|[Cc]ivic [Cc]entre|mph|twinning|UK|Britain|British)\b"
        ),
    ),
    (
        "US",
        2,
        re.compile(
            r"(?<!A)(?<!C)(?<!NZ)\$|\b(?:[Cc]ouncilors?|[Cc]ouncilm[ae]n|[Cc]ouncilmembers?|"
            r"[Mm]ayor [Pp]ro [Tt]em|[Hh]igh schoolers?|[Ss]ister [Cc]ities|U\.S\.|"
            r"State Department|downtown|school board)\b"
        ),
    ),
)
"""How an English text writes where its readers live, and how many such words are enough."""
_SHARE = 0.5
_MOST = 0.9
_JOINS = frozenset({",", "(", "in"})


def votes_of(cities: Sequence[City]) -> Mapping[str, float]:
    """Return, by country, how much a name speaks for it that may mean any of ``cities``.

    A name that nearly all have in one country weighs one; else each country weighs by its share
    of the people who live in cities of that name, halved.
    """
    people: dict[str, int] = {}
    for city in cities:
        people[city.country] = people.get(city.country, 0) + (city.population or 1)
    total = sum(people.values())
    weight = 1.0 if total and max(people.values()) > _MOST * total else _SHARE
    return {country: weight * number / total for country, number in people.items()}


def outlet_country(text: str) -> str | None:
    """Return the country whose English a text is written in, ``None`` where it does not show.

    >>> outlet_country("Cllr Smith said the borough had £600.")
    'GB'
    """
    found = [(len(set(cues.findall(text))), least, country) for country, least, cues in _OUTLETS]
    found.sort(reverse=True)
    (most, least, country), (less, *_) = found
    return country if most >= least and most > less else None


def province_after(tokens: Sequence[Token]) -> Province | None:
    """Return the province that stands right after a city's name: ", Ohio", "(Ohio)", ", Ore."."""
    if len(tokens) < 2 or tokens[0].lower not in _JOINS:
        return None
    words = [t.text for t in tokens[1:6]]
    for size in (2, 1):
        name = " ".join(words[:size])
        dotted = name + "." if words[size : size + 1] == ["."] else name
        for form in ("".join(words[:4]), dotted, name):
            known = province(form)
            if known is not None and form[:1].isupper() and fold(form) != "in":
                return known
    return None


def provinces_in(tokens: Iterable[Sequence[Token]]) -> frozenset[Province]:
    """Return the provinces that sentences name by their full names."""
    found: set[Province] = set()
    for sentence in tokens:
        for at, token in enumerate(sentence):
            if not token.text[:1].isupper() or len(token.text) < 4:
                continue
            double = " ".join(t.text for t in sentence[at : at + 2])
            known = province(double) or province(token.text)
            if known is not None:
                found.add(known)
    return frozenset(found)
