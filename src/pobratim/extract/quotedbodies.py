"""Bodies in quotation marks: behind what they are, beside a verb of trade, behind their staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.knownbodies import joined_text
from pobratim.extract.phrasewords import is_adjective
from pobratim.extract.proposals import Proposal, is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import (
    BodyHead,
    body_head,
    is_legal_form,
    is_park_of_firms,
    known_name,
    looks_like_firm,
    plays,
    trades,
)
from pobratim.model.documents import Language
from pobratim.model.readings import OrganisationKind

__all__ = ["quoted_bodies"]

_JOINERS = frozenset({"и", "і", "ды", "and", ",", "а также"})
_FIRM = BodyHead("", "enterprise", "generic", "n")
_TEAM = BodyHead("", "other", "generic", "f")
_STAFF = ("прадстаўнік", "спецыяліст", "работнік", "рабоч", "дырэктар", "мастак", "майст",
          "інжынер", "тэхнолаг", "прадукцы", "цэх", "акцы", "вырабы", "вырабаў", "магазін",
          "гульц", "футбаліст", "трэнер", "капітан", "калектыў", "карэспандэнт",
          "баскетбаліст", "гандбаліст", "хакеіст", "нападнік", "варатар")  # fmt: skip
_STAFF_ENDS = ("нікі", "нікаў", "нікам", "чыкі", "чыкаў", "чыкам")
_BY_FIRM = frozenset({"на", "ад", "для"})
_BY_BODY = frozenset({"з", "у", "ў", "са", "ля", "і", "паміж"})
_QUOTED_WORDS = 3


def quoted_bodies(
    tokens: Sequence[Token], quotes: dict[int, int], language: Language
) -> Iterator[Proposal]:
    """Yield the quoted names of a sentence that are bodies; ``quotes`` gives the runs."""
    previous: tuple[int, BodyHead | None] | None = None
    for start, end in quotes.items():
        head = _head_before(tokens, start, language)
        if head is None and previous and _joined(tokens, previous[0], start):
            head = previous[1]
        if head is None and end == start + 2 and looks_like_firm(known_name(tokens[end - 1].text)):
            head = _FIRM
        if head is None and _numbered(tokens, start, end):
            head = _FIRM
        if head is None:
            head = _by_verb(tokens, start, end, language)
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
                name=_name(tokens, start + 1, end),
                organisation=head.kind,
            )


def _name(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Return the quoted words; one that is built as firms' names are loses its case."""
    return (
        known_name(tokens[start].text) if stop == start + 1 else joined_text(tokens, start, stop)
    )


def _numbered(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the name begins with what a firm is: "Автоколонна-1308", "Завод №5"."""
    first, *rest = tokens[start + 1].text.split("-")
    known = body_head(first, "ru") or body_head(first, "be")
    return bool(rest) and rest[-1].isdigit() and known is not None and end > start + 1


def _by_verb(tokens: Sequence[Token], start: int, end: int, language: Language) -> BodyHead | None:
    """Return what a verb right beside a short quoted name makes it: a firm, a team.

    "«Мазырсоль» адгрузіла", "обыграла «Амур»".
    """
    if language == "en" or end - start - 1 > _QUOTED_WORDS:
        return None
    beside = [token.lower for token in (*tokens[end + 1 : end + 2], *tokens[start - 1 : start])]
    if any(trades(word, language) for word in beside):
        return _FIRM
    return _TEAM if any(plays(word, language) for word in beside) else None


def _kind_in_quotes(tokens: Sequence[Token], start: int, end: int) -> OrganisationKind | None:
    """Return the kind of body in Belarusian quotation marks: "на «БАТЭ»", "дырэктар «Палесся»".

    A title (of a festival, a book, a song) has a noun of its own before it; words that are told
    hold more words than a name.
    """
    words = tokens[start + 1 : end]
    if len(words) > _QUOTED_WORDS or not any(t.text[:1].isupper() for t in words[-1:]):
        return None
    before = tokens[start - 1].lower if start else ""
    if before in _BY_FIRM or before.startswith(_STAFF) or before.endswith(_STAFF_ENDS):
        return "enterprise"
    return "other" if before in _BY_BODY else None


def _is_enterprise(head: BodyHead | None) -> bool:
    return head is not None and head.kind in {"enterprise", "media"}


def _head_before(tokens: Sequence[Token], start: int, language: Language) -> BodyHead | None:
    for i in range(start - 1, max(-1, start - 4), -1):
        if is_legal_form(tokens[i].text):
            return _FIRM
        if i and is_park_of_firms(tokens[i - 1].text, tokens[i].text):
            return BodyHead("", "other", "generic", "m")
        head = body_head(tokens[i].text, language)
        if head is not None:
            return head
        if not (is_adjective(tokens[i], language) or is_capitalised(tokens[i])):
            return None
    return None


def _joined(tokens: Sequence[Token], end: int, start: int) -> bool:
    between = [token.lower for token in tokens[end + 1 : start]]
    return 0 < len(between) <= 2 and set(between) <= _JOINERS
