"""The questions of the ledger: deliveries, and the enterprises that delegations saw."""

from __future__ import annotations

from abc import ABC, abstractmethod

from pobratim.model.places import City
from pobratim.model.rows import DeliveryRow, PlantRow
from pobratim.register.snapshot import Snapshot
from pobratim.register.views.match import Wanted

__all__ = ["Ledger", "wanted_of"]


class Ledger(ABC):
    """What asks of a register come to where goods are concerned."""

    @abstractmethod
    def _snapshot(self, as_of: str | None) -> Snapshot: ...

    def deliveries(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[DeliveryRow, ...]:
        """Return who makes, buys and gets what, and how far it is, by date."""
        from pobratim.register.views.deliveries import deliveries

        return deliveries(self._snapshot(as_of), wanted_of(a, b))

    def plants(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[PlantRow, ...]:
        """Return the enterprises that delegations saw, each with what came of the visits."""
        from pobratim.register.views.plants import plants

        return plants(self._snapshot(as_of), wanted_of(a, b))


def wanted_of(a: City | None, b: City | None) -> Wanted:
    """Return the cities asked for, each once."""
    return tuple({city.geonames: city for city in (a, b) if city is not None}.values())
