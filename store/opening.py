"""Opens a desk: the only module that names the engine in which its cases are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Protocol

from content.pack.library import Library
from content.text.words import N_, Message, message
from store.days.clock import Clock
from store.days.workdays import read_calendar
from store.desk import Desk, Reading
from store.disk.cache import Cache
from store.disk.casefile import CaseFile
from store.disk.copied import only_remarks, read_copy
from store.disk.drafts import Drafts
from store.disk.home import Home
from store.disk.people import HomePeople
from store.disk.unfinished import clear
from store.disk.vault import LARGEST, Vault
from store.errors import HomeProblem
from store.ports import Announced, Stores

if TYPE_CHECKING:
    from store.case.done import Done
    from store.case.events import Event
    from store.case.intents import Intent, OpenCase

    Make = Callable[[Callable[[Intent], tuple[Event, ...]]], tuple[Event, ...]]


class After(Protocol):
    """What is done after a change, beside the desk."""

    def __call__(self, done: Done) -> None:
        """A change is on disk."""

    def notices(self) -> tuple[Message, ...]:
        """What went wrong; each sentence is told once."""

    def close(self) -> None:
        """Wait for what was begun."""


class HomeDesk(Desk):
    """A desk whose stores lie in a home folder, where `store.care` looks after them.

    `copied` tells of what the home is a copy; it is None where the cases are one's own. `after` is told
    of each change, if there is one.
    """

    after: After | None = None

    def __init__(self, home: Home, clock: Clock, reading: Reading, largest: int = LARGEST) -> None:
        home.prepare()
        self.home = home
        files = home.files()
        self.file = CaseFile(home.cases, lambda plain: _keep_snapshot(home, clock, plain), files)
        self.vault = Vault(home.evidence, files, largest)
        people = HomePeople(home.people, files)
        stores = Stores(self.file, self.vault, Drafts(home.drafts, files), Cache(home.cache, files), people)
        super().__init__(stores, Library(home.playbooks), read_calendar(home.holidays), clock, reading)
        self.copied = read_copy(home)
        self._told = False
        self._cleared = clear(home)

    def notices(self) -> tuple[Message, ...]:
        """What is to be known of the cases; each sentence is told once, that they are a copy first."""
        copied, self._told = (None if self._told else self.copied), True
        cleared, self._cleared = self._cleared, ()
        after = (*cleared, *(self.after.notices() if self.after is not None else ()))
        if copied is None:
            return (*super().notices(), *after)
        text = N_("A copy from {who}, as it was on {when}: it is read, and remarked on.")
        return message(text, who=copied.by or "?", when=copied.made[:10]), *super().notices(), *after

    def open(self, intent: OpenCase) -> Done:
        """Begin a case. Raises `Refused` in a copy."""
        if self.copied is not None:
            raise only_remarks(self.copied)
        return self._follow(super().open(intent))

    def do(self, number: int, intent: Intent) -> Done:
        """Carry out an intent; in a copy it is a remark or a proposal, or refused."""
        if self.copied is None:
            return super().do(number, intent)
        import secrets

        from store.case.proposals import Helper

        helper = Helper(self.reading.author, secrets.token_hex(16), self.copied.events.get(number, 0))
        if helper.undoes(intent, self.file.case(number)):
            return super().do(number, intent)
        refusal = only_remarks(self.copied)
        return self._do(number, lambda decided: helper.says(intent, decided, refusal))

    def attach_stream(
        self,
        number: int,
        file: BinaryIO,
        name: str,
        evidence: str,
        note: str = "",
        *,
        announced: Announced | None = None,
        on: str = "",
        joins: int = 0,
    ) -> Done:
        """Copy in an open file. Raises `Refused` in a copy."""
        if self.copied is not None:
            raise only_remarks(self.copied)
        return super().attach_stream(number, file, name, evidence, note, announced=announced, on=on, joins=joins)

    def keep_draft(self, name: str, values: Mapping[str, str]) -> None:
        """Keep what was typed. Of a case that is gone for good nothing is kept. Raises `HomeProblem`."""
        number = name.rpartition("-")[2]
        gone = False
        with suppress(HomeProblem):  # cases that cannot be read are not gone
            gone = number.isdecimal() and int(number) not in self.file.cases()
        self.drafts.save(name, {} if gone else values)

    def retry_drafts(self) -> None:
        """Keep what the disk refused, as `keep_draft` does. Raises `HomeProblem` when it still does."""
        for name, values in self.drafts.refused.items():
            self.keep_draft(name, values)

    def _do(self, number: int, make: Make, joins: int = 0) -> Done:
        return self._follow(super()._do(number, make, joins))

    def _follow(self, done: Done) -> Done:
        if self.after is not None:
            self.after(done)
        return done

    def close(self) -> None:
        """Bring the file of cases up to date, and wait for what follows a change."""
        super().close()
        if self.after is not None:
            self.after.close()


def open_home(home: Home, clock: Clock, author: str, language: str, largest: int = LARGEST) -> HomeDesk:
    """The desk of a home folder, which is made when it is not there. Raises `HomeProblem`.

    `largest` is the most bytes that one file of evidence may have.
    """
    return HomeDesk(home, clock, Reading(language, author), largest)


def _keep_snapshot(home: Home, clock: Clock, plain: Callable[[], bytes]) -> None:
    from store.disk.snapshots import Snapshots

    Snapshots(home.backups, home.files()).keep(clock(), plain)
