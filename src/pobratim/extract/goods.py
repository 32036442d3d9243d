"""Goods that an event moves: what, how many, for how much, who makes and who buys them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pobratim.extract.parties import Scene
from pobratim.lexicon.events import (
    cue_words,
    goods_patterns,
    money_pattern,
    scale_factor,
    thing_pattern,
)
from pobratim.model.readings import Goods
from pobratim.model.spans import Span

__all__ = ["goods_in"]

_STOP = re.compile(
    r"\s+(?:в|во|на|для|из|по|между|до|при|за|с|со|от|к|у|з|са|паміж|праз|да|уже|ужо|ежегодно|"
    r"the|in|on|at|as|to|for|from|with|by|under)\s.*$"
)
_ITEM = re.compile(r"(?:(?!,| и | і | and ).)+")
_LEADING = re.compile(r"(?P<number>\d{1,3}(?:[  ]\d{3})+|\d+)\s+(?=[^\W\d])")
_COUNT = re.compile(r"(?:^|\s)[\d.,]+$")
_AND = re.compile(r"^(?:и|і|and)\s+")
_LONGEST_ITEM = 3
_PREPOSITION = re.compile(
    r"^(?:о|об|про|пра|аб|котор\w+|як\w+|which|who|в|во|на|для|из|по|у|из|к|от|за|да|для|з|to|for|from|in)\s"
)


def goods_in(scene: Scene, span: Span) -> tuple[Goods, ...]:
    """Return the goods that ``span`` names with a number or after a word of supply.

    ``amount`` is in units of ``currency`` (ISO 4217), which is ``None`` for a bare "рублей": two
    countries have roubles. A list that begins with a preposition names no goods. ``maker`` is
    the only enterprise named, if just one is.
    """
    found = _goods(scene.page.document.language, scene.without_places, span)
    people = [
        mention
        for entity in scene.page.entities_in(span)
        if entity.kind == "person"
        for mention in entity.mentions
    ]
    items = [
        _after_maker(scene, item)
        for item in found
        if not any(item.evidence.overlaps(mention) for mention in people)
    ]
    if items and _PREPOSITION.match(items[0].what + " "):
        return ()
    return tuple(_with_maker(scene, span, item) for item in items)


def _after_maker(scene: Scene, item: Goods) -> Goods:
    """Return the goods without the name of an enterprise that stands before them."""
    inside = [
        mention
        for entity in scene.page.entities
        if entity.organisation == "enterprise"
        for mention in entity.mentions
        if item.evidence.contains(mention) and mention.start < item.evidence.end - 4
    ]
    if not inside or item.quantity is not None:
        return item
    rest = Span(max(mention.end for mention in inside), item.evidence.end).of(scene.folded)
    what = rest.strip(' «»"“”')
    if len(what) < 3:
        return item
    start = item.evidence.end - len(rest) + rest.index(what)
    return replace(item, what=what, evidence=Span(start, start + len(what)))


def _with_maker(scene: Scene, span: Span, item: Goods) -> Goods:
    """Return the goods with the words as printed and the maker, if one enterprise is named."""
    makers = [
        entity.id
        for entity in scene.page.entities_in(span, "organisation")
        if entity.organisation == "enterprise"
    ]
    return Goods(
        what=item.evidence.of(scene.page.document.text)[-len(item.what) :],
        evidence=item.evidence,
        quantity=item.quantity,
        unit=item.unit,
        amount=item.amount,
        currency=item.currency,
        maker=makers[0] if len(makers) == 1 else None,
        buyer=_buyer(scene, span),
    )


def _buyer(scene: Scene, span: Span) -> str | None:
    """Return who buys: the party before a verb of buying, or after one of supplying.

    ``None`` where ``span`` has no such verb or names no party there.
    """
    text = span.of(scene.folded)
    language = scene.page.document.language
    bought = cue_words("goods", "buys", language).search(text)
    supplied = cue_words("goods", "sells", language).search(text)
    if bought is not None:
        before = Span(span.start, span.start + bought.start())
        return next(reversed(scene.weights(before)), None)
    if supplied is not None:
        after = Span(span.start + supplied.end(), span.end)
        return next(iter(scene.weights(after)), None)
    return None


@lru_cache(maxsize=64)
def _goods(language: str, folded: str, span: Span) -> tuple[Goods, ...]:
    """Return the goods of ``span`` with folded words."""
    text = span.of(folded)
    counted_pattern, supply_pattern = goods_patterns(language)
    amount, currency = _money(text)
    counted = tuple(
        Goods(
            what=found["what"],
            evidence=Span(span.start + found.start(), span.start + found.end()),
            quantity=_value(found["number"]),
            amount=amount,
            currency=currency,
        )
        for found in counted_pattern.finditer(text)
    )
    supplied = supply_pattern.search(text)
    if counted:
        return counted
    if supplied is None:
        return tuple(
            Goods(
                what=found.group(),
                evidence=Span(span.start + found.start(), span.start + found.end()),
            )
            for found in list(thing_pattern(language).finditer(text))[:1]
        )
    return tuple(
        _numbered(Goods(evidence.of(folded), evidence, amount=amount, currency=currency))
        for evidence in _listed(supplied["what"], span.start + supplied.start("what"))
    )


def _numbered(item: Goods) -> Goods:
    """Return goods that begin with a number with it as their quantity."""
    found = _LEADING.match(item.what)
    if found is None:
        return item
    return replace(item, what=item.what[found.end() :], quantity=_value(found["number"]))


def _listed(words: str, offset: int) -> list[Span]:
    """Return the spans of the goods in ``words``, which begin at ``offset``."""
    spans: list[Span] = []
    for item in _ITEM.finditer(words):
        what = _STOP.sub("", item.group() + " ").strip(' «»"')
        what = _AND.sub("", what)
        start = item.start() + item.group().index(what) if what else 0
        too_long = len(what.split()) > _LONGEST_ITEM and bool(spans)
        stray = bool(spans) and _PREPOSITION.match(what + " ") is not None
        if len(what) < 3 or _COUNT.search(what) or too_long or stray:
            break
        spans.append(Span(offset + start, offset + start + len(what)))
        if len(what) < len(item.group().strip()):
            break
    return spans


def _value(number: str) -> float:
    """Return the number that a text writes with blanks and a comma."""
    return float(re.sub(r"[  ]", "", number).replace(",", "."))


def _money(text: str) -> tuple[float | None, str | None]:
    """Return the first sum of ``text`` and its ISO 4217 code."""
    pattern, currencies = money_pattern()
    found = pattern.search(text)
    if found is None:
        return None, None
    amount = _value(found["number"]) * scale_factor(found["scale"] or "")
    code = next((code for code, p in currencies if p.fullmatch(found["currency"])), "")
    return amount, code or None
