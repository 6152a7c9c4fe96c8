"""Opens a desk: the only module that names the engine in which its cases are kept."""

from __future__ import annotations

from collections.abc import Callable

from content.pack.library import Library
from store.days.clock import Clock
from store.days.workdays import read_calendar
from store.desk import Desk, Reading
from store.disk.cache import Cache
from store.disk.casefile import CaseFile
from store.disk.drafts import Drafts
from store.disk.home import Home
from store.disk.people import HomePeople
from store.disk.vault import LARGEST, Vault
from store.ports import Stores


class HomeDesk(Desk):
    """A desk whose stores lie in a home folder, where `store.care` looks after them."""

    def __init__(self, home: Home, clock: Clock, reading: Reading, largest: int = LARGEST) -> None:
        home.prepare()
        self.home = home
        files = home.files()
        self.file = CaseFile(home.cases, lambda plain: _keep_snapshot(home, clock, plain), files)
        self.vault = Vault(home.evidence, files, largest)
        people = HomePeople(home.people, files)
        stores = Stores(self.file, self.vault, Drafts(home.drafts, files), Cache(home.cache, files), people)
        super().__init__(stores, Library(home.playbooks), read_calendar(home.holidays), clock, reading)


def open_home(home: Home, clock: Clock, author: str, language: str, largest: int = LARGEST) -> HomeDesk:
    """The desk of a home folder, which is made when it is not there. Raises `HomeProblem`.

    `largest` is the most bytes that one file of evidence may have.
    """
    return HomeDesk(home, clock, Reading(language, author), largest)


def _keep_snapshot(home: Home, clock: Clock, plain: Callable[[], bytes]) -> None:
    from store.disk.snapshots import Snapshots

    Snapshots(home.backups, home.files()).keep(clock(), plain)
