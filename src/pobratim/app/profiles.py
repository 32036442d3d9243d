"""Matches beside those of the atlas: loaded offers and requests, and the air route."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.model.places import City
    from pobratim.model.profiles import Profile
    from pobratim.model.scores import Match
    from pobratim.register import Register

__all__ = ["more_matches"]


def more_matches(
    atlas: Atlas,
    pair: tuple[City, City],
    register: Register,
    profiles: Path | None,
    sphere: str | None,
) -> tuple[Match, ...]:
    """Return matches of loaded and stated offers and requests, and of the air route.

    Raises:
        UsageError: if there is no such list of profiles.
        DataError: if it has mistakes; all are told at once.
    """
    from pobratim.affinity.matching import belongs
    from pobratim.affinity.routes import as_match, route_between

    found = _answers(atlas, pair, register, profiles)
    if sphere is not None:
        found = tuple(one for one in found if belongs(one, sphere))
    if sphere in (None, "transport"):
        gap = as_match(route_between(atlas, *pair))
        found += () if gap is None else (gap,)
    return found


def _answers(
    atlas: Atlas, pair: tuple[City, City], register: Register, profiles: Path | None
) -> tuple[Match, ...]:
    from pobratim.affinity.offer_requests import offer_requests, stated_profiles
    from pobratim.affinity.profile_files import read_profiles
    from pobratim.affinity.sides import sides_of

    given: tuple[Profile, ...] = ()
    if profiles is not None:
        given = read_profiles(profiles, lambda name: atlas.gazetteer.resolve(name).geonames)
    stated = stated_profiles(register.positions(*pair))
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return offer_requests(sides_of(atlas, *pair), (*given, *stated), today)
