from __future__ import annotations

import inspect

import pytest

from pobratim import errors


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_descends_from_the_common_base_and_a_builtin_kind(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, errors.PobratimError)
    if kind is not errors.PobratimError:
        builtin = [base for base in kind.__mro__ if base.__module__ == "builtins"]
        assert len(builtin) > len([Exception, BaseException, object])


@pytest.mark.parametrize("name", errors.__all__)
def test_the_tree_in_the_docstring_draws_every_error(name: str) -> None:
    assert name in (inspect.getdoc(errors) or "")


def test_an_ambiguous_place_carries_its_candidates() -> None:
    error = errors.AmbiguousPlaceError("two cities", ["Brest, BY", "Brest, FR"])
    assert error.candidates == ("Brest, BY", "Brest, FR")
    assert error.exit_code == 2
