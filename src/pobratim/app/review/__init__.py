"""Reviewing: what waits for a person, how it is decided, and the screen on which that happens."""

from __future__ import annotations

from pobratim.app.review.deeds import Deeds
from pobratim.app.review.queue import Item, Passage, queue

__all__ = ["Deeds", "Item", "Passage", "queue"]
