"""Whose cooperation an event is: the places that act, found clause by clause.

A place acts where its delegation, body, post-holder or enterprise does. A place that only follows
"in" or "through" is where something happens; it counts as a party where nothing stronger is
named. What a clause leaves out comes from the sentence, then from what the text is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pobratim.extract.derivatives import derived_mentions
from pobratim.extract.tokens import Page, Sentence
from pobratim.lexicon.events import cue_words, fold_keeping_length
from pobratim.model.readings import Entity, EventLevel, Occupation
from pobratim.model.spans import Span

__all__ = ["SHARED_NAME", "PartyMention", "Scene"]

_ACTOR = re.compile(
    r"(?:делегаци|глав(?!н)|мэр|администрац|власт|исполком|губернатор|предприят|компани|город|жител|"
    r"дум(?!а[юле])|совет(?!с)|представител|посол|посл(?:а|у|ы|ом|ов|ам)(?!\w)|консул|генконсул|завод|бургомистр|бургамістр|руковод|"
    r"председател|министр|правительств|между|дэлегацы|кіраўн|выканкам|улад|прадпрыемств|горад|"
    r"жыхар|прадстаўн|намеснік|старшын|мэры|паміж|delegation|mayor|ambassador|consul|"
    r"administration|authorit|council|city of|governor|chamber|between)"
    r"[\w-]*(?:\s+[\w-]+(?:\s+(?:и|і|and))?)?[\s«\"“]*$"
)
_SECOND_OF_TWO = re.compile(r"(?:между|паміж|between)\s+[\w-]+\s+(?:и|і|and)\s+$")
_INSIDE = {
    language: re.compile(rf"(?<!\w)(?:{words})\s+(?:[\w-]+(?:ом|ой|ем|ым|ім)\s+)?$")
    for language, words in {
        "ru": "в|во|на|из|под",
        "be": "у|на|з|пад",
        "en": "in|at|near",
    }.items()
}
_TO_A_PLACE = re.compile(r"(?<!\w)(?:в|во|на|для|из|у|з|для|to|in|for|from)\s+(?:the\s+)?$")
_THROUGH = re.compile(
    r"(?<!\w)(?:через|праз|via|through|мимо|около|каля|port\s+of|порта?|порту)\s+$"
)
_GUESTS_BEFORE = re.compile(
    r"(?:делегаци|гост|дэлегацы|госц|delegation|guests?|visitors|business people)\w*\s+"
    r"(?:(?:from|из|от|з|ад|of|the|города|горада)\s+)*$"
)
_GUESTS_AFTER = re.compile(r"\s+(?:делегаци|гост|дэлегацы|госц|delegation)")
_BRACKET = re.compile(r"\([^)]*$")
_REGIONAL = re.compile(r"обл|вобл|край|регион|region")
_HEAD_MARK = re.compile(r"[\s.:!•*#–—-]*(?:\d{1,2}[.)]\s*)?")
_HEAD_END = re.compile(r"[\s.:!–—-]*$")
_HEAD_REST = re.compile(r"\s*(?:\([^)\n]{2,30}\)|,\s[A-ZА-ЯЁІЎ][\w ]{2,20})?\s*(?:[.:]|$)")
SHARED_NAME = 5
"""How many letters tell that a region or a district is named after a city."""

_SECTIONS = 2
"""How many heads that are one place each make a digest."""

_DERIVED = 2
"""How surely a place acts through an adjective or its inhabitants."""

_WEIGHT_OF_BODY = {"authority": 3, "university": 2, "museum": 2, "hospital": 2}
"""How surely a body acts for its city; any other body 1."""

_LEVELS: tuple[EventLevel, ...] = ("region", "district", "country")


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A place, or a body of unknown seat, at one spot; ``weight`` says how surely it acts."""

    entity: str
    span: Span
    weight: int


