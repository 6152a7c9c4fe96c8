"""The user's settings: what `config.toml` can say, and what is chosen where it says nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct, field

from content.text.words import LANGUAGES, N_
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.errors import HomeProblem

THEMES = ("dark", "light", "high-contrast")
"""The colours that settings can ask for."""


class Settings(Struct, frozen=True):
    """What `config.toml` can say; empty where it says nothing."""

    language: str = ""
    author: str = ""
    theme: str = ""
    zone: ZoneInfo = HOME_ZONE
    mouse: bool | None = None
    ascii: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)


def read_settings(home: Home) -> Settings:
    """Read `config.toml`, if there is one. Raises `HomeProblem` with what is wrong."""
    try:
        text = home.config.read_text(encoding="utf-8")
        import tomllib

        data = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise HomeProblem(
            N_("{path} cannot be read ({why}). Mend it or move it away."),
            path=str(home.config),
            why=str(error),
        ) from error
    zone = str(data.get("zone", HOME_ZONE.key))
    try:
        found = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise HomeProblem(N_("{path}: there is no time zone “{zone}”."), path=str(home.config), zone=zone) from None
    return Settings(
        _one_of(home, data, "language", LANGUAGES),
        str(data.get("author", "")),
        _one_of(home, data, "theme", THEMES),
        found,
        _flag(home, data, "mouse"),
        bool(_flag(home, data, "ascii")),
        _keys(home, data),
    )


def _one_of(home: Home, data: Mapping[str, object], name: str, known: tuple[str, ...]) -> str:
    value = str(data.get(name, ""))
    if value in ("", *known):
        return value
    text = N_("{path}: “{name}” is one of: {known}.")
    raise HomeProblem(text, path=str(home.config), name=name, known=", ".join(known))


def _flag(home: Home, data: Mapping[str, object], name: str) -> bool | None:
    value = data.get(name)
    if value is None or isinstance(value, bool):
        return value
    raise HomeProblem(N_("{path}: “{name}” is either true or false."), path=str(home.config), name=name)


def _keys(home: Home, data: Mapping[str, object]) -> Mapping[str, str]:
    table = data.get("keys", {})
    if isinstance(table, dict) and all(isinstance(key, str) for key in table.values()):
        return {str(name): key for name, key in table.items()}
    raise HomeProblem(
        N_('{path}: [keys] is a table of actions and keys, such as undo = "z".'), path=str(home.config)
    )


def choose_language(given: str | None, environment: Mapping[str, str], settings: Settings) -> str:
    """`--lang`, `TUIKUAN_LANG`, the settings, then English for an `en*` locale, else Chinese."""
    for chosen in (given, environment.get("TUIKUAN_LANG"), settings.language):
        if chosen in LANGUAGES:
            return chosen
    locale = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if locale.lower().startswith("en") else "zh"


def choose_author(given: str | None, environment: Mapping[str, str], settings: Settings) -> str:
    """`--as`, `TUIKUAN_AS`, the settings, else the name of the system's user."""
    named = given or environment.get("TUIKUAN_AS") or settings.author
    if named:
        return named
    try:
        import getpass

        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
