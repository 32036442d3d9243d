"""Lines of the ledger of deliveries: a line a kind of goods, joined over reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from pobratim.model.readings import EventStatus, Goods, PlaceRef
from pobratim.model.rows import DeliveryStage, EventRow, StageRow
from pobratim.model.spans import Evidence
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.events import event_row, when
from pobratim.register.views.fulfilment import words_of
from pobratim.register.views.places import places_behind
from pobratim.register.views.sides import between_the_same

__all__ = ["Line", "history_of", "joined", "lines", "may_be_one", "stage_of"]

_ORDER: tuple[DeliveryStage, ...] = (
    "discussed",
    "tested",
    "agreed",
    "signed",
    "started",
    "delayed",
    "delivered",
    "running",
    "ended",
)
_TALKED = frozenset({"discussed", "proposed"})
_TYPES = frozenset({"contract", "project"})


@dataclass(frozen=True, slots=True)
class Line:
    """Goods of an event, ``None`` where the report names none, with what they are joined by.

    ``day`` is the event's ISO date, else that of the first report; ``firms`` are the ids of the
    enterprises; ``places`` those of the parties and of the seats of the firms.
    """

    event: EventRow
    goods: Goods | None
    day: str
    firms: frozenset[str]
    places: tuple[PlaceRef, ...]
    parties: tuple[PlaceRef, ...]
    history: tuple[StageRow, ...]

    @property
    def unnamed(self) -> bool:
        """Whether a done project stands here without goods, enterprises or a document."""
        event = self.event
        named = self.goods or event.enterprises or event.document_title
        return event.status == "done" and not named

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of parties and enterprises: whose line this is."""
        return (*(ref.id for ref in self.event.parties), *sorted(self.firms))


def lines(snapshot: Snapshot) -> list[Line]:
    """Return the lines of all contracts, and of projects that name something or are done."""
    found: list[Line] = []
    for subject in snapshot.of_kind("event"):
        if subject.one("type") in _TYPES:
            found += _of_event(snapshot, subject)
    return sorted(found, key=lambda line: (line.day, line.event.id, _what(line)))


def _of_event(snapshot: Snapshot, subject: Subject) -> list[Line]:
    event = event_row(snapshot, subject)
    told = event.type == "contract" or event.enterprises or event.goods or event.status == "done"
    if not told:
        return []
    parties = tuple(places_behind(snapshot, subject.values("party", "host")))
    history, day = history_of(snapshot, subject), when(snapshot, subject)
    items: tuple[Goods | None, ...] = event.goods or (None,)
    return [
        Line(
            event,
            goods,
            day,
            firms := _firms(event, goods),
            tuple(dict.fromkeys((*parties, *places_behind(snapshot, sorted(firms))))),
            parties,
            history,
        )
        for goods in items
    ]


def _firms(event: EventRow, goods: Goods | None) -> frozenset[str]:
    own = [goods.maker, goods.buyer] if goods else []
    told = {*(ref.id for ref in event.enterprises), *filter(None, own)}
    return frozenset(subject for subject in told if subject.startswith("organisation:"))


def _what(line: Line) -> str:
    return line.goods.what if line.goods else ""


def history_of(snapshot: Snapshot, subject: Subject) -> tuple[StageRow, ...]:
    """Return what each report says of the stage of an event, oldest report first."""
    rows: list[StageRow] = []
    for document in dict.fromkeys(e.document for e in subject.evidence("type")):
        told = [h.value for h in subject.all("stage") if _in(h.evidence, document)]
        status = cast("EventStatus", _of_report(subject, "status", document))
        rows += [
            _stage_row(snapshot, subject, document, status=status, stage=stage)
            for stage in told or [""]
        ]
    return tuple(sorted(rows, key=_by_report))


def _stage_row(
    snapshot: Snapshot, subject: Subject, document: str, *, status: EventStatus, stage: str
) -> StageRow:
    evidence = tuple(e for e in subject.evidence("type") if e.document == document)
    silent: DeliveryStage | None = "discussed" if status in _TALKED else None
    return StageRow(
        cast("DeliveryStage", stage) if stage else silent,
        status,
        _of_report(subject, "date", document),
        snapshot.papers[document].published,
        subject.id,
        evidence,
    )


def _of_report(subject: Subject, name: str, document: str) -> str | None:
    """The value that one document gives, ``None`` where it gives none."""
    return next((h.value for h in subject.all(name) if _in(h.evidence, document)), None)


def _in(evidence: Iterable[Evidence], document: str) -> bool:
    return any(item.document == document for item in evidence)


def _by_report(row: StageRow) -> tuple[str, int, str]:
    rank = _ORDER.index(row.stage) if row.stage else -1
    return (row.reported or "", rank, row.event)


def stage_of(history: Iterable[StageRow]) -> DeliveryStage | None:
    """Return the stage of the latest report that names one."""
    told = [row.stage for row in sorted(history, key=_by_report) if row.stage]
    return told[-1] if told else None


def joined(found: list[Line]) -> list[list[Line]]:
    """Return the lines grouped: those of one delivery, told of as plan and as deed, together.

    That takes one enterprise, the same goods, the same sides, and a number or an amount that
    both give and that is the same. Without a figure nothing proves that two reports mean one.
    """
    groups: list[list[Line]] = []
    for line in found:
        home = next((g for g in groups if all(_is_one(line, other) for other in g)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return groups


def _is_one(a: Line, b: Line) -> bool:
    if a.event.id == b.event.id or not may_be_one(a, b) or a.goods is None or b.goods is None:
        return False
    return _same(a.goods.quantity, b.goods.quantity) or _same(
        (a.goods.amount, a.goods.currency) if a.goods.amount else None,
        (b.goods.amount, b.goods.currency) if b.goods.amount else None,
    )


def may_be_one(a: Line, b: Line) -> bool:
    """Tell whether two lines share enterprise, goods and sides, and no figure parts them."""
    if a.goods is None or b.goods is None or not a.firms & b.firms:
        return False
    here, there = words_of(a.goods.what), words_of(b.goods.what)
    if not here or not there or not (here <= there or there <= here):
        return False
    return between_the_same(a.parties, b.places) and not _parted(a.goods, b.goods)


def _parted(a: Goods, b: Goods) -> bool:
    pairs = ((a.quantity, b.quantity), (a.amount, b.amount), (a.currency, b.currency))
    figures = any(x is not None and y is not None and x != y for x, y in pairs)
    return figures or (None not in {a.buyer, b.buyer} and a.buyer != b.buyer)


def _same(a: object, b: object) -> bool:
    return a is not None and a == b
