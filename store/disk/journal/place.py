"""Where a database lies, and copies beside it of what is not as it should be."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from content.text.words import N_, Message, message
from store.disk.files import Files, read_whole, write_beside


class Place:
    """Where a database lies: the plain file, its journal, the note how far that reached, and the file that exists
    only to be locked."""

    def __init__(self, files: Files, main: Path) -> None:
        self.files = files
        self.main = main
        self.journal = main.with_name(f"{main.name}.journal")
        self.lock = main.with_name(f"{main.name}.lock")
        self.reached = main.with_name(f"{main.name}.reached")

    def content(self, path: Path) -> bytes:
        """The bytes of a file; none where there is no such file. Raises `OSError`."""
        found = read_whole(self.files, path)
        return found[0] if found else b""

    def keep_copy(self, path: Path, data: bytes, why: str) -> Path:
        """Keep a copy of a content, once for each content. Raises `OSError`."""
        copy = path.with_name(f"{path.name}.{why}-{sha256(data).hexdigest()[:8]}")
        if self.files.stamp(copy) is None:
            temporary = copy.with_name(f"{copy.name}.new")
            write_beside(self.files, temporary, [data])
            self.files.replace(temporary, copy)
            self.files.sync_folder(copy.parent)
        return copy

    def kept(self, path: Path, data: bytes, why: str = "damaged") -> Message:
        """Keep a copy of what is not as it should be, if that can be, and say so."""
        with suppress(OSError):
            copy = self.keep_copy(path, data, why)
            return message(N_("It was left as it is and copied to {copy}."), copy=copy.name)
        return message(N_("It was left as it is."))
