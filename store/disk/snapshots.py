"""Snapshots of the file of all cases: copies in `backups/` that tell by their name when and of what they were made.

One is made after the file was brought up to date, if there is none of the same hour; the newest are kept, and one
for each of the last days. A snapshot is a plain TinyDB file and counts only while its hash is the one in its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from content.text.words import N_
from store.disk.files import Files, read_whole, write_beside
from store.errors import HomeProblem, cannot_read, cannot_write

EVERY = timedelta(hours=1)
RECENT, DAYS = 12, 14
_NAME = re.compile(r"cases-(\d{8}T\d{6}Z)-([0-9a-f]{32})\.json")
_FORM = "%Y%m%dT%H%M%SZ"


class Snapshot(Struct, frozen=True, order=True):
    """A snapshot: when it was made, and its path."""

    at: datetime
    path: Path


class Snapshots:
    """The snapshots of a home. Errors of the disk are raised as `HomeProblem`."""

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self._folder = folder
        self._files = files or Files()

    def all(self) -> list[Snapshot]:
        """All snapshots, the newest first, whole or not."""
        found = []
        try:
            names = self._files.listing(self._folder)
        except OSError as error:
            raise cannot_read(self._folder, error) from error
        for name in names:
            if match := _NAME.fullmatch(name):
                at = datetime.strptime(match[1], _FORM).replace(tzinfo=UTC)
                found.append(Snapshot(at, self._folder / name))
        return sorted(found, reverse=True)

    def read(self, snapshot: Snapshot) -> bytes | None:
        """The bytes of a snapshot, None when they are not what was written."""
        try:
            found = read_whole(self._files, snapshot.path)
        except OSError:
            return None
        match = _NAME.fullmatch(snapshot.path.name)
        good = found and match and sha256(found[0]).hexdigest().startswith(match[2])
        return found[0] if found and good else None

    def keep(self, now: datetime, plain: Callable[[], bytes]) -> Snapshot | None:
        """Make a snapshot if the last one is old enough; the one that was made."""
        if any(abs(now - one.at) < EVERY for one in self.all()):
            return None
        return self.make(now, plain())

    def make(self, now: datetime, data: bytes) -> Snapshot:
        """Make a snapshot, durable and read back, and let go of those that are too many.

        Two of one second would not tell which is the newer one, so the later one takes the next second.
        """
        at, others = now.astimezone(UTC).replace(microsecond=0), {one.at for one in self.all()}
        while at in others:
            at += timedelta(seconds=1)
        snapshot = Snapshot(at, self._folder / f"cases-{at.strftime(_FORM)}-{sha256(data).hexdigest()[:32]}.json")
        try:
            self._files.make_folder(self._folder)
            with self._files.lock(self._folder / ".lock"):
                self._write(snapshot, data)
                self._prune(snapshot)
        except OSError as error:
            raise cannot_write(snapshot.path, error) from error
        return snapshot

    def rewrite(self, change: Callable[[bytes], bytes | None]) -> int:
        """Change the content of all good snapshots; damaged ones, and those for which nothing is left, are dropped.

        Tells how many were changed or dropped.
        """
        changed = 0
        for snapshot in self.all():
            before = self.read(snapshot)
            after = None if before is None else change(before)
            if after is not None and after == before:
                continue
            changed += 1
            try:
                with self._files.lock(self._folder / ".lock"):
                    if after is not None:
                        name = f"{snapshot.path.name[:23]}{sha256(after).hexdigest()[:32]}.json"
                        self._write(Snapshot(snapshot.at, self._folder / name), after)
                    self._files.unlink(snapshot.path)
                    self._files.sync_folder(self._folder)
            except OSError as error:
                raise cannot_write(snapshot.path, error) from error
        return changed

    def _write(self, snapshot: Snapshot, data: bytes) -> None:
        temporary = self._folder / ".snapshot.new"
        write_beside(self._files, temporary, [data])
        self._files.replace(temporary, snapshot.path)
        self._files.sync_folder(self._folder)
        if self.read(snapshot) is None:
            self._files.unlink(snapshot.path)
            raise HomeProblem(
                N_("The snapshot {path} does not read back as it was written; it was dropped. The disk may fail."),
                path=str(snapshot.path),
            )

    def _prune(self, fresh: Snapshot) -> None:
        every = self.all()
        for snapshot in set(every) - set(kept(every)) - {fresh}:
            self._files.unlink(snapshot.path)


def kept(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """Which snapshots to keep: the newest ones, and the last one of each of the newest days."""
    every = sorted(snapshots, reverse=True)
    days: dict[object, Snapshot] = {}
    for snapshot in every:
        days.setdefault(snapshot.at.date(), snapshot)
    return sorted({*every[:RECENT], *list(days.values())[:DAYS]}, reverse=True)
