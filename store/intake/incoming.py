"""What somebody wants to take in, before anything of it is looked at."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Incoming(Struct, frozen=True):
    """A file, folder, pattern or archive to take in: as which kind, what it shows, when it came to be as it was
    typed, and whether an archive is one file."""

    path: Path
    evidence: str
    note: str = ""
    on: str = ""
    whole: bool = False
