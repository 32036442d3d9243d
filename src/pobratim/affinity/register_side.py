"""A side of a pair as the register sees it: its places, its parties, its enterprises by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.model.places import City
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.scores import Organisation

__all__ = ["RegisterSide", "side_of"]

_WIDER = ("region", "country")


@dataclass(frozen=True, slots=True)
class RegisterSide:
    """A city, the GeoNames ids of its agglomeration, and the organisations of the atlas there."""

    city: City
    members: frozenset[int]
    organisations: Sequence[Organisation]

    def holds(self, ref: NamedRef) -> bool:
        """Tell whether a row of the register lies in the agglomeration."""
        place = ref.place.geonames if ref.place else None
        return place == self.city.geonames or place in self.members

    def named(self, ref: NamedRef) -> Organisation | None:
        """Return the organisation of this side that a row of the register names."""
        wanted = _folded(ref.name)
        for one in self.organisations:
            if wanted in {_folded(name) for name in (*one.names.values(), *one.aliases)}:
                return one
        return None

    def party(self, event: EventRow) -> NamedRef | None:
        """Return the party of the event on this side, the narrowest place first.

        A purchase of the region stays the region's: it is never shown as the city's.
        """
        own = [ref for ref in event.parties if self.holds(ref)]
        land = [
            ref
            for ref in event.parties
            if ref.place and ref.place.kind in _WIDER and ref.place.country == self.city.country
        ]
        land.sort(key=lambda ref: _WIDER.index(ref.place.kind) if ref.place else 0)
        return next(iter((*own, *land)), None)


def side_of(ref: NamedRef, sides: tuple[RegisterSide, RegisterSide]) -> RegisterSide | None:
    """Return the side that an enterprise of the register is of, ``None`` where of neither."""
    for side in sides:
        if side.named(ref) is not None or side.holds(ref):
            return side
    return None


def _folded(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
