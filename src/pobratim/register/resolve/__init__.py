"""Which records speak of the same person, body, place or event: pure comparisons, no store.

Every comparison returns a :class:`~pobratim.register.resolve.judgement.Judgement` that names
the features, the two values compared and the weight of each.
"""

from __future__ import annotations

__all__: list[str] = []