@dataclass(frozen=True)
class Scene:
    """Who and what a page names, and the places that stand behind them."""

    page: Page
    occupations: tuple[Occupation, ...]

    @cached_property
    def folded(self) -> str:
        """The document's text, folded code point for code point."""
        return fold_keeping_length(self.page.document.text)

    @cached_property
    def without_places(self) -> str:
        """The folded text with each "in Minsk" (preposition and place) blanked out."""
        text = self.folded
        for entity in self.page.entities:
            for span in entity.mentions if entity.kind == "place" else ():
                found = _TO_A_PLACE.search(text[max(0, span.start - 12) : span.start])
                if found is not None:
                    start = span.start - (found.end() - found.start())
                    text = text[:start] + " " * (span.end - start) + text[span.end :]
        return text

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.page.entities}

    @cached_property
    def _by_geonames(self) -> dict[int, str]:
        """What stands for each city: the place if the page names it, else its first body."""
        seated = [e for e in reversed(self.page.entities) if e.place and e.place.geonames]
        seated.sort(key=lambda entity: entity.kind == "place")
        return {
            entity.place.geonames: entity.id
            for entity in seated
            if entity.place and entity.place.geonames and entity.organisation != "media"
        }

    @cached_property
    def _posts(self) -> dict[str, Occupation]:
        return {occupation.person: occupation for occupation in reversed(self.occupations)}

    @cached_property
    def _known(self) -> dict[str, str | None]:
        return {}

    def place_behind(self, entity_id: str) -> str | None:
        """Return the place or authority for which an entity acts, ``None`` if not told."""
        if entity_id not in self._known:
            self._known[entity_id] = self._find_place(entity_id)
        return self._known[entity_id]

    def _find_place(self, entity_id: str) -> str | None:
        entity = self.entities.get(entity_id)
        if entity is None:
            return None
        if entity.kind == "place":
            return entity.id
        if entity.kind == "person":
            return self._place_of_person(entity_id)
        return self._place_of_body(entity)

    def _place_of_person(self, person: str) -> str | None:
        post = self._posts.get(person)
        if post is None:
            return None
        if post.place is not None:
            return post.place
        return self.place_behind(post.organisation) if post.organisation else None

    def _place_of_body(self, body: Entity) -> str | None:
        """Return the place of a body: what its name holds, its seat, itself if the seat is known.

        A body of unknown seat stands for nobody.
        """
        inside = [
            entity
            for entity in self.page.entities
            if entity.kind == "place"
            and any(own.contains(m) for own in body.mentions for m in entity.mentions)
        ]
        if _REGIONAL.search(fold_keeping_length(body.name)):
            inside += [e for e in self.page.entities if self._is_region_of(e, body)]
            inside.sort(key=lambda entity: entity.place is None or entity.place.kind != "region")
        if inside:
            return inside[0].id
        if body.place is None:
            return None
        known = self._by_geonames.get(body.place.geonames or -1)
        return known or (None if body.organisation == "media" else body.id)

    def _is_region_of(self, region: Entity, body: Entity) -> bool:
        """Tell whether a regional body is named after ``region``."""
        return (
            region.kind == "place"
            and region.place is not None
            and region.place.kind == "region"
            and region.name[:SHARED_NAME].lower() == body.name[:SHARED_NAME].lower()
        )

    @cached_property
    def homes(self) -> tuple[tuple[int, str], ...]:
        """Where a section of a digest begins, by offset, and the place that heads it.

        A head is a sentence or line that holds the name of one place and nothing else, or the
        name, perhaps after a number and before its country in brackets, that opens a paragraph.
        """
        heads = []
        for sentence in self.page.sentences:
            place = self._heading(sentence)
            if place is not None:
                heads.append((sentence.start, place))
        return tuple(heads) if len(heads) >= _SECTIONS else ()

    def _heading(self, sentence: Sentence) -> str | None:
        """Return the place that a sentence is the heading of, ``None`` where it is none."""
        words = sentence.span.of(self.page.document.text)
        for place in self.page.entities_in(sentence.span, "place"):
            for mention in place.mentions:
                if not sentence.span.contains(mention):
                    continue
                before = words[: mention.start - sentence.start]
                after = words[mention.end - sentence.start :]
                opens = sentence.start == self.page.document.blocks[sentence.block].start
                rest = _HEAD_REST if opens else _HEAD_END
                if _HEAD_MARK.fullmatch(before) and rest.match(after):
                    return place.id
        return None

    @property
    def is_digest(self) -> bool:
        """Whether the text has sections, each headed by a place."""
        return bool(self.homes)

    def home_at(self, offset: int) -> str | None:
        """Return the place that heads the section of a digest around ``offset``."""
        before = [place for start, place in self.homes if start <= offset]
        return before[-1] if before else None

    @cached_property
    def mentions(self) -> tuple[PartyMention, ...]:
        """All spots where a party may stand, in order of the text."""
        found = [
            self._weigh(entity, span) for entity in self.page.entities for span in entity.mentions
        ]
        cities = [
            e for e in self.page.entities if e.kind == "place" and self.kind_of(e.id) == "city"
        ]
        derived = [PartyMention(p, s, _DERIVED) for p, s in derived_mentions(self.page, cities)]
        named = [m for m in found if m]
        return tuple(sorted([*named, *derived], key=lambda m: (m.span, -m.weight)))

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    def _weigh(self, entity: Entity, span: Span) -> PartyMention | None:
        place = self.place_behind(entity.id)
        if place is None:
            return None
        if entity.kind == "place":
            weight = self._weight_of_place(entity, span)
        elif entity.kind == "person":
            weight = 2
        else:
            weight = _WEIGHT_OF_BODY.get(entity.organisation or "other", 1)
        return PartyMention(place, span, weight) if weight else None

    def _weight_of_place(self, entity: Entity, span: Span) -> int:
        """Return how surely a place acts here; 0 where it is only passed or explains another."""
        before = self.folded[max(0, span.start - 60) : span.start]
        wide = entity.place is not None and entity.place.kind in {"region", "country"}
        if _THROUGH.search(before) or (wide and _BRACKET.search(before)):
            return 0
        if _ACTOR.search(before) and not _SECOND_OF_TWO.search(before):
            return 3
        return 1 if wide or _INSIDE[self.page.document.language].search(before) else 2

    def within(self, span: Span) -> tuple[str, ...]:
        """Return the parties named inside ``span``, those that surely act first.

        A region or country that only explains a city beside it is left out.
        """
        best = self.weights(span)
        strong = [entity for entity, weight in best.items() if weight > 1]
        if len(strong) > 1:
            return self.without_wider(strong)
        weak = [e for e, weight in best.items() if weight <= 1 and self._may_be_meant(e, strong)]
        return self.without_wider([*strong, *weak] if strong else weak[:1])

    def _may_be_meant(self, party: str, strong: list[str]) -> bool:
        """Tell whether a place named in passing may be the second party.

        Beside a city that acts, a region or country may not where the text is about two cities.
        """
        two_cities = [self.kind_of(p) for p in self.primary] == ["city", "city"]
        return not (strong and two_cities and self.kind_of(party) in {"region", "country"})

    def names_delegation(self, span: Span) -> bool:
        """Tell whether ``span`` speaks of a delegation, of guests, or of the two sides."""
        language, words = self.page.document.language, span.of(self.folded)
        lists = (cue_words("lists", key, language) for key in ("delegation", "sides"))
        return any(found.search(words) for found in lists)

    def only_locates(self, span: Span) -> bool:
        """Tell whether all places of ``span`` just follow "in"."""
        weights = self.weights(span)
        return bool(weights) and max(weights.values()) <= 1

    def cities_first(self, span: Span) -> tuple[str, ...]:
        """Return all places of ``span``, only the cities where there are two."""
        return self.without_wider(list(self.weights(span)))

    def sends(self, party: str, span: Span) -> bool:
        """Tell whether ``span`` speaks of the delegation or the guests of ``party``."""
        for mention in self.mentions:
            if mention.entity == party and span.contains(mention.span):
                before = self.folded[max(span.start, mention.span.start - 25) : mention.span.start]
                after = self.folded[mention.span.end : min(span.end, mention.span.end + 20)]
                if _GUESTS_BEFORE.search(before) or _GUESTS_AFTER.match(after):
                    return True
        return False

    def weights(self, span: Span) -> dict[str, int]:
        """Return the parties named inside ``span`` with how surely each acts, 1 to 3."""
        best: dict[str, int] = {}
        first = bisect_left(self._starts, span.start)
        for mention in self.mentions[first : bisect_left(self._starts, span.end)]:
            if span.contains(mention.span):
                best[mention.entity] = max(best.get(mention.entity, 0), mention.weight)
        return best

    def without_wider(self, parties: list[str]) -> tuple[str, ...]:
        """Return ``parties`` without the regions and countries that only explain a city."""
        cities = [party for party in parties if self.kind_of(party) == "city"]
        if len(cities) >= 2:
            return tuple(cities)
        countries = {self.country_of(city) for city in cities}
        kept = [
            party
            for party in parties
            if party in cities
            or self.kind_of(party) == "authority"
            or self.country_of(party) not in countries
        ]
        return tuple(kept) if len(kept) > 1 else self._apart(parties, cities)

    def _apart(self, parties: list[str], cities: list[str]) -> tuple[str, ...]:
        """Return a city and a region of its country, unless the region is named after it."""
        own = {self.entities[city].name[:SHARED_NAME].lower() for city in cities}
        return tuple(
            party
            for party in parties
            if party in cities
            or (
                self.kind_of(party) in {"region", "district"}
                and self.entities[party].name[:SHARED_NAME].lower() not in own
            )
            or not cities
        )

    def kind_of(self, party: str) -> str:
        """Return ``city``, ``region``, ``country``, ``district`` or ``authority``."""
        entity = self.entities[party]
        if entity.kind != "place":
            return entity.place.kind if entity.place else "authority"
        return entity.place.kind if entity.place else "city"

    def country_of(self, party: str) -> str | None:
        """Return the country code of a party, ``None`` where it is not known."""
        place = self.entities[party].place
        return place.country if place else None

    def _apart_mentions(self) -> list[PartyMention]:
        """Return the mentions without those that lie inside another of the same party."""
        kept: list[PartyMention] = []
        for mention in self.mentions:
            last = kept[-1] if kept else None
            if last and last.entity == mention.entity and last.span.overlaps(mention.span):
                continue
            kept.append(mention)
        return kept

    @cached_property
    def primary(self) -> tuple[str, ...]:
        """The two places that the text is about, the most named first; fewer if it names fewer."""
        counts: Counter[str] = Counter()
        blocks = self.page.document.blocks
        body = [s for s in self.page.sentences if blocks[s.block].kind != "title"]
        first = min((s.start for s in body), default=0)
        lead = min((s.end for s in body), default=0)
        for mention in self._apart_mentions():
            bonus = 3 if mention.span.start < first else 2 * (mention.span.end <= lead)
            counts[mention.entity] += mention.weight + bonus
        ranked = self._ranked([party for party, _ in counts.most_common()])
        return ranked[:1] + self._second(ranked)

    def _ranked(self, parties: list[str]) -> tuple[str, ...]:
        """Return ``parties`` without the wider places that a city before them stands for.

        Where a region or country leads, a city of the other side named in passing does not
        displace its country.
        """
        if not parties or self.kind_of(parties[0]) == "city":
            return self.without_wider(parties)
        seen: set[str | None] = set()
        kept = []
        for party in parties:
            if self.kind_of(party) == "city":
                seen.add(self.country_of(party))
            elif self.kind_of(party) == "country" and self.country_of(party) in seen:
                continue
            kept.append(party)
        return tuple(kept)

    def _second(self, ranked: tuple[str, ...]) -> tuple[str, ...]:
        """Return the partner of the first: two regions of one country are seldom a pair.

        "The Middle Urals" beside "Sverdlovsk region" is the same side by another name.
        """
        for party in ranked[1:]:
            both = {self.kind_of(ranked[0]), self.kind_of(party)}
            if both == {"region"} and self.country_of(party) == self.country_of(ranked[0]):
                continue
            return (party,)
        return ranked[1:2]

    def level_of(self, parties: Iterable[str], bodies: Iterable[str]) -> EventLevel:
        """Return whose fact an event is: the widest level that a party speaks for.

        Between two bodies that are no authorities it is the institutions' own.
        """
        kinds = {self.kind_of(party) for party in parties}
        for level in _LEVELS:
            if level in kinds and (level != "country" or "city" not in kinds):
                return level
        own = [self.entities[body].organisation for body in bodies]
        if len(own) >= 2 and all(kind not in {"authority", "enterprise"} for kind in own):
            return "institution"
        return "city"
