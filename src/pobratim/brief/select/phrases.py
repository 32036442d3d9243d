"""How a row of the register is put in words: an event, a post, a quotation."""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.brief.context import Brief
from pobratim.model.rows import EventRow, NamedRef, PostRow
from pobratim.model.spans import CONTEXT, Evidence

__all__ = [
    "details",
    "excerpt",
    "outlets",
    "place_in",
    "post_text",
    "shortened",
    "what_happened",
    "who_took_part",
]

_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*\s+(?=[«“„\"(]?[A-ZА-ЯЁІЎ])")


def what_happened(brief: Brief, event: EventRow) -> str:
    """Return an event as a noun phrase: "встреча в Минске (планируется)"."""
    kind = brief.text(f"event.{event.type}")
    if event.document_title and event.type in ("agreement", "twinning", "other"):
        kind = brief.text(
            "event.titled", kind=kind, title=brief.words.quoted(event.document_title)
        )
    where = place_in(brief, event.host or event.venue, "into" if event.type == "visit" else "in")
    status = "" if event.status == "done" else brief.text(f"status.{event.status}")
    level = "" if event.level in ("city", "agglomeration") else brief.text(f"level.{event.level}")
    marks = ", ".join(part for part in (status, level) if part)
    return " ".join(part for part in (kind, where, f"({marks})" if marks else "") if part)


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
    """Return "в Минске" (role ``into``: "в Минск"), another place or body in brackets."""
    if ref is None:
        return ""
    if ref.place is not None and ref.place.kind == "city":
        return brief.words.city(brief.body(ref), role)
    return f"({brief.body(ref)})"


def post_text(brief: Brief, post: PostRow) -> str:
    """Return a post with its body: "председатель Мингорисполкома"."""
    name = post.post or brief.text("post.unknown")
    if post.organisation is not None:
        body = brief.body(post.organisation)
        if _mentions(name, body):
            return name
        behind = brief.words.body(body)
        return f"{name} {behind}" if behind else f"{name} ({body})"
    if post.place is not None and not _mentions(name, post.place.name):
        place = brief.body(post.place)
        if post.place.place is not None and post.place.place.kind == "city":
            return f"{name} {brief.words.city(place, 'of')}"
        behind = brief.words.body(place)
        return f"{name} {behind}" if behind else f"{name} ({place})"
    return name


def _mentions(text: str, name: str) -> bool:
    """Tell whether a post already names its body, in whatever case."""
    stem = name[: max(5, len(name) - 3)].casefold()
    return stem in text.casefold()


def outlets(brief: Brief, evidence: tuple[Evidence, ...]) -> str:
    """Return the outlets behind evidence, each once, as "БЕЛТА, СТВ"."""
    source = brief.notes.source
    return ", ".join(dict.fromkeys(source(item.document).outlet for item in evidence))


def shortened(text: str, most: int = 160) -> str:
    """Return ``text`` on one line, cut between words with an ellipsis where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[: flat.rfind(" ", 0, most)].rstrip(" ,;:–—-") + " …"


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
