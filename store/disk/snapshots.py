"""Snapshots of the file of all cases: copies in `backups/` that tell by their name when and of what they were made.

    cases-20261126T021500Z-g000012-<first half of the SHA-256>.json

One is made after the file was brought up to date: whenever that was while the file is small, else once an hour.
Which is the newest is told by the generation of the file, which only grows, and not by the clock, which may be
wrong. The last ones are kept, one for each of the last hours and one for each of the last days: so many made in a
minute push out nothing but each other. A snapshot is a plain TinyDB file and counts only while its hash is the one
in its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from content.text.later import Later
from content.text.words import N_
from store.disk.files import Files, is_full, read_whole, write_beside
from store.disk.journal.origin import generation_of
from store.disk.journal.rows import holds_marks
from store.errors import HomeProblem, cannot_read, cannot_write

EVERY = timedelta(hours=1)
SMALL = 1 << 20
"""Bytes up to which the file is kept whenever it was brought up to date."""
LAST, HOURS, DAYS = 3, 12, 14
LOCK = ".lock"
"""The name of the lock under which snapshots are made and changed."""
_NAME = Later(r"cases-(\d{8}T\d{6}Z)-(?:g(\d{6,})-)?([0-9a-f]{32})\.json")
_FORM = "%Y%m%dT%H%M%SZ"


class Snapshot(Struct, frozen=True, order=True):
    """A snapshot: the generation of the file it is of, when it was made, and its path."""

    generation: int
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
            if (match := _NAME.made.fullmatch(name)) and (at := _moment(match[1])):
                found.append(Snapshot(int(match[2] or 0), at, self._folder / name))
        return sorted(found, reverse=True)

    def read(self, snapshot: Snapshot) -> bytes | None:
        """The bytes of a snapshot, None when they are not what was written."""
        try:
            found = read_whole(self._files, snapshot.path)
        except OSError:
            return None
        match = _NAME.made.fullmatch(snapshot.path.name)
        good = found and match and sha256(found[0]).hexdigest().startswith(match[3])
        return found[0] if found and good else None

    def keep(self, now: datetime, plain: Callable[[], bytes]) -> Snapshot | None:
        """Make a snapshot if the last one is old enough, or the file small and another; the one that was made.

        None is made while a case in it is not as it was saved.
        """
        every, data = self.all(), b""
        if any(abs(now - one.at) < EVERY for one in every):
            stamp = self._files.stamp(every[0].path)
            if stamp and stamp.size > SMALL:
                return None
            data = plain()
            if len(data) > SMALL or every[0].path.name.endswith(f"-{_digest(data)}.json"):
                return None
        data = data or plain()
        return None if holds_marks(data) else self.make(now, plain)

    def make(self, now: datetime, plain: bytes | Callable[[], bytes]) -> Snapshot:
        """Make a snapshot, durable and read back, and let go of those that are too many.

        Two of one second would not tell which is the newer one, so the later one takes the next second.
        """
        path = self._folder
        try:
            self._files.make_folder(self._folder)
            with self._files.lock(self._folder / LOCK):
                # asked for here and not before: a case that is purged meanwhile would come back
                data = plain() if callable(plain) else plain
                snapshot = self._named(now, data)
                path = snapshot.path
                self._write(snapshot, data)
                if not holds_marks(data):  # what was altered pushes out nothing that is as it was saved
                    self._prune(snapshot)
        except OSError as error:
            raise cannot_write(path, error) from error
        return snapshot

    def _named(self, now: datetime, data: bytes) -> Snapshot:
        at, others = now.astimezone(UTC).replace(microsecond=0), {one.at for one in self.all()}
        while at in others:
            at += timedelta(seconds=1)
        generation = generation_of(data)
        name = f"cases-{at.strftime(_FORM)}-g{generation:06}-{_digest(data)}.json"
        return Snapshot(generation, at, self._folder / name)

    def rewrite(self, change: Callable[[bytes], bytes | None]) -> tuple[int, int]:
        """Change the content of all good snapshots; damaged ones, and those for which nothing is left, are dropped.

        On a full disk older ones are dropped, too, which makes room for the newest. Tells how many were changed or
        dropped, and how many of them for want of room.
        """
        changed = crowded = 0
        every = self._settled()
        newest = next((one for one in every if self.read(one) is not None), None)
        for snapshot in reversed(every):
            before = self.read(snapshot)
            after = None if before is None else change(before)
            if after is not None and after == before:
                continue
            changed += 1
            try:
                with self._files.lock(self._folder / LOCK):
                    if after is not None:
                        name = f"{snapshot.path.name[:-37]}{_digest(after)}.json"
                        try:
                            self._write(Snapshot(snapshot.generation, snapshot.at, self._folder / name), after)
                        except OSError as error:
                            if not is_full(error) or snapshot == newest:
                                raise
                            crowded += 1
                    self._files.unlink(snapshot.path)
                    self._files.sync_folder(self._folder)
            except OSError as error:
                raise cannot_write(snapshot.path, error) from error
        return changed, crowded

    def _settled(self) -> list[Snapshot]:
        """All snapshots, those that others are making just now included."""
        if not self._folder.is_dir():
            return []
        with self._files.lock(self._folder / LOCK):
            return self.all()

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
    """Which snapshots to keep: the last ones, and the last one of each of the last hours and days."""
    every = sorted(snapshots, reverse=True)
    found = set(every[:LAST])
    for form, most in (("%Y%m%d%H", HOURS), ("%Y%m%d", DAYS)):
        spans: dict[str, Snapshot] = {}
        for snapshot in every:
            spans.setdefault(snapshot.at.strftime(form), snapshot)
        found.update(list(spans.values())[:most])
    return sorted(found, reverse=True)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
