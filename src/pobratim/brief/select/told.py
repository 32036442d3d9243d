"""What a source says of an event, beside its type, its place and its people."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.brief.naming import script
from pobratim.brief.select.coverage import sphere_words
from pobratim.brief.select.phrases import details, sentence_around, who_took_part
from pobratim.brief.select.retelling import cited, is_retold
from pobratim.model.dossiers import Sentence
from pobratim.model.rows import EventRow
from pobratim.model.spans import Evidence

__all__ = [
    "guests",
    "is_in_our_words",
    "needs_words",
    "retold_of",
    "sides",
    "told",
    "told_by",
    "who_was_there",
    "with_language",
    "with_substance",
]

_SELF_TELLING = frozenset({"meeting", "visit", "agreement", "twinning"})
_MOST = 170


def needs_words(brief: Brief, event: EventRow) -> bool:
    """Tell whether an event says too little by its type, its title, its people and firms."""
    if event.type in _SELF_TELLING:
        return not (event.document_title or details(brief, event) or guests(brief, event))
    return True


def told_by(brief: Brief, event: EventRow) -> Evidence | None:
    """Return the sentence that tells an event best, one in the dossier's own script first."""
    latin = brief.words.language == "en"
    fitting = [item for item in event.evidence if (script(item.exact) == "en") == latin]
    if not fitting:
        return None
    whole = [sentence_around(brief, item) for item in fitting]
    return min(whole, key=lambda item: (len(item.exact) > _MOST, -len(item.exact)))


def told(brief: Brief, event: EventRow) -> str:
    """Return the substance of an event in words, empty where its type and people say it.

    A sentence of a source that the reader can read comes first; else the goods with their
    number, the spheres, or the words in the language that they are in.
    """
    if not needs_words(brief, event):
        return ""
    evidence = told_by(brief, event)
    if evidence is not None:
        return cited(brief, evidence, _MOST)
    known = _structured(brief, event)
    words = cited(brief, sentence_around(brief, event.evidence[0]), _MOST)
    return known or with_language(brief, words)


def with_language(brief: Brief, words: str) -> str:
    """Return a source's words; those in another alphabet than the dossier's say their language."""
    language = script(words)
    if (language == "en") == (brief.words.language == "en"):
        return words
    named = brief.text(f"words.language.{language}")
    return brief.text("words.in-language", words=words, language=named)


def is_in_our_words(brief: Brief, event: EventRow) -> bool:
    """Tell whether what ``told`` returns is a retelling."""
    if not needs_words(brief, event):
        return False
    evidence = told_by(brief, event)
    if evidence is None and _structured(brief, event):
        return False
    return is_retold(brief, evidence or event.evidence[0])


def with_substance(brief: Brief, what: str, event: EventRow) -> str:
    """Return an event's noun phrase with its substance behind it, marked where retold."""
    words = told(brief, event)
    if not words:
        return what
    key = "event.told.retold" if is_in_our_words(brief, event) else "event.told"
    return brief.text(key, what=what, words=words)


def who_was_there(brief: Brief, event: EventRow) -> str:
    """Return persons and firms; those whom a sentence speaks of only where they met or signed."""
    if event.type in _SELF_TELLING or event.signatories:
        return details(brief, event) or guests(brief, event)
    firms = brief.words.listed(brief.body(ref) for ref in event.enterprises)
    return brief.text("event.firms", names=firms) if firms else ""


def guests(brief: Brief, event: EventRow) -> str:
    """Return who came, where the sources name a side and nobody of it."""
    if event.type != "visit" or event.host is None or who_took_part(brief, event):
        return ""
    others = [ref for ref in event.parties if ref.id != event.host.id]
    names = brief.words.listed(brief.body(ref) for ref in others)
    return brief.text("event.guests", names=names) if names else ""


def sides(brief: Brief, event: EventRow) -> str:
    """Return the parties of an event, for a cell that would stay empty."""
    return brief.words.listed(brief.body(ref) for ref in event.parties)


def _structured(brief: Brief, event: EventRow) -> str:
    goods = brief.words.listed(_goods(brief, event))
    spheres = brief.words.listed(sphere_words(brief, sphere) for sphere in event.spheres)
    return "; ".join(part for part in (goods, spheres) if part)


def _goods(brief: Brief, event: EventRow) -> list[str]:
    latin = brief.words.language == "en"
    return [
        f"{item.what} ({brief.words.integer(item.quantity)})" if item.quantity else item.what
        for item in event.goods
        if (script(item.what) == "en") == latin
    ]


def retold_of(brief: Brief, events: list[EventRow], key: str) -> list[Sentence]:
    """Return the note that the words of some events are a retelling."""
    ours = [event for event in events if is_in_our_words(brief, event)]
    if not ours:
        return []
    return [brief.say(key, brief.spans(*(event.evidence for event in ours)))]
