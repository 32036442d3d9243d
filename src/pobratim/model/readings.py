"""What one document says: the record that reading returns and the register takes in.

Ids such as ``e1`` and ``v1`` are local to one reading. ``None`` means that the text does not say;
it is never a guess and never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.model.dates import DateValue
from pobratim.model.documents import Document
from pobratim.model.spans import Span

__all__ = [
    "Commitment",
    "Cooperation",
    "Entity",
    "EntityKind",
    "Event",
    "EventEffect",
    "EventField",
    "EventLevel",
    "EventStage",
    "EventStatus",
    "EventType",
    "Extractor",
    "Goods",
    "Occupation",
    "OccupationStatus",
    "OrganisationKind",
    "PersonName",
    "PlaceKind",
    "PlaceRef",
    "Position",
    "PositionKind",
    "Reading",
    "Relation",
    "RelationStatus",
    "RelationType",
    "Signatory",
    "SphereMention",
    "Statement",
]

EntityKind = Literal["person", "place", "organisation"]
PlaceKind = Literal["city", "region", "country", "district"]
OrganisationKind = Literal[
    "authority", "enterprise", "university", "hospital", "museum", "media", "union", "other"
]
OccupationStatus = Literal["current", "acting", "former", "future"]
EventType = Literal[
    "meeting",
    "visit",
    "agreement",
    "twinning",
    "project",
    "forum",
    "contract",
    "route",
    "exchange",
    "aid",
    "other",
]
EventStatus = Literal["done", "planned", "proposed", "discussed", "cancelled", "denied"]
EventStage = Literal[
    "tested", "agreed", "signed", "started", "delayed", "delivered", "running", "ended"
]
EventEffect = Literal["begin", "change", "suspend", "end"]
EventLevel = Literal["city", "district", "agglomeration", "region", "country", "institution"]
PositionKind = Literal["offer", "request", "priority", "assessment"]
RelationType = Literal[
    "meets", "deal", "owns", "supplies", "produces", "located_in", "part_of", "works_with"
]
RelationStatus = Literal[
    "current", "former", "done", "planned", "proposed", "discussed", "cancelled", "denied"
]


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as far as the text and the gazetteer tell; ``geonames`` is ``None`` if unknown."""

    kind: PlaceKind
    geonames: int | None = None
    name_en: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name, nominative, as full as the text supports."""

    first: str | None = None
    patronymic: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or organisation with all its mentions in the document.

    ``name`` is the nominative, fullest form. ``place`` of a place is what it is; of an
    organisation, its seat where the text gives it.
    """

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    place: PlaceRef | None = None
    organisation: OrganisationKind | None = None
    person: PersonName | None = None


@dataclass(frozen=True, slots=True)
class Occupation:
    """A person in a post; ``organisation`` and ``place`` are entity ids.

    ``since`` and ``until`` are ISO dates, possibly partial, where the source states them, as lists
    of officials do; the day of a report is neither.
    """

    person: str
    post: str | None
    organisation: str | None
    place: str | None
    evidence: tuple[Span, ...]
    status: OccupationStatus = "current"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of a contract or a project: what, how many, for how much, who makes and who buys."""

    what: str
    evidence: Span
    quantity: float | None = None
    unit: str | None = None
    amount: float | None = None
    currency: str | None = None
    maker: str | None = None
    buyer: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, and for which party (entity ids)."""

    person: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class EventField:
    """One more thing that a list of agreements or visits keeps, such as a registration number.

    ``name`` is one of the field names of ``register.exchange.lists``, ``value`` its text.
    """

    name: str
    value: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Event:
    """An act of cooperation between places, done or not: ``status`` is never left to the reader.

    ``parties`` are places or authorities, ``participants`` persons, ``enterprises`` organisations,
    all entity ids of the same reading.
    """

    id: str
    type: EventType
    status: EventStatus
    evidence: tuple[Span, ...]
    parties: tuple[str, ...] = ()
    level: EventLevel = "city"
    stage: EventStage | None = None
    effect: EventEffect | None = None
    host: str | None = None
    participants: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    enterprises: tuple[str, ...] = ()
    goods: tuple[Goods, ...] = ()
    venue: str | None = None
    date: DateValue | None = None
    term: DateValue | None = None
    document_title: str | None = None
    spheres: tuple[str, ...] = ()
    fields: tuple[EventField, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of a named speaker, verbatim; ``speaker`` is ``None`` for a post without a name."""

    speaker: str | None
    speaker_text: str
    text: str
    span: Span
    direct: bool
    cue: Span | None = None
    spheres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise, undertaking or instruction: who has to act, towards whom, until when."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    text: str
    span: Span
    due: DateValue | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a side offers, asks for, sets first, or thinks of the cooperation."""

    kind: PositionKind
    by: str | None
    text: str
    span: Span
    on_behalf_of: str | None = None
    to: str | None = None
    spheres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SphereMention:
    """A sphere of cooperation that the text names, with the words that name it."""

    id: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between entities that is no event of its own: owns, supplies, meets, deals.

    ``members`` holds all participants of ``meets`` and ``deal``; the others are directed from
    ``source`` to ``target``.
    """

    type: RelationType
    status: RelationStatus
    evidence: tuple[Span, ...]
    source: str | None = None
    target: str | None = None
    members: tuple[str, ...] = ()
    object: str | None = None
    deal_type: str | None = None


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Whether the text reports cooperation between places, with a score in [0, 1]."""

    value: bool
    score: float


@dataclass(frozen=True, slots=True)
class Extractor:
    """What read the document."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document."""

    document: Document
    cooperation: Cooperation
    extractor: Extractor
    entities: tuple[Entity, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    spheres: tuple[SphereMention, ...] = ()
    relations: tuple[Relation, ...] = ()
