"""What ``pobratim review --json`` prints: one object for each thing that waits."""

from __future__ import annotations

from pobratim.app.review.queue import Item
from pobratim.app.schemas.pieces import Json

__all__ = ["item"]


def item(waiting: Item) -> Json:
    """Return a thing to decide in its public shape; ``id`` is what ``register decide`` takes."""
    return {
        "schema": "pobratim.review/1",
        "id": waiting.id,
        "kind": waiting.kind,
        "title": waiting.title,
        "notes": list(waiting.notes),
        "choices": list(waiting.choices),
        "subjects": list(waiting.subjects),
        "passages": [
            {
                "address": p.address,
                "published": p.published,
                "before": p.before,
                "exact": p.exact,
                "after": p.after,
            }
            for p in waiting.passages
        ],
    }
