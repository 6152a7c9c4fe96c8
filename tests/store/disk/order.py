"""Files that tell in which order they are made durable, named and taken away."""

from __future__ import annotations

import os
from pathlib import Path

from store.disk.files import Files


class Told(Files):
    """The files of this computer; `done` tells what was done with them, folders by their name."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def sync(self, handle: int) -> None:
        self.done.append(f"sync {os.fstat(handle).st_size} bytes")
        super().sync(handle)

    def sync_folder(self, folder: Path) -> None:
        self.done.append(f"sync {folder.name}")
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self.done.append("name")
        super().replace(source, target)

    def name_anew(self, source: Path, target: Path) -> None:
        self.done.append("name")
        super().name_anew(source, target)

    def unlink(self, path: Path) -> None:
        self.done.append(f"take away {path.name}")
        super().unlink(path)
