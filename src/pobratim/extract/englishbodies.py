"""English organisations: a head with its capitals, an acronym, a firm by its introduction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.citybodies import ENGLISH_BARE
from pobratim.extract.englishfirms import legal_firm, paired_firm, told_firm
from pobratim.extract.knownbodies import joined_text, known_body
from pobratim.extract.proposals import Proposal, is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import BodyHead, body_head, is_no_body, known_organisation
from pobratim.lexicon.countries import country_code
from pobratim.lexicon.names import first_name_gender, opens_sentences
from pobratim.lexicon.posts import post_head
from pobratim.model.readings import OrganisationKind

__all__ = ["english_bodies"]

_LONGEST_HEAD = 5
_MOST_BEFORE = 6
_SMALL = frozenset({"city", "regional", "town", "national", "state", "executive"})
_OWNERS = frozenset({"children", "people", "women", "men", "veterans", "farmers", "workers",
                     "teachers", "writers", "artists", "peoples", "king", "queen"})  # fmt: skip
_NO_PART = frozenset({"the", "a", "an", "in", "at", "of", "and", "our", "its"})
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
     "today", "last", "this", "when", "while", "contact", "present", "photo"}
)  # fmt: skip
_ACRONYM = range(3, 7)
_LONGEST_NAME = 3


def english_bodies(tokens: Sequence[Token], names: frozenset[int]) -> Iterator[Proposal]:
    """Yield the organisations of an English sentence; ``names`` are the tokens of persons."""
    i = 0
    while i < len(tokens):
        stop = _head_stop(tokens, i)
        phrase = _phrase(tokens, i, stop, names) if stop else None
        if phrase is not None:
            yield phrase
            i = phrase.stop
            continue
        found = None if i in names else _single(tokens, i, names)
        if found is not None:
            yield found
        i = found.stop if found else i + 1


def _single(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Proposal | None:
    """Return a body without a head at ``i``: known at large, an acronym, introduced, acting."""
    if known_organisation(tokens[i].text):
        return known_body(tokens, i, "en")
    return (
        _office(tokens, i)
        or legal_firm(tokens, i, names)
        or paired_firm(tokens, i, names)
        or told_firm(tokens, i, names)
        or _acronym(tokens, i)
        or _introduced(tokens, i, names)
        or _acting(tokens, i, names)
    )


def _head_stop(tokens: Sequence[Token], i: int) -> int:
    for size in range(_LONGEST_HEAD, 0, -1):
        words = " ".join(token.lower for token in tokens[i : i + size])
        if i + size <= len(tokens) and body_head(words, "en"):
            return i + size
    return 0


def _phrase(tokens: Sequence[Token], i: int, stop: int, names: frozenset[int]) -> Proposal | None:
    head = body_head(" ".join(token.lower for token in tokens[i:stop]), "en")
    if head is None or head.level == "generic":
        return None
    left = _left_edge(tokens, i, names)
    right = _for_what(tokens, stop, head)
    if right + 1 < len(tokens) and tokens[right].lower == "no" and tokens[right + 1].text == ".":
        right = (
            right + 3 if right + 2 < len(tokens) and tokens[right + 2].text.isdigit() else right
        )
    whole = stop - i > 1 and i > 0 and all(_has_capital(t) for t in (tokens[i], tokens[stop - 1]))
    alone = whole and head.name not in ENGLISH_BARE
    if left == i and not alone and (right == stop or not is_capitalised(tokens[right - 1])):
        return None
    small = tokens[i].text.islower() and right == stop
    if small and i - left == 1 and head.kind != "authority":
        return None  # "the Indian company", "the Cairo club" name none
    name = joined_text(tokens, left, right)
    return Proposal("organisation", left, right, "body", 2.0, name, head.kind, seat_at=left)


def _left_edge(tokens: Sequence[Token], i: int, names: frozenset[int]) -> int:
    """Return where the name before a head begins, a possessive of people included."""
    left = i
    while left > 0 and left > i - _MOST_BEFORE and left - 1 not in names:
        if _is_part(tokens, left - 1):
            left -= 1
        elif _is_owner(tokens, left - 1):
            left -= 3
        else:
            break
    while left < i and not _has_capital(tokens[left]):
        left += 1
    return left


def _is_owner(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "Children's" or "People's" ends with token ``i``."""
    marked = i > 1 and tokens[i].lower == "s" and tokens[i - 1].text in {"'", "’"}
    return marked and is_capitalised(tokens[i - 2]) and tokens[i - 2].lower in _OWNERS


def _has_capital(token: Token) -> bool:
    return token.text != token.text.lower()


