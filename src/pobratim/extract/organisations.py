"""Organisations: the mentions of one body brought together, its kind and its seat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pobratim.extract.mentions import Mention
from pobratim.extract.phrasewords import adjective_nominative, is_adjective
from pobratim.extract.places import Place
from pobratim.lexicon.bodies import body_head, known_organisation
from pobratim.lexicon.declension import nominative_phrase
from pobratim.lexicon.names import nominatives
from pobratim.lexicon.normalise import fold
from pobratim.model.documents import Language
from pobratim.model.readings import OrganisationKind
from pobratim.model.spans import Span

__all__ = ["Organisation", "organisations_of"]

_MARKS = "«»\"„“”'’ "
_SHORTEST_ACRONYM = 3


@dataclass(slots=True)
class Organisation:
    """One organisation of a document while its mentions are gathered."""

    name: str
    kind: OrganisationKind
    mentions: list[Span] = field(default_factory=list)
    seat: str | None = None
    seat_span: Span | None = None
    place: Place | None = None
    bare: bool = False
    short: set[str] = field(default_factory=set)


def organisations_of(mentions: Sequence[Mention], language: Language) -> list[Organisation]:
    """Return the organisations that ``mentions`` name, in order of first mention."""
    found: list[Organisation] = []
    last: Mention | None = None
    for mention in mentions:
        if mention.kind == "organisation":
            if last is not None and _is_bracketed(last, mention):
                full = next(o for o in found if last.span in o.mentions)
                full.mentions.append(mention.span)
                full.short.add(_key(mention.proposal.name or " ".join(mention.words)))
            else:
                _add(found, mention, language)
                last = mention
    return _join_short(found, language)


def _is_bracketed(full: Mention, short: Mention) -> bool:
    """Tell whether an acronym stands in brackets right behind the name: "… (UFPE)"."""
    tokens, at = short.sentence.tokens, short.proposal.start
    return (
        full.index == short.index
        and full.proposal.stop == at - 1
        and tokens[at - 1].text == "("
        and tokens[at].text.isupper()
    )


def _add(found: list[Organisation], mention: Mention, language: Language) -> None:
    name = mention.proposal.name or _nominative(mention, language)
    key = _key(name)
    known = next((o for o in found if _key(o.name) == key or key in o.short), None)
    if known is None and mention.proposal.origin == "quoted" and len(mention.words) == 1:
        bases = {base for base, _, _ in nominatives(name, "place", language)}
        known = next((o for o in found if o.name in bases), None)
    if known is None:
        kind = mention.proposal.organisation or _kind_of(name, language)
        known = Organisation(name, kind, bare=mention.proposal.origin == "bare")
        found.append(known)
    elif known.kind == "other" and mention.proposal.organisation:
        known.kind = mention.proposal.organisation
    known.mentions.append(mention.span)
    if known.seat is None and known.seat_span is None:
        _give_seat(known, mention)


def _give_seat(organisation: Organisation, mention: Mention) -> None:
    organisation.seat = mention.proposal.seat
    at = mention.proposal.seat_at
    if at is not None:
        organisation.seat_span = mention.sentence.tokens[at].span


_CITY_WORD = re.compile(
    r"\b(?:города|г\.?|горада|the city of|республики|рэспублікі) (?=\w)|\b(?:городского округа) "
)


def _key(name: str) -> str:
    """Return what two spellings of one body share: case, quotation marks, "города"."""
    return _CITY_WORD.sub("", fold(name.strip(_MARKS)).replace('"', ""))


def _kind_of(name: str, language: Language) -> OrganisationKind:
    known = known_organisation(name.strip(_MARKS))
    if known is not None:
        return known.kind
    for word in name.split():
        head = body_head(word.strip(_MARKS), language)
        if head is not None:
            return head.kind
    return "other"


def _nominative(mention: Mention, language: Language) -> str:
    """Return the name of an organisation that only the tagger saw, in the nominative."""
    tokens = mention.sentence.tokens[mention.proposal.start : mention.proposal.stop]
    text = mention.sentence.tokens
    whole = "".join(
        ("" if i == 0 or token.start == tokens[i - 1].end else " ") + token.text
        for i, token in enumerate(tokens)
    )
    if language != "ru" or not text:
        return whole
    for i, token in enumerate(tokens):
        head = body_head(token.text, language)
        if head is not None and all(is_adjective(t, language) for t in tokens[:i]):
            words = [adjective_nominative(t, head.gender, language) for t in tokens[:i]]
            capital = token.text[:1].isupper()
            words.append(head.name.capitalize() if capital else head.name)
            rest = whole[token.end - tokens[0].start :]
            return " ".join(words) + rest
    at = mention.proposal.start
    before = text[at - 1].text if at else ""
    named = nominative_phrase(mention.words, before)
    stop = next((i for i in range(len(tokens), 0, -1) if named[i - 1] != tokens[i - 1].text), 0)
    head_end = tokens[stop - 1].end - tokens[0].start if stop else 0
    return " ".join(named[:stop]) + whole[head_end:]


# Short names -----------------------------------------------------------------------------------


def _join_short(found: list[Organisation], language: Language) -> list[Organisation]:
    """Merge acronyms and bare heads into the full name that they stand for."""
    kept: list[Organisation] = []
    for organisation in found:
        full = _full_form(organisation, found, language)
        if full is None or full is organisation:
            kept.append(organisation)
        else:
            full.mentions.extend(organisation.mentions)
            full.seat = full.seat or organisation.seat
    for organisation in kept:
        organisation.mentions.sort()
        if known := known_organisation(organisation.name.strip(_MARKS)):
            organisation.kind = known.kind
    return sorted(kept, key=lambda o: o.mentions[0])


def _full_form(
    organisation: Organisation, found: Sequence[Organisation], language: Language
) -> Organisation | None:
    name = organisation.name.strip(_MARKS)
    others = [o for o in found if o is not organisation]
    known = known_organisation(name)
    for other in others:
        if known and known.full and _key(known.full) == _key(other.name):
            return other
        if _is_acronym(name, other.name):
            return other
    longer = [o for o in others if _shortens(name, o.name)]
    if organisation.bare or (" " not in name and body_head(name, language)):
        return longer[0] if len(longer) == 1 else None
    return longer[0] if longer and _has_head(name, language) else None


def _shortens(short: str, full: str) -> bool:
    """Tell whether ``short`` is the beginning or the end of ``full``, in whole words."""
    a, b = _key(short), _key(full)
    return a != b and (b.startswith(a + " ") or b.endswith(" " + a))


def _has_head(name: str, language: Language) -> bool:
    return any(body_head(word, language) for word in name.split())


def _is_acronym(short: str, full: str) -> bool:
    """Tell whether ``short`` is made of the first letters of ``full``: МАЗ, ТПП."""
    if len(short) < _SHORTEST_ACRONYM or not short.isupper():
        return False
    letters = "".join(part[0] for part in full.replace("-", " ").split() if part[0].isalpha())
    return letters.upper() == short
