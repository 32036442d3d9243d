"""Which fields an agreement must have in a jurisdiction: profiles that ship, files of users."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import yaml

from pobratim.brief.reports.fields import FIELDS
from pobratim.errors import UsageError

__all__ = ["PROFILES", "FieldSet", "field_set", "profile_text"]

PROFILES = ("default", "ru-region", "ru-municipal", "ru-interregional", "by", "eu", "uk", "us")
"""The profiles that ship, by name."""

_LANGUAGES = ("ru", "be", "en")
_KEYS = frozenset(
    {"name", "basis", "addresses", "checked", "required", "wanted", "called", "fields"}
)


@dataclass(frozen=True, slots=True)
class FieldSet:
    """The fields that a jurisdiction requires, those that it is well to have, in its order.

    ``names`` of the profile and ``called``, the jurisdiction's own words for fields, are by
    language; ``basis`` is the law or custom that it rests on, as far as somebody says.
    """

    names: Mapping[str, str]
    required: tuple[str, ...]
    wanted: tuple[str, ...] = ()
    basis: str | None = None
    called: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields: those required, then those wanted."""
        return (*self.required, *self.wanted)


def profile_text(name: str = "default") -> str:
    """Return the file of a profile that ships.

    Raises:
        UsageError: if there is none of that name.
    """
    if name not in PROFILES:
        raise UsageError(f"no field set is called {name!r}; there are: {', '.join(PROFILES)}")
    file = resources.files("pobratim.brief.reports").joinpath("profiles", f"{name}.yaml")
    return file.read_text(encoding="utf-8")


def field_set(text: str | None = None, *, origin: str = "default") -> FieldSet:
    """Read a field set; without ``text``, the default one.

    ``fields:`` stands for ``required:``.

    Raises:
        UsageError: if it is no YAML, requires nothing, or names a key or field that there is
            not; all are told.
    """
    try:
        loaded: Any = yaml.safe_load(text if text is not None else profile_text())
    except yaml.YAMLError as error:
        raise UsageError(f"{origin} is no YAML: {error}") from error
    if not isinstance(loaded, dict) or not _listed(loaded.get("required") or loaded.get("fields")):
        raise UsageError(f"{origin} needs a list `required:`; there are: {', '.join(FIELDS)}")
    required = tuple(map(str, loaded.get("required") or loaded["fields"]))
    wanted = loaded.get("wanted") or []
    called = loaded.get("called") or {}
    problems = [f"unknown key {key!r}" for key in loaded if key not in _KEYS]
    problems += [] if isinstance(wanted, list) else ["`wanted:` is no list"]
    problems += [] if isinstance(called, dict) else ["`called:` holds lines `field: words`"]
    if not problems:
        problems += _unknown((*required, *map(str, wanted), *map(str, called)))
    if problems:
        raise UsageError(f"{origin}: " + "; ".join(problems))
    basis = loaded.get("basis")
    return FieldSet(
        _by_language(loaded.get("name") or origin),
        required,
        tuple(name for name in map(str, wanted) if name not in required),
        str(basis) if basis else None,
        {str(name): _by_language(words) for name, words in called.items()},
    )


def _listed(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _unknown(names: tuple[str, ...]) -> list[str]:
    unknown = [name for name in dict.fromkeys(names) if name not in FIELDS]
    return [f"no field {', '.join(unknown)}; there are: {', '.join(FIELDS)}"] if unknown else []


def _by_language(words: Any) -> Mapping[str, str]:
    if isinstance(words, dict):
        told = {str(language): str(text) for language, text in words.items()}
        first = next(iter(told.values()), "")
        return {language: told.get(language, first) for language in _LANGUAGES}
    return dict.fromkeys(_LANGUAGES, str(words))
