"""Everything that can go wrong, in one tree.

Each class stands for one thing that a caller would handle differently, and is also the builtin
kind that a Python reader expects. A message says what is wrong, where, and what to do::

    PobratimError
    ├── UsageError (ValueError)             the request itself is wrong               exit 2
    │   ├── UnknownPlaceError (LookupError)    no city has this name
    │   ├── AmbiguousPlaceError (LookupError)  several cities do; carries the candidates
    │   └── SettingError                       a setting has an unusable value
    ├── UnreadableError (ValueError)        one input cannot be read as a document    exit 3
    ├── DataError (ValueError)              a data set breaks its stated shape        exit 1
    ├── RegisterError (RuntimeError)        the register cannot do this               exit 1
    │   ├── ReadOnlyRegisterError (PermissionError)
    │   └── IntegrityError                     a span no longer re-reads, a row is torn
    └── NotFoundError (LookupError)         nothing matches a well-formed request     exit 4
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

__all__ = [
    "AmbiguousPlaceError",
    "DataError",
    "IntegrityError",
    "NotFoundError",
    "PobratimError",
    "ReadOnlyRegisterError",
    "RegisterError",
    "SettingError",
    "UnknownPlaceError",
    "UnreadableError",
    "UsageError",
]


class PobratimError(Exception):
    """Base of all errors that this package raises on purpose."""

    exit_code: ClassVar[int] = 1


class UsageError(PobratimError, ValueError):
    """The request is malformed; nothing was done."""

    exit_code = 2


class UnknownPlaceError(UsageError, LookupError):
    """No city in the gazetteer has the given name or id."""


class AmbiguousPlaceError(UsageError, LookupError):
    """Several cities have the given name and none dwarfs the others.

    ``candidates`` holds a printable line per candidate, most populous first.
    """

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class SettingError(UsageError):
    """A setting has an unusable value; the message names the setting and where it came from."""


class UnreadableError(PobratimError, ValueError):
    """One input cannot be read as a document: empty, binary, too large, unknown format."""

    exit_code = 3


class DataError(PobratimError, ValueError):
    """A data set or a built table breaks its stated shape."""


class RegisterError(PobratimError, RuntimeError):
    """The register cannot do what was asked."""


class ReadOnlyRegisterError(RegisterError, PermissionError):
    """The register is read-only, as the embedded one is."""


class IntegrityError(RegisterError):
    """A stored span no longer re-reads verbatim, or a row is torn."""


class NotFoundError(PobratimError, LookupError):
    """The request is well formed and nothing matches it."""

    exit_code = 4
