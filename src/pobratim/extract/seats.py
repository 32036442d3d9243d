"""Seats of bodies that the page tells only in passing: "горисполком", "облисполком"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.citybodies import bare_country
from pobratim.extract.homes import home_of, lead_of
from pobratim.extract.organisations import Organisation
from pobratim.extract.placenames import adjective_nominative_masculine, region_name
from pobratim.extract.places import Place
from pobratim.extract.tokens import Page
from pobratim.lexicon.bodies import adjective_of_city
from pobratim.lexicon.declension import genitive
from pobratim.lexicon.posts import adjective_stem
from pobratim.lexicon.regions import region
from pobratim.model.documents import Language
from pobratim.model.readings import PlaceRef
from pobratim.model.spans import Span

__all__ = ["complete_bare", "seat_regions"]

_OF_CITIES = frozenset({"горисполком", "гарвыканкам", "райисполком", "райвыканкам"})
_OF_REGIONS = ("облисполком", "аблвыканкам", "облсовет", "областной", "абласны")
_HOME = "BY"


def seat_regions(bodies: Sequence[Organisation], places: list[Place], language: Language) -> None:
    """Give an oblast's body its region: Брестский облисполком sits for Брестская область.

    A region that the page does not name by itself gets its mention in the name of the body.
    """
    for body in bodies:
        words = body.name.split()
        if len(words) < 2 or not any(word.startswith(_OF_REGIONS) for word in words[1:]):
            continue
        body.place = _known_region(words[0], places)
        if body.place is None and body.seat_span is not None:
            body.place = _new_region(words[0], body.seat_span, language)
            if body.place is not None:
                places.append(body.place)


def _new_region(adjective: str, span: Span, language: Language) -> Place | None:
    noun = "вобласць" if language == "be" else "область"
    name = region_name((adjective, noun), noun, language)
    known = region(name)
    if known is None:
        return None
    return Place(name, PlaceRef("region", None, known.en, known.country), [span])


def _known_region(adjective: str, places: Sequence[Place]) -> Place | None:
    stem = adjective_stem(adjective)
    return next(
        (
            p
            for p in places
            if p.ref.kind == "region" and adjective_stem(p.name.split()[0]) == stem
        ),
        None,
    )


def complete_bare(
    bodies: Sequence[Organisation], places: Sequence[Place], page: Page
) -> list[Organisation]:
    """Give bodies that stand without their city the city that the text makes certain.

    A "горисполком" takes the nearest Belarusian city before it: such committees exist in Belarus
    only. Other bare bodies ("мэрия", "акимат") take the only city of their sentence, the city
    that the text speaks from, or its only city. Those that stay without are left out.
    """
    kept = []
    for body in bodies:
        if body.name.lower() in _OF_CITIES and body.place is None:
            _complete_committee(body, places, page)
        elif body.place is None and not body.bare and not _holds_place(body, places):
            body.place = _bracketed(body, places, page.document.text)
        elif body.bare:
            body.place = _city_of_bare(body, places, page)
            if body.place is None:
                continue
            body.place.shown = True
            if page.document.language != "en":
                body.name = f"{body.name} {genitive(body.place.name, page.document.language)}"
        kept.append(body)
    return _joined(kept)


def _holds_place(body: Organisation, places: Sequence[Place]) -> bool:
    """Tell whether a place is named inside a body's name."""
    spans = [span for place in places for span in place.mentions]
    return any(mention.contains(span) for mention in body.mentions for span in spans)


def _bracketed(body: Organisation, places: Sequence[Place], text: str) -> Place | None:
    """Return the city in brackets right behind a body: "академия (Горки)"."""
    behind = {mention.end for mention in body.mentions}
    return next(
        (
            place
            for place in places
            if place.ref.kind == "city"
            if any(
                m.end < len(text) and text[m.start - 2 : m.start] == " (" and m.start - 2 in behind
                and text[m.end] in "),"
                for m in place.mentions
            )
        ),
        None,
    )  # fmt: skip


def _joined(bodies: Sequence[Organisation]) -> list[Organisation]:
    """Bring together what has become one name."""
    found: dict[str, Organisation] = {}
    for body in bodies:
        known = found.setdefault(body.name.lower(), body)
        if known is not body:
            known.mentions = sorted({*known.mentions, *body.mentions})
    return list(found.values())


def _complete_committee(body: Organisation, places: Sequence[Place], page: Page) -> None:
    """Give a bare committee its city; its name gets the city's adjective if one is known."""
    city = _city_before(body, places)
    if city is None:
        return
    body.place = city
    city.shown = True
    adjective = next(_adjectives(city, page), None)
    if adjective is not None:
        body.name = f"{adjective.capitalize()} {body.name.lower()}"


def _city_of_bare(body: Organisation, places: Sequence[Place], page: Page) -> Place | None:
    """Return the city that a bare body certainly belongs to, ``None`` where several may be."""
    wanted = bare_country(body.name)
    cities = [
        place
        for place in places
        if place.ref.kind == "city" and (not wanted or place.ref.country in wanted)
    ]
    if len(cities) == 1:
        return cities[0]
    at = body.mentions[0].start
    mentions = [city.mentions for city in cities]
    lead = lead_of(page.document, at, mentions)
    if lead is not None:
        return cities[lead]
    sentence = next((s for s in page.sentences if s.start <= at < s.end), None)
    beside = [c for c in cities if sentence and any(sentence.span.contains(m) for m in c.mentions)]
    if len(beside) == 1:
        return beside[0]
    home = home_of(page.document, at, mentions)
    return cities[home] if home is not None and not beside else None


def _city_before(body: Organisation, places: Sequence[Place]) -> Place | None:
    start = body.mentions[0].start
    before = [
        (mention.start, i)
        for i, place in enumerate(places)
        if place.ref.kind == "city" and place.ref.country == _HOME
        for mention in place.mentions
        if mention.start < start
    ]
    return places[max(before)[1]] if before else None


def _adjectives(city: Place, page: Page) -> Iterator[str]:
    """Yield the city's adjective as the page uses it, else as the table has it."""
    language: Language = page.document.language
    for mention in city.mentions:
        word = mention.of(page.document.text)
        masculine = adjective_nominative_masculine(word, language)
        if masculine.endswith(("ский", "цкий", "скі", "цкі")) and " " not in word:
            yield masculine
    listed = adjective_of_city(city.name, language)
    if listed is not None:
        yield listed
