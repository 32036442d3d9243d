"""Shapes that several records share: dates, evidence, data sets, cities, pointers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.places import Agglomeration, City
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import NamedRef
from pobratim.model.scores import DatasetRef, Explanation, Missing
from pobratim.model.spans import Evidence, Span

__all__ = [
    "Json",
    "agglomeration",
    "city",
    "dataset",
    "date",
    "evidence",
    "explanation",
    "missing",
    "pair",
    "place",
    "plain",
    "refs",
    "source",
]

Json = dict[str, Any]


def pair(span: Span) -> list[int]:
    """Return a span as ``[start, end]``."""
    return [span.start, span.end]


def date(value: DateValue | None) -> Json | None:
    """Return a date with its precision and origin, ``None`` for none."""
    if value is None:
        return None
    return {
        "start": value.start,
        "end": value.end,
        "precision": value.precision,
        "text": value.text,
        "resolved_from": value.resolved_from,
    }


def evidence(item: Evidence, origin: Source | None = None) -> Json:
    """Return the selectors of a quotation and, where given, the source that it stands in."""
    shape: Json = {
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "exact": item.exact,
        "prefix": item.prefix,
        "suffix": item.suffix,
        "extractor": item.extractor,
        "confidence": item.confidence,
    }
    if origin is not None:
        shape["source"] = source(origin)
    return shape


def source(item: Source) -> Json:
    """Return where a document comes from."""
    return {
        "address": item.address,
        "outlet": item.outlet,
        "grade": item.grade,
        "title": item.title,
        "published": item.published,
        "language": item.language,
    }


def dataset(item: DatasetRef) -> Json:
    """Return a data set's id with the time that its figures describe and its licence."""
    return {
        "id": item.id,
        "vintage": item.vintage,
        "licence": item.licence,
        "attribution": item.attribution,
    }


def place(item: PlaceRef | None) -> Json | None:
    """Return what a place is, ``None`` where nothing is known."""
    if item is None:
        return None
    return {
        "geonames": item.geonames,
        "name_en": item.name_en,
        "country": item.country,
        "kind": item.kind,
    }


def city(item: City) -> Json:
    """Return a city of the gazetteer."""
    return {
        "geonames": item.geonames,
        "name": item.name,
        "names": dict(item.names),
        "country": item.country,
        "latitude": item.latitude,
        "longitude": item.longitude,
        "population": item.population,
    }


def agglomeration(item: Agglomeration) -> Json:
    """Return an agglomeration: its ring, its members, its people and where the figure is from."""
    return {
        "geonames": item.centre.geonames,
        "radius_km": item.radius_km,
        "members": list(item.members),
        "population": item.population,
        "basis": item.basis,
        "vintage": item.vintage,
    }


def refs(items: Iterable[NamedRef]) -> list[Json]:
    """Return pointers to other rows, each with the name to show."""
    return [{"id": r.id, "name": r.name, "place": place(r.place)} for r in items]


def missing(item: Missing) -> Json:
    """Return what was not loaded and the importer that fills it."""
    found: Json = {"sphere": item.sphere, "side": item.side, "importer": item.importer}
    if item.refused:
        found |= {"refused": item.refused, "inputs": list(item.inputs)}
    return found


def plain(values: Mapping[str, Any]) -> Json:
    """Return a mapping with tuples as lists, ready for JSON."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def explanation(item: Explanation) -> Json:
    """Return a reason as its code, numbers and sources."""
    return {
        "code": item.code,
        "values": plain(item.values),
        "sources": [dataset(s) for s in item.sources],
        "evidence": [evidence(e) for e in item.evidence],
    }
