"""What the register answers: one row per person, body, event, statement, commitment, relation.

Rows are assembled from claims for the one who asks; they are never stored. ``id`` is a hash of
content. ``evidence`` is never empty. Places and cities are GeoNames ids where one is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.model.claims import Decision, Source, ValueState
from pobratim.model.dates import DateValue
from pobratim.model.readings import (
    EventEffect,
    EventLevel,
    EventStage,
    EventStatus,
    EventType,
    Goods,
    OccupationStatus,
    OrganisationKind,
    PlaceRef,
    PositionKind,
)
from pobratim.model.spans import Evidence, Span

__all__ = [
    "CommitmentGrade",
    "CommitmentRow",
    "CommitmentState",
    "Compared",
    "ConflictRow",
    "ConflictValue",
    "DeliveryCandidate",
    "DeliveryRow",
    "DeliveryStage",
    "DocumentRow",
    "EventRow",
    "FieldRow",
    "FoundRow",
    "FoundThing",
    "FulfilmentCandidate",
    "LinkRow",
    "NamedRef",
    "OrganisationRow",
    "PendingRow",
    "PersonRow",
    "PlantRow",
    "PositionRow",
    "PostRow",
    "RelationLevel",
    "RelationRow",
    "StageRow",
    "StatementRow",
    "VisitRow",
    "Wording",
]

CommitmentState = Literal["open", "done", "partly", "overdue", "dropped"]
CommitmentGrade = Literal["dated", "named", "vague"]
DeliveryStage = Literal["discussed"] | EventStage
RelationLevel = Literal["intent", "partner", "twin", "roadmap", "suspended", "ended"]


@dataclass(frozen=True, slots=True)
class NamedRef:
    """A pointer to another row or place, with the name to show; ``place`` where it has one."""

    id: str
    name: str
    place: PlaceRef | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A person's post as sources give it; ``seen`` lists the dates that sources show it at.

    ``since`` is the first of them, ``until`` the day by which the person is known to have left,
    ``None`` where nothing says so. ``predecessor`` and ``successor`` held the same office.
    """

    person: NamedRef
    post: str
    organisation: NamedRef | None
    place: NamedRef | None
    status: OccupationStatus
    seen: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    since: str | None = None
    until: str | None = None
    predecessor: NamedRef | None = None
    successor: NamedRef | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with all name forms met and all posts, latest first."""

    id: str
    name: str
    names: tuple[str, ...]
    posts: tuple[PostRow, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation with all name forms met; ``place`` is its seat where known."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: OrganisationKind
    place: PlaceRef | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One more thing known of an event, such as a registration number or the unit responsible."""

    name: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An act of cooperation, once, however many sources report it.

    ``sources`` counts distinct documents, ``origins`` independent texts: reprints of one text are
    one. It is ``None`` where the texts were not compared. ``date`` is the chosen or the only
    value; where sources differ, ``conflicts`` names the properties in dispute and ``date`` is
    ``None``. ``held_posts`` are the ids of participants and signatories with the posts that its
    own reports give them.
    """

    id: str
    type: EventType
    status: EventStatus
    parties: tuple[NamedRef, ...]
    evidence: tuple[Evidence, ...]
    level: EventLevel = "city"
    stage: EventStage | None = None
    effect: EventEffect | None = None
    host: NamedRef | None = None
    participants: tuple[NamedRef, ...] = ()
    signatories: tuple[NamedRef, ...] = ()
    enterprises: tuple[NamedRef, ...] = ()
    goods: tuple[Goods, ...] = ()
    venue: NamedRef | None = None
    date: DateValue | None = None
    term: DateValue | None = None
    document_title: str | None = None
    spheres: tuple[str, ...] = ()
    sources: int = 1
    origins: int | None = None
    conflicts: tuple[str, ...] = ()
    fields: tuple[FieldRow, ...] = ()
    held_posts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """How another document words what a statement says; ``share`` of the words are in both."""

    statement: str
    text: str
    direct: bool
    share: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Words of a speaker, verbatim, with the post held at that date.

    ``organisation`` is the body of that post, where told; ``elsewhere`` lists how other documents
    of those days word the same, the most alike first.
    """

    id: str
    speaker: NamedRef | None
    speaker_text: str
    post: str | None
    text: str
    direct: bool
    date: str | None
    places: tuple[NamedRef, ...]
    evidence: tuple[Evidence, ...]
    spheres: tuple[str, ...] = ()
    elsewhere: tuple[Wording, ...] = ()
    organisation: NamedRef | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What a side offered, asked for, set first or thought, with the date of the source.

    ``by`` is who says it, ``on_behalf_of`` the place or body that it is said for, ``None`` where
    the words do not tell.
    """

    id: str
    kind: PositionKind
    by: NamedRef | None
    text: str
    date: str | None
    places: tuple[NamedRef, ...]
    evidence: tuple[Evidence, ...]
    spheres: tuple[str, ...] = ()
    on_behalf_of: NamedRef | None = None


Compared = tuple[str, str, str, float]
"""A feature of a comparison: its name, the two values, and the weight that it adds."""


@dataclass(frozen=True, slots=True)
class FulfilmentCandidate:
    """A done event that may fulfil a promise; it does from ``threshold`` on.

    ``score`` is the sum of the weights in ``features``, without unit. ``verdict`` is what a
    person said of it: ``chosen`` or ``rejected``, ``open`` where nobody did.
    """

    event: str
    score: float
    threshold: float
    features: tuple[Compared, ...]
    evidence: tuple[Evidence, ...]
    verdict: ValueState = "open"


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """What was promised, by whom, until when, and what came of it.

    ``fulfilment`` is the evidence that it was done or partly done, empty otherwise; ``made`` the
    ISO date of the report that carries the promise. ``grade`` tells how far it can be checked:
    it has a day, its words name what would fulfil it, or neither. ``candidates`` are the done
    events that were compared with it and that nothing rules out, the best first. ``called_off``
    is what tells that it was dropped, ``decision`` the person's word that set the state.
    """

    id: str
    by: tuple[NamedRef, ...]
    to: tuple[NamedRef, ...]
    text: str
    made: str | None
    due: DateValue | None
    state: CommitmentState
    places: tuple[NamedRef, ...]
    evidence: tuple[Evidence, ...]
    fulfilment: tuple[Evidence, ...] = ()
    grade: CommitmentGrade = "named"
    candidates: tuple[FulfilmentCandidate, ...] = ()
    called_off: tuple[Evidence, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A stage in the relation of two places, dated; the latest begun stage is the state now."""

    id: str
    parties: tuple[NamedRef, ...]
    level: RelationLevel
    status: EventStatus
    since: DateValue | None
    until: DateValue | None
    document_title: str | None
    signatories: tuple[NamedRef, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that sources give for the same claim; ``decision`` set its state."""

    value: str
    evidence: tuple[Evidence, ...]
    state: ValueState
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A claim with different values: of sources that differ, or before and after a correction.

    ``about`` names what the claim is on, for people: a person or body by name, an event by its
    type, document and parties.
    """

    id: str
    claim: str
    subject: str
    property: str
    values: tuple[ConflictValue, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What one document says of one thing, and why it was taken for the subject.

    ``joined`` is the subject that it joined when it was read; ``score`` is ``None`` and
    ``features`` are empty where it founded that subject.
    """

    record: str
    document: str
    kind: str
    label: str
    joined: str
    score: float | None
    features: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class FoundThing:
    """An event, statement, position or promise that stands on words that a search found."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A document that a search found.

    ``evidence`` is the passage with most of the words; ``hits`` where they stand in the
    document, within that passage; ``score`` (BM25, without unit) ranks the rows of one search.
    """

    document: str
    language: str
    published: str | None
    score: float
    evidence: tuple[Evidence, ...]
    hits: tuple[Span, ...]
    things: tuple[FoundThing, ...]


@dataclass(frozen=True, slots=True)
class PendingRow:
    """Two subjects that may be one, not alike enough to be joined without a person.

    ``score`` lies under ``threshold``, from which on records are joined; ``algorithm`` names
    the version of the comparison.
    """

    id: str
    kind: str
    a: NamedRef
    b: NamedRef
    score: float
    threshold: float
    algorithm: str
    features: tuple[Compared, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    """How far a delivery was by one report; ``stage`` is ``None`` where the report does not say.

    ``date`` is the report's own date of it, ``reported`` the ISO date of the report, each
    ``None`` where there is none; ``event`` is what the report was taken for.
    """

    stage: DeliveryStage | None
    status: EventStatus
    date: str | None
    reported: str | None
    event: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A done visit to an enterprise; ``day`` is its ISO date, else that of the first report."""

    id: str
    day: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DeliveryCandidate:
    """A delivery or project that a report which names none may mean, and why it may.

    ``score`` is the sum of the weights in ``features``, without unit: it orders, and decides
    nothing.
    """

    id: str
    label: str
    score: float
    features: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A line of the ledger: who makes, who buys, what, how many, for how much, how far it is.

    ``stage`` is the one of the latest report that names one, ``history`` all reports in the order
    of their dates. ``visits`` came before it to one of its enterprises. ``maybe`` lists other
    lines that no source contradicts and none confirms as the same. A line that ``asks`` is a done
    project that its report leaves unnamed; ``candidates`` are what it may mean, best first.
    """

    id: str
    type: EventType
    status: EventStatus
    stage: DeliveryStage | None
    parties: tuple[NamedRef, ...]
    maker: NamedRef | None
    buyer: NamedRef | None
    enterprises: tuple[NamedRef, ...]
    what: str | None
    quantity: float | None
    unit: str | None
    amount: float | None
    currency: str | None
    date: DateValue | None
    history: tuple[StageRow, ...]
    events: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    visits: tuple[VisitRow, ...] = ()
    maybe: tuple[str, ...] = ()
    asks: bool = False
    candidates: tuple[DeliveryCandidate, ...] = ()
    spheres: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlantRow:
    """An enterprise that delegations of one pair of places saw, and what came of it.

    ``results`` are lines of the ledger first told of after the first visit, ``before`` those
    known by then. Empty means that no source tells of any, not that there was none.
    """

    id: str
    plant: NamedRef
    parties: tuple[NamedRef, ...]
    visits: tuple[VisitRow, ...]
    results: tuple[DeliveryRow, ...]
    before: tuple[DeliveryRow, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the register with every page that carries it, the best grade first.

    ``reprint_of`` is the earliest document of which it is a copy, hardly changed, ``None`` where
    it is the first or the only one. ``reach`` is the ISO date up to which the documents asked
    for reach, the same in every row, ``None`` where none is dated.
    """

    id: str
    published: str | None
    language: str
    pages: tuple[Source, ...]
    reprint_of: str | None
    reach: str | None
