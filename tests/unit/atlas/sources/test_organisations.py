"""Curated organisations: spheres of the scheme, idle firms marked, weak rows kept as such."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import organisations
from pobratim.errors import DataError

Give = Callable[[str, str], None]

ENTERPRISE = """- id: kamvol
  agglomeration: minsk
  city: Минск
  name_ru: Камволь
  name_en: Kamvol
  sphere: light-industry
  nace: '13.20'
  products: [{name_ru: ткани, name_en: fabrics, hs4: '5112'}]
  sources: ['https://example.org/a']
  source_dates: [2025-10]
  verified: true
  note: По сообщению от 3 октября 2025 г. предприятие не работает.
"""
INSTITUTION = """- id: bsu
  agglomeration: minsk
  city: Минск
  name_ru: Белорусский государственный университет
  kind: university
  sphere: education
  sources: []
  verified: false
"""


def _give(give: Give, enterprises: str, institutions: str = INSTITUTION) -> None:
    give("curated/enterprises.yaml", enterprises)
    give("curated/institutions.yaml", institutions)


def test_an_idle_firm_is_marked_and_a_weak_row_stays_unverified(
    inputs: Inputs, give: Give
) -> None:
    _give(give, ENTERPRISE)
    firm, institution = organisations.build(inputs).tables[0].rows
    assert firm[:8] == ("kamvol", 625144, "Минск", "enterprise", "light-industry", "13.20", 1, 1)
    assert (institution[3], institution[6], institution[7]) == ("university", 0, 0)
    details = json.loads(str(firm[9]))
    assert details["names"] == {"ru": "Камволь", "en": "Kamvol"}
    assert details["source_dates"] == ["2025-10"]


@pytest.mark.parametrize(
    ("note", "idle"),
    [
        ("предприятие не работает и имеет долги", True),
        ("часть производств закрыта - в подбор не брать без проверки", True),
        ("в июне 2022 г. активный экспорт приостановлен", False),
        ("прежнее ОАО банкрот с 2018 г., выпуск ведёт ООО", False),
        ("данные закрыты в 2022 г.", False),
        ("нынешнее состояние не проверено", False),
        (None, False),
    ],
)
def test_a_note_says_whether_the_firm_has_stopped(note: str | None, idle: bool) -> None:  # noqa: FBT001
    assert organisations.is_idle(note) is idle


@pytest.mark.parametrize(
    ("raw", "sphere"), [("IT", "it"), ("other", "industry"), ("pharma", "pharma")]
)
def test_spheres_are_those_of_the_scheme(raw: str, sphere: str) -> None:
    assert organisations.sphere_id(raw) == sphere


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sphere: light-industry", "sphere: alchemy"),
        ("agglomeration: minsk", "agglomeration: omsk"),
        ("  city: Минск\n", ""),
    ],
)
def test_an_entry_that_breaks_its_shape_is_named(
    inputs: Inputs, give: Give, old: str, new: str
) -> None:
    _give(give, ENTERPRISE.replace(old, new))
    with pytest.raises(DataError, match=r"enterprises.yaml, entry 1 \(kamvol\)"):
        organisations.build(inputs)


def test_what_is_no_list_is_refused(inputs: Inputs, give: Give) -> None:
    _give(give, "id: kamvol\n")
    with pytest.raises(DataError, match=r"enterprises\.yaml: not a list of entries"):
        organisations.build(inputs)
