"""State of the relation: its level, the document, its term, and what expires next."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief, later
from pobratim.brief.select.phrases import document_title
from pobratim.brief.select.terms import next_expiry
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import RelationRow

__all__ = ["headline", "not_recorded", "section", "standing"]

_STANDING = ("partner", "twin", "suspended", "ended")


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("state", brief.text("section.state"), tuple(_sentences(brief)))


def standing(brief: Brief) -> RelationRow | None:
    """Return the stage that holds on the day of the dossier, ``None`` without any."""
    return _latest(brief, _STANDING)


def headline(brief: Brief) -> Sentence:
    """Return the state of the relation in one sentence."""
    now = standing(brief)
    if now is not None:
        return _level(brief, now)
    record = brief.measured.twins
    if record is not None and record.recorded:
        source = record.source
        note = brief.text("note.twins")
        return brief.say(
            "state.twin-table",
            (brief.notes.data(source, note),),
            vintage=brief.words.vintage(source.vintage),
        )
    return not_recorded(brief) or brief.absent("state.none", "looked.relations")


def not_recorded(brief: Brief) -> Sentence | None:
    """Say that the open data have no twinning record, and where they are sparse.

    ``None`` where they have one, or were not asked: it is never said that two cities are not
    partners.
    """
    record = brief.measured.twins
    if record is None or record.recorded:
        return None
    sides = (("a", brief.a), ("b", brief.b))
    thin = [brief.name_of(city) for side, city in sides if side in record.sparse]
    key = ("twins.none", "twins.none.one", "twins.none.both")[len(thin)]
    notes = (brief.notes.data(record.source, brief.text("note.twins")),)
    vintage = brief.words.vintage(record.source.vintage)
    return brief.say(key, notes, vintage=vintage, name=thin[0] if thin else "")


def _sentences(brief: Brief) -> Iterator[Sentence]:
    now = standing(brief)
    if now is not None:
        yield _document(brief, now)
    else:
        yield brief.absent("state.no-document", "looked.relations")
    plan = _latest(brief, ("roadmap",))
    if plan is not None:
        yield _plan(brief, plan)
    expiry = next_expiry(brief)
    if expiry is not None:
        yield expiry
    for row in _earlier(brief, now, plan):
        yield _past_stage(brief, row)


def _document(brief: Brief, row: RelationRow) -> Sentence:
    """Say what the level rests on: when it began and who signed."""
    level = brief.text(f"relation.{row.level}")
    notes = brief.spans(row.evidence)
    date = brief.dated(row.since, row.evidence)
    names = brief.words.listed(brief.person(ref) for ref in row.signatories)
    key = "state.level.signed" if names else "state.level"
    return brief.say(key, notes, level=level, date=date, names=names)


def _latest(brief: Brief, levels: tuple[str, ...]) -> RelationRow | None:
    held = [row for row in _begun(brief) if row.level in levels]
    return max(held, key=lambda row: row.since.start if row.since else "", default=None)


def _begun(brief: Brief) -> list[RelationRow]:
    return [
        row
        for row in brief.rows.relations
        if row.status == "done" and not (row.since and later(row.since, brief.as_of))
    ]


def _level(brief: Brief, row: RelationRow) -> Sentence:
    notes = brief.spans(row.evidence)
    if row.since is None or row.since.start.startswith("--"):
        return brief.say(f"state.now.{row.level}", notes)
    return brief.say(f"state.since.{row.level}", notes, date=brief.words.date_of(row.since))


def _plan(brief: Brief, row: RelationRow) -> Sentence:
    notes = brief.spans(row.evidence)
    title = (
        document_title(brief, row.document_title, row.evidence) if row.document_title else ""
    ) or brief.text("state.roadmap")
    if row.until is not None:
        term = brief.words.date(row.until)
        return brief.say("state.plan.term", notes, title=title, term=term)
    if row.since is None or row.since.start.startswith("--"):
        return brief.say("state.plan.bare", notes, title=title)
    return brief.say("state.plan.when", notes, title=title, date=brief.words.date(row.since))


def _earlier(brief: Brief, now: RelationRow | None, plan: RelationRow | None) -> list[RelationRow]:
    """Return up to two stages that led to the present one, latest first."""
    rest = [row for row in brief.rows.relations if row not in (now, plan)]
    unlike = [r for r in rest if now is None or r.level != now.level]
    unlike.sort(key=lambda row: row.since.start if row.since else "", reverse=True)
    first_of_level = {row.level: row for row in reversed(unlike)}
    return [row for row in unlike if first_of_level[row.level] is row][:2]


def _past_stage(brief: Brief, row: RelationRow) -> Sentence:
    level = brief.text(f"relation.{row.level}")
    plain = row.status == "done" or row.level == "intent"
    status = "" if plain else f" ({brief.text(f'status.{row.status}')})"
    notes = brief.spans(row.evidence)
    date = brief.dated(row.since, row.evidence)
    return brief.say("state.stage", notes, level=level + status, date=date)
