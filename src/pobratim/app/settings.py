"""One frozen settings object, built once: defaults, then a TOML file, the environment, the flags.

The file is ``pobratim.toml`` in the working folder, or the one that ``POBRATIM_CONFIG`` names.
Each key is also an environment variable: ``do_not_cite`` is ``POBRATIM_DO_NOT_CITE``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pobratim.errors import SettingError

__all__ = ["LANGUAGES", "Settings", "load_settings"]

LANGUAGES = ("ru", "be", "en")
_PREFIX = "POBRATIM_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation may choose.

    ``register`` is the register to use where a command names none (``None``: the embedded one);
    ``atlas`` a user atlas whose rows stand beside the packaged ones (``None``: none);
    ``language`` of dossiers (``None``: by the alphabet of the city names); ``do_not_cite``
    addresses (or their beginnings) that a dossier must not cite; ``template`` the DOCX that
    dossiers are poured into; ``fields`` the field set that agreements are measured against, by
    name or file (``None``: the default one).
    """

    register: Path | str | None = None
    atlas: Path | None = None
    language: str | None = None
    do_not_cite: tuple[str, ...] = ()
    template: Path | None = None
    fields: str | None = None


def load_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """Build the settings from the file and the environment.

    Raises:
        SettingError: if the file is no TOML, or a key is unknown or has an unusable value; the
            message names the key and where it stands.
    """
    named = environment.get(f"{_PREFIX}CONFIG")
    path = Path(named) if named else folder / "pobratim.toml"
    settings = Settings()
    if named or path.exists():
        for key, value in _read(path).items():
            settings = _with(settings, key, value, origin=str(path))
    for field in fields(Settings):
        variable = _PREFIX + field.name.upper()
        if variable in environment:
            settings = _with(settings, field.name, environment[variable], origin=variable)
    return settings


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"settings file {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"settings file {path} is not TOML: {error}") from error


def _with(settings: Settings, key: str, value: Any, *, origin: str) -> Settings:
    convert = _CONVERT.get(key)
    if convert is None:
        known = ", ".join(_CONVERT)
        raise SettingError(f"{origin}: no setting is called {key!r}; there are: {known}")
    try:
        return replace(settings, **{key: convert(value)})
    except (TypeError, ValueError) as error:
        raise SettingError(f"{origin}: setting {key!r} cannot be {value!r}: {error}") from error


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise ValueError(f"one of {', '.join(LANGUAGES)} is needed")
    return str(value)


def _path(value: Any) -> Path:
    if not isinstance(value, str) or not value:
        raise ValueError("a path is needed")
    return Path(value).expanduser()


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a name or a path is needed")
    return value.strip()


def _register(value: Any) -> Path | str:
    """A file, or the address of a server: ``postgresql+psycopg://…``."""
    return value if isinstance(value, str) and "://" in value else _path(value)


def _addresses(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise ValueError("a list of addresses is needed")


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "register": _register,
    "atlas": _path,
    "language": _language,
    "do_not_cite": _addresses,
    "template": _path,
    "fields": _text,
}
