"""``pobratim.comparison/1``, ``pobratim.partner/1`` and ``pobratim.match/1``."""

from __future__ import annotations

from pobratim.affinity.partners import filled_by
from pobratim.app.schemas.pieces import (
    Json,
    agglomeration,
    city,
    dataset,
    evidence,
    explanation,
    missing,
    plain,
)
from pobratim.model.scores import (
    Commonality,
    Comparison,
    FeatureValue,
    Match,
    Organisation,
    PartnerScore,
    RouteGap,
)
from pobratim.model.ties import LoadedTies, TradeFit, TwinRecord

__all__ = ["comparison", "match", "partner", "route", "ties", "twinning"]


def comparison(item: Comparison) -> Json:
    """Return two cities side by side."""
    return {
        "schema": "pobratim.comparison/1",
        "a": city(item.a),
        "b": city(item.b),
        "distance_km": round(item.distance_km, 1),
        "commonalities": [_commonality(c) for c in item.commonalities if c.pairs],
        # Shared as well, but no other pair has the data: a share would be nobody's figure.
        "uncompared": [_commonality(c) for c in item.commonalities if not c.pairs],
        "differences": [
            {
                "code": d.code,
                "a": _value(d.a),
                "b": _value(d.b),
                "sources": [dataset(s) for s in d.sources],
            }
            for d in item.differences
        ],
        "missing": [missing(m) for m in item.missing],
        "agglomeration": {
            "a": agglomeration(item.agglomerations[0]),
            "b": agglomeration(item.agglomerations[1]),
        },
    }


def _value(value: FeatureValue) -> object:
    return list(value) if isinstance(value, tuple) else value


def _commonality(item: Commonality) -> Json:
    return {
        "code": item.code,
        "a": _value(item.a),
        "b": _value(item.b),
        "share_of_pairs": item.share_of_pairs if item.pairs else None,
        "pairs": item.pairs,
        "p_value": item.p_value,
        "q_value": item.q_value,
        "values": plain(item.values),
        "sources": [dataset(s) for s in item.sources],
    }


def partner(item: PartnerScore) -> Json:
    """Return one candidate partner of a city."""
    return {
        "schema": "pobratim.partner/1",
        "for": item.city.geonames,
        "partner": item.partner.geonames,
        "name": item.partner.name,
        "names": dict(item.partner.names),
        "country": item.partner.country,
        "rank": item.rank,
        "probability": item.probability,
        "base_rate": item.base_rate,
        "known": item.known,
        "refused": item.refused,
        "reasons": [explanation(r) for r in item.reasons],
        "missing": list(item.missing),
        "filled_by": {name: filled_by(name) for name in item.missing},
    }


def twinning(item: TwinRecord) -> Json:
    """Return what the open data record of two cities as twins: never that they are none."""
    return {
        "recorded": item.recorded,
        "links": {"a": item.links[0], "b": item.links[1]},
        "sparse": list(item.sparse),
        "source": dataset(item.source),
    }


def ties(item: LoadedTies) -> Json:
    """Return what a user atlas holds between two cities."""
    return {
        "connections": [
            {
                "mode": one.mode,
                "a": one.a.geonames,
                "b": one.b.geonames,
                "carrier": one.carrier,
                "per_week": one.per_week,
                "source": dataset(one.source),
            }
            for one in item.links
        ],
        "ownership": [
            {
                "child": one.child,
                "parent": one.parent,
                "ultimate": one.ultimate,
                "source": dataset(one.source),
            }
            for one in item.owners
        ],
        "trade": None if item.trade is None else _trade(item.trade),
    }


def _trade(item: TradeFit) -> Json:
    return {
        "territory": "country",
        "year": item.year,
        "countries": list(item.countries),
        "export_similarity": item.similarity,
        "complementarity_a_to_b": item.a_to_b,
        "complementarity_b_to_a": item.b_to_a,
        "goods_a_to_b": list(item.goods[0]),
        "goods_b_to_a": list(item.goods[1]),
        "missing": list(item.missing),
        "sources": [dataset(one) for one in item.sources],
    }


def route(item: RouteGap) -> Json:
    """Return whether two cities had a direct air route, and how often pairs alike had one."""
    return {
        "had_direct": item.had_direct,
        "share": item.share,
        "refused": bool(item.missing),
        "distance_km": round(item.distance_km, 1),
        "hours": dict(item.hours),
        "airports": list(item.airports),
        "transfers": list(item.transfers),
        "reasons": [explanation(r) for r in item.reasons],
        "sources": [dataset(s) for s in item.sources],
        "missing": list(item.missing),
    }


def match(item: Match) -> Json:
    """Return two organisations that could do business, with the chain between them."""
    return {
        "schema": "pobratim.match/1",
        "kind": item.kind,
        "seller": _organisation(item.seller),
        "buyer": _organisation(item.buyer),
        "score": item.score,
        "sphere": item.sphere,
        "chain": [
            {"scheme": c.scheme, "code": c.code, "label": c.label, "weight": c.weight}
            for c in item.chain
        ],
        "evidence": [evidence(e) for e in item.evidence],
        "sources": [dataset(s) for s in item.sources],
        "reasons": [explanation(r) for r in item.reasons],
        "missing": [missing(m) for m in item.missing],
    }


def _organisation(item: Organisation) -> Json:
    return {
        "id": item.id,
        "name": item.label("en"),
        "names": dict(item.names),
        "city": item.city,
        "town": item.town,
        "kind": item.kind,
        "sphere": item.sphere,
        "nace": item.nace,
        "products": [dict(p) for p in item.products],
        "addresses": list(item.addresses),
        "verified": item.verified,
        "idle": item.idle,
        "note": item.note,
        "figures": dict(item.figures),
    }
