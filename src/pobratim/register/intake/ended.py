"""When what two places had begun is known to have ended, so that a new beginning is a new one."""

from __future__ import annotations

from dataclasses import replace

from pobratim.register.intake import sketches
from pobratim.register.intake.batch import Batch
from pobratim.register.resolve.event_keys import end_keys
from pobratim.register.resolve.events import EventSketch, ends_of, happens_once

__all__ = ["with_ends"]


def with_ends(batch: Batch, here: EventSketch) -> EventSketch:
    """Return a sketch of what happens once with the days on which it had ended before."""
    if not happens_once(here):
        return here
    ends = ends_of(here, sketches.events_under(batch, end_keys(here)))
    return replace(here, ends=ends) if ends else here
