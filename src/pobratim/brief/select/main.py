"""The main thing, in five lines."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select import meetings, promises, proposals, sensitive, state
from pobratim.brief.select.comparison import counted
from pobratim.brief.select.phrases import what_happened
from pobratim.brief.select.reasons import commonality_words
from pobratim.brief.select.told import who_was_there, with_substance
from pobratim.model.dossiers import Section, Sentence

__all__ = ["section"]


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("main", brief.text("section.main"), tuple(_sentences(brief)))


def _sentences(brief: Brief) -> Iterator[Sentence]:
    yield state.headline(brief)
    if brief.silent:
        yield brief.absent("main.silent", "looked.all")
        yield from _rarest(brief)
    else:
        yield _last_contact(brief)
        yield promises.summary(brief)
    best = next(iter(proposals.chosen(brief)), None)
    if best is not None:
        yield brief.say("main.proposal", best.notes, title=best.title)
    caution = sensitive.first_caution(brief)
    if caution is not None:
        yield caution
    elif brief.reaches is not None:
        notes = brief.notes.register(brief.text("looked.all"))
        yield brief.say("main.reach", notes, date=brief.words.date_of(brief.reaches))


def _rarest(brief: Brief) -> Iterator[Sentence]:
    """What the cities share that few pairs do, where the register has nothing to tell."""
    for item in brief.measured.comparison.commonalities[:1]:
        if item.pairs:
            yield brief.say(
                "main.rarest",
                brief.data(item.sources, counted(brief, item)),
                what=commonality_words(brief, item),
                share=brief.words.percent(item.share_of_pairs),
            )


def _last_contact(brief: Brief) -> Sentence:
    event = meetings.last_contact(brief)
    if event is None:
        return brief.absent("meetings.none", "looked.events")
    what = with_substance(brief, what_happened(brief, event), event)
    who = who_was_there(brief, event)
    date = brief.when(event)
    key = "main.contact.who" if who else "main.contact"
    return brief.say(key, brief.spans(event.evidence), what=what, who=who, date=date)
