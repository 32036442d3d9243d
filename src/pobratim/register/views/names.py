"""The name to show, out of all the forms that sources use."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.register.snapshot import Held, Snapshot, Subject

__all__ = ["all_names", "best_name"]

_LANGUAGES = {"ru": 0, "be": 1, "en": 2}


def all_names(subject: Subject) -> tuple[str, ...]:
    """Return every name form met, the most used first."""
    held = sorted(subject.all("name"), key=lambda h: (-len(h.evidence), h.value))
    return tuple(dict.fromkeys(h.value for h in held))


def best_name(snapshot: Snapshot, subject: Subject) -> str:
    """Return the fullest form, from Russian sources where there are any.

    A person's full name has most words; of a body, the most used of the forms is the clearest.
    """
    held = subject.all("name")
    if not held:
        return subject.id
    return min(held, key=lambda h: _rank(snapshot, subject.kind, h)).value


def _rank(snapshot: Snapshot, kind: str, held: Held) -> tuple[int, int, int, str]:
    language = min((_LANGUAGES.get(code, 9) for code in _languages(snapshot, held)), default=9)
    # An initial says less than the name that it stands for: "А. В. Орлов" is not the fullest.
    words = sum(len(word) > 1 for word in held.value.replace(".", " ").split())
    fullness = -words if kind == "person" else 0
    return language, fullness, -len(held.evidence), held.value


def _languages(snapshot: Snapshot, held: Held) -> Iterable[str]:
    return (snapshot.papers[item.document].language for item in held.evidence)
