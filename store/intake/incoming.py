"""What somebody wants to take in, before anything of it is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import MsgspecError, Struct, json

MOST_FILES = 1_000
"""Files that one folder, pattern or archive may bring."""


class Incoming(Struct, frozen=True):
    """A file, folder, pattern or archive to take in: as which kind, what it shows, when it came to be as it was
    typed, and whether an archive is one file."""

    path: Path
    evidence: str
    note: str = ""
    on: str = ""
    whole: bool = False


def draft_of(wanted: Sequence[Incoming], typed: str = "") -> dict[str, str]:
    """Files that were marked, and what was typed beside them, as a draft; see `marked_in`."""
    kept = {"path": typed} if typed else {}
    return {**kept, "marked": json.encode(wanted, enc_hook=str).decode()} if wanted else kept


def marked_in(draft: Mapping[str, str]) -> tuple[Incoming, ...]:
    """The files that a draft says were marked; none where it cannot be read."""
    try:
        return json.decode(draft.get("marked", "[]"), type=tuple[Incoming, ...], dec_hook=_path)
    except MsgspecError:
        return ()


def _path(kind: type, text: str) -> Path:
    return Path(text)
