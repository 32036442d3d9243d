"""Golden copy of GLEIF as CSV: legal entities (level 1) or who consolidates whom (level 2).

Which of the two a file is, its head tells. Entities are placed by the city of their head office;
funds, branches and inactive ones are left out. Entities have no class, so that they say who owns
whom and are offered to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.atlas.loaded import Firm, Given, LeftOut, Owner, Place, Reading, Record, each
from pobratim.atlas.streams import stream_rows
from pobratim.errors import DataError
from pobratim.tables import Layout, Row

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "gleif"
TITLE = "GLEIF golden copy"
FORMATS = ("csv", "csv.zip")
FILLS = ("ownership",)
LICENCE = "CC0 1.0"
ATTRIBUTION = "Global Legal Entity Identifier Foundation (GLEIF)"
STRICT = False

_ENTITY = (
    "LEI", "Entity.LegalName", "Entity.HeadquartersAddress.City",
    "Entity.HeadquartersAddress.Country", "Entity.EntityCategory", "Entity.EntityStatus",
)  # fmt: skip
_RELATION = (
    "Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID",
    "Relationship.RelationshipType", "Relationship.RelationshipStatus",
)  # fmt: skip
_TYPES = {"IS_DIRECTLY_CONSOLIDATED_BY": False, "IS_ULTIMATELY_CONSOLIDATED_BY": True}
_LEI_LENGTH = 20


def read(given: Given) -> Reading:
    """Yield an entity or a relation a row.

    Raises:
        DataError: if the file cannot be read, or is of neither level.
    """
    yield from each(
        stream_rows(given.path, layout=Layout(delimiter=",")), lambda row: _made(row, given)
    )


def _made(row: Row, given: Given) -> Iterator[Record | LeftOut]:
    if all(column in row.cells for column in _ENTITY):
        return _entity(row)
    if all(column in row.cells for column in _RELATION):
        return _relation(row)
    raise DataError(
        f"{given.path.name}: no golden copy of level 1 or 2: columns {', '.join(_ENTITY)} or "
        f"{', '.join(_RELATION)} are needed"
    )


def _entity(row: Row) -> Iterator[Record | LeftOut]:
    lei = _lei(row.need("LEI"))
    if row.text("Entity.EntityStatus") != "ACTIVE":
        yield LeftOut("not active", lei)
        return
    category = row.text("Entity.EntityCategory") or "GENERAL"
    if category != "GENERAL":
        yield LeftOut(f"category {category}", lei)
        return
    town = row.need("Entity.HeadquartersAddress.City")
    country = row.need("Entity.HeadquartersAddress.Country")
    name = row.need("Entity.LegalName")
    cyrillic = any("а" <= letter <= "я" for letter in name.lower())
    yield Firm(
        key=lei,
        names={"ru" if cyrillic else "en": name},
        kind="legal entity",
        sphere="trade",
        place=Place(town=town, country=country[:2]),
        addresses=(f"https://search.gleif.org/#/record/{lei}",),
    )


def _relation(row: Row) -> Iterator[Record | LeftOut]:
    child = _lei(row.need("Relationship.StartNode.NodeID"))
    kind = row.need("Relationship.RelationshipType")
    if kind not in _TYPES:
        yield LeftOut(f"relation {kind}", child)
        return
    if row.text("Relationship.RelationshipStatus") != "ACTIVE":
        yield LeftOut("relation not active", child)
        return
    parent = _lei(row.need("Relationship.EndNode.NodeID"))
    yield Owner(child, parent, _TYPES[kind])


def _lei(text: str) -> str:
    if len(text) != _LEI_LENGTH or not text.isalnum():
        raise ValueError(f"{text!r} is no LEI: twenty letters and digits")
    return text
