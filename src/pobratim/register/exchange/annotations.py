"""W3C Web Annotation (JSON-LD): each piece of evidence points at its words in two ways.

The target is the frozen text of a document, named by its hash; offsets count its Unicode code
points, as the model of Web Annotation asks. ``via`` is the page that the text was read from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from pobratim.model.claims import Claim, ClaimValue, Source
from pobratim.model.spans import Evidence
from pobratim.register.exchange.written import Json, Written
from pobratim.register.ids import identify

__all__ = ["to_annotations"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_annotations(claims: Iterable[Claim], source_of: Callable[[str], Source]) -> Written:
    """Return an annotation collection of one page with an annotation a piece of evidence.

    The same words for the same value are one annotation, however often they were filed.
    """
    items = [
        _annotation(claim, value, item, source_of(item.document))
        for claim in claims
        for value in claim.values
        for item in dict.fromkeys(value.evidence)
    ]
    collection: Json = {
        "@context": _CONTEXT,
        "id": "urn:pobratim:evidence",
        "type": "AnnotationCollection",
        "label": "Evidence of the register",
        "total": len(items),
        "first": {
            "id": "urn:pobratim:evidence:page:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return Written((json.dumps(collection, ensure_ascii=False) + "\n").encode(), len(items))


def _annotation(claim: Claim, value: ClaimValue, item: Evidence, source: Source) -> Json:
    place = (item.document, item.start, item.end, item.extractor)
    identity = identify("annotation", claim.id, value.value, value.status, *place)
    return {
        "id": f"urn:pobratim:{identity}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": item.extractor},
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json.dumps(dict(_told(claim, value)), ensure_ascii=False),
        },
        "target": {"source": _target(item, source), "selector": _selectors(item)},
    }


def _told(claim: Claim, value: ClaimValue) -> Iterator[tuple[str, object]]:
    yield "claim", claim.id
    yield "subject", claim.subject
    yield "property", claim.property
    if claim.qualifiers:
        yield "qualifiers", dict(claim.qualifiers)
    yield "value", value.value
    if value.status is not None:
        yield "status", value.status
    yield "state", value.state


def _target(item: Evidence, source: Source) -> Json:
    target: Json = {
        "id": f"urn:{item.document}",
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
    }
    if source.address.startswith(("https://", "http://")):
        target["via"] = source.address
    return target


def _selectors(item: Evidence) -> list[Json]:
    """Position and quotation: where one no longer fits, the other finds the words."""
    return [
        {"type": "TextPositionSelector", "start": item.start, "end": item.end},
        {
            "type": "TextQuoteSelector",
            "exact": item.exact,
            "prefix": item.prefix,
            "suffix": item.suffix,
        },
    ]
