"""Paths as people name them: typed, pasted, dropped into a terminal; and how a begun one goes on."""

from __future__ import annotations

import os
import shlex
from glob import has_magic
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from store.intake.sources import Source, sources


class Begun(Struct, frozen=True):
    """A path that is being typed: the folder it leads to, None where there is none, what of a name stands behind
    it, how it goes on as far as that is clear, and how many entries it may still become."""

    folder: Path | None
    name: str
    longer: str
    fitting: int


def is_there(path: str) -> bool:
    """Whether a path names something that can be taken: a file, a folder, or a pattern that fits some.

    Whatever was typed or pasted may be no path at all.
    """
    try:
        here = Path(path).expanduser()
        return here.exists() or (has_magic(path) and any(isinstance(one, Source) for one in sources(here)))
    except (OSError, ValueError, RuntimeError):  # too long, a NUL byte, no such user
        return False


def paths_of(text: str) -> tuple[str, ...]:
    """Paths as they were meant: terminals quote what is dropped into them, and put blanks between several."""
    whole = text.strip()
    if not whole or is_there(whole):
        return (whole,) if whole else ()
    lines = [line.strip() for line in whole.splitlines() if line.strip()]
    if len(lines) > 1:
        return tuple(path for line in lines for path in paths_of(line))
    try:
        words = shlex.split(whole)
    except ValueError:  # a quote that is part of a name
        words = [whole]
    paths = tuple(unquote(word.removeprefix("file://")) if word.startswith("file://") else word for word in words)
    # a name with blanks that nobody quoted is one path, and the sentence about it names all of it
    return (
        paths if all(map(is_there, paths)) or whole[0] in "'\"" or "\\" in whole or "file://" in whole else (whole,)
    )


def begun(text: str) -> Begun:
    """What a path that is being typed may become; nothing typed stands for no folder."""
    folder, slash, name = text.rpartition("/")
    if not slash and text != "~":
        return Begun(None, name, text, 0)
    try:
        base = Path(f"{folder}/" if slash else "~/").expanduser()
        names = [
            entry.name + "/" * entry.is_dir()
            for entry in os.scandir(base)
            if slash and entry.name.startswith(name) and (name or not entry.name.startswith("."))
        ]
    except (
        OSError,
        ValueError,
        RuntimeError,
    ):  # no such folder, not to be read, too long, a NUL byte, no such user
        return Begun(None, name, text, 0)
    if text == "~":
        return Begun(base, "", "~/", 1)
    return Begun(base, name, text + _shared(names)[len(name) :], len(names))


def _shared(names: list[str]) -> str:
    """What all names begin with."""
    first, last = min(names, default=""), max(names, default="")
    return first[: next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
