"""Which properties leave the register: public facts of official capacity, named one by one.

What is said of a person is a name and posts. A property that is not on the list, whoever wrote it
into the register, stays there and is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pobratim.model.claims import Claim

__all__ = ["ALLOWED", "allowed"]

ALLOWED: Final[dict[str, frozenset[str]]] = {
    "person": frozenset({"name", "first", "patronymic", "last", "post"}),
    "organisation": frozenset({"name", "kind", "seat"}),
    "place": frozenset({"name", "ref"}),
    "event": frozenset(
        {
            "date",
            "document-title",
            "effect",
            "enterprise",
            "field",
            "goods",
            "goods-amount",
            "goods-buyer",
            "goods-currency",
            "goods-maker",
            "goods-quantity",
            "goods-unit",
            "host",
            "level",
            "participant",
            "party",
            "signatory",
            "sphere",
            "stage",
            "status",
            "term",
            "type",
            "venue",
        }
    ),
    "statement": frozenset({"cue", "direct", "speaker", "speaker-text", "sphere", "text"}),
    "position": frozenset({"by", "for", "kind", "sphere", "text", "to"}),
    "commitment": frozenset({"about", "beside", "by", "context", "due", "text", "to"}),
    "tie": frozenset(
        {"deal-type", "level", "member", "object", "source", "status", "target", "type"}
    ),
}
"""The properties by the kind of their subject, which is the first part of its id."""


def allowed(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims whose property may leave the register."""
    return tuple(
        claim
        for claim in claims
        if claim.property in ALLOWED.get(claim.subject.partition(":")[0], ())
    )