def _is_part(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.lower in _SMALL:
        return True
    if post_head(token.text, "en") or token.lower in _NO_PART:
        return False
    if token.lower in _DAYS:
        return False
    if i == 0 and opens_sentences(token.text, "en") and token.lower not in {"national", "central"}:
        return False
    return _has_capital(token) and token.text[0].isalpha()


_MATTERS = frozenset({"and", "&", ",", "of"})


def _for_what(tokens: Sequence[Token], stop: int, head: BodyHead) -> int:
    """Return where the name ends: "of Porto", "for International Affairs", "of Labour and …"."""
    right = stop
    leads = {"of"} if head.kind == "enterprise" else {"of", "for"}
    if head.name == "port" and tokens[stop - 1].text.islower():
        return right  # "the port of Dover" is a place
    if stop + 1 < len(tokens) and tokens[stop].lower in leads:
        run = _capital_run(tokens, stop + 1)
        while (
            head.kind in {"authority", "university"}
            and run > stop + 1
            and run + 1 < len(tokens)
            and tokens[run].lower in _MATTERS - {","}
            and _is_matter(tokens, run + 1)
        ):
            run = _capital_run(tokens, run + 1)
        right = run if run > stop + 1 else stop
    return right


def _is_matter(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word with a capital is one of everyday: "Labour and Social Protection"."""
    plain = is_capitalised(tokens[i]) and not _head_stop(tokens, i)
    return plain and tokens[i].lower.endswith(_MATTER_ENDS)


_MATTER_ENDS = ("tion", "ity", "ment", "ure", "ism", "ing", "al", "ort", "orts", "ade", "ry", "gy",
                "ics", "are", "lth", "ence", "ces", "irs", "ons", "abour", "abor", "outh", "ance",
                "nomy")  # fmt: skip


def _capital_run(tokens: Sequence[Token], start: int) -> int:
    stop = start
    if stop < len(tokens) and tokens[stop].lower == "the":
        stop += 1
    while stop < len(tokens) and is_capitalised(tokens[stop]):
        dotted = [token.text for token in tokens[stop + 1 : stop + 2]] == ["."]
        if len(tokens[stop].text) == 1 and dotted:
            break  # an initial: "Head of the Department of Culture A. Reed"
        stop += 1
    return stop


# Without a head --------------------------------------------------------------------------------


def _office(tokens: Sequence[Token], i: int) -> Proposal | None:
    """Find "mayor's office": a body by the post that it serves."""
    words = [token.lower for token in tokens[i : i + 4]]
    if words[:1] not in (["mayor"], ["governor"], ["president"]) or words[2:] != ["s", "office"]:
        return None
    return Proposal(
        "organisation", i, i + 4, "body", 2.0, joined_text(tokens, i, i + 4), "authority"
    )


def _acronym(tokens: Sequence[Token], i: int) -> Proposal | None:
    """Find an acronym in a sentence that is not in capitals as a whole: FESCO, CATL."""
    text = tokens[i].text
    if not (text.isalpha() and text.isupper() and text.isascii() and len(text) in _ACRONYM):
        return None
    if is_no_body(text) or country_code(text) or post_head(text, "en"):
        return None
    around = [*tokens[max(0, i - 2) : i], *tokens[i + 1 : i + 3]]
    loud = any(len(t.text) > 1 and t.text.isupper() and t.text.isalpha() for t in around)
    if loud or not any(t.text.islower() for t in tokens):
        return None
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if i == 0 and after in {",", ".", "-", "–", "—", ":", "/", "("}:
        return None  # a dateline: "OMSK, 3 May"
    stop = i + 1
    while stop < len(tokens) and stop < i + _LONGEST_NAME and _is_name(tokens, stop):
        stop += 1
    return Proposal("organisation", i, stop, "acronym", 1.2, joined_text(tokens, i, stop))


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word with a capital may be part of a firm's name."""
    token = tokens[i]
    if not (token.text[:1].isupper() and token.text[0].isalpha()):
        return False
    known = post_head(token.text, "en") or country_code(token.text)
    return not known and not opens_sentences(token.text, "en")


def _introduced(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Proposal | None:
    """Find the name behind "operator", "airline", "club" …: no head of its own follows."""
    head = body_head(tokens[i - 1].lower, "en") if i else None
    if head is None or not tokens[i - 1].text.islower():
        return None
    if head.level != "generic" and head.kind != "enterprise":
        return None
    return _named(tokens, i, names, 1.6, head.kind)


def _named(
    tokens: Sequence[Token], i: int, names: frozenset[int], weight: float, kind: OrganisationKind
) -> Proposal | None:
    stop = i
    while stop < min(len(tokens), i + _LONGEST_NAME) and stop not in names:
        if not _is_name(tokens, stop):
            break
        stop += 1
    if stop == i or first_name_gender(tokens[i].text, "en"):
        return None
    name = joined_text(tokens, i, stop)
    organisation = kind if kind == "enterprise" else None
    return Proposal("organisation", i, stop, "introduced", weight, name, organisation)


_TRADES = frozenset(
    {"ship", "shipped", "ships", "supply", "supplied", "supplies", "deliver", "delivered",
     "delivers", "produce", "produces", "produced", "manufacture", "manufactures", "manufactured",
     "assemble", "assembles", "assembled", "export", "exports", "exported", "sells", "sold",
     "brews", "built", "builds", "lend", "lease", "leased"}
)  # fmt: skip
_AUXILIARIES = frozenset(
    {"has", "have", "had", "will", "would", "is", "to", "ready", "already", "also", "offered",
     "promised", "agreed", "plans", "intends", "been"}
)  # fmt: skip


def _acting(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Proposal | None:
    """Find a name that makes or sells: "Bajaj Auto has offered to lend", "Mogotex … to ship"."""
    if i and _is_name(tokens, i - 1):
        return None
    if not _is_name(tokens, i):
        return None
    found = _named(tokens, i, names, 1.3, "enterprise")
    if found is None:
        return None
    at = found.stop
    while at < len(tokens) and tokens[at].lower in _AUXILIARIES:
        at += 1
    trades = at < len(tokens) and tokens[at].lower in _TRADES
    return found if trades else None
