"""English firms without a head: before a legal form, in a pair, told by an apposition."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.knownbodies import joined_text
from pobratim.extract.proposals import Proposal
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, is_legal_form
from pobratim.lexicon.countries import country_code
from pobratim.lexicon.names import first_name_gender, opens_sentences
from pobratim.lexicon.posts import post_head

__all__ = ["is_firm_word", "legal_firm", "paired_firm", "told_firm"]

_LONGEST = 4
_TOLD_WITHIN = 5


def is_firm_word(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word with a capital may be part of a firm's name."""
    token = tokens[i]
    if not (token.text[:1].isupper() and token.text[0].isalpha()):
        return False
    known = post_head(token.text, "en") or country_code(token.text)
    return not known and not opens_sentences(token.text, "en")


def _run(tokens: Sequence[Token], i: int, names: frozenset[int]) -> int:
    stop = i
    while stop < min(len(tokens), i + _LONGEST) and stop not in names:
        if not is_firm_word(tokens, stop) or is_legal_form(tokens[stop].text):
            break
        stop += 1
    return stop


def _firm(tokens: Sequence[Token], i: int, stop: int, weight: float) -> Proposal:
    name = joined_text(tokens, i, stop)
    return Proposal("organisation", i, stop, "firm", weight, name, "enterprise")


def legal_firm(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Proposal | None:
    """Find the name before a legal form: "Nestwise Ltd", "Konya Tekstil A.S."."""
    if i and is_firm_word(tokens, i - 1):
        return None
    stop = _run(tokens, i, names)
    if stop == i or stop >= len(tokens):
        return None
    at = stop + (tokens[stop].text == ",")
    form = at < len(tokens) and (is_legal_form(tokens[at].text) or _dotted(tokens, at))
    return _firm(tokens, i, stop, 1.9) if form else None


def _dotted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "A.S.", "S.A.", "S.p.A." stands at a token, whole or cut at its stops."""
    text = "".join(token.text for token in tokens[at : at + 4]).lower()
    return text.startswith(("a.s.", "s.a.", "s.p.a", "a.ş.", "d.o.o", "s.r.o", "sp.z"))


def paired_firm(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Proposal | None:
    """Find two names that a sign joins: "Fagan & Whalley"."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "&" or i in names or i + 2 in names:
        return None
    both = is_firm_word(tokens, i) and is_firm_word(tokens, i + 2)
    heads = body_head(tokens[i].lower, "en") or body_head(tokens[i + 2].lower, "en")
    return _firm(tokens, i, i + 3, 1.4) if both and not heads else None


def told_firm(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Proposal | None:
    """Find a name that an apposition calls a firm: "Libbey, the local glassmaker, …"."""
    if not is_firm_word(tokens, i) or (i and is_firm_word(tokens, i - 1)):
        return None
    if first_name_gender(tokens[i].text, "en"):
        return None
    stop = _run(tokens, i, names)
    if stop == i:
        return None
    return _firm(tokens, i, stop, 1.3) if _told(tokens, i, stop) else None


def _told(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether ", the … glassmaker" follows, or "company," stands right before."""
    if i > 1 and tokens[i - 1].text == ",":
        before = body_head(tokens[i - 2].lower, "en")
        closed = stop >= len(tokens) or tokens[stop].text in {",", ".", ";", ")"}
        if before and before.kind == "enterprise" and tokens[i - 2].text.islower() and closed:
            return True
    if stop + 1 >= len(tokens) or tokens[stop].text != ",":
        return False
    if tokens[stop + 1].lower not in {"the", "a", "an", "one"}:
        return False
    for at in range(stop + 2, min(len(tokens), stop + 2 + _TOLD_WITHIN)):
        head = body_head(tokens[at].lower, "en")
        if head is not None and tokens[at].text.islower():
            ends = at + 1 >= len(tokens) or tokens[at + 1].text in {",", ".", ";"}
            return head.kind == "enterprise" and ends
        if not tokens[at].text[:1].isalpha() and tokens[at].text != "-":
            return False
    return False
