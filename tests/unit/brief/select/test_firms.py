from __future__ import annotations

from dataclasses import replace
from typing import Any

from pobratim.brief import Measured, assemble
from pobratim.model.dossiers import DataFootnote
from pobratim.model.scores import DatasetRef, Explanation, Match

SCHOOLS = DatasetRef("hipo-universities", "2025", "MIT", "Hipo")


def test_a_row_is_footnoted_to_the_data_set_that_its_id_names(
    empty: Any, measured: Measured
) -> None:
    firm = measured.organisations[1][0]
    school = replace(
        firm,
        id="hipo-universities:kai.ru",
        names={"en": "Kazan State University"},
        addresses=("https://kai.example.org/",),
    )
    match = Match(
        "institution",
        measured.organisations[0][0],
        school,
        0.4,
        "education",
        reasons=(Explanation("same-kind"),),
    )
    figures = replace(measured, matches=(match,), catalogue=(*measured.catalogue, SCHOOLS))
    dossier = assemble(empty, figures, as_of="2026-11-24", language="en")
    notes = {n.address: n.dataset.id for n in dossier.footnotes if isinstance(n, DataFootnote)}
    assert notes["https://kai.example.org/"] == "hipo-universities"
    assert notes["https://example.org/firm"] == "curated"
