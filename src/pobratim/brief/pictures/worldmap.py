"""A small map: both agglomerations and the shortest way between them.

Lambert's azimuthal equal-area projection around the middle of the great circle, so that the link
is a straight line through the middle of the picture (Snyder 1987, Map projections, USGS
professional paper 1395, pp. 182-190).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pobratim.brief.context import Brief
from pobratim.brief.pictures import svg
from pobratim.model.dossiers import Picture

__all__ = ["Projection", "draw"]

Point = tuple[float, float]

_WIDE, _HIGH = 360.0, 220.0
_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to picture units around a centre; ``scale`` is picture units a km."""

    longitude: float
    latitude: float
    scale: float
    middle: Point

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a place stands; what lies far behind the horizon is held at its rim."""
        east, north = self._unit(longitude, latitude)
        return (
            self.middle[0] + east * _EARTH_KM * self.scale,
            self.middle[1] - north * _EARTH_KM * self.scale,
        )

    def _unit(self, longitude: float, latitude: float) -> Point:
        phi, phi0 = math.radians(latitude), math.radians(self.latitude)
        turn = math.radians(longitude - self.longitude)
        cosine = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(turn)
        k = math.sqrt(2 / (1 + max(cosine, -0.99)))
        east = k * math.cos(phi) * math.sin(turn)
        north = k * (
            math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(turn)
        )
        return east, north


def draw(brief: Brief) -> Picture:
    """Draw both agglomerations and their link over the outlines of countries.

    Without outlines in the atlas the map shows the graticule only.
    """
    projection = _fitted(brief)
    body = [
        '<defs><clipPath id="frame"><rect width="360" height="220"/></clipPath></defs>',
        '<g clip-path="url(#frame)">',
        f'<rect width="360" height="220" fill="#ffffff" stroke="{svg.SOFT}"/>',
        svg.path(_graticule(projection), stroke="#dddddd", wide=0.6),
        svg.path(
            _land(projection, brief.measured.outlines),
            fill="#f1f1f1",
            stroke="#9a9a9a",
            wide=0.6,
            closed=True,
        ),
        *_link(brief, projection),
        "</g>",
        f'<rect x="0.5" y="0.5" width="359" height="219" fill="none" stroke="{svg.SOFT}"/>',
    ]
    title = brief.text("picture.map.title")
    km = brief.words.integer(round(brief.measured.comparison.distance_km, -1))
    return Picture(
        id="map",
        title=title,
        svg=svg.document((_WIDE, _HIGH), title, body),
        alt=brief.text("picture.map.alt", km=km),
        footnotes=_footnotes(brief),
    )


def _footnotes(brief: Brief) -> tuple[int, ...]:
    notes = [brief.notes.data(brief.measured.dataset("geonames"), brief.text("note.distance"))]
    if brief.measured.outlines:
        notes.append(brief.notes.data(brief.measured.dataset("natural-earth")))
    return tuple(notes)


def _fitted(brief: Brief) -> Projection:
    longitude, latitude = _between(brief, 0.5)
    km = max(brief.measured.comparison.distance_km, 150.0)
    raw = Projection(longitude, latitude, 1.0, (0.0, 0.0))
    (ax, ay), (bx, by) = (raw.point(c.longitude, c.latitude) for c in (brief.a, brief.b))
    across, down = max(abs(ax - bx), 1.0), max(abs(ay - by), 1.0)
    scale = min(_WIDE * 0.62 / across, _HIGH * 0.55 / down, _WIDE * 0.62 / km)
    return Projection(longitude, latitude, scale, (_WIDE / 2, _HIGH / 2))


def _between(brief: Brief, share: float) -> Point:
    """Return the place at ``share`` of the great circle from a to b (degrees)."""
    start, end = (
        _vector(brief.a.longitude, brief.a.latitude),
        _vector(brief.b.longitude, brief.b.latitude),
    )
    angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(start, end, strict=True)))))
    if angle < 1e-9:
        return brief.a.longitude, brief.a.latitude
    first, second = math.sin((1 - share) * angle), math.sin(share * angle)
    x, y, z = (first * p + second * q for p, q in zip(start, end, strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _vector(longitude: float, latitude: float) -> tuple[float, float, float]:
    lam, phi = math.radians(longitude), math.radians(latitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _graticule(projection: Projection) -> Iterator[list[Point]]:
    step = 10
    for longitude in range(-180, 180, step):
        if abs((longitude - projection.longitude + 180) % 360 - 180) < 70:
            yield [projection.point(longitude, latitude) for latitude in range(-80, 81, 5)]
    for latitude in range(-80, 81, step):
        west = int(projection.longitude) - 70
        yield [projection.point(longitude, latitude) for longitude in range(west, west + 141, 5)]


def _land(projection: Projection, rings: Iterable[Sequence[Point]]) -> Iterator[list[Point]]:
    for ring in rings:
        points = [projection.point(longitude, latitude) for longitude, latitude in ring]
        if any(-40 <= x <= _WIDE + 40 and -40 <= y <= _HIGH + 40 for x, y in points):
            yield _thinned(points)


def _thinned(points: list[Point]) -> list[Point]:
    """Drop points nearer than half a unit to the last one kept: nobody can see them."""
    kept = points[:1]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.5:
            kept.append((x, y))
    return kept


def _link(brief: Brief, projection: Projection) -> Iterator[str]:
    way = [projection.point(*_between(brief, step / 40)) for step in range(41)]
    yield svg.path([way], wide=1.4)
    spots = [projection.point(c.longitude, c.latitude) for c in (brief.a, brief.b)]
    rings = brief.measured.comparison.agglomerations
    for spot, ring in zip(spots, rings, strict=True):
        radius = max(ring.radius_km * projection.scale, 6.0)
        yield svg.circle(spot, radius, fill="none", stroke=svg.INK)
        yield svg.circle(spot, 2.6)
    km = brief.words.integer(round(brief.measured.comparison.distance_km, -1))
    middle = (_WIDE / 2, _HIGH / 2 - 8)
    steep = abs(spots[0][0] - spots[1][0]) < 60
    at = (_WIDE / 2 + 10, _HIGH / 2) if steep else middle
    yield svg.text(at, brief.text("picture.km", km=km), anchor="start" if steep else "middle")
    yield from _labels(brief, spots, projection)


def _labels(brief: Brief, spots: list[Point], projection: Projection) -> Iterator[str]:
    """Name each city on the far side from the other one, inside the frame."""
    rings = brief.measured.comparison.agglomerations
    for index, city in enumerate((brief.a, brief.b)):
        (x, y), (_, other_y) = spots[index], spots[1 - index]
        gap = max(rings[index].radius_km * projection.scale, 6.0) + 13
        below = y > other_y or (y == other_y and index == 0)
        name = brief.name_of(city)
        half = svg.width(name, 13) / 2
        x = min(max(x, half + 4), _WIDE - half - 4)
        at = (x, min(y + gap + 3, _HIGH - 6) if below else max(y - gap + 6, 14))
        yield svg.text(at, name, size=13, anchor="middle", bold=True)
