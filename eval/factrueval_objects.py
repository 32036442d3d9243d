"""Identification, track 2 of factRuEval: objects with normalised attributes.

Response and gold objects of a type are matched one to one so that the sum of qualities is
greatest (linear assignment). The quality of a pair is the share of attribute values that match
among all attributes that either has: a missing or an extra value costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.factrueval_gold import GoldObject, fold_name
from pobratim.lexicon.names import is_initial
from pobratim.model.readings import Entity

__all__ = ["attributes_of", "best_pairs", "object_quality", "same_object"]


def attributes_of(entity: Entity) -> dict[str, str]:
    """Return the attributes of an entity under the names of the data; initials are no value."""
    if entity.person is None:
        return {"name": fold_name(entity.name)}
    parts = {
        "firstname": entity.person.first,
        "patronymic": entity.person.patronymic,
        "lastname": entity.person.last,
    }
    return {
        attribute: fold_name(value)
        for attribute, value in parts.items()
        if value and not is_initial(value) and fold_name(value)
    }


def object_quality(values: Mapping[str, str], gold: GoldObject) -> float:
    """Return the share of attributes with matching values among those that either side has."""
    matching = sum(_matches(a, value, gold) for a, value in values.items())
    return matching / max(1, len(set(values) | set(gold.values)))


def _matches(attribute: str, value: str, gold: GoldObject) -> bool:
    known = gold.values.get(attribute, frozenset())
    bare = _without(value, gold.descriptors)
    return value in known or bool(bare and bare in {_without(v, gold.descriptors) for v in known})


def _without(value: str, words: frozenset[str]) -> str:
    return " ".join(word for word in value.split() if word not in words)


def same_object(entity: Entity, gold: GoldObject) -> bool:
    """Tell whether an entity names a gold object: by its name, or by the family name of one.

    A person with another first name is another person.
    """
    if entity.kind != gold.kind:
        return False
    values = attributes_of(entity)
    if entity.kind != "person":
        return object_quality(values, gold) == 1.0
    shared = [a for a in values if a in gold.values]
    matching = [a for a in shared if _matches(a, values[a], gold)]
    key = "lastname" if "lastname" in gold.values else next(iter(gold.values), "")
    return key in matching and len(matching) == len(shared)


def best_pairs(quality: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the one-to-one pairs (row, column) with the greatest sum of qualities above 0."""
    if not quality or not quality[0]:
        return []
    table = np.array(quality, dtype=float)
    pairs = zip(*linear_sum_assignment(-table), strict=True)
    return [(int(i), int(j)) for i, j in pairs if table[i, j] > 0]
