"""The main thing, in five lines."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select import meetings, promises, proposals, sensitive, state
from pobratim.brief.select.phrases import details, what_happened
from pobratim.model.dossiers import Section, Sentence

__all__ = ["section"]


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("main", brief.text("section.main"), tuple(_sentences(brief)))


def _sentences(brief: Brief) -> Iterator[Sentence]:
    yield state.headline(brief)
    yield _last_contact(brief)
    yield promises.summary(brief)
    yield _best_proposal(brief)
    caution = sensitive.first_caution(brief)
    if caution is not None:
        yield caution
    elif brief.reaches is not None:
        notes = brief.notes.register(brief.text("looked.all"))
        yield brief.say("main.reach", notes, date=brief.words.date_of(brief.reaches))


def _last_contact(brief: Brief) -> Sentence:
    event = meetings.last_contact(brief)
    if event is None:
        return brief.absent("meetings.none", "looked.events")
    what = what_happened(brief, event)
    who = details(brief, event)
    date = brief.words.date(event.date) if event.date else brief.text("date.unknown")
    key = "main.contact.who" if who else "main.contact"
    return brief.say(key, brief.spans(event.evidence), what=what, who=who, date=date)


def _best_proposal(brief: Brief) -> Sentence:
    best = next(iter(proposals.chosen(brief)), None)
    if best is None:
        return brief.absent("proposals.none", "looked.opportunities")
    return brief.say("main.proposal", best.notes, title=best.title)
