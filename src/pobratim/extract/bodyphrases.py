"""Phrases that name organisations: a head with its adjectives, its quoted name, its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.extract.englishbodies import english_bodies
from pobratim.extract.knownbodies import joined_text, known_body
from pobratim.extract.leadplaces import dedicated_end
from pobratim.extract.phrasewords import (
    adjective_nominative,
    is_adjective,
    is_common_noun,
    is_genitive,
    is_plural_genitive,
    place_run,
    same_gender_adjective,
)
from pobratim.extract.placenames import (
    adjective_nominative_masculine,
    country_of,
    region_of,
)
from pobratim.extract.proposals import Proposal, is_capitalised, quoted_runs
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
from pobratim.model.readings import OrganisationKind

__all__ = ["organisation_phrases"]

_LONGEST = 14
_JOINERS = frozenset({"и", "і", "ды", "and", ",", "а также"})


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
    yield from _quoted(tokens, quotes, language)
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


# Quoted names --------------------------------------------------------------------------------


def _quoted(
    tokens: Sequence[Token],
    quotes: dict[int, int],
    language: Language,
) -> Iterator[Proposal]:
    previous: tuple[int, BodyHead | None] | None = None
    for start, end in quotes.items():
        head = _head_before(tokens, start, language)
        if head is None and previous and _joined(tokens, previous[0], start):
            head = previous[1]
        if head is None and end == start + 2 and looks_like_firm(known_name(tokens[end - 1].text)):
            head = BodyHead("", "enterprise", "generic", "n")
        if head is None and language == "be":
            kind = _kind_in_quotes(tokens, start, end)
            head = BodyHead("", kind, "generic", "n") if kind else None
        if head is not None and (head.level == "generic" or _is_enterprise(head)):
            previous = (end, head)
            yield Proposal(
                "organisation",
                start + 1,
                end,
                "quoted",
                2.5,
                name=joined_text(tokens, start + 1, end),
                organisation=head.kind,
            )


_STAFF = ("прадстаўнік", "спецыяліст", "работнік", "рабоч", "дырэктар", "мастак", "майст",
          "інжынер", "тэхнолаг", "прадукцы", "цэх", "акцы", "вырабы", "вырабаў", "магазін",
          "гульц", "футбаліст", "трэнер", "капітан", "калектыў")  # fmt: skip
_BY_FIRM = frozenset({"на", "ад", "для"})
_BY_BODY = frozenset({"з", "у", "ў", "са", "ля", "і", "паміж"})
_QUOTED_WORDS = 3


def _kind_in_quotes(tokens: Sequence[Token], start: int, end: int) -> OrganisationKind | None:
    """Return the kind of body in Belarusian quotation marks: "на «БАТЭ»", "дырэктар «Палесся»".

    A title (of a festival, a book, a song) has a noun of its own before it; words that are told
    hold more words than a name.
    """
    words = tokens[start + 1 : end]
    if len(words) > _QUOTED_WORDS or not any(t.text[:1].isupper() for t in words[-1:]):
        return None
    before = tokens[start - 1].lower if start else ""
    if before in _BY_FIRM or before.startswith(_STAFF):
        return "enterprise"
    return "other" if before in _BY_BODY else None


def _is_enterprise(head: BodyHead | None) -> bool:
    return head is not None and head.kind in {"enterprise", "media"}


def _head_before(tokens: Sequence[Token], start: int, language: Language) -> BodyHead | None:
    for i in range(start - 1, max(-1, start - 4), -1):
        if is_legal_form(tokens[i].text):
            return BodyHead("", "enterprise", "generic", "n")
        head = body_head(tokens[i].text, language)
        if head is not None:
            return head
        if not (is_adjective(tokens[i], language) or is_capitalised(tokens[i])):
            return None
    return None


def _joined(tokens: Sequence[Token], end: int, start: int) -> bool:
    between = [token.lower for token in tokens[end + 1 : start]]
    return 0 < len(between) <= 2 and set(between) <= _JOINERS


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
    right, place_at = _right_edge(tokens, i, language, quotes)
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


_UNITS = frozenset(
    {"управление", "отдел", "департамент", "комитет", "упраўленне", "аддзел", "дэпартамент",
     "камітэт"}
)  # fmt: skip
"""Units of a city hall that what they are for names well enough: "отдел внешних связей"."""

_ALONE = frozenset({"дума", "сенат", "конгресс", "парламент", "госдума", "мосгордума"})


def _is_plural(token: Token, language: Language) -> bool:
    return language == "ru" and "plur" in token.grammemes


def _is_national(token: Token, language: Language) -> bool:
    return country_of_adjective(adjective_nominative_masculine(token.text, language)) is not None


def _left_edge(tokens: Sequence[Token], i: int, language: Language) -> int:
    """Return where the phrase begins: the leftmost capitalised adjective before the head."""
    edge, capital = i, i
    while edge > 0 and edge > i - 5 and is_adjective(tokens[edge - 1], language):
        edge -= 1
        if is_capitalised(tokens[edge]) or _is_national(tokens[edge], language):
            capital = edge
    if capital == i and edge < i and tokens[i - 1].lower.startswith("генеральн"):
        return i - 1 if _is_mission(tokens[i], language) else i
    if (
        capital == i
        and is_capitalised(tokens[i])
        and edge < i
        and not is_capitalised(tokens[edge])
    ):
        return i - 1 if same_gender_adjective(tokens[i - 1]) else i
    return capital


def _right_edge(
    tokens: Sequence[Token], i: int, language: Language, quotes: dict[int, int]
) -> tuple[int, int | None]:
    """Return where the phrase ends, and the token of a place in it."""
    stop = i + 1
    while stop < min(len(tokens), i + _LONGEST):
        token = tokens[stop]
        if stop in quotes:
            return quotes[stop] + 1, None
        run = place_run(tokens, stop, language)
        if run:
            return _with_post(tokens, run, mission=_is_mission(tokens[i], language))
        if body_head(token.text, language) and _is_another_body(tokens, i, stop, language):
            break
        if token.lower in {"имени", "им", "імя"} and stop + 1 < len(tokens):
            return dedicated_end(tokens, stop + 1, language), None
        if token.text == "№" and stop + 1 < len(tokens) and tokens[stop + 1].text.isdigit():
            stop += 2
        elif _continues(tokens, stop, language):
            stop += 1
        else:
            break
    while stop > i + 1 and _hangs(tokens[stop - 1], language):
        stop -= 1
    return stop, None


_MISSIONS = frozenset({"посольство", "консульство", "пасольства", "консульства"})
_AT = frozenset({"в", "во", "у", "ў"})


def _is_mission(token: Token, language: Language) -> bool:
    head = body_head(token.text, language)
    return head is not None and head.name in _MISSIONS


def _with_post(tokens: Sequence[Token], run: tuple[int, int], *, mission: bool) -> tuple[int, int]:
    """Take in where an embassy or consulate stands: "консульство Чехии в Бресте" sits there."""
    stop = run[1]
    if mission and stop + 1 < len(tokens) and tokens[stop].lower in _AT:
        size = 2 if _is_double(tokens, stop + 1) else 1
        if is_capitalised(tokens[stop + 1]):
            return stop + 1 + size, stop + 1
    return run[1], run[0]


def _is_double(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and is_capitalised(tokens[i]) and is_capitalised(tokens[i + 1])


_LOOSE = frozenset({"и", "і", "по", "па", ","})


def _hangs(token: Token, language: Language) -> bool:
    """Tell whether a word at the end of a phrase wants another after it."""
    return token.lower in _LOOSE or (language == "be" and is_adjective(token, language))


def _is_another_body(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether the head at ``stop`` begins a body of its own: "завод и завода", a unit's."""
    joined = tokens[stop - 1].lower in {"и", "і"}
    return joined or _is_unit_of_body(tokens, i, stop, language)


