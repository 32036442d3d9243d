"""Places: each mention to the city, region, country or district it means, by its context."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pobratim.extract.mentions import Mention
from pobratim.extract.phrasewords import is_region_word
from pobratim.extract.placecontext import (
    outlet_country,
    province_after,
    provinces_in,
    votes_of,
)
from pobratim.extract.placenames import (
    adjective_base,
    adjective_nominative_masculine,
    city_bases,
    country_of,
    is_formal,
    region_name,
    region_of,
)
from pobratim.extract.tokens import Token
from pobratim.lexicon.countries import (
    common_country_name,
    country_code,
    country_name,
    country_of_adjective,
)
from pobratim.lexicon.declension import nominative_phrase
from pobratim.lexicon.gazetteer import Gazetteer, name_key
from pobratim.lexicon.globe import distance_km
from pobratim.lexicon.names import is_doubtful_city
from pobratim.lexicon.normalise import fold
from pobratim.lexicon.posts import adjective_stem
from pobratim.lexicon.provinces import Province
from pobratim.lexicon.regions import region
from pobratim.model.documents import Language
from pobratim.model.places import City
from pobratim.model.readings import PlaceKind, PlaceRef
from pobratim.model.spans import Span

__all__ = ["Place", "PlaceResolver"]

_HOME = {"ru": {"RU": 0.8, "BY": 0.8}, "be": {"BY": 1.0, "RU": 0.6}, "en": {}}
_VILLAGE = 5_000
_CLEAR = 0.45
_CLEAR_OF_LARGE = 0.25
_LARGE = 100_000
_FAME = 0.03
_FORMER = 1.0
_MOST_FORMS = 40
"""Spellings of a name in the gazetteer show how known a city is; more tell no more."""
_CITY_NOUN = re.compile(
    r"(?:город|местеч|столиц|порт|курорт|горад|мястэч|сталіц|city$|town$|port$|capital$|of$|the$)"
)
_NEAR_REGION_KM = 400.0
_DISTRICTS = frozenset({"район", "раён", "округ"})
_NEAR_BELARUS = frozenset({"BY", "RU", "UA", "PL", "LT", "LV"})
_STRUCTURES = frozenset(
    {"Bridge", "Street", "Square", "Road", "Avenue", "Castle", "Tower", "Hotel"}
)


@dataclass(slots=True)
class Place:
    """One place of a document while its mentions are gathered."""

    name: str
    ref: PlaceRef
    mentions: list[Span] = field(default_factory=list)
    shown: bool = True


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a mention may mean before the context decides."""

    name: str
    kind: PlaceKind
    country: str | None = None
    name_en: str | None = None
    options: tuple[tuple[str, City], ...] = ()
    hint: str | None = None
    near: tuple[float, float] | None = None
    weak: bool = False
    province: Province | None = None


