"""Which properties leave the register: public facts of official capacity, named one by one.

What is said of a person is a name and posts. A property that is not on the list, whoever wrote it
into the register, stays there and is counted.
"""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.model.claims import Claim
from pobratim.register.properties import ALLOWED

__all__ = ["ALLOWED", "allowed"]


def allowed(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims whose property may leave the register."""
    return tuple(
        claim
        for claim in claims
        if claim.property in ALLOWED.get(claim.subject.partition(":")[0], ())
    )
