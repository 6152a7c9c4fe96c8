"""The user's settings: what `config.toml` can say, and what is chosen where it says nothing."""

from __future__ import annotations

import os
import pwd
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta, Struct, ValidationError, convert, field, structs

from content.text.words import LANGUAGES, N_, Message, message
from store.days.clock import HOME_ZONE
from store.disk.home import Home, no_folder
from store.errors import HomeProblem

THEMES = ("dark", "light", "high-contrast")
"""The colours that settings can ask for."""


LARGEST = 64 << 10
"""Bytes that `config.toml` may have."""
MB = 1_000_000


class Settings(Struct, frozen=True):
    """What `config.toml` can say; empty where it says nothing.

    `mask` opens the desk with names, numbers and addresses covered.
    `shared` tells that the Unix group of the home works in it, too; `largest_mb` is the most that one file of
    evidence may have, in millions of bytes. `notes` are sentences about what is written there and not known.
    """

    language: Literal["", "zh", "en"] = ""
    author: str = ""
    theme: Literal["", "dark", "light", "high-contrast"] = ""
    zone: ZoneInfo = HOME_ZONE
    mouse: bool | None = None
    ascii: bool = False
    shared: bool = False
    largest_mb: Annotated[int, Meta(gt=0)] = 4_000
    keys: Mapping[str, str] = field(default_factory=dict)
    hooks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    mask: bool = False
    notes: tuple[Message, ...] = ()


_SAYABLE = tuple(name for name in Settings.__struct_fields__ if name != "notes")
_MEANINGS = {
    "language": message(N_("“{name}” is one of: {known}."), name="language", known=tuple(LANGUAGES)),
    "theme": message(N_("“{name}” is one of: {known}."), name="theme", known=tuple(THEMES)),
    "mouse": message(N_("“{name}” is either true or false."), name="mouse"),
    "ascii": message(N_("“{name}” is either true or false."), name="ascii"),
    "mask": message(N_("“{name}” is either true or false."), name="mask"),
    "shared": message(N_("“{name}” is either true or false."), name="shared"),
    "largest_mb": message(N_("“{name}” is a whole number above 0."), name="largest_mb"),
    "hooks": message(
        N_('[hooks] is a table of events and programs, such as closed = ["/home/li/told", "quietly"].')
    ),
    "views": message(N_('[views] is a table of names and words to search, such as kitchen = "家电 妈妈".')),
    "keys": message(N_('[keys] is a table of actions and keys, such as undo = "U".')),
    "author": message(N_("“{name}” is a text in quotation marks."), name="author"),
    "zone": message(N_("“{name}” is the name of a time zone, such as Asia/Shanghai."), name="zone"),
}
"""What each setting must be."""


def read_settings(home: Home) -> Settings:
    """Read `config.toml`, if there is one. Raises `HomeProblem` with what is wrong."""
    try:
        data = _parsed(home.config)
    except FileNotFoundError:
        return Settings()
    except NotADirectoryError as error:
        raise no_folder(home.path) from error
    except (OSError, ValueError, RecursionError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        why = "[[[…" if isinstance(error, RecursionError) else why
        raise HomeProblem(
            N_("{path} cannot be read ({why}). Mend it or move it away."), path=str(home.config), why=why
        ) from error
    known = {name: value for name, value in data.items() if name in _SAYABLE}
    notes = tuple(_unknown(home.config, name) for name in data.keys() - known.keys())
    try:
        return structs.replace(convert(known, Settings, dec_hook=_zone), notes=notes)
    except ValidationError as error:
        found = re.search(r"`\$\.(\w+)", str(error))
        meaning = _MEANINGS.get(found[1]) if found else None
        raise HomeProblem(N_("{path}: {meaning}"), path=str(home.config), meaning=meaning or str(error)) from error


def _parsed(path: Path) -> dict[str, object]:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("not a file")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"> {LARGEST >> 10} KB")
    import tomllib

    return tomllib.loads(data.decode("utf-8"))


def _zone(kind: type, value: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(str(value)) from error


def _unknown(path: Path, name: str) -> Message:
    from difflib import get_close_matches

    near = get_close_matches(name, _SAYABLE, 1)
    if near:
        text = N_("{path}: “{name}” is no setting and does nothing; “{near}” is one.")
        return message(text, path=str(path), name=name[:40], near=near[0])
    text = N_("{path}: “{name}” is no setting and does nothing. There are: {known}.")
    return message(text, path=str(path), name=name[:40], known=tuple(_SAYABLE))


def choose_language(given: str | None, environment: Mapping[str, str], settings: Settings) -> str:
    """`--lang`, `TUIKUAN_LANG`, the settings, then English for an `en*` locale, else Chinese."""
    for chosen in (given, environment.get("TUIKUAN_LANG"), settings.language):
        if chosen in LANGUAGES:
            return chosen
    locale = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if locale.lower().startswith("en") else "zh"


def choose_author(given: str | None, environment: Mapping[str, str], settings: Settings) -> str:
    """`--as`, `TUIKUAN_AS`, the settings, else the name of the system's user."""
    names = map(environment.get, ("LOGNAME", "USER", "LNAME", "USERNAME"))  # in the order of `getpass`
    named = given or environment.get("TUIKUAN_AS") or settings.author or next(filter(None, names), "")
    if named:
        return named
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
