"""Events of a reading, linked to the same events of other reports."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.lexicon.normalise import fold
from pobratim.model.readings import Event, Goods
from pobratim.register.facts import Fact
from pobratim.register.ids import identify
from pobratim.register.intake import sketches
from pobratim.register.intake.batch import Batch, Thing
from pobratim.register.intake.ended import with_ends
from pobratim.register.resolve import events
from pobratim.register.resolve.event_keys import event_keys
from pobratim.register.resolve.judgement import Judgement, best

__all__ = ["take_events"]


def take_events(batch: Batch) -> None:
    """Link every event of the reading to a known one of the same kind, or found it."""
    for event in batch.reading.events:
        if event.evidence:
            _take(batch, event)


def _take(batch: Batch, event: Event) -> None:
    start = min(span.start for span in event.evidence)
    record = identify("record", batch.document, "event", event.type, event.status, start, event.id)
    here = with_ends(batch, _sketch(batch, event))
    keys = event_keys(here)
    known = batch.known_subject(record, "event", event.evidence, event.type)
    judged = None if known else _known(batch, here, keys.looked_up)
    subject = known or (judged.subject if judged else None)
    subject = subject or batch.found("event", event.type, event.status, start, event.id)
    label = event.document_title or event.type
    thing = batch.thing("event", record, label, subject=subject, judged=judged)
    batch.things[event.id] = thing
    for key in keys.filed:
        batch.key("event", key, thing)
    _facts(batch, thing, event)


def _known(batch: Batch, here: events.EventSketch, keys: Iterable[str]) -> Judgement | None:
    found = sketches.events_under(batch, keys)
    return best([events.judge(here, there) for there in found], threshold=events.THRESHOLD)


def _sketch(batch: Batch, event: Event) -> events.EventSketch:
    published = batch.reading.document.published
    return events.EventSketch(
        "",
        event.type,
        event.status,
        frozenset(sketches.city_key(batch, s) for s in batch.subjects(event.parties)),
        frozenset(batch.subjects((*event.participants, *(s.person for s in event.signatories)))),
        frozenset(batch.subjects(event.enterprises)),
        (event.date,) if event.date else (),
        (event.term,) if event.term else (),
        frozenset({event.document_title} if event.document_title else ()),
        frozenset(fold(goods.what) for goods in event.goods),
        frozenset({published} if published else ()),
        frozenset({batch.document}),
        event.effect,
    )


def _facts(batch: Batch, thing: Thing, event: Event) -> None:
    def say(name: str, value: str | None, qualifiers: dict[str, str] | None = None) -> None:
        if value:
            batch.fact(
                Fact(thing.subject, thing.record, name, value, event.evidence, qualifiers or {})
            )

    for name in ("type", "status", "level", "stage", "effect"):
        say(name, getattr(event, name))
    say("host", batch.subject(event.host))
    say("venue", batch.subject(event.venue))
    say("document-title", event.document_title)
    for name, local in (
        ("party", event.parties),
        ("participant", event.participants),
        ("enterprise", event.enterprises),
    ):
        for subject in batch.subjects(local):
            say(name, subject)
    for signatory in event.signatories:
        party = batch.subject(signatory.party)
        say("signatory", batch.subject(signatory.person), {"party": party} if party else None)
    for sphere in event.spheres:
        say("sphere", sphere)
    batch.dated(thing, "date", event.date, event.evidence)
    batch.dated(thing, "term", event.term, event.evidence)
    for goods in event.goods:
        _goods(batch, thing, goods)
    for field in event.fields:
        named, spans = {"name": field.name}, (field.evidence,)
        batch.fact(Fact(thing.subject, thing.record, "field", field.value, spans, named))


def _goods(batch: Batch, thing: Thing, goods: Goods) -> None:
    """One claim per figure, told apart by the goods, so that two figures meet in one claim."""
    what = fold(goods.what)
    figures = {
        "goods-quantity": _number(goods.quantity),
        "goods-unit": goods.unit,
        "goods-amount": _number(goods.amount),
        "goods-currency": goods.currency,
        "goods-maker": batch.subject(goods.maker),
        "goods-buyer": batch.subject(goods.buyer),
    }
    spans = (goods.evidence,)
    batch.fact(
        Fact(thing.subject, thing.record, "goods", what, spans, detail={"text": goods.what})
    )
    for name, value in figures.items():
        if value:
            batch.fact(Fact(thing.subject, thing.record, name, value, spans, {"goods": what}))


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.15g}"