class PlaceResolver:
    """Decides for one document what its place names mean."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
        language: Language,
        *,
        text: str = "",
    ) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._mentions = [m for m in mentions if m.kind == "place"]
        self._readings = [self._read(m) for m in self._mentions]
        self._countries = Counter(r.country for r in self._readings if r.country)
        self._anchors = [r.near for r in self._readings if r.near]
        self._region_stems = frozenset(
            adjective_stem(m.words[0])
            for m, r in zip(self._mentions, self._readings, strict=True)
            if r.kind == "region"
        )
        self._countries.update(self._clear_countries())
        self._votes = {
            r.name: votes_of([city for _, city in r.options]) for r in self._readings if r.options
        }
        sentences = {m.sentence.start: m.sentence.tokens for m in mentions}.values()
        self._provinces = provinces_in(sentences) if language == "en" else frozenset()
        self._outlet = outlet_country(text) if language == "en" else None

    def places(self) -> list[Place]:
        """Return the places in order of first mention, each with its mentions."""
        found: dict[tuple[object, ...], Place] = {}
        for mention, reading in zip(self._mentions, self._readings, strict=True):
            place = self._resolve(reading)
            place.shown = False
            key = _identity(place)
            known = found.setdefault(key, place)
            known.mentions.append(mention.span)
            known.shown = known.shown or not self._is_weak(mention, reading)
        self._join_unresolved(found)
        return list(found.values())

    def _is_weak(self, mention: Mention, reading: _Reading) -> bool:
        """Tell whether an adjective may mean the region of that name as well as the city."""
        adjective = mention.proposal.origin == "adjective"
        return (
            reading.weak
            or (adjective and adjective_stem(mention.words[0]) in self._region_stems)
            or self._may_be_a_word(mention, reading)
        )

    def _may_be_a_word(self, mention: Mention, reading: _Reading) -> bool:
        """Tell whether a lone name may be a word of everyday, or the name of a street or bridge.

        A sentence begins any word with a capital; in Belarusian a far city that is named there
        and nowhere else is hardly meant.
        """
        if self._language == "ru" or mention.proposal.origin != "named" or reading.kind != "city":
            return False
        tokens, stop = mention.sentence.tokens, mention.proposal.stop
        following = tokens[stop].text if stop < len(tokens) else ""
        if self._language == "en" and following in _STRUCTURES:
            return True
        joined = following.lower() in {"and", "і", "ды"}
        if len(mention.words) > 1 or not _opens(mention) or not following[:1].islower() or joined:
            return False
        near = {city.country for _, city in reading.options} & _NEAR_BELARUS
        far = self._language == "be" and bool(reading.options) and not near
        return far or is_doubtful_city(mention.words[0], self._language)

    def _join_unresolved(self, found: dict[tuple[object, ...], Place]) -> None:
        """Let a name that may be several cities mean the one that the page resolved."""
        for key, place in list(found.items()):
            if place.ref.kind != "city" or place.ref.geonames is not None:
                continue
            same = [
                other
                for other in found.values()
                if other.ref.geonames and fold(other.name) == fold(place.name)
            ]
            if same:
                same[0].mentions.extend(place.mentions)
                del found[key]

    def city(self, name: str) -> PlaceRef:
        """Return the city called ``name`` (nominative), resolved as a mention of it would be."""
        options = tuple((name, city) for city in self._gazetteer.candidates(name))
        return self._resolve(_Reading(name, "city", options=options)).ref

    # Reading one mention -----------------------------------------------------------------

    def _read(self, mention: Mention) -> _Reading:
        proposal = mention.proposal
        if proposal.origin in {"metonym", "adjective"} and proposal.name:
            cities = self._gazetteer.candidates(proposal.name)
            options = tuple((proposal.name, city) for city in cities)
            weak = proposal.origin == "adjective" and not _names_party(mention)
            return _Reading(proposal.name, "city", options=options, weak=weak)
        if proposal.origin == "region":
            return self._read_region(mention)
        if proposal.origin == "english":
            return self._english_region(mention)
        words = mention.words
        known = country_of(words, self._language) or (
            country_of(words[-1:], self._language) if len(words) > 1 and is_formal(words) else None
        )
        if known:
            return self._country(*known)
        part = region_of(words, self._language)
        if part and not _of_city(mention, self._language):
            return _Reading(part[0], "region", part[1].country, part[1].en)
        return self._read_city(mention)

    def _country(self, name: str, code: str) -> _Reading:
        common = common_country_name(name, code, self._language)
        return _Reading(common, "country", code, country_name(code, "en"))

    def _read_region(self, mention: Mention) -> _Reading:
        words = mention.words
        tokens = mention.sentence.tokens
        if mention.proposal.name == "shared":
            head = next(filter(None, map(is_region_word, tokens[mention.proposal.stop :])), "")
            return self._region_reading((*words, head), head)
        whole = country_of(words, self._language)
        if whole:
            return self._country(*whole)
        first = is_region_word(tokens[mention.proposal.start])
        if first:
            part = region_of(words[1:], self._language)
            name = f"{first.capitalize()} {part[0] if part else words[1]}"
            return _Reading(
                name, "region", part[1].country if part else None, part[1].en if part else None
            )
        return self._region_reading(words, is_region_word(tokens[mention.proposal.stop - 1]) or "")

    def _english_region(self, mention: Mention) -> _Reading:
        name = " ".join(mention.words)
        stem = " ".join(mention.words[:-1])
        known = next(
            (r for end in ("Oblast", "Krai", "Region") if (r := region(f"{stem} {end}"))), None
        )
        kind: PlaceKind = "district" if mention.words[-1] == "District" else "region"
        cities = self._gazetteer.candidates(stem)
        near = (cities[0].latitude, cities[0].longitude) if cities else None
        return _Reading(
            name, kind, known.country if known else None, known.en if known else name, near=near
        )

    def _region_reading(self, words: Sequence[str], head: str) -> _Reading:
        name = region_name(words, head, self._language)
        known = region(name)
        kind: PlaceKind = "district" if head in _DISTRICTS else "region"
        near = self._centre(words[0]) if kind == "region" else None
        return _Reading(
            name, kind, known.country if known else None, known.en if known else None, near=near
        )

    def _centre(self, adjective: str) -> tuple[float, float] | None:
        base = adjective_base(adjective, self._gazetteer, self._language)
        cities = self._gazetteer.candidates(base) if base else ()
        return (cities[0].latitude, cities[0].longitude) if cities else None

    def _read_city(self, mention: Mention) -> _Reading:
        bases = city_bases(mention.words, self._gazetteer, self._language)
        options = tuple((base, city) for base, cities in bases for city in cities)
        tokens = mention.sentence.tokens
        after = tokens[mention.proposal.stop : mention.proposal.stop + 6]
        before = tokens[max(0, mention.proposal.start - 3) : mention.proposal.start]
        surface = " ".join(mention.words)
        name = bases[0][0] if bases else _nominative_guess(mention, self._language)
        return _Reading(
            name or surface,
            "city",
            options=options,
            hint=self._hint_after(after) or self._hint_before(before),
            near=self._near_after(after),
            province=province_after(after),
        )

    def _hint_after(self, tokens: Sequence[Token]) -> str | None:
        if len(tokens) < 2 or tokens[0].lower not in {"(", ",", "in", "en", "в", "у"}:
            return None
        for size in (3, 2, 1):
            words = tuple(t.text for t in tokens[1 : 1 + size])
            known = country_of(words, self._language) if len(words) == size else None
            if known and words[0][:1].isupper():
                return known[1]
        return None

    def _hint_before(self, tokens: Sequence[Token]) -> str | None:
        """Return the country whose adjective modifies the name: "чешского города Острава"."""
        for token in reversed(tokens):
            code = country_of_adjective(_masculine(token, self._language))
            if code:
                return code
            if not _CITY_NOUN.match(token.lower):
                return None
        return None

    def _near_after(self, tokens: Sequence[Token]) -> tuple[float, float] | None:
        if len(tokens) > 2 and tokens[0].text == "(" and is_region_word(tokens[2]):
            return self._centre(tokens[1].text)
        return None

    # Deciding ------------------------------------------------------------------------------

    def _clear_countries(self) -> Iterable[str]:
        """Yield the countries of names that only one city of any size bears."""
        for reading in self._readings:
            countries = {city.country for _, city in reading.options}
            if len(countries) == 1:
                yield from countries

    def _resolve(self, reading: _Reading) -> Place:
        if reading.kind != "city":
            ref = PlaceRef(reading.kind, None, reading.name_en, reading.country)
            return Place(reading.name, ref)
        scored = sorted(
            ((self._score(reading, base, city), base, city) for base, city in reading.options),
            key=lambda row: (-row[0], row[2].geonames),
        )
        if not scored:
            return Place(reading.name, PlaceRef("city", None, None, reading.hint))
        best, base, city = scored[0]
        rivals = [score for score, _, other in scored[1:] if other.geonames != city.geonames]
        clear = _CLEAR_OF_LARGE if (city.population or 0) >= _LARGE else _CLEAR
        if rivals and best - rivals[0] < clear:
            return Place(base, PlaceRef("city", None, None, reading.hint))
        base = city.label(self._language) if base.isupper() else base
        return Place(base, PlaceRef("city", city.geonames, city.label("en"), city.country))

    def _score(self, reading: _Reading, base: str, city: City) -> float:
        """Weigh a city: its people, its fame, its name today, and what the page tells of it."""
        score = math.log10((city.population or 0) + 100)
        score += self._by_name(base, city) + self._by_page(reading, city)
        score += _HOME[self._language].get(city.country, 0.0)
        if reading.hint:
            score += 3.0 if city.country == reading.hint else -1.0
        if reading.province:
            score += 4.0 if (city.country, city.admin1) == reading.province else -1.0
        for centre in (reading.near,) if reading.near else self._anchors:
            if distance_km(centre, (city.latitude, city.longitude)) < _NEAR_REGION_KM:
                score += 1.5 if reading.near else 0.7
                break
        return score

    def _by_name(self, base: str, city: City) -> float:
        """Weigh how a city is called: what it was once called counts against it."""
        large = (city.population or 0) >= _LARGE
        forms = len(self._gazetteer.names(city.geonames)) if large else 0
        fame = _FAME * min(forms, _MOST_FORMS)
        today = {name_key(name) for name in (city.name, *city.names.values())}
        shown = 0.2 if fold(base) == fold(city.label(self._language)) else 0.0
        return fame + shown - (0.0 if name_key(base) in today else _FORMER)

    def _by_page(self, reading: _Reading, city: City) -> float:
        """Weigh what the other places of the page and the English of its outlet tell."""
        others = (votes for name, votes in self._votes.items() if name != reading.name)
        votes = sum(one.get(city.country, 0.0) for one in others)
        score = min(1.2, 0.7 * votes) + (0.5 if self._countries[city.country] else 0.0)
        # A country that the page speaks of says little for a village of it with a town's name.
        score *= 0.5 if (city.population or 0) < _VILLAGE else 1.0
        score += 1.2 if city.country == self._outlet else 0.0
        return score + (0.8 if (city.country, city.admin1) in self._provinces else 0.0)


def _identity(place: Place) -> tuple[object, ...]:
    ref = place.ref
    if ref.geonames:
        return ("city", ref.geonames)
    if ref.kind == "country":
        return ("country", ref.country)
    return (ref.kind, fold(place.name), ref.country)


def _opens(mention: Mention) -> bool:
    """Tell whether nothing but marks stands before the mention in its sentence."""
    before = mention.sentence.tokens[: mention.proposal.start]
    return not any(token.text[:1].isalnum() for token in before)


_CITY_WORDS = re.compile(
    r"(?:город|горад|мэр|градоначальник|бургомистр|бургамістр|горисполком|горадзе|"
    r"city$|town$|mayor$|akim$)"
)


def _of_city(mention: Mention, language: Language) -> bool:
    """Tell whether a name that a region bears too is called a city: "the mayor of Nakhchivan"."""
    at = mention.proposal.start
    before = mention.sentence.tokens[max(0, at - 2) : at]
    words = [t.lower for t in before if t.lower != "of"]
    joined = language != "en" or (bool(before) and before[-1].lower == "of")
    return joined and bool(words) and _CITY_WORDS.match(words[-1]) is not None


_PARTY = re.compile(
    r"(?:делегаци|сторон|коллег|власт|предприяти|компани|градоначальник|мэр|глав|администраци|"
    r"партн[её]р|гост|производител|депутат|руководств|бизнес|студент|вуз|школ|педагог|врач|"
    r"дэлегацы|бок|бак|калег|улад|прадпрыемств|кампані|вытворц|дэпутат|кіраўніцтв|настаўнік|"
    r"педагог|завод|фірм|фабрык|камбінат|універсітэт|акадэмі|гарвыканкам|горисполком|райисполком|выставк|выстаўц)"
)


def _names_party(mention: Mention) -> bool:
    """Tell whether a city's adjective stands for the city: "брестская делегация"."""
    stop = mention.proposal.stop
    following = mention.sentence.tokens[stop : stop + 2]
    return any(_PARTY.match(token.lower) for token in following)


def _masculine(token: Token, language: Language) -> str:
    return token.text if language == "en" else adjective_nominative_masculine(token.text, language)


def _nominative_guess(mention: Mention, language: Language) -> str | None:
    """Return the nominative of a Russian place that no table knows, by its words alone."""
    if language != "ru" or country_code(" ".join(mention.words)):
        return None
    tokens, start = mention.sentence.tokens, mention.proposal.start
    before = tokens[start - 1].text if start else ""
    return " ".join(nominative_phrase(mention.words, before))
