"""Phrases that name organisations: a head with its adjectives, its quoted name, its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.extract.bodytails import is_mission, right_edge
from pobratim.extract.englishbodies import english_bodies
from pobratim.extract.englishplain import plain_bodies
from pobratim.extract.knownbodies import joined_text, known_body
from pobratim.extract.phrasewords import (
    adjective_nominative,
    is_adjective,
    is_common_noun,
    same_gender_adjective,
)
from pobratim.extract.placenames import (
    adjective_nominative_masculine,
    country_of,
    region_of,
)
from pobratim.extract.proposals import Proposal, is_capitalised, quoted_runs
from pobratim.extract.quotedbodies import quoted_bodies
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import (
    BodyHead,
    body_head,
    hidden_seat,
    is_legal_form,
    is_no_body,
    known_name,
    known_organisation,
    looks_like_firm,
)
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language

__all__ = ["organisation_phrases"]


def organisation_phrases(
    tokens: Sequence[Token],
    tagged: Sequence[Proposal],
    language: Language,
    names: frozenset[int] = frozenset(),
) -> Iterator[Proposal]:
    """Yield the organisations that rules see in a sentence, and those the tagger saw.

    ``names`` are the tokens of persons' names: no phrase runs into them.
    """
    quotes = dict(quoted_runs(tokens))
    yield from quoted_bodies(tokens, quotes, language)
    for i, token in enumerate(tokens):
        head = body_head(token.text, language)
        if language == "en":
            continue
        if head is not None:
            phrase = _phrase(_until_name(tokens, i, names), i, head, language, quotes)
            if phrase is not None:
                yield phrase
        elif known_organisation(token.text):
            yield known_body(_until_name(tokens, i, names), i, language)
        else:
            yield from _hidden(tokens, i, language)
    if language == "en":
        yield from english_bodies(tokens, names)
        yield from plain_bodies(tokens, names)
    for p in tagged:
        if p.kind == "organisation" and _can_be_tagged(tokens, p, language):
            yield _from_tagger(p, tokens, language)


def _until_name(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Sequence[Token]:
    """Return the tokens up to the first person's name after ``i``."""
    stop = next((k for k in range(i + 1, len(tokens)) if k in names), len(tokens))
    return tokens[:stop]


def _hidden(tokens: Sequence[Token], i: int, language: Language) -> Iterator[Proposal]:
    seat = hidden_seat(tokens[i].text)
    if seat is not None:
        name = _nominative_compound(tokens[i].text, seat[1], language)
        yield Proposal(
            "organisation", i, i + 1, "hidden", 3.0, name, "authority", seat[0], seat_at=i
        )


def _nominative_compound(text: str, body: str, language: Language) -> str:
    head = body_head(body, language)
    at = text.lower().rfind(body[:5])
    return text[:at] + (head.name if head else body)


def _can_be_tagged(tokens: Sequence[Token], p: Proposal, language: Language) -> bool:
    """Tell whether what the tagger took for a body is one: not a heading, a country, a word."""
    words = tuple(token.text for token in tokens[p.start : p.stop])
    if country_of(words, language) or region_of(words, language):
        return False
    if all(is_no_body(word) or not word[0].isalnum() for word in words):
        return False
    if len(tokens) > 1 and sum(t.text.isupper() for t in tokens) > len(tokens) // 2:
        return any(known_organisation(word) for word in words)
    common = all(is_common_noun(t) for t in tokens[p.start : p.stop] if t.text[0].isalpha())
    quoted = p.start > 0 and tokens[p.start - 1].text in '«„“"' and p.stop - p.start > 0
    head = any(body_head(word, language) for word in words)
    return quoted or not common or (head and p.stop - p.start > 1)


def _from_tagger(p: Proposal, tokens: Sequence[Token], language: Language) -> Proposal:
    heads = [h for i in range(p.start, p.stop) if (h := body_head(tokens[i].text, language))]
    known = known_organisation(tokens[p.start].text) if p.stop - p.start == 1 else None
    kind = known.kind if known else heads[0].kind if heads else None
    if p.stop - p.start == 1 and kind is None:
        word = tokens[p.start].text
        name = known_name(word)
        firm = looks_like_firm(name)
        # A name in a case that no table knows is left to the agreement of its words.
        shown = None if name == word else name
        return replace(p, name=shown, organisation="enterprise" if firm else None)
    return replace(p, weight=1.0, organisation=kind)


# Heads with what stands around them ----------------------------------------------------------


