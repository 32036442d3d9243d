"""Offers of the one side held against requests of the other, none of them expired.

A request is answered by profiles of a loaded list, and by what enterprises of the other side make
(their goods in the atlas). A request or offer that a report states, with goods in its words, is
held against the loaded list too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pobratim.affinity.broad_goods import headings_of
from pobratim.affinity.goods import active, made_by, offer_only, offers_of
from pobratim.affinity.goods_words import concepts, terms_of
from pobratim.affinity.measures.offer_words import OfferFit, fit
from pobratim.affinity.sides import Sides
from pobratim.model.profiles import Profile, ProfileKind, Scheme
from pobratim.model.rows import PositionRow
from pobratim.model.scores import Explanation, FeatureValue, Match, Organisation

__all__ = ["LEAST", "MOST", "current", "offer_requests", "stated_profiles"]

LEAST: Final = 0.3
"""Fits under this are no reason to bring two bodies together."""
MOST: Final = 5
"""How many answers a request is shown."""

_STATED: Final = frozenset({"offer", "request"})
_YEARS_VALID: Final = 3
_ALWAYS: Final = "9999-12-31"
_HEADING: Final = 4
_CHAPTER: Final = 0.5
_REGISTER: Final = "register"


def current(profiles: Iterable[Profile], today: str) -> tuple[Profile, ...]:
    """Return the profiles that still count on ``today`` (ISO date), the last day included."""
    return tuple(one for one in profiles if one.valid_until >= today)


def offer_requests(pair: Sides, profiles: Sequence[Profile], today: str) -> tuple[Match, ...]:
    """Return who could answer whom across the two sides, for each request the best first.

    Both directions; expired profiles are in no match.
    """
    valid = current(profiles, today)
    members = [frozenset((around.centre.geonames, *around.members)) for around in pair.around]
    found: list[Match] = []
    sides = (pair.a, pair.b)
    for here, there in ((0, 1), (1, 0)):
        requests = [p for p in valid if p.kind == "request" and p.city in members[here]]
        offers = [p for p in valid if p.kind == "offer" and p.city in members[there]]
        made = [*_made(sides[there])] if requests else []
        fitting = [*_made(sides[there], unless=sides[here])] if requests else []
        for request in requests:
            # What a report says in passing must not lead to an offer of what the city makes.
            goods = fitting if request.place == _REGISTER else made
            found += _answers(request, [*offers, *goods], pair)
    return tuple(found)


def _answers(request: Profile, offers: Iterable[Profile], pair: Sides) -> list[Match]:
    fits = [(fit(request, offer), offer) for offer in offers]
    best: dict[str, tuple[OfferFit, Profile]] = {}
    for measured, offer in sorted(fits, key=lambda one: (-one[0].score, one[1].id)):
        # Codes that disagree outweigh words: insulin pumps answer no waterworks. A broad word of
        # a report stands for its headings and not for all of their chapter.
        least = 1 if request.place == _REGISTER else _CHAPTER
        agrees = measured.by_class is None or measured.by_class >= least
        if measured.score >= LEAST and agrees and (measured.shared or measured.by_class):
            best.setdefault(offer.who, (measured, offer))
    return [_match(request, offer, one, pair) for one, offer in [*best.values()][:MOST]]


def _made(side: Iterable[Organisation], unless: Sequence[Organisation] = ()) -> Iterator[Profile]:
    """Yield what active enterprises make as offers that have no last day.

    What ``unless`` makes as well is left out.
    """
    for firm in side:
        if not active(firm):
            continue
        for offer in offers_of(firm):
            if made_by(offer, unless) is not None:
                continue
            for number, name in enumerate(offer.names):
                codes: tuple[tuple[Scheme, str], ...] = ()
                if offer.heading:
                    codes = (("hs", offer.heading),)
                yield Profile(
                    id=f"{firm.id}#{offer.product}.{number}",
                    kind="offer",
                    who=firm.label("ru"),
                    city=firm.city,
                    what=name,
                    valid_until=_ALWAYS,
                    contact=firm.addresses[0] if firm.addresses else "",
                    classes=codes,
                    place="curated",
                )


def _match(request: Profile, offer: Profile, found: OfferFit, pair: Sides) -> Match:
    values: dict[str, FeatureValue] = {
        "request": request.what,
        "offer": offer.what,
        "words": round(found.words, 3),
        "letters": round(found.letters, 3),
        "class": found.by_class,
        "goods": found.shared,
        "valid_until": min(request.valid_until, offer.valid_until),
        "quantity": request.quantity or None,
        "listed": request.place,
    }
    sources = pair.refs("curated") if offer.place == "curated" else ()
    seller = _maker(offer, pair) or _body(offer)
    return Match(
        "offer-request",
        seller,
        _body(request),
        found.score,
        seller.sphere,
        evidence=(*request.evidence, *offer.evidence),
        reasons=(Explanation("offer-answers-request", values, sources),),
        sources=sources,
        missing=pair.missing,
    )


def _maker(offer: Profile, pair: Sides) -> Organisation | None:
    """Return the enterprise of the atlas whose goods are offered, with these goods alone."""
    firm, _, place = offer.id.partition("#")
    own = next((one for one in (*pair.a, *pair.b) if one.id == firm), None)
    product = place.partition(".")[0]
    return own and (offer_only(own, [int(product)]) if product.isdigit() else own)


def _body(profile: Profile) -> Organisation:
    return Organisation(
        id=profile.id.partition("#")[0],
        city=profile.city,
        town="",
        names={"ru": profile.who},
        kind="enterprise",
        sphere="trade",
        products=({"name_ru": profile.what},),
        addresses=(profile.contact,) if profile.place != _REGISTER else (),
    )


def stated_profiles(rows: Iterable[PositionRow]) -> tuple[Profile, ...]:
    """Return the offers and requests of reports that name goods, each valid three years.

    Broad words ("passenger vehicles") stand for their four-digit headings. Rows without a date,
    or whose words name no goods of either table, give none.
    """
    return tuple(one for row in rows if (one := _stated(row)) is not None)


def _stated(row: PositionRow) -> Profile | None:
    holder = row.on_behalf_of or row.by
    if row.kind not in _STATED or not row.date or holder is None or len(row.date) < 4:
        return None
    place = holder.place or next((ref.place for ref in row.places if ref.place), None)
    goods = {f"c:{one.id}" for one in concepts() if one.goods}
    broad = sorted(heading for heading in headings_of(row.text) if len(heading) == _HEADING)
    if place is None or place.geonames is None:
        return None
    if not (broad or goods & terms_of(row.text).keys()):
        return None
    classes: tuple[tuple[Scheme, str], ...] = tuple(("hs", heading) for heading in broad)
    until = f"{int(row.date[:4]) + _YEARS_VALID}-12-31"
    kind: ProfileKind = "offer" if row.kind == "offer" else "request"
    return Profile(
        row.id,
        kind,
        holder.name,
        place.geonames,
        row.text,
        until,
        holder.name,
        classes=classes,
        place=_REGISTER,
        evidence=row.evidence,
    )
