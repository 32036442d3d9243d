from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.app.settings import Settings, load_settings
from pobratim.errors import SettingError


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "pobratim.toml").write_text('language = "be"\ntemplate = "hall.docx"\n')
    settings = load_settings({"POBRATIM_LANGUAGE": "en"}, tmp_path)
    assert (settings.language, settings.template) == ("en", Path("hall.docx"))


def test_a_list_of_addresses_is_read_from_file_and_environment(tmp_path: Path) -> None:
    (tmp_path / "pobratim.toml").write_text('do_not_cite = ["https://a.example"]\n')
    assert load_settings({}, tmp_path).do_not_cite == ("https://a.example",)
    both = load_settings(
        {"POBRATIM_DO_NOT_CITE": "https://a.example, https://b.example"}, tmp_path
    )
    assert both.do_not_cite == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('language = "de"', "'language'"),
        ("radius_km = 40", "'radius_km'"),
        ("template = ''", "'template'"),
        ("do_not_cite = 3", "'do_not_cite'"),
        ("register = ''", "'register'"),
        ("not toml", "is not TOML"),
    ],
)
def test_an_unusable_setting_is_an_error_that_names_it(
    text: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "pobratim.toml").write_text(text)
    with pytest.raises(SettingError, match=says):
        load_settings({}, tmp_path)


def test_a_named_file_that_is_absent_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"gone\.toml"):
        load_settings({"POBRATIM_CONFIG": str(tmp_path / "gone.toml")}, tmp_path)
