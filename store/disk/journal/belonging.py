"""Whether a plain file and a journal belong together, and the sentence for each way in which they don't."""

from __future__ import annotations

from enum import Enum

from content.text.words import N_, Message, message
from store.disk.journal.journal import Journal, Known
from store.disk.journal.origin import Origin


class Kinship(Enum):
    """How a journal stands to a plain file that it does not know by its content.

    EDITED: it is the journal's own, changed by another program. The others are no pair: the journal is older or
    newer than the file, of a copy that went another way, of another home, or the file says nothing of its origin;
    or the journal is gone, or was emptied.
    """

    EDITED = "edited"
    OLDER = "older"
    NEWER = "newer"
    OTHER = "other"
    STRANGE = "strange"
    UNNAMED = "unnamed"
    GONE = "gone"
    EMPTIED = "emptied"


_WHAT = {
    Kinship.OLDER: N_("The journal beside {path} is older than the file, as after copying a folder in use or "
                      "putting back a part of it. The file counts; changes that stood only in its own journal are "
                      "not here. {kept}"),
    Kinship.NEWER: N_("The journal beside {path} is newer than the file: an older file was put back, or a copy is "
                      "not complete. The file counts as it is; the changes in the journal are not in it. {kept}"),
    Kinship.OTHER: N_("{path} and the journal beside it are of two copies of one folder that each went on. The "
                      "file counts as it is; the changes in the journal are not in it. {kept}"),
    Kinship.STRANGE: N_("{path} and the journal beside it do not come from the same folder. The file counts as it "
                        "is; the changes in the journal are not in it. {kept}"),
    Kinship.UNNAMED: N_("{path} was changed by another program, which left out what ties it to the journal. The "
                        "file counts as it is; the changes in the journal are not in it. {kept}"),
    Kinship.GONE: N_("The journal of {path} is gone. The file counts as it is; changes that stood only in the "
                     "journal are not here. Put the journal back if you have it, before anything is saved."),
    Kinship.EMPTIED: N_("The journal of {path} was emptied. The file counts as it is; changes that stood only in "
                        "the journal are not here. Put the journal back if you have it, before anything is saved."),
}  # fmt: skip
_EDITED = N_("{path} was changed by another program. {kept} Documents whose text was altered: {n}; those that are "
             "gone: {gone}. Saved changes of the journal were added to the rest.")  # fmt: skip


def kinship(origin: Origin | None, journal: Journal) -> Kinship:
    """How a journal stands to a plain file of this origin whose content it does not know."""
    if own(origin, journal):
        return Kinship.EDITED
    if origin is None:
        return Kinship.UNNAMED
    if origin.home != journal.home:
        return Kinship.STRANGE
    if journal.generation == origin.generation:
        return Kinship.OTHER
    return Kinship.OLDER if journal.generation < origin.generation else Kinship.NEWER


def own(origin: Origin | None, journal: Journal) -> Known | None:
    """What the journal knows of the plain file that gives itself this id; in the first format files have none."""
    for known in reversed(journal.known):
        if known.identity and (
            (origin and origin.id and known.identity.id == origin.id) or (not origin and journal.format == 1)
        ):
            return known
    return None


def no_pair(how: Kinship, path: str, kept: Message | str = "") -> Message:
    """What to say of a journal that does not go with the file."""
    return message(_WHAT[how], path=path, kept=kept)


def edited(path: str, kept: Message, altered: int, gone: int) -> Message:
    """What to say of a file that another program changed."""
    return message(_EDITED, path=path, kept=kept, n=altered, gone=gone)
