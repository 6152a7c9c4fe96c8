"""Persons in a file of the home: small, read when a paper is written, replaced as a whole."""

from __future__ import annotations

from pathlib import Path

import msgspec

from content.text.words import N_
from store.disk.files import Files, Stamp, read_whole, write_atomic
from store.errors import DamagedFile, cannot_read
from store.people.person import Person, kept, unknown


class HomePeople:
    """The persons of a home."""

    def __init__(self, path: Path, files: Files | None = None) -> None:
        self._path = path
        self._files = files or Files()
        self._read: tuple[Stamp | None, tuple[Person, ...]] = (None, ())

    def everybody(self) -> tuple[Person, ...]:
        """All, in the order in which they were added; read again when the file is another. Raises `HomeProblem`."""
        try:
            stamp = self._files.stamp(self._path)
        except OSError as error:
            raise cannot_read(self._path, error) from error
        if stamp is None or stamp != self._read[0]:
            self._read = stamp, self._found()
        return self._read[1]

    def _found(self) -> tuple[Person, ...]:
        try:
            found = read_whole(self._files, self._path)
        except OSError as error:
            raise cannot_read(self._path, error) from error
        if found is None:
            return ()
        try:
            return msgspec.json.decode(found[0], type=tuple[Person, ...])
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise DamagedFile(
                N_("{path} does not hold persons; it was left as it is. Mend it or move it away."),
                path=str(self._path),
            ) from error

    def keep(self, person: Person, old: str = "") -> None:
        """Add or change a person. Raises `HomeProblem`, `Refused`."""
        with self._files.lock(self._lock):
            self._write(kept(self.everybody(), person, old))

    def drop(self, label: str) -> None:
        """Forget a person. Raises `HomeProblem`, `Refused`."""
        with self._files.lock(self._lock):
            people = self.everybody()
            if label not in [one.label for one in people]:
                raise unknown(label, people)
            self._write(tuple(one for one in people if one.label != label))

    @property
    def _lock(self) -> Path:
        return self._path.with_name(f"{self._path.name}.lock")

    def _write(self, people: tuple[Person, ...]) -> None:
        data = msgspec.json.format(msgspec.json.encode(people), indent=2)
        write_atomic(self._path, data + b"\n", self._files)
