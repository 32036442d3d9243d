from __future__ import annotations

from dataclasses import replace

from pobratim.app.pipeline import open_register
from pobratim.register.exchange.allowed import allowed


def test_every_claim_of_the_embedded_register_may_leave_it() -> None:
    claims = open_register(None).claims()
    assert allowed(claims) == claims


def test_a_property_that_is_not_listed_stays_in_the_register() -> None:
    claim = next(c for c in open_register(None).claims() if c.subject.startswith("person:"))
    assert allowed([replace(claim, property="birth-date"), claim]) == (claim,)
    assert allowed([replace(claim, subject="animal:1")]) == ()
