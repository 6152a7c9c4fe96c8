"""Makes the redacted version of a dossier, with copies that last as long as it is being written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from store.care.knowing import known_persons
from store.care.workroom import workroom
from store.dossier.gather import Gathered
from store.dossier.redact_out import Hiding, Redacted, redact
from store.opening import HomeDesk
from store.people.person import for_papers


@contextmanager
def redacted(desk: HomeDesk, gathered: Gathered, hiding: Hiding) -> Iterator[Redacted]:
    """The dossier with marks, and copies painted anew in a folder that only its owner can enter."""
    hiding = replace(hiding, more=hiding.more.also(known_persons(desk).values))
    with workroom(desk.home) as folder:
        yield redact(gathered, for_papers(desk.view(gathered.dossier.number), desk.people).case, hiding, folder)
