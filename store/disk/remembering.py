"""What is changed at the desk and stays: a line of `config.toml`, whose other lines nobody touches."""

from __future__ import annotations

import re

from content.text.words import N_
from store.disk.files import write_atomic
from store.disk.home import Home
from store.disk.settings import LARGEST, read_settings
from store.errors import HomeProblem


def remember(home: Home, name: str, value: str) -> None:
    """Write one setting whose value is a plain word. Raises `HomeProblem` when the file is broken or cannot be
    written; then it is as it was."""
    read_settings(home)  # a file that says nonsense is told, and not written over
    try:
        text = home.config.read_text(encoding="utf-8") if home.config.exists() else ""
        write_atomic(home.config, _with(text, name, value).encode()[:LARGEST], home.files())
    except (OSError, ValueError) as error:
        told = N_("{path} cannot be written ({why}); “{name}” holds until the desk is left.")
        raise HomeProblem(told, path=str(home.config), why=str(error), name=name) from error


def _with(text: str, name: str, value: str) -> str:
    """The text with the setting in the place of the one it has, else before the first table."""
    line = f'{name} = "{value}"'
    first = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    at = first.start() if first is not None else len(text)
    head, rest = text[:at], text[at:]
    found = re.compile(rf"^[ \t]*{name}[ \t]*=[^\n]*", re.MULTILINE)
    if found.search(head):
        return found.sub(lambda _: line, head, count=1) + rest
    end = "" if not head or head.endswith("\n") else "\n"
    return f"{head}{end}{line}\n{rest}"