def _phrase(
    tokens: Sequence[Token], i: int, head: BodyHead, language: Language, quotes: dict[int, int]
) -> Proposal | None:
    if head.level == "generic" or post_head(tokens[i].text, language):
        return None
    left = _left_edge(tokens, i, language)
    if _is_plural(tokens[i], language) and not is_capitalised(tokens[left]):
        return None
    if left < i and country_of(tuple(t.text for t in tokens[left : i + 1]), language):
        return None
    right, place_at = right_edge(tokens, i, language, quotes)
    if head.level == "unit" and place_at is None and _meets_body(tokens, left, right, language):
        return None
    named = left < i or right > i + 1
    distinct = place_at is not None or any(
        is_capitalised(t) for t in tokens[max(left, 1) : right] if t is not tokens[i]
    )
    distinct = distinct or (is_capitalised(tokens[i]) and i > 0 and named)
    distinct = distinct or (head.name in _UNITS and right > i + 1 and not place_at)
    distinct = distinct or any(t.text == "№" for t in tokens[i + 1 : right])
    distinct = (
        distinct
        or (is_capitalised(tokens[i]) and i > 0 and head.name in _ALONE)
        or (left < i and _is_national(tokens[left], language) and head.kind == "authority")
    )
    compound = head.name.endswith(("исполком", "выканкам")) and head.name not in {
        "исполком",
        "выканкам",
    }
    if not distinct and not (left < i and is_capitalised(tokens[left])) and not compound:
        return None
    name = _name(tokens, (left, i, right), head, language)
    seat_at = place_at if place_at is not None else left if left < i else None
    weight = 2.0 + 0.05 * (right - left)
    return Proposal("organisation", left, right, "body", weight, name, head.kind, seat_at=seat_at)


def _meets_body(tokens: Sequence[Token], left: int, right: int, language: Language) -> bool:
    """Tell whether a unit that a post leads is followed by its body: "отдел культуры мэрии"."""
    led = left > 0 and post_head(tokens[left - 1].text, language)
    while not led and left > 1 and is_adjective(tokens[left - 1], language):
        left -= 1
        led = post_head(tokens[left - 1].text, language)
    if not led or right >= len(tokens):
        return False
    at = right
    while at < len(tokens) - 1 and is_adjective(tokens[at], language):
        at += 1
    text = tokens[at].text
    head = body_head(text, language)
    full = head is not None and head.level != "unit"
    return bool(full or known_organisation(text) or is_legal_form(text) or hidden_seat(text))


_UNITS = frozenset(
    {"управление", "отдел", "департамент", "комитет", "комиссия", "камісія", "упраўленне",
     "аддзел", "дэпартамент", "камітэт"}
)  # fmt: skip
"""Units of a city hall that what they are for names well enough: "отдел внешних связей"."""

_ALONE = frozenset(
    {"дума", "сенат", "конгресс", "парламент", "госдума", "мосгордума", "госдепартамент",
     "генштаб", "кабмин", "центробанк", "минздрав", "минтранс", "минсельхоз", "минфин", "минюст",
     "минспорт", "минстрой", "минобороны", "минкультуры", "минобразования", "минэкономразвития",
     "минпромторг"}
)  # fmt: skip


def _is_plural(token: Token, language: Language) -> bool:
    return language == "ru" and "plur" in token.grammemes


def _is_national(token: Token, language: Language) -> bool:
    return country_of_adjective(adjective_nominative_masculine(token.text, language)) is not None


def _left_edge(tokens: Sequence[Token], i: int, language: Language) -> int:
    """Return where the phrase begins: the leftmost capitalised adjective before the head."""
    edge, capital = i, i
    while edge > 0 and edge > i - 5 and is_adjective(tokens[edge - 1], language):
        edge -= 1
        if post_head(tokens[edge].text, language):
            break
        if is_capitalised(tokens[edge]) or _is_national(tokens[edge], language):
            capital = edge
    if capital == i and edge < i and tokens[i - 1].lower.startswith("генеральн"):
        return i - 1 if is_mission(tokens[i], language) else i
    if (
        capital == i
        and is_capitalised(tokens[i])
        and edge < i
        and not is_capitalised(tokens[edge])
    ):
        return i - 1 if same_gender_adjective(tokens[i - 1]) else i
    return capital


def _name(
    tokens: Sequence[Token], edges: tuple[int, int, int], head: BodyHead, language: Language
) -> str:
    left, i, right = edges
    words = [adjective_nominative(token, head.gender, language) for token in tokens[left:i]]
    capital = is_capitalised(tokens[i]) and i > 0
    words.append(head.name.capitalize() if capital else head.name)
    if right > i + 1:
        words.append(joined_text(tokens, i + 1, right))
    return " ".join(words)
