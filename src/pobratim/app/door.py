"""The front door for Python: each capability as one call with the packaged parts.

``pobratim`` itself re-exports these names; nothing inside the package uses them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from pobratim.app.pipeline import open_atlas, open_register, read_document

if TYPE_CHECKING:
    from pobratim.model.documents import Language
    from pobratim.model.dossiers import Dossier
    from pobratim.model.readings import Reading
    from pobratim.model.scores import Comparison, Match

__all__ = ["compare", "dossier", "opportunities", "read"]


def read(
    text: str,
    *,
    published: str | None = None,
    language: Language | None = None,
    source: str = "-",
) -> Reading:
    """Read one text: who, in which post, met, visited, agreed, said, with the exact words.

    ``published`` is an ISO 8601 date, possibly partial. The text is taken code
    point for code point.
    """
    from pobratim.extract import RawDocument

    return read_document(
        RawDocument(source=source, text=text, published=published, language=language)
    )


def compare(a: str, b: str) -> Comparison:
    """Compare two cities, each a name in any script, ``geonames:…`` or ``wikidata:…``.

    Raises:
        UnknownPlaceError: if no city has a given name.
        AmbiguousPlaceError: if several cities have it and none dwarfs the others.
    """
    from pobratim.affinity import compare as measure

    atlas = open_atlas()
    return measure(atlas, atlas.gazetteer.resolve(a), atlas.gazetteer.resolve(b))


def opportunities(
    a: str, b: str, *, sphere: str | None = None, register: Path | None = None
) -> tuple[Match, ...]:
    """Match enterprises and institutions of two cities, known deliveries first.

    Raises:
        UnknownPlaceError: if no city has a given name.
        AmbiguousPlaceError: if several cities have it and none dwarfs the others.
    """
    from pobratim.affinity import match

    atlas = open_atlas()
    return match(
        atlas,
        atlas.gazetteer.resolve(a),
        atlas.gazetteer.resolve(b),
        sphere=sphere,
        register=open_register(register),
    )


def dossier(
    a: str,
    b: str,
    *,
    as_of: str | None = None,
    language: str = "ru",
    register: Path | None = None,
) -> Dossier:
    """Write the dossier on two cities; ``as_of`` is an ISO 8601 day, today by default.

    Raises:
        UnknownPlaceError: if no city has a given name.
        AmbiguousPlaceError: if several cities have it and none dwarfs the others.
    """
    from pobratim.brief import build

    atlas = open_atlas()
    return build(
        open_register(register),
        atlas,
        atlas.gazetteer.resolve(a),
        atlas.gazetteer.resolve(b),
        as_of=as_of or dt.datetime.now(tz=dt.UTC).date().isoformat(),
        language=language,
    )
