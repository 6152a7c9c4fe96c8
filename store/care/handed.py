"""What is remembered of each bundle that was made: by which key answers to it are known, and for which cases.

One file a bundle, `handed/<id>.json`; it is in a backup of everything, and what it says of a case goes with the
case.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from store.disk.files import write_atomic
from store.disk.home import Home
from store.errors import cannot_write


class Handed(Struct, frozen=True):
    """A bundle that was made: its id and key, for whom, when (ISO), and the SHA-256 of the first event of each of
    its cases by their numbers."""

    id: str
    key: str
    whom: str
    made: str
    cases: dict[int, str]


def remember(home: Home, handed: Handed) -> None:
    """Keep what is to be known of a bundle. Raises `HomeProblem`."""
    files, path = home.files(), home.handed / f"{handed.id}.json"
    try:
        files.make_folder(home.handed)
    except OSError as error:
        raise cannot_write(home.handed, error) from error
    write_atomic(path, msgspec.json.encode(handed), files)


def recall(home: Home, bundle: str) -> Handed | None:
    """What is known of a bundle, by its id (hexadecimal digits); None when it was not made here."""
    try:
        return msgspec.json.decode((home.handed / f"{bundle}.json").read_bytes(), type=Handed)
    except (OSError, msgspec.MsgspecError):
        return None


def forget(home: Home, number: int) -> None:
    """Let go of what is known of a case; a bundle of which nothing is left is forgotten. Raises `HomeProblem`."""
    for path in sorted(home.handed.glob("*.json")):
        handed = recall(home, path.stem)
        if handed is None or number not in handed.cases:
            continue
        left = {known: opening for known, opening in handed.cases.items() if known != number}
        if left:
            remember(home, msgspec.structs.replace(handed, cases=left))
        else:
            path.unlink(missing_ok=True)
