"""What a page states about itself: meta elements, linked data, microdata, time elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lxml import html

from pobratim.extract.html.moment import first_date
from pobratim.extract.html.noise import is_noise

__all__ = ["Metadata", "metadata_of"]

_DATES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
    "mediator_published_time",
    "parsely-pub-date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "mediator_theme")
_OUTLETS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "copyright")
_AUTHORS = ("author", "article:author", "mediator_author", "dc.creator", "parsely-author")
_ARTICLE = frozenset(
    ["Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle"]
)
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page states: ``published`` is ISO 8601, ``body`` the text in the linked data."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    body: str | None = None


def metadata_of(tree: html.HtmlElement) -> Metadata:
    """Return what ``tree`` states; the meta elements first, then linked data, then microdata."""
    meta = _meta(tree)
    linked = _linked(tree)
    body = linked.get("articleBody")
    return Metadata(
        title=_first(meta, _TITLES) or _string(linked.get("headline")),
        published=_published(tree, meta, linked),
        outlet=_first(meta, _OUTLETS[:1])
        or _named(linked.get("publisher"))
        or _first(meta, _OUTLETS[1:3]),
        author=_author(tree, meta, linked),
        body=_string(body, whole=True),
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(meta[name].split()) for name in names if name in meta), None)


def _linked(tree: html.HtmlElement) -> dict[str, Any]:
    """Return the linked-data object that describes the article; empty if there is none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # Broken metadata is not worth losing the article for.
        for item in _objects(found, 0):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(k in _ARTICLE for k in kinds if isinstance(k, str)) or "datePublished" in item:
                return item
    return {}


def _objects(found: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for item in found[:100]:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(found.get(key), depth + 1)


def _published(tree: html.HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    stated = [*(meta.get(name) for name in _DATES), _string(linked.get("datePublished"))]
    for value in chain(stated, _microdata(tree), _times(tree)):
        found = first_date(value) if value else None
        if found:
            return found
    return None


def _microdata(tree: html.HtmlElement) -> Iterator[str | None]:
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or element.text_content()[:80]


def _times(tree: html.HtmlElement) -> Iterator[str | None]:
    """Yield the time elements: of the article first, never those of menus and teasers."""
    times = [t for t in tree.iter("time") if not any(is_noise(a) for a in t.iterancestors())]
    in_article = [t for t in times if any(a.tag == "article" for a in t.iterancestors())]
    for element in (*in_article, *times):
        yield element.get("datetime") or element.text_content()[:80]


def _author(tree: html.HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    stated = _named(linked.get("author")) or _first(meta, _AUTHORS)
    if stated and not stated.startswith("http"):
        return stated
    for element in tree.xpath("//*[@itemprop='author' or @rel='author']"):
        words = " ".join(element.text_content().split())
        if 2 < len(words) < 80:
            return words
    return None


def _named(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:5] if (name := _named(item))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _string(value.get("name"))
    return _string(value)


def _string(value: object, *, whole: bool = False) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return value.strip() if whole else " ".join(value.split())
