"""Bodies known at large by a short name, and the words of a name as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.phrasewords import place_run
from pobratim.extract.proposals import Proposal
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import known_name, known_organisation
from pobratim.model.documents import Language

__all__ = ["joined_text", "known_body"]


def joined_text(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Return the words of the tokens with the blanks that stand between them."""
    words = tokens[start].text
    for before, token in zip(tokens[start:], tokens[start + 1 : stop], strict=False):
        words += (" " if token.start > before.end else "") + token.text
    return words


def known_body(tokens: Sequence[Token], i: int, language: Language) -> Proposal:
    """Return a short name known at large, an authority's with its place: МИД России."""
    text = known_name(tokens[i].text)
    known = known_organisation(text)
    kind = known.kind if known else "other"
    run = None
    if kind == "authority" and language != "en" and i + 1 < len(tokens):
        run = place_run(tokens, i + 1, language)
    stop, seat_at = (run[1], run[0]) if run else (i + 1, None)
    name = text + joined_text(tokens, i, stop)[len(tokens[i].text) :]
    origin = "body" if run else "known"
    return Proposal("organisation", i, stop, origin, 3.0, name, kind, seat_at=seat_at)
