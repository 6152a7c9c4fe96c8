"""What only saves time and may be deleted: bytes in `cache/`, each file with a checksum before them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from zlib import crc32

from store.disk.files import Files, write_atomic
from store.errors import HomeProblem


class Cache:
    """Bytes by name in a folder of their own."""

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self._folder = folder
        self._files = files or Files()

    def load(self, name: str) -> bytes | None:
        """What was kept, None when it is not there or not whole."""
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        return data[4:] if crc32(data[4:]).to_bytes(4, "big") == data[:4] else None

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes for the next start. Where that cannot be, they are made again."""
        with suppress(HomeProblem, OSError):
            self._files.make_folder(self._folder)
            write_atomic(self._folder / name, crc32(data).to_bytes(4, "big") + data, self._files)

    def drop(self, name: str) -> None:
        """Keep it no longer."""
        with suppress(OSError):
            (self._folder / name).unlink(missing_ok=True)

    def empty(self) -> None:
        """Throw everything away: what was purged must be nowhere. Raises `OSError`."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                path.unlink(missing_ok=True)
