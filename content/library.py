"""Finds playbooks: those that come with the program, and the user's own."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from content.errors import UnknownPage
from content.playbook import Playbook
from content.words import LANGUAGES, N_

DEFAULT = "douyin"


class Library:
    """All playbooks at hand; a user's own playbook hides a shipped one of the same id."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._opened: dict[tuple[str, str], Playbook] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all playbooks, sorted."""
        return tuple(sorted(self._folders()))

    def languages(self, playbook: str) -> tuple[str, ...]:
        """The languages a playbook is written in."""
        folder = self._folders().get(playbook)
        return tuple(lang for lang in LANGUAGES if folder and folder.joinpath(lang).is_dir())

    def folder(self, playbook: str) -> Traversable:
        """Where the files of a playbook are. Raises `UnknownPage`."""
        folders = self._folders()
        if playbook not in folders:
            raise UnknownPage(N_("There is no playbook “{id}”; “tuikuan playbook list” lists them."), id=playbook)
        return folders[playbook]

    def get(self, playbook: str, language: str) -> Playbook:
        """A playbook in `language`, or in the first language it has. Raises `UnknownPage`."""
        key = (playbook, language)
        if key not in self._opened:
            written = self.languages(playbook)
            if not written:
                raise UnknownPage(
                    N_("There is no playbook “{id}”; “tuikuan playbook list” lists them."), id=playbook
                )
            chosen = language if language in written else written[0]
            self._opened[key] = Playbook(self._folders()[playbook].joinpath(chosen))
        return self._opened[key]

    def _folders(self) -> dict[str, Traversable]:
        found: dict[str, Traversable] = {}
        roots: list[Traversable] = [files("content") / "playbooks"]
        if self._own is not None and self._own.is_dir():
            roots.append(self._own)
        for root in roots:
            found |= {
                entry.name: entry
                for entry in root.iterdir()
                if entry.is_dir() and not entry.name.startswith((".", "_"))
            }
        return found
