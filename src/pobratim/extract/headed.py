"""Who heads a body that a clause tells of: "комиссия, которую возглавляет N", "chaired by N"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.scenes import EntityScene
from pobratim.model.documents import Language
from pobratim.model.readings import Occupation
from pobratim.model.spans import Span

__all__ = ["headed_by"]

_CLAUSE: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r",\s+котор(?:ую|ый|ое|ой|ым|ого)\s+(?:сегодня\s+|теперь\s+|ныне\s+)?"
        r"(?:возглав|руковод)\w+\s+(?:[\w-]+\s+){0,3}"
    ),
    "be": re.compile(
        r",\s+як(?:ую|і|ое|ой|ім|ога)\s+(?:сёння\s+|цяпер\s+)?(?:[уў]знач|кіру)\w+\s+"
        r"(?:[\w-]+\s+){0,3}"
    ),
    "en": re.compile(
        r",?\s+(?:which\s+is\s+|now\s+)?(?P<how>headed|chaired|run|directed)\s+by\s+"
        r"(?:[\w-]+\s+){0,2}"
    ),
}
_POST: dict[Language, str] = {"ru": "глава", "be": "кіраўнік", "en": "head"}
_BY_VERB = {"chaired": "chair", "directed": "director"}


def headed_by(scene: EntityScene) -> Iterator[Occupation]:
    """Yield who heads the body that stands right before a clause of heading."""
    text = scene.page.document.text
    language = scene.page.document.language
    for span, body in scene.mentions:
        if body.kind != "organisation":
            continue
        for name, person in scene.mentions:
            words = text[span.end : name.start].lower() if name.start >= span.end else ""
            match = _CLAUSE[language].fullmatch(words) if person.kind == "person" else None
            if match is not None:
                how = match.groupdict().get("how") or ""
                post = _BY_VERB.get(how, _POST[language])
                whole = (Span(span.start, name.end),)
                yield Occupation(person.id, post, body.id, None, whole, "current")
