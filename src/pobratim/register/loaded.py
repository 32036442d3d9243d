"""What was loaded of a register: whole, or what the questions on a pair of cities need."""

from __future__ import annotations

from pobratim.model.claims import Decision
from pobratim.model.places import City
from pobratim.register.decisions import log
from pobratim.register.links import links_of
from pobratim.register.snapshot import Snapshot, load
from pobratim.register.store import Store
from pobratim.register.views.scope import Ground, Scope, ground_of

__all__ = ["SMALL", "Loaded"]

SMALL = 400
"""Documents up to which a register is loaded whole: once, quickly, and for every question."""

_KEPT = 8
"""Pairs whose snapshots are kept for the next question."""


class Loaded:
    """The snapshots that questions are answered from; ``small`` as :data:`SMALL`."""

    def __init__(self, store: Store, *, small: int = SMALL) -> None:
        self.small = small
        self._store = store
        self._whole: dict[str | None, Snapshot] = {}
        self._pairs: dict[tuple[str | None, int, int], Snapshot] = {}
        self._ground: Ground | None = None
        self._documents = -1

    def clear(self) -> None:
        """Forget everything, because somebody has written."""
        self._whole.clear()
        self._pairs.clear()
        self._ground = None
        self._documents = -1

    def whole(self, as_of: str | None) -> Snapshot:
        """Return all that was published up to ``as_of``."""
        if as_of not in self._whole:
            self._whole[as_of] = load(self._store, as_of, log(self._store))
        return self._whole[as_of]

    def on(self, a: City | None, b: City | None, as_of: str | None) -> Snapshot:
        """Return what questions on ``a`` and ``b`` need as of a day, and maybe more."""
        if a is None or b is None or a.geonames == b.geonames or as_of in self._whole:
            return self.whole(as_of)
        key = (as_of, a.geonames, b.geonames)
        if key not in self._pairs:
            found = None if self._is_small() else self._pair(a, b, as_of)
            if found is None:
                return self.whole(as_of)
            if len(self._pairs) >= _KEPT:
                del self._pairs[next(iter(self._pairs))]
            self._pairs[key] = found
        return self._pairs[key]

    def latest(self) -> str:
        """Return the latest day on which any document was published, empty where none says."""
        rows = self._store.rows("SELECT DISTINCT published FROM documents")
        return max((str(row[0] or "") for row in rows), default="")

    def _is_small(self) -> bool:
        if self._documents < 0:
            self._documents = int(self._store.rows("SELECT count(*) FROM documents")[0][0])
        return self._documents <= self.small

    def _pair(self, a: City, b: City, as_of: str | None) -> Snapshot | None:
        with self._store.consistent():
            decisions = log(self._store)
            ground = self._on_the_ground(decisions)
            if ground is None:
                return None
            scope = Scope(self._store, ground)
            subjects = scope.of_pair(a, b)
            first = load(self._store, as_of, decisions, subjects=subjects)
            deeds = scope.of_deeds(first, (a, b)) - subjects
            if not deeds:
                return first
            return load(self._store, as_of, decisions, subjects=subjects | deeds)

    def _on_the_ground(self, decisions: tuple[Decision, ...]) -> Ground | None:
        if self._ground is None:
            links = links_of(self._store, decisions)
            self._ground = ground_of(self._store, decisions, links)
        return self._ground
