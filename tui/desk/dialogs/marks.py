"""The files that are marked to be taken in, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from content.text.cells import plain
from content.text.words import N_, Message, Translator, message
from store.case.facts import too_long
from store.case.view import CaseView
from store.intake.incoming import Incoming
from tui.desk.dialogs.when import wrong_when
from tui.desk.draw.attach import Mark, equal_before, kind_title

if TYPE_CHECKING:
    from store.care.candidates import Candidate, Meant


class MarkedFiles:
    """Marked files by their paths, in the order in which they were marked."""

    def __init__(self, view: CaseView, kind: str = "") -> None:
        self._view = view
        self._kind = kind
        """The evidence that was asked for."""
        self._agreed: frozenset[Path] = frozenset()
        """The guesses that were told, and may stand."""
        self._before: dict[Path, Incoming] = {}
        self.all: dict[Path, Mark] = {}
        self._last: Path | None = None
        self._leader: Path | None = None
        self._followers: set[Path] = set()
        """The files of which nobody said anything, which go with the one whose kind is being chosen."""

    @property
    def hand(self) -> Mark | None:
        """The marked file in hand: the one that was taken in hand or marked last."""
        last = self.all.get(self._last) if self._last else None
        return last or next(reversed(self.all.values()), None)

    @property
    def files(self) -> tuple[Candidate, ...]:
        """The files themselves."""
        return tuple(one.file for one in self.all.values())

    def take_in_hand(self, path: Path) -> None:
        """From now on it is about this file, where it is marked."""
        self._last = path if path in self.all else self._last

    def expect(self, wanted: Iterable[Incoming]) -> Sequence[Path]:
        """What was said of files of a draft, which are marked when it is known that they are there still."""
        self._before = {one.path: one for one in wanted}
        return tuple(self._before)

    def add(self, meant: Meant) -> int:
        """Mark files; how many were not marked yet. Of the others it takes over what is known now."""
        new = [one for one in meant.files if one.path not in self.all]
        for one in (*meant.files, *meant.beside):
            if one.path in self.all:
                self.all[one.path].file = one
        for one in new:
            told = self._before.get(one.path)
            on = told.on if told else f"{one.shot:%Y-%m-%d %H:%M}" if one.shot else ""
            kind = told.evidence if told else self._kind or one.kind
            guess = told is None and not self._kind and bool(kind)
            self.all[one.path] = Mark(one, kind, guess, told.note if told else "", on)
        if new:
            self._last = new[0].path
        return len(new)

    def drop(self, path: Path) -> None:
        """Mark a file no more."""
        self.all.pop(path, None)

    def call(self, mark: Mark, kind: str) -> int:
        """Say what a file is, and with it all of which nobody said anything and no name; how many those are.

        A choice passes other kinds on its way: until another file is called, those that went along go along.
        """
        path = mark.file.path
        if path != self._leader:
            self._leader, self._followers = path, set()
        mark.kind, mark.guess = kind, False
        self._followers |= {other for other, one in self.all.items() if not one.kind} - {path}
        self._followers &= set(self.all)
        for other in self._followers:
            self.all[other].kind = kind
        return len(self._followers) if kind else 0

    def wrong(self, tr: Translator, now: datetime) -> tuple[Mark, str, Message] | None:
        """The first file of which something is wrong: in which field, and why."""
        for mark in self.all.values():
            name = plain(mark.file.path.name, most=80)
            if not mark.kind:
                return mark, "kind", message(N_("What kind of evidence is {name}?"), name=name)
            if (said := too_long(mark.note)) is not None:
                return mark, "note", said
            if (said := wrong_when(tr, mark.on, now)) is not None:
                return mark, "on", said
        return None

    def unsure(self) -> Message | None:
        """What is only guessed, to be told once before it stands."""
        guesses = {path: mark for path, mark in self.all.items() if mark.guess}
        if not set(guesses) - self._agreed:
            return None
        self._agreed = frozenset(guesses)
        told = [
            f"{plain(path.name, most=40)}: {kind_title(mark.kind, self._view)}" for path, mark in guesses.items()
        ]
        text = N_("Guessed from names: {told}. Save again if that is so, or choose otherwise.")
        if len(told) > 2:
            return message(text, told=message(N_("{some} and {n} more"), some="; ".join(told[:2]), n=len(told) - 2))
        return message(text, told="; ".join(told))

    def wanted(self) -> tuple[Incoming, ...]:
        """What is to be taken in."""
        return tuple(Incoming(path, one.kind, one.note, one.on) for path, one in self.all.items())


def told_of(meant: Meant, named: bool, marked: Sequence[Candidate]) -> tuple[Message, bool] | None:
    """What is to be said of files that were found, and whether it is wrong: why some cannot be taken, or, where
    they were `named`, that one is here already, or that two that are `marked` are the same."""
    if meant.problems:
        return meant.problems[0], True
    twin = next((one for one in meant.files if one.twin and named), None)
    if twin is not None:
        text = N_("{name} is the same file as E{n}.")
        return message(text, name=plain(twin.path.name, most=80), n=twin.twin), False
    new = {one.path for one in meant.files}
    pairs = ((one, equal_before(one, marked)) for one in reversed(marked) if one.path in new)
    for one, other in pairs:
        if other is not None:
            text = N_("{name} is the same file as {other}: as one kind of evidence it is taken in once.")
            names = (plain(each.path.name, most=60) for each in (one, other))
            return message(text, **dict(zip(("name", "other"), names, strict=True))), False
    return None
