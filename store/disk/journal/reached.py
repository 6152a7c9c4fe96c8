"""How far the journal has reached, noted in a small file beside it: a journal that was cut where a line ends, or
put back as it was before, alone or with its plain file, looks whole by itself.

The note is written over after a line is durable, and is not made durable itself. So it may be older than the
journal, torn or lost, and then says less or nothing; it is never ahead of it, whatever is killed.
"""

from __future__ import annotations

from contextlib import suppress
from zlib import crc32

from msgspec import Struct

from content.text.words import N_, Message, message
from store.disk.files import read_whole
from store.disk.journal.journal import Journal
from store.disk.journal.place import Place

_WIDTH = 16 + 1 + 16 + 4 * (1 + 8) + 1
"""Bytes of a note: always as many, so that one is written over another."""


class Reached(Struct, frozen=True):
    """The journal of this id and generation had so many bytes and transactions, and its last line this checksum.

    A note of a program before this says no generation: 0.
    """

    journal: str
    end: int
    crc: int
    changes: int
    generation: int = 0

    def lack(self, journal: Journal, path: str) -> Message | None:
        """What a journal and the plain file at a path lack, as far as this note knows; None when nothing."""
        if journal.id != self.journal:
            if self.generation <= journal.generation:
                return None  # noted before these took the place of others
            text = N_("{path} and its journal are not those that were last used here but earlier ones, as after "
                      "putting back an older copy of both. What is there counts. Put the later ones back if you "
                      "have them, before anything is saved.")  # fmt: skip
            return message(text, path=path)
        if journal.passes(self.end, self.crc):
            return None
        text = N_("The end of the journal of {path} is gone, with at least {n} saved changes, as after putting "
                  "back an older copy of it. What is there counts. Put the journal back if you have it, before "
                  "anything is saved.")  # fmt: skip
        return message(text, path=path, n=max(1, self.changes - journal.changes))


def note(place: Place, journal: Journal) -> None:
    """Note how far a journal reaches. Only under the lock, when all of it is durable; a refusal is no failure."""
    text = b"%16s %016x %08x %08x %08x" % (
        journal.id.encode(), journal.end, journal.crc, journal.changes, journal.generation,
    )  # fmt: skip
    line = b"%s %08x\n" % (text, crc32(text))
    files = place.files
    with suppress(OSError):
        found = files.stamp(place.reached)
        whole = found is not None and found.size == _WIDTH
        handle = files.open(place.reached, write=True) if whole else files.create(place.reached)
        try:
            files.write(handle, line, 0)
        finally:
            files.close(handle)


def noted(place: Place) -> Reached | None:
    """What was noted last, None when nothing is known; to be read before the journal, which others may write."""
    try:
        found = read_whole(place.files, place.reached)
    except OSError:
        return None
    text, _, crc = (found[0] if found else b"").rstrip(b"\n").rpartition(b" ")
    try:
        if int(crc, 16) != crc32(text):
            return None
        name, *numbers = text.split()
        return Reached(name.decode(), *(int(one, 16) for one in numbers))
    except (ValueError, TypeError):  # not so many numbers
        return None
