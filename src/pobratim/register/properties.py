"""The allow-list: what the register may hold on whom, public facts of official capacity only.

Of a person that is a name and posts. Birth details, contacts, family, looks, religion and inferred
traits have no property here, and a claim with a property outside the list is refused at intake.
"""

from __future__ import annotations

from typing import Final

from pobratim.errors import RegisterError

__all__ = ["ALLOWED", "refuse_others"]

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


def refuse_others(subject: str, name: str) -> None:
    """Refuse a property that the kind of ``subject`` may not have.

    Raises:
        RegisterError: if the property is not on the list; nothing is written.
    """
    kind = subject.partition(":")[0]
    if name not in ALLOWED.get(kind, ()):
        known = ", ".join(sorted(ALLOWED.get(kind, ()))) or "nothing"
        raise RegisterError(
            f"the register keeps no {name!r} of a {kind}: only public facts of official capacity "
            f"({known}); leave it out"
        )
