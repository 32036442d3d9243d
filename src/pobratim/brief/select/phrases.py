"""How a row of the register is put in words: an event, a post, a quotation."""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.brief.context import Brief
from pobratim.brief.naming import body_in, script
from pobratim.brief.words.event_nouns import event_noun
from pobratim.brief.words.offices import post_in_words
from pobratim.model.rows import EventRow, NamedRef, PostRow
from pobratim.model.spans import CONTEXT, Evidence, Span, anchor

__all__ = [
    "details",
    "document_title",
    "excerpt",
    "outlets",
    "place_in",
    "post_name",
    "post_text",
    "sentence_around",
    "what_happened",
    "who_took_part",
]

_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*\s+(?=[«“„\"(]?[A-ZА-ЯЁІЎ])")


def what_happened(brief: Brief, event: EventRow) -> str:
    """Return an event as a noun phrase: "встреча в Минске (планировалось)"."""
    titled = event.document_title is not None and event.type in ("agreement", "other")
    words = " ".join(item.exact for item in event.evidence)
    kind = brief.text("event.signing" if titled else event_noun(event.type, words))
    venue = event.host or event.venue
    where = place_in(brief, venue, "into" if event.type == "visit" else "in")
    status = "" if event.status == "done" else brief.text(f"status.{event.status}")
    level = "" if event.level in ("city", "agglomeration") else brief.text(f"level.{event.level}")
    marks = ", ".join(part for part in (status, level) if part)
    parts = (kind, where, f"({marks})" if marks else "")
    phrase = brief.words.sounded(" ".join(part for part in parts if part))
    if titled and event.document_title:
        title = document_title(brief, event.document_title, event.evidence)
        return brief.text("event.titled", what=phrase, title=title) if title else phrase
    return phrase


def document_title(brief: Brief, title: str, evidence: tuple[Evidence, ...]) -> str:
    """Return a document's title: a proper one in quotation marks, a plain or retold one without.

    A roadmap is called so in every language; another retold title has no English form.
    """
    retold = all(brief.notes.source(item.document).grade == "retold" for item in evidence)
    if brief.words.language == "en" and script(title) != "en":
        if title.casefold().startswith(("дорожн", "дарожн")):
            return brief.text("state.roadmap")
        return "" if retold else brief.words.quoted(title)
    return brief.words.quoted(title) if title[:1].isupper() and not retold else title


def who_took_part(brief: Brief, event: EventRow) -> str:
    """Return the persons of an event, empty where the sources name none."""
    refs = (*event.signatories, *event.participants)
    return brief.words.listed(brief.person(ref) for ref in refs)


def details(brief: Brief, event: EventRow) -> str:
    """Return persons and enterprises in one clause: who signed or took part, what was seen."""
    parts = []
    persons = who_took_part(brief, event)
    if persons:
        parts.append(
            brief.text("event.signed" if event.signatories else "event.took-part", names=persons)
        )
    bodies = brief.words.listed(brief.body(ref) for ref in event.enterprises)
    if bodies:
        parts.append(
            brief.text("event.visited" if event.type == "visit" else "event.firms", names=bodies)
        )
    return "; ".join(parts)


def place_in(brief: Brief, ref: NamedRef | None, role: str = "in") -> str:
    """Return "в Минске" (role ``into``: "в Минск"), another place or body in brackets.

    A country says nothing of where between two cities.
    """
    if ref is None or (ref.place is not None and ref.place.kind == "country"):
        return ""
    if ref.place is not None and ref.place.kind == "city":
        return brief.words.city(brief.body(ref), role)
    return f"({brief.body(ref)})"


def post_text(brief: Brief, post: PostRow) -> str:
    """Return a post with its body: "председатель Мингорисполкома"."""
    name = post_name(brief, post.post)
    if post.organisation is not None:
        body = brief.body(post.organisation)
        if _mentions(name, body):
            return name
        return f"{name} {brief.behind_post(post.organisation)}"
    if post.place is not None and not _mentions(name, post.place.name):
        place = brief.body(post.place)
        if post.place.place is not None and post.place.place.kind == "city":
            return f"{name} {brief.words.city(place, 'of')}"
        return f"{name} {brief.behind_post(post.place)}"
    return name


def post_name(brief: Brief, post: str | None) -> str:
    """Return a post in the dossier's language; one that no table has, in its own words."""
    if post is None:
        return brief.text("post.unknown")
    language = brief.words.language
    if script(post) == language:
        return post
    return post_in_words(language, post) or post


def _mentions(text: str, name: str) -> bool:
    """Tell whether a post already names its body, in whatever case."""
    stem = name[: max(5, len(name) - 3)].casefold()
    return stem in text.casefold()


def outlets(brief: Brief, evidence: tuple[Evidence, ...]) -> str:
    """Return the outlets behind evidence, each once, as "БЕЛТА, СТВ"."""
    source = brief.notes.source
    names = (body_in(brief.words.language, source(e.document).outlet, ()) for e in evidence)
    return ", ".join(dict.fromkeys(names))


def sentence_around(brief: Brief, evidence: Evidence) -> Evidence:
    """Return the whole sentence that a quoted fragment stands in, as evidence of its own.

    A fragment that begins in the middle of a sentence reads oddly; the sentence re-reads verbatim
    at its own position.
    """
    text = brief.read(evidence.document)
    line = text.rfind("\n", 0, evidence.start) + 1
    line_end = text.find("\n", evidence.end)
    line_end = len(text) if line_end < 0 else line_end
    ends = [line + m.end() for m in _SENTENCE_END.finditer(text[line:line_end])]
    start = max((end for end in ends if end <= evidence.start), default=line)
    stop = min((end for end in ends if end >= evidence.end), default=line_end)
    while stop > evidence.end and text[stop - 1].isspace():
        stop -= 1
    return anchor(
        evidence.document,
        text,
        Span(start, stop),
        extractor=evidence.extractor,
        confidence=evidence.confidence,
    )


def excerpt(evidence: Evidence, most: int = 240) -> Evidence:
    """Return the leading sentences of a quotation that fit ``most`` code points.

    The excerpt is evidence of its own: it re-reads verbatim at its own position. A single long
    sentence is kept whole, because half a sentence is a misquotation.
    """
    text = evidence.exact
    if len(text) <= most:
        return evidence
    ends = [m.start() + len(m.group().rstrip()) for m in _SENTENCE_END.finditer(text)]
    fitting = [end for end in ends if end <= most] or ends[:1]
    if not fitting:
        return evidence
    cut = fitting[-1]
    return replace(
        evidence,
        end=evidence.start + cut,
        exact=text[:cut],
        suffix=(text[cut:] + evidence.suffix)[:CONTEXT],
    )
