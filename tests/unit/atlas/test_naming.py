"""Which Cyrillic form is the Russian one, which the Belarusian: sure or none at all."""

from __future__ import annotations

import pytest

from pobratim.atlas.naming import (
    RussianNames,
    belarusian_name,
    is_belarusian,
    is_russian,
    matches_russian,
    spelling_key,
)


def _names(*confirmed: str) -> RussianNames:
    return RussianNames({spelling_key(form): form for form in confirmed})


@pytest.mark.parametrize(
    ("name", "country", "forms", "confirmed", "expected"),
    [
        ("Minsk", "BY", "Минск|Минск ош|Мінск|Мінськ", "Минск", "Минск"),
        ("Yekaterinburg", "RU", "Екатеринбург|Свердловск", "Екатеринбург|Свердловск",
         "Екатеринбург"),
        ("Kazan", "RU", "Казан|Казань|Озаҥ|Хусан", "Казань", "Казань"),
        ("Mogilev", "BY", "Магілёў|Могилев|Могилёв", "Могилев", "Могилёв"),
        ("Guangzhou", "CN", "Гуангџоу|Гуанджоу|Гуанчжоу|Кантон", "Кантон", "Гуанчжоу"),
        ("Espoo", "FI", "Еспо|Еспоо|Эспоо", "", "Эспоо"),
        ("Fukuoka", "JP", "Фукуока|Фукуокæ", "", "Фукуока"),
        ("Maastricht", "NL", "Маастрихт|Маастрыхт", "", "Маастрихт"),
        ("Minneapolis", "US", "Минеаполис|Миннеаполис", "", "Миннеаполис"),
        ("Albany", "US", "Албания|Олбани", "Албания", "Олбани"),
        ("Le Mans", "FR", "Льо Ман|Ле Ман|Ле-Ман", "", "Ле-Ман"),
        ("Suzhou", "CN", "Суджоу|Сужоу", "", None),
        ("Noblesville", "US", "Ноблсвил", "", None),
        ("Nowhere", "FR", "", "", None),
    ],
)  # fmt: skip
def test_the_russian_form_is_chosen_or_none(
    name: str, country: str, forms: str, confirmed: str, expected: str | None
) -> None:
    names = _names(*filter(None, confirmed.split("|")))
    assert names.choose(name, forms.split("|"), country=country) == expected


@pytest.mark.parametrize(
    "form", ["Минск ош", "Шънджън", "Шӧнжӧн", "Мінск", "Тэндьиин", "Жыра", "минск"]
)
def test_forms_of_other_languages_are_not_russian(form: str) -> None:
    assert not is_russian(form)


@pytest.mark.parametrize(
    ("russian", "forms", "expected"),
    [
        ("Екатеринбург", "Екатеринбург|Екацярынбург", "Екацярынбург"),
        ("Гродно", "Гародня|Гродна|Гродно", "Гродна"),
        ("Витебск", "Вітебськ|Віцебск|Витебск", "Віцебск"),
        ("Лион", "Ліон|Ліён|Лион", "Ліён"),
        ("Харьков", "Харьков|Харків", None),
        ("Уфа", "Уфа", "Уфа"),
        ("Брест", "Берасьце|Брест|Брэст", "Брэст"),
        ("Пермь", "Пермь", None),
        (None, "Мінск", None),
    ],
)
def test_the_belarusian_form_follows_from_the_russian_one(
    russian: str | None, forms: str, expected: str | None
) -> None:
    assert belarusian_name(russian, forms.split("|"), {}) == expected


def test_a_dictionary_of_belarusian_names_goes_first() -> None:
    assert belarusian_name("Вена", ["Вена", "Вень"], {"Вена": "Вена"}) == "Вена"


def test_classical_orthography_is_not_official() -> None:
    assert not is_belarusian("Сьвіслач")
    assert not matches_russian("Менск", "Минск")
