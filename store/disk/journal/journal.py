"""The journal beside the plain file: what was changed since, one line per transaction.

The first line says which plain file the journal goes with; later lines are changes, or announce that a new
plain file is about to be put in place. A journal that goes on where another ended is chained to its last line,
so that a process that read the one can go on with the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from content.text.words import N_
from store.disk.files import Files, Stamp, write_beside
from store.disk.journal.documents import Counts, decode, encode, parse
from store.disk.journal.lines import HEAD, TAIL, Lines, make_line, read_lines
from store.disk.journal.origin import Origin
from store.disk.journal.place import Place
from store.disk.journal.tables import Change, unpack
from store.errors import HomeProblem

FORMAT = 2
"""Since the second one lines have an end, plain files an origin, and documents may be added to."""
Transaction = list[Change]


class BrokenJournal(ValueError):
    """The journal holds something that no crash can have left."""


class Identity(Struct, frozen=True):
    """What a plain file is known by: size in bytes, time of change in ns, hash, how many documents its tables
    have if it is written as we write it (else None), and the id it gives itself, if it does."""

    size: int
    mtime: int
    sha256: str
    tables: Counts | None
    id: str = ""

    def fits(self, stamp: Stamp) -> bool:
        """Whether a file with this stamp is most likely this one."""
        return (stamp.size, stamp.mtime) == (self.size, self.mtime)


class Known(NamedTuple):
    """A plain file that a journal goes with, None for none at all, and how many of its transactions are in it."""

    identity: Identity | None
    folded: int


class Journal:
    """An open journal, read as far as `end`.

    `known` are the plain files that it goes with; `changes` counts its transactions, `folded` those of them that
    are in the plain file, as far as that is known.
    """

    def __init__(self, files: Files, path: Path, handle: int) -> None:
        self._files = files
        self.path = path
        self._handle = handle
        self._writable = False
        self._start = 0
        self.crc = 0
        self.end = 0
        self.torn = b""
        self.begun_with = 0
        self.format = FORMAT
        self.generation = 0
        self.id = self.home = ""
        self.changes = self.folded = 0
        self.last: Mapping[str, int] = {}
        self.known: list[Known] = []
        self.stamp = files.stamp_of(handle)

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            self._files.close(handle)

    def read(self) -> list[Transaction] | None:
        """The transactions that were appended since the last call; None when what was read before is not there any
        more. Raises `BrokenJournal`, and `HomeProblem` for a newer format."""
        stamp, size = self._files.stamp_of(self._handle), self.end
        self.stamp = stamp
        if stamp.size < size:
            return None
        if stamp.size == size:
            self.torn = b""
            same = self._files.read(self._handle, 8, self._start) == b"%08x" % self.crc
            return [] if same else None
        data = self._files.read(self._handle, stamp.size - size, size)
        if not size:
            return self._begin(data)
        lines = read_lines(data, self.crc, size, tail=self.format > 1)
        if lines.damaged:
            return None
        return self._take(lines)

    @property
    def base(self) -> str:
        """The id of the plain file that this journal was begun with."""
        identity = self.known[0].identity
        return identity.id if identity else ""

    def follows(self, other: Journal) -> bool:
        """Whether this journal goes on exactly where the other has been read to."""
        return self.generation == other.generation + 1 and self.begun_with == other.crc

    def passes(self, end: int, crc: int) -> bool:
        """Whether a line with this checksum ends at `end` in this journal, as far as it has been read."""
        if self.end <= end:
            return (self.end, self.crc) == (end, crc)
        return self._files.read(self._handle, 8, end + 9) == b"%08x" % crc

    def append(self, payload: bytes) -> None:
        """Add a line, durably. On `OSError` nothing was added, as far as the disk allows to say so."""
        self._open_to_write()
        line, crc = make_line(payload, self.crc, tail=self.format > 1)
        try:
            self._files.write(self._handle, line, self.end)
            self._files.sync(self._handle)
        except OSError:
            self.torn = line
            with suppress(OSError):  # else it is done before the next write
                self.cut()
            raise
        self._start, self.end, self.crc = self.end, self.end + len(line), crc
        self.stamp = self._files.stamp_of(self._handle)

    def announce(self, identity: Identity) -> None:
        """Tell that the plain file is about to become this one."""
        self.append(encode({"fold": asdict(identity)}))
        self.known.append(Known(identity, self.changes))

    def cut(self) -> None:
        """Take away what a crash or a full disk left of an unfinished line. Only under the lock."""
        if self.torn:
            self._open_to_write()
            self._files.truncate(self._handle, self.end)
            self._files.sync(self._handle)
            self.torn = b""
            self.stamp = self._files.stamp_of(self._handle)

    def _open_to_write(self) -> None:
        if not self._writable:
            handle = self._files.open(self.path, write=True)
            self._files.close(self._handle)
            self._handle, self._writable = handle, True

    def _begin(self, data: bytes) -> list[Transaction]:
        """Read a journal from its first line on. This line keeps its form in all formats to come."""
        try:
            self.begun_with = int(data[9:17], 16)
            first = read_lines(data, self.begun_with, most=1)
            header = decode(first.payloads[0])
            self.format = int(header["format"])
            if self.format > FORMAT:
                raise HomeProblem(
                    N_("{path} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
                    path=str(self.path),
                )
            self.generation, self.last = int(header["generation"]), header["last"]
            self.id, self.home = str(header.get("id", "")), str(header.get("home", ""))
            self.known = [Known(identity_of(header["main"]), 0)]
        except (ValueError, TypeError, LookupError) as error:
            raise BrokenJournal from error
        self.end, self.crc, self._start = first.end, first.crc, first.end - HEAD - 1 - len(first.payloads[0])
        lines = read_lines(data[first.end :], first.crc, first.end, tail=self.format > 1)
        if lines.damaged:
            raise BrokenJournal
        return self._take(lines)

    def _take(self, lines: Lines) -> list[Transaction]:
        found: list[Transaction] = []
        for payload in lines.payloads:
            found += self._read(payload)
        self.torn = lines.rest
        if lines.payloads:
            self.end, self.crc = self.end + lines.end, lines.crc
            self._start = self.end - HEAD - 1 - len(lines.payloads[-1]) - TAIL * (self.format > 1)
        return found

    def _read(self, payload: bytes) -> list[Transaction]:
        try:
            line = parse(payload)
            if isinstance(line, list):
                found = unpack(line)
                self.changes += 1
                return [found]
            self.known.append(Known(identity_of(line["fold"]), self.changes))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BrokenJournal from error
        return []


def create(
    place: Place, origin: Origin, identity: Identity | None, follows: int, last: Mapping[str, int]
) -> Journal:
    """Put a new journal in place, for the plain file of this origin and identity and with the highest ids of its
    tables. `follows` is the checksum that it is chained to, 0 for none.

    Only under the lock. Raises `OSError`; then the old journal is still there.
    """
    header = {
        "format": FORMAT,
        "generation": origin.generation,
        "main": identity and asdict(identity),
        "last": dict(last),
        "id": origin.journal,
        "home": origin.home,
    }
    line, _ = make_line(encode(header), follows)
    files, path = place.files, place.journal
    temporary = path.with_name(f"{path.name}.new")
    write_beside(files, temporary, [line])
    files.replace(temporary, path)
    files.sync_folder(path.parent)
    journal = Journal(files, path, files.open(path, write=True))
    journal.read()
    return journal


def open_journal(files: Files, path: Path) -> Journal | None:
    """Open the journal of this name, without reading it; None when there is none."""
    try:
        return Journal(files, path, files.open(path))
    except FileNotFoundError:
        return None


def identity_of(data: Mapping[str, Any] | None) -> Identity | None:
    """What a line of a journal says of a plain file. Raises `ValueError`, `TypeError` or `LookupError`."""
    if data is None:
        return None
    tables = data["tables"]
    return Identity(
        int(data["size"]),
        int(data["mtime"]),
        str(data["sha256"]),
        None if tables is None else [(str(name), int(number)) for name, number in tables],
        str(data.get("id", "")),
    )
