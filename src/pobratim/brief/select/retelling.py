"""Words of sources: quoted where they are the source's own, told without marks where ours.

A retold report is in our own words, so nothing of it may stand in quotation marks or pass for
what somebody said (decision 0002).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pobratim.brief.context import Brief
from pobratim.brief.words.sentences import begun_small
from pobratim.model.dossiers import Sentence
from pobratim.model.spans import Evidence

__all__ = ["cited", "is_retold", "marked", "retold_note", "shortened"]

_ONE_LETTER = re.compile(r"(?<![^\s(])у (?=\S)")


def is_retold(brief: Brief, evidence: Evidence) -> bool:
    """Tell whether a piece of evidence is in our words, not in those of its page."""
    return brief.notes.source(evidence.document).grade == "retold"


def cited(brief: Brief, evidence: Evidence, most: int | None = None, text: str = "") -> str:
    """Return a source's words for the inside of a sentence, cut at ``most`` code points.

    A quotation stands in quotation marks; a retelling without, begun with a small letter.
    ``text`` are the words where they are a part of the evidence.
    """
    flat = " ".join((text or evidence.exact).split())
    words = flat if most is None else shortened(flat, most)
    if not is_retold(brief, evidence):
        return brief.words.quoted(words)
    told = begun_small(words.removesuffix("."), brief.notes.source(evidence.document).language)
    if brief.words.language != "be":
        return told
    # A hard space keeps the "у" of a retold sentence from being sounded with ours.
    return _ONE_LETTER.sub("у\u00a0", told)


def marked(brief: Brief, evidence: Evidence, most: int | None = None, text: str = "") -> str:
    """Return a source's words as ``cited`` does, a retelling with the mark that it is one."""
    words = cited(brief, evidence, most, text)
    return brief.text("retold.mark", words=words) if is_retold(brief, evidence) else words


def retold_note(brief: Brief, evidence: Iterable[Evidence], key: str) -> list[Sentence]:
    """Return the one note that a section's words are retold, none where all are quoted."""
    retold = [item for item in evidence if is_retold(brief, item)]
    return [brief.say(key, brief.spans(retold))] if retold else []


def shortened(text: str, most: int = 160) -> str:
    """Return ``text`` on one line, cut between words with an ellipsis where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    end = flat.rfind(" ", 0, most)
    return flat[: end if end > 0 else most].rstrip(" ,;:–—-") + " …"
