"""Sensitive, and what to say if asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pobratim.brief.context import Brief, above_city
from pobratim.brief.select.firms import firm_note
from pobratim.brief.select.guards import made_on_both_sides, shared_product
from pobratim.brief.select.phrases import outlets, sentence_around, what_happened
from pobratim.brief.select.promises import open_promises
from pobratim.brief.select.retelling import marked
from pobratim.brief.select.terms import conflicts_on
from pobratim.model.dossiers import Section, Sentence

__all__ = ["first_caution", "section"]

_SHOWN = 6


def section(brief: Brief) -> Section:
    """Write the section."""
    lines = list(_sentences(brief))[:_SHOWN]
    if not lines:
        lines = [brief.absent("sensitive.none", "looked.sensitive")]
    return Section("sensitive", brief.text("section.sensitive"), tuple(lines))


def first_caution(brief: Brief) -> Sentence | None:
    """Return the most urgent caution in a short form, ``None`` where there is none."""
    for kind, lines in _kinds(brief):
        first = next(lines, None)
        if first is not None:
            return brief.warn(f"caution.{kind}", first.footnotes)
    return None


def _kinds(brief: Brief) -> Iterator[tuple[str, Iterator[Sentence]]]:
    yield "broken", _broken(brief)
    yield "overdue", _overdue(brief)
    yield "term", _disputed_terms(brief)
    yield "level", _higher_level(brief)
    yield "own-goods", _own_goods(brief)


def _sentences(brief: Brief) -> Iterator[Sentence]:
    for _, lines in _kinds(brief):
        yield from lines


def _broken(brief: Brief) -> Iterator[Sentence]:
    """What was called off, denied, suspended or ended."""
    for event in brief.history:
        if event.status in ("cancelled", "denied") or event.effect in ("suspend", "end"):
            yield brief.warn(
                "sensitive.broken",
                brief.spans(event.evidence),
                what=what_happened(brief, event),
                date=brief.when(event),
                outlet=outlets(brief, event.evidence),
            )


def _disputed_terms(brief: Brief) -> Iterator[Sentence]:
    for conflict in conflicts_on(brief, "term")[:1]:
        notes = brief.spans(*(value.evidence for value in conflict.values))
        yield brief.warn("sensitive.term", notes)


def _overdue(brief: Brief) -> Iterator[Sentence]:
    for row in [r for r in open_promises(brief) if r.state == "overdue"][:2]:
        quoted = sentence_around(brief, row.evidence[0])
        quote = marked(brief, quoted, 140)
        yield brief.warn("sensitive.overdue", brief.spans((quoted,)), quote=quote)


def _higher_level(brief: Brief) -> Iterator[Sentence]:
    """What a region or a country agreed commits no city."""
    higher = [event for event in brief.history if above_city(event)]
    if higher:
        notes = brief.spans(*(event.evidence for event in higher))
        yield brief.say("sensitive.level", notes)


def _own_goods(brief: Brief) -> Iterator[Sentence]:
    """Goods that both sides make: an offer of these would embarrass."""
    language = brief.words.language
    pairs = made_on_both_sides(brief)
    if not pairs:
        return
    shown: dict[str, str] = {}
    notes: list[int] = []
    for one, other in pairs:
        product = _name(shared_product(one, other), language)
        if product and product not in shown and len(shown) < 3:
            shown[product] = other.label(language)
            notes += [firm_note(brief, one), firm_note(brief, other)]
    if shown:
        goods = brief.words.listed(
            brief.text("sensitive.maker", goods=name, maker=maker) for name, maker in shown.items()
        )
        yield brief.say("sensitive.own-goods", dict.fromkeys(notes), goods=goods)


def _name(product: Mapping[str, str | None] | None, language: str) -> str:
    if product is None:
        return ""
    return product.get(f"name_{language}") or product.get("name_ru") or ""
