"""Finds playbooks: those that come with the program, and the user's own."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from content.pack.errors import UnknownPage
from content.pack.files import DEFAULT, SHIPPED, marks_below, pack_marks
from content.pack.playbook import Playbook
from content.text.near import there
from content.text.words import LANGUAGES, N_, Message, Problem, message, taken

PAUSE = 0.5
"""Seconds between two looks at the files of the user's own playbooks."""

_Mark = tuple[tuple[str, int, int], ...]
"""The files of a folder with the time and size of each: it changes when one of them does."""


def marks_of(own: Path | None, name: str) -> _Mark:
    """The files of a playbook of the user; none where there is no such."""
    return () if own is None else tuple(marks_below(str(own / name), 2, ".md"))


class Library:
    """All playbooks at hand; a user's own playbook hides a shipped one of the same id.

    A playbook of the user may be written while it is in use: `refresh` takes over what changed. One that breaks
    stays as it was when it last could be read, and `notices` says so.
    """

    def __init__(self, own: Path | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._own = own
        self._clock = clock
        self._looked = clock()
        self._opened: dict[tuple[str, str], Playbook] = {}
        self._marks: dict[str, _Mark] = {}
        self._beneath: dict[str, tuple[str, ...]] = {}
        self._notices: list[Message] = []

    def ids(self) -> tuple[str, ...]:
        """The ids of all playbooks, sorted."""
        return tuple(sorted(self._folders()))

    def roots(self) -> tuple[Path, ...]:
        """The folders in which a playbook of the user finds those it builds on, the nearest first."""
        return (SHIPPED,) if self._own is None else (self._own, SHIPPED)

    def twins(self, name: str, book: Playbook) -> tuple[Playbook, ...]:
        """A playbook in the other languages: what somebody writes need not be in the one its user reads."""
        books = (self.get(name, language) for language in self.languages(name))
        return tuple(one for one in books if one is not book)

    def usable(self, language: str) -> tuple[Playbook, ...]:
        """The playbooks a case can begin with, in `language`, the usual one first; no broken one is among them."""
        found = []
        for name in sorted(self.ids(), key=lambda one: (one != DEFAULT, one)):
            with suppress(Problem):  # told by who asks for it by its name
                book = self.get(name, language)
                if book.meta.title and book.reasons:
                    found.append(book)
        return tuple(found)

    def languages(self, playbook: str) -> tuple[str, ...]:
        """The languages a playbook is written in."""
        folder = self._folders().get(playbook)
        return tuple(lang for lang in LANGUAGES if folder and folder.joinpath(lang).is_dir())

    def folder(self, playbook: str) -> Path:
        """Where the files of a playbook are. Raises `UnknownPage`."""
        folders = self._folders()
        if playbook not in folders:
            raise UnknownPage(
                N_("There is no playbook “{id}”. {there}"), id=playbook, there=there(playbook, folders)
            )
        return folders[playbook]

    def get(self, playbook: str, language: str) -> Playbook:
        """A playbook in `language`, or in the first language it has. Raises `UnknownPage`."""
        key = (playbook, language)
        if key not in self._opened:
            # on what it builds is known when it is read, and that may change while it is
            before = {name: marks_of(self._own, name) for name in self._names(playbook)}
            self._opened[key] = self._open(playbook, language)
            names = (playbook, *self._beneath.get(playbook, ()))
            self._marks.setdefault(playbook, tuple(sorted(mark for one in names for mark in before.get(one, ()))))
        return self._opened[key]

    def refresh(self) -> bool:
        """Take over what was changed in the user's own playbooks; cheap. Tells whether any was."""
        if self._clock() - self._looked < PAUSE:
            return False
        self._looked = self._clock()
        changed = False
        for name in sorted({name for name, _ in tuple(self._opened)}):
            mark = self._mark(name)
            if mark != self._marks.get(name):
                self._marks[name] = mark
                self._reopen(name)
                changed = True
        return changed

    def notices(self) -> tuple[Message, ...]:
        """What was wrong with a playbook that changed; each sentence is told once."""
        return taken(self._notices)

    def marks(self, language: str) -> tuple[object, ...]:
        """What changes when a playbook does: shipped ones in `language`, the user's own in every language."""
        return pack_marks(self._own, language)

    def _open(self, playbook: str, language: str) -> Playbook:
        folder, written = self.folder(playbook), self.languages(playbook)
        if not written:
            raise UnknownPage(N_("The playbook “{id}” has no folder zh or en."), id=playbook)
        place = folder.joinpath(language if language in written else written[0])
        if self._own is None or not (self._own / playbook).is_dir():
            return Playbook(place)
        book = Playbook(place, self.roots())
        book.hold()
        with suppress(Problem):  # told by who asks for what cannot be read
            self._beneath[playbook] = tuple(one.parent.name for one in book.folders()[1:])
        return book

    def _reopen(self, name: str) -> None:
        for key, old in tuple(self._opened.items()):
            if key[0] == name:
                try:
                    new = self._open(*key)
                    new.follow(old)
                except Problem as problem:
                    text = N_("The playbook “{id}” has changed and cannot be used; its last good form stays. {why}")
                    self._notices.append(message(text, id=name, why=problem.message))
                else:
                    self._opened[key] = new

    def _mark(self, name: str) -> _Mark:
        """The mark of a playbook of the user and of those it builds on; none for one that came with the program."""
        names = (name, *self._beneath.get(name, ()))
        return tuple(sorted(mark for one in names for mark in marks_of(self._own, one)))

    def _names(self, playbook: str) -> list[str]:
        """The playbooks of the user on which this one may build, itself among them; none for one that came with the
        program."""
        own = self._own
        return [one.name for one in own.iterdir()] if own is not None and (own / playbook).is_dir() else []

    def _folders(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        roots = [SHIPPED]
        if self._own is not None and self._own.is_dir():
            roots.append(self._own)
        for root in roots:
            found |= {
                entry.name: entry
                for entry in root.iterdir()
                if entry.is_dir() and not entry.name.startswith((".", "_"))
            }
        return found
