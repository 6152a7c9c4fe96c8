"""What makes a home a copy that was opened from a bundle: it is read, and only remarked on."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from content.text.words import N_
from store.disk.home import Home
from store.errors import HomeProblem, Refused

LARGEST = 1 << 20
"""Bytes that what is said of a copy may have."""


class Copy(Struct, frozen=True):
    """Of what a home is a copy: the id of the bundle and the key that its answers are tied to it by, who made it,
    for whom and when (ISO), and how many events each case had then. Remarks come after these."""

    id: str
    key: str
    by: str
    whom: str
    made: str
    events: dict[int, int]


def read_copy(home: Home) -> Copy | None:
    """Of what this home is a copy, None when it is none. Raises `HomeProblem` when that cannot be read."""
    try:
        with home.copied.open("rb") as file:
            return msgspec.json.decode(file.read(LARGEST), type=Copy)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise HomeProblem(
            N_("{path} cannot be read, so nobody knows of what this is a copy; nothing was changed. Open the "
               "bundle again into another folder."),
            path=str(home.copied),
        ) from error  # fmt: skip


def refuse_in_copy(home: Home) -> None:
    """Raise `Refused` when a home is a copy: what is in it is somebody else's."""
    copy = read_copy(home)
    if copy is not None:
        raise only_remarks(copy)


def only_remarks(copy: Copy) -> Refused:
    """The sentence for what cannot be done in a copy."""
    return Refused(
        N_("This is a copy from {who}, to read and to remark on; nothing was changed. Say it with {do_comment}"
           ", or propose a choice, a fact or a deadline."),
        who=copy.by or "?",
    )  # fmt: skip
