"""Keys of what ended, for registers that were filled before ends were filed under their parties.

Without them a twinning that began anew would join the one that had ended
(:mod:`pobratim.register.intake.ended`).
"""

from __future__ import annotations

import json

import sqlalchemy as sa

__all__ = ["drop_ends", "file_ends"]

_VALUES = """
SELECT DISTINCT c.subject, v.value FROM claims c JOIN claim_values v ON v.claim = c.id
WHERE c.property = :name
"""
_OF = _VALUES + "AND c.subject = :subject ORDER BY v.value"
_KNOWN = "SELECT 1 FROM keys WHERE scheme = 'event' AND key = :key AND subject = :subject"
_FILE = "INSERT INTO keys (scheme, key, subject) VALUES ('event', :key, :subject)"
_DROP = "DELETE FROM keys WHERE scheme = 'event' AND key LIKE 'ended %'"


def file_ends(connection: sa.Connection) -> None:
    """File every done event that ended something under each of its parties."""
    ended = connection.execute(sa.text(_VALUES), {"name": "effect"}).all()
    for subject in sorted(subject for subject, effect in ended if effect == "end"):
        if "done" not in _values(connection, subject, "status"):
            continue
        for party in _values(connection, subject, "party"):
            row = {"key": f"ended {_city(connection, party)}", "subject": subject}
            if not connection.execute(sa.text(_KNOWN), row).all():
                connection.execute(sa.text(_FILE), row)


def drop_ends(connection: sa.Connection) -> None:
    """Take these keys away again."""
    connection.execute(sa.text(_DROP))


def _values(connection: sa.Connection, subject: str, name: str) -> list[str]:
    found = connection.execute(sa.text(_OF), {"subject": subject, "name": name})
    return [str(value) for _, value in found]


def _city(connection: sa.Connection, party: str) -> str:
    """What a party compares as: the city that it is or sits in, else itself."""
    places = [party, *_values(connection, party, "seat")]
    for place in places:
        for ref in _values(connection, place, "ref")[:1]:
            kind, geonames, *_ = json.loads(ref)
            if kind == "city" and geonames:
                return f"city:{geonames}"
    return places[-1]
