"""The plain noun for an event of a broad type: a forum and a city's days are one type of event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pobratim.lexicon.normalise import fold

__all__ = ["event_noun"]

_FILE = Path(__file__).with_name("event_nouns.yaml")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, list[dict[str, Any]]]:
    loaded: Any = yaml.safe_load(_FILE.read_text("utf-8"))
    table: Mapping[str, list[dict[str, Any]]] = loaded
    return table


def event_noun(kind: str, text: str) -> str:
    """Return the key of the words for an event of type ``kind``, told by ``text``.

    >>> event_noun("forum", "В Минске прошли Дни Екатеринбурга"), event_noun("meeting", "встреча")
    ('event.forum.days', 'event.meeting')
    """
    folded = fold(text)
    for entry in _table().get(kind, ()):
        if any(re.search(rf"(?<!\w){fold(stem)}", folded) for stem in entry["stems"]):
            return f"event.{kind}.{entry['key']}"
    return f"event.{kind}"
