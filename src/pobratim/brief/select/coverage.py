"""Which spheres have no figures loaded, and for which side."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.model.scores import Missing

__all__ = ["missing_words", "sphere_words"]


def sphere_words(brief: Brief, sphere: str) -> str:
    """Return a sphere's label, from the scheme or from the atlas's own finer list."""
    from pobratim.lexicon.spheres import sphere_label

    key = f"sphere.{sphere}"
    if brief.words.has(key):
        return brief.text(key)
    return sphere_label(sphere, brief.words.language)


def missing_words(brief: Brief) -> str:
    """Return the spheres without figures as a list, the side named where one side has them."""
    seen: dict[tuple[str, str], str] = {}
    for item in brief.measured.comparison.missing:
        seen.setdefault((item.sphere, item.side), _one(brief, item))
    return ", ".join(dict.fromkeys(seen.values()))


def _one(brief: Brief, item: Missing) -> str:
    name = sphere_words(brief, item.sphere)
    if item.side == "both":
        return name
    return brief.text(f"missing.{item.side}", sphere=name)