def _is_unit_of_body(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether a unit meets the body it is a unit of: "отделение посольства"."""
    unit, body = body_head(tokens[i].text, language), body_head(tokens[stop].text, language)
    return unit is not None and unit.level == "unit" and body is not None and body.level == "body"


def _continues(tokens: Sequence[Token], at: int, language: Language) -> bool:
    token = tokens[at]
    if token.lower in {"и", "і"} and _kind_before(tokens, at, language) == "enterprise":
        return False
    if token.lower in {"по", "па", "и", "і"}:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            following is not None
            and following.text[:1].islower()
            and _is_tail(
                following, language, after="по" if token.lower in {"по", "па"} else "gent"
            )
        )
    before = tokens[at - 1].lower
    return _is_tail(token, language, after="по" if before in {"по", "па"} else "gent")


def _kind_before(tokens: Sequence[Token], at: int, language: Language) -> str | None:
    """Return the kind of the nearest head before ``at``."""
    for token in reversed(tokens[:at]):
        head = body_head(token.text, language)
        if head is not None:
            return head.kind
    return None


def _is_tail(token: Token, language: Language, *, after: str) -> bool:
    if not token.text[:1].islower():
        return False
    if post_head(token.text, language) and not is_plural_genitive(token, language):
        return False
    return is_genitive(token, language, dative=after == "по")


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
