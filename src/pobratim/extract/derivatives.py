"""Adjectives and names of inhabitants that are made from a place which the page names.

"Калужские студенты", "магілёўскія прадпрыемствы", "калужане": the place acts there too. Only
places that the page names otherwise are looked for, so that no new place is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pobratim.extract.tokens import Page
from pobratim.lexicon.countries import country_code
from pobratim.lexicon.normalise import flat
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["derived_mentions"]

_DERIVED: dict[str, re.Pattern[str]] = {
    "ru": re.compile(
        r"(?P<stem>\w{2,}?)(?:[сцз]к(?:ий|ая|ое|ие|ого|ой|ому|ую|им|их|ими|ом)|"
        r"(?:ян|ан|чан|ц|ич)(?:е|ам|ами|ах|ы|и|ев|ов|ей)|(?<=[жчшн])ан)"
    ),
    "be": re.compile(
        r"(?P<stem>\w{2,}?)(?:[сцз]к(?:і|ая|ае|ія|ага|ай|аму|ую|ім|іх|імі)|"
        r"(?:ян|ан|чан|ц|іч)(?:е|ам|амі|ах|ы|і|аў|оў)|(?<=[жчшн])ан)"
    ),
}
_CORE = re.compile(r"(?:[сц]к)?[аоуеэиіыяюьй]?$")
"""What a name of a place loses before a suffix: its ending, and "ск" that the suffix repeats."""

_OTHER_WORDS = frozenset({"город", "гарад", "совет", "савец", "детс", "дзіця", "русс", "морс"})
_SURE = 4
_LONGEST_SUFFIX = 4


def derived_mentions(page: Page, places: Sequence[Entity]) -> Iterator[tuple[str, Span]]:
    """Yield the places, by id, and the spans of words derived from their names.

    Words inside a mention of any entity are left out, and cities called as a country is.
    """
    pattern = _DERIVED.get(page.document.language)
    if pattern is None:
        return
    named = [e for e in places if " " not in e.name and country_code(e.name) is None]
    cores = [(place.id, _core(place.name)) for place in named]
    taken = [span for entity in page.entities for span in entity.mentions]
    for sentence in page.sentences:
        for token in sentence.tokens:
            found = pattern.fullmatch(flat(token.text))
            if found is None or found["stem"] in _OTHER_WORDS:
                continue
            owner = next((p for p, core in cores if _is_made_from(found["stem"], core)), None)
            if owner is not None and not any(span.overlaps(token.span) for span in taken):
                yield owner, token.span


def _core(name: str) -> str:
    """Return the beginning of a place's name that its derivatives share."""
    return _CORE.sub("", flat(name))


def _is_made_from(stem: str, core: str) -> bool:
    """Tell whether ``stem`` begins as ``core`` does, but for a change of its last letter.

    >>> [_is_made_from(*p) for p in (("калуж", "калуг"), ("гродзен", "гродн"), ("ош", "ош"))]
    [True, True, True]
    >>> _is_made_from("том", "ом"), _is_made_from("росій", "рос")
    (False, False)
    """
    shared = 0
    for mine, theirs in zip(stem, core, strict=False):
        if mine != theirs:
            break
        shared += 1
    if shared < _SURE:  # A short name is told by the whole of it, and hardly more.
        return shared == len(core) >= 2 and len(stem) - shared <= 1
    return shared >= len(core) - 2 and len(stem) - shared <= _LONGEST_SUFFIX
