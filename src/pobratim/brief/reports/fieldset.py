"""Which fields an agreement should have, per jurisdiction, and which of them are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from pobratim.errors import UsageError
from pobratim.model.rows import EventRow, PersonRow, PostRow
from pobratim.register.resolve.events import title_kind
from pobratim.register.views.relations import level_of

__all__ = ["FieldSet", "field_set", "kind_of", "known", "level_word", "post_of"]


@dataclass(frozen=True, slots=True)
class FieldSet:
    """The fields of a jurisdiction in the order of its form; ``names`` by language."""

    names: Mapping[str, str]
    fields: tuple[str, ...]


def field_set(text: str | None = None, *, origin: str = "fieldset.yaml") -> FieldSet:
    """Read a field set; without ``text``, the one that ships.

    Raises:
        UsageError: if it is no YAML, has no fields, or one that nothing is known of; all are told.
    """
    if text is None:
        file = resources.files("pobratim.brief.reports").joinpath("fieldset.yaml")
        text = file.read_text(encoding="utf-8")
    try:
        loaded: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UsageError(f"{origin} is no YAML: {error}") from error
    fields = loaded.get("fields") if isinstance(loaded, dict) else None
    if not isinstance(fields, list) or not fields:
        raise UsageError(f"{origin} needs a list `fields:`; there are: {', '.join(_ALL)}")
    unknown = [str(name) for name in fields if name not in _ALL]
    if unknown:
        raise UsageError(f"{origin}: no field {', '.join(unknown)}; there are: {', '.join(_ALL)}")
    name = loaded.get("name") or origin
    names = name if isinstance(name, dict) else dict.fromkeys(("ru", "be", "en"), str(name))
    return FieldSet(names, tuple(fields))


def known(row: EventRow, people: Mapping[str, PersonRow], field: str) -> bool:
    """Tell whether an agreement's field is known; what sources dispute is not."""
    test = _TESTS.get(field)
    if test is not None:
        return test(row, people)
    return any(entry.name == field and entry.value for entry in row.fields)


def kind_of(row: EventRow) -> str | None:
    """Return the kind of the document: the list's own word, else the one that its title names."""
    told = next((entry.value for entry in row.fields if entry.name == "kind"), None)
    return told or (title_kind(row.document_title) if row.document_title else None)


def level_word(row: EventRow) -> str | None:
    """Return the level of the relation: as a list says, else as the document sets it."""
    told = next((entry.value for entry in row.fields if entry.name == "level"), None)
    return told or level_of(row)


def post_of(row: EventRow, person: PersonRow | None) -> PostRow | None:
    """Return the post that the reports of a signing give a signatory."""
    documents = {item.document for item in row.evidence}
    for post in person.posts if person else ():
        if post.post and any(item.document in documents for item in post.evidence):
            return post
    return None


def _signed_in_post(row: EventRow, people: Mapping[str, PersonRow]) -> bool:
    return bool(row.signatories) and all(
        post_of(row, people.get(ref.id)) for ref in row.signatories
    )


Test = Callable[[EventRow, Mapping[str, PersonRow]], bool]
_TESTS: dict[str, Test] = {
    "title": lambda row, _: bool(row.document_title),
    "kind": lambda row, _: kind_of(row) is not None,
    "level": lambda row, _: level_word(row) is not None,
    "parties": lambda row, _: len(row.parties) > 1,
    "signatories": lambda row, _: bool(row.signatories),
    "posts": _signed_in_post,
    "date": lambda row, _: row.date is not None and len(row.date.start) == len("2022-05-20"),
    "place": lambda row, _: row.venue is not None,
    "term": lambda row, _: row.term is not None,
}
_KEPT = (
    "in-force",
    "renewal",
    "ended-ground",
    "consent",
    "registration-number",
    "registration-date",
    "unit",
    "languages",
    "file",
    "plan",
    "results",
)
_ALL = (*_TESTS, *_KEPT)
