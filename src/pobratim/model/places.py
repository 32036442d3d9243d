"""Cities as the gazetteer knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Agglomeration", "City"]


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames.

    ``names`` maps ``ru``, ``be``, ``en`` to the form to show; ``name`` is GeoNames' own.
    ``population`` counts people within the city limits, ``None`` where GeoNames has no figure.
    ``latitude`` and ``longitude`` are WGS 84 degrees; ``timezone`` is an IANA name.
    """

    geonames: int
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int | None
    timezone: str
    names: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """Return the form to show in ``language``, GeoNames' own where there is none."""
        return self.names.get(language) or self.name


@dataclass(frozen=True, slots=True)
class Agglomeration:
    """A city with what lies around it: the unit of every figure.

    ``population`` is the UN's for the agglomeration (people, ``vintage`` its year), else the
    sum over ``members`` with a figure; ``basis`` says which. ``members`` are GeoNames ids within
    ``radius_km`` of the centre, the centre first.
    """

    centre: City
    radius_km: float
    members: tuple[int, ...]
    population: int | None
    basis: str
    vintage: str
