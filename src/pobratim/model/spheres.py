"""The spheres of cooperation: stable ids; their labels in three languages live in the lexicon."""

from __future__ import annotations

__all__ = ["PARENT", "SPHERES", "top_sphere"]

SPHERES: tuple[str, ...] = (
    "trade",
    "industry",
    "machine-building",
    "light-industry",
    "energy",
    "transport",
    "construction",
    "agriculture",
    "education",
    "culture",
    "health-care",
    "tourism",
    "sport",
    "science-technology",
    "ecology",
    "digital",
    "youth",
    "humanitarian",
    "security",
)
"""Top level, in the order in which they are shown."""

PARENT: dict[str, str] = {
    "machine-building": "industry",
    "light-industry": "industry",
    "metallurgy": "industry",
    "electronics": "industry",
    "chemistry": "industry",
    "food": "industry",
    "building-materials": "industry",
    "pharma": "health-care",
    "it": "digital",
    "optics": "industry",
    "medical-equipment": "health-care",
    "wellness": "tourism",
    "heritage": "tourism",
    "science": "science-technology",
}
"""Broader sphere of the finer ones that the atlas uses."""


def top_sphere(sphere: str) -> str:
    """Return the top-level sphere that ``sphere`` is or belongs to.

    Raises:
        KeyError: if the scheme has no such sphere.
    """
    return sphere if sphere in SPHERES else PARENT[sphere]
