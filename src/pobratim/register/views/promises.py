"""Promises, before anybody asks what came of them: who is bound, to what, until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pobratim.model.dates import DateValue
from pobratim.model.spans import Evidence
from pobratim.register.ids import identify
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.events import party_key
from pobratim.register.views.fulfilment import Awaited, awaited
from pobratim.register.views.places import sides_of
from pobratim.register.views.timing import date_of, latest_day

__all__ = ["Promise", "place_keys", "promises"]

_PENDING = frozenset({"planned"})


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise before its state is known.

    ``about`` is the planned event that it waits for, if one is recorded; ``bound`` are the
    subjects whose places it binds; ``awaited`` says what would fulfil it, ``made`` when it was
    first published.
    """

    id: str
    text: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    due: DateValue | None
    made: str
    awaited: Awaited
    about: Subject | None
    bound: tuple[str, ...]


def promises(snapshot: Snapshot) -> list[Promise]:
    """Return what was promised in words, and the planned events that no such words speak of."""
    planned = [s for s in snapshot.of_kind("event") if s.one("status") in _PENDING]
    said = [_said(snapshot, subject, planned) for subject in snapshot.of_kind("commitment")]
    spans = [item for promise in said for item in promise.evidence]
    about = {promise.about.id for promise in said if promise.about}
    unsaid = [_planned(snapshot, event) for event in planned if event.id not in about]
    return [*said, *(p for p in unsaid if not _told_in(p.evidence, spans))]


def place_keys(snapshot: Snapshot, subjects: Iterable[str]) -> frozenset[str]:
    """Return the places behind subjects; behind a person, the one of the post."""
    keys = (_place_key(snapshot, subject) for subject in subjects)
    return frozenset(key for key in keys if key)


def _place_key(snapshot: Snapshot, subject: str) -> str | None:
    found = snapshot.get(subject)
    if found is None or found.kind != "person":
        return party_key(snapshot, subject) if found else None
    ties = sorted({t for post in found.all("post") for t in post.qualifiers.values()})
    return party_key(snapshot, ties[0]) if ties else None


def _told_in(evidence: Iterable[Evidence], spans: Sequence[Evidence]) -> bool:
    """Tell whether a promise already quotes the words: one sentence is one promise."""
    return any(
        item.document == other.document and item.span.overlaps(other.span)
        for item in evidence
        for other in spans
    )


def _said(snapshot: Snapshot, subject: Subject, planned: Sequence[Subject]) -> Promise:
    evidence = subject.evidence("text")
    text, waits = _words(subject)
    about = snapshot.get(subject.one("about")) or _plan_in(evidence, waits, planned)
    made = _made(snapshot, evidence)
    return Promise(
        subject.id,
        text,
        subject.values("by"),
        subject.values("to"),
        evidence,
        _due(subject, about, made),
        made,
        _of_event(about, waits) if about else waits,
        about,
        _bound(snapshot, subject, about),
    )


def _words(subject: Subject) -> tuple[str, Awaited]:
    """The words promised; the whole sentence where only it says what they are about."""
    text = subject.all("text")[0].value
    context = next((h.value for h in subject.all("context")), text)
    waits = awaited(text)
    if waits.kinds or not awaited(context).kinds:
        return text, waits
    return context, awaited(context)


def _plan_in(
    evidence: Sequence[Evidence], waits: Awaited, planned: Sequence[Subject]
) -> Subject | None:
    """The one planned event of the same report that is what the promise is for."""
    documents = {item.document for item in evidence}
    found = [
        event
        for event in planned
        if event.one("type") in waits.kinds
        and documents & {item.document for item in event.evidence("type")}
    ]
    return found[0] if len(found) == 1 and waits.telling else None


def _planned(snapshot: Snapshot, event: Subject) -> Promise:
    evidence = event.evidence("type")
    text = evidence[0].exact
    parties = event.values("party")
    return Promise(
        identify("commitment", "event", event.id),
        text,
        parties,
        (),
        evidence,
        date_of(event, "date"),
        _made(snapshot, evidence),
        _of_event(event, awaited(text)),
        event,
        parties,
    )


def _of_event(event: Subject, words: Awaited) -> Awaited:
    """A planned event waits for its own type; its title, else the words, name the document."""
    kind = event.one("type") or ""
    title = event.one("document-title")
    document = awaited(title).document if title else None
    if document is None and kind == "agreement":
        document = words.document
    return Awaited(frozenset({kind}), document)


def _made(snapshot: Snapshot, evidence: Sequence[Evidence]) -> str:
    dates = snapshot.published(evidence)
    return dates[0] if dates else ""


def _due(subject: Subject, about: Subject | None, made: str) -> DateValue | None:
    """A date before the report is when it was promised, not when it is due."""
    own = date_of(subject, "due")
    if own is not None and not "" < latest_day(own) < made:
        return own
    return date_of(about, "date") if about else None


def _bound(snapshot: Snapshot, subject: Subject, about: Subject | None) -> tuple[str, ...]:
    """The event's parties; else who promised whom; else what the report is about."""
    parties = about.values("party") if about else ()
    own = subject.values("by", "to")
    if parties or len(place_keys(snapshot, own)) > 1:
        return parties or own
    beside = snapshot.get(subject.one("beside"))
    candidates = [beside.values("party")] if beside else []
    candidates += [
        tuple(ref.id for ref in sides_of(snapshot, item.document))
        for item in subject.evidence("text")[:1]
    ]
    mine = place_keys(snapshot, own)
    for sides in candidates:
        keys = place_keys(snapshot, sides)
        if len(keys) == 2 and mine <= keys:
            return sides
    return own
