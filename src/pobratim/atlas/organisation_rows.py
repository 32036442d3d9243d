"""Stored rows of enterprises and institutions as records: packaged and loaded tables alike."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pobratim.atlas.strengths import counted_in
from pobratim.model.scores import Organisation

__all__ = ["organisation_of"]


def organisation_of(row: Any, city: int) -> Organisation:
    """Return the record of a row of the table ``organisation``; ``city`` is its GeoNames id."""
    details = json.loads(row["details"])
    return Organisation(
        id=row["id"],
        city=city,
        town=row["town"],
        names=details["names"],
        kind=row["kind"],
        sphere=row["sphere"],
        products=tuple(details["products"]),
        nace=row["nace"],
        aliases=tuple(details["aliases"]),
        buys=tuple(details["buys"]),
        addresses=tuple(details["sources"]),
        verified=bool(row["verified"]),
        idle=bool(row["idle"]),
        note=row["note"],
        figures=details.get("figures") or _counted(row),
    )


def _counted(row: Any) -> Mapping[str, float]:
    """Return the counts of an institution's note; numbers in those of works are no size."""
    return {} if row["kind"] == "enterprise" else counted_in(row["note"])
