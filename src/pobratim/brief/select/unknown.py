"""What we do not know, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.coverage import missing_words, sphere_words
from pobratim.brief.select.promises import plants_without_result
from pobratim.brief.select.terms import conflicts_on
from pobratim.brief.select.who import stale
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import EventRow

__all__ = ["section"]


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("unknown", brief.text("section.unknown"), tuple(_sentences(brief)))


def _sentences(brief: Brief) -> Iterator[Sentence]:
    if brief.reaches is None:
        yield brief.absent("unknown.everything", "looked.all")
    elif brief.days_since(brief.reaches) > 60:
        date = brief.words.date_of(brief.reaches)
        yield brief.absent("unknown.since", "looked.all", date=date)
    yield from _posts(brief)
    yield from _results(brief)
    yield from _unnamed_projects(brief)
    yield from _terms(brief)
    yield from _not_loaded(brief)


def _posts(brief: Brief) -> Iterator[Sentence]:
    old = stale(brief)
    if old:
        names = brief.words.listed(brief.person(post.person) for _, post in old)
        yield brief.say(
            "unknown.posts", brief.spans(*(post.evidence for _, post in old)), names=names
        )


def _results(brief: Brief) -> Iterator[Sentence]:
    open_ends = plants_without_result(brief)
    if open_ends:
        names = brief.words.listed(brief.body(plant) for plant, _ in open_ends)
        notes = brief.spans(*(visit.evidence for _, visit in open_ends))
        yield brief.say("unknown.results", notes, names=names)


def _unnamed_projects(brief: Brief) -> Iterator[Sentence]:
    """Projects that are called done while no source names the enterprises."""
    for event in brief.history:
        if _unnamed(event):
            labels = [sphere_words(brief, sphere) for sphere in event.spheres]
            notes = brief.spans(event.evidence)
            yield brief.say("unknown.projects", notes, spheres=brief.words.listed(labels))
            return


def _unnamed(event: EventRow) -> bool:
    return (
        event.type == "project"
        and event.status == "done"
        and not event.enterprises
        and not event.goods
        and bool(event.spheres)
    )


def _terms(brief: Brief) -> Iterator[Sentence]:
    for conflict in conflicts_on(brief, "term")[:1]:
        if all(value.state == "open" for value in conflict.values):
            notes = brief.spans(*(value.evidence for value in conflict.values))
            yield brief.say("unknown.term", notes)


def _not_loaded(brief: Brief) -> Iterator[Sentence]:
    """Say which spheres have no figures: absence is not zero."""
    words = missing_words(brief)
    if words:
        notes = brief.notes.atlas(brief.text("looked.coverage"))
        yield brief.say("unknown.not-loaded", notes, spheres=words)
