"""A dossier to render."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.model.dossiers import Dossier

PAYLOAD = '<script>alert(1)</script><img src=x onerror=alert(1)> | **b** #set page() "\x0b'


@pytest.fixture
def dossier(register: Any, measured: Measured) -> Dossier:
    """The dossier on Minsk and Yekaterinburg in Russian."""
    return assemble(register, measured, as_of="2026-11-24", language="ru")


@pytest.fixture
def hostile(dossier: Dossier) -> Dossier:
    """A dossier with markup of every kind in every place where text from sources stands."""

    def poisoned(text: str) -> str:
        return text + PAYLOAD

    sections = tuple(
        replace(
            section,
            title=poisoned(section.title),
            sentences=tuple(replace(s, text=poisoned(s.text)) for s in section.sentences),
            tables=tuple(
                replace(
                    table,
                    title=poisoned(table.title),
                    columns=tuple(poisoned(c) for c in table.columns),
                    rows=tuple(
                        replace(r, cells=tuple(poisoned(c) for c in r.cells)) for r in table.rows
                    ),
                )
                for table in section.tables
            ),
            pictures=tuple(replace(p, alt=poisoned(p.alt)) for p in section.pictures),
        )
        for section in dossier.sections
    )
    return replace(dossier, title=poisoned(dossier.title), sections=sections)
