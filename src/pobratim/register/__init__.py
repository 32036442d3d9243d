"""The register: facts of many documents as resolved, evidenced, dated claims.

A reading comes in through :meth:`Register.add`: its entities are linked to persons, bodies,
places and events already known (``resolve``), its facts become claims with their evidence
(``intake``). Questions are answered by ``views`` from a snapshot as of a day, after the decisions
that people made. Nothing is ever erased.
"""

from __future__ import annotations

from pobratim.register.check import Violation
from pobratim.register.decisions import Signature
from pobratim.register.intake.report import AddReport
from pobratim.register.register import Register

__all__ = ["AddReport", "Register", "Signature", "Violation"]
