"""Which column of a list is which field: a small YAML file, remembered for the next import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from pobratim.errors import UsageError
from pobratim.lexicon.normalise import fold
from pobratim.register.exchange.lists.fields import fields_of
from pobratim.register.exchange.lists.sheets import ListTable
from pobratim.tables import Layout

__all__ = ["ListMap", "draft_map", "parse_map"]

_LAYOUT = ("sheet", "head", "encoding", "delimiter")
_KEYS = frozenset({"columns", "constants", "values", *_LAYOUT})


@dataclass(frozen=True, slots=True)
class ListMap:
    """``columns`` maps names of columns to fields, ``constants`` fields to one value for all rows.

    ``values`` maps a field to words of the list and what they stand for.
    """

    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)

    def of_table(self, table: ListTable) -> Mapping[str, str]:
        """Return the columns as the table spells them, each with its field.

        Raises:
            UsageError: if the table lacks a column of the map.
        """
        spelt = {fold(" ".join(name.split())): name for name in table.columns}
        found = {spelt.get(fold(" ".join(name.split()))): f for name, f in self.columns.items()}
        if None in found:
            missing = [n for n in self.columns if fold(" ".join(n.split())) not in spelt]
            raise UsageError(
                f"{table.file} has no column {', '.join(map(repr, missing))}; "
                f"its columns: {', '.join(table.columns)}"
            )
        return {name: target for name, target in found.items() if name is not None}


def parse_map(text: str, kind: str, *, origin: str) -> ListMap:
    """Read a map for lists of ``kind``; ``origin`` is what messages call it.

    Raises:
        UsageError: if it is no YAML, or names an unknown key or field, or two columns one field,
            or a needed field is named nowhere; all problems are told at once.
    """
    try:
        loaded = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UsageError(f"{origin} is no YAML: {error}") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("columns"), dict):
        raise UsageError(f"{origin}: a map needs `columns:` with a line `name of column: field`")
    problems = _problems(loaded, kind)
    if problems:
        raise UsageError(f"{origin}: " + "; ".join(problems))
    return ListMap(
        {str(name): str(target) for name, target in loaded["columns"].items()},
        {str(name): str(value) for name, value in (loaded.get("constants") or {}).items()},
        {
            str(name): {str(word): str(value) for word, value in words.items()}
            for name, words in (loaded.get("values") or {}).items()
        },
        Layout(**{key: loaded[key] for key in _LAYOUT if loaded.get(key) is not None}),
    )


def _problems(loaded: dict[str, Any], kind: str) -> list[str]:
    known = fields_of(kind)
    found = [f"unknown key {key!r}" for key in loaded if key not in _KEYS]
    constants = loaded.get("constants") or {}
    values = loaded.get("values") or {}
    if not isinstance(constants, dict) or not isinstance(values, dict):
        return [*found, "`constants` and `values` hold lines `field: …`"]
    named = [str(target) for target in (*loaded["columns"].values(), *constants)]
    found += [
        f"no field {target!r} in {kind}; there are: {', '.join(known)}"
        for target in dict.fromkeys((*named, *map(str, values)))
        if target not in known
    ]
    found += [f"two columns for {name!r}" for name in sorted(set(named)) if named.count(name) > 1]
    lacking = [name for name, entry in known.items() if entry.needed and name not in named]
    if lacking:
        found.append(f"nothing gives {', '.join(lacking)}: name a column or a constant")
    found += [f"values of {name!r} are no lines" for name, v in values.items() if not _lines(v)]
    head = loaded.get("head", 1)
    if not isinstance(head, int) or isinstance(head, bool) or head < 1:
        found.append("`head` is the number of the row with the names of the columns")
    return found


def _lines(value: object) -> bool:
    return isinstance(value, dict)


def draft_map(table: ListTable, kind: str) -> str:
    """Return a map to be filled in: each column, and the fields that there are."""
    lines = ["columns:"]
    lines += [
        f"  {yaml.safe_dump(name, allow_unicode=True, width=1000).splitlines()[0]}: "
        for name in table.columns
    ]
    fields = fields_of(kind)
    needed = ", ".join(name for name, entry in fields.items() if entry.needed)
    return "\n".join([*lines, f"# fields: {', '.join(fields)}", f"# needed: {needed}"])
