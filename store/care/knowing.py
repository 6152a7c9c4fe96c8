"""What a whole home knows of people: what no screen that others look at, and no line they are sent, may show."""

from __future__ import annotations

from store.dossier.redact_known import Known, known_of_all
from store.opening import HomeDesk


def known_here(desk: HomeDesk) -> Known:
    """What all cases of a home know of people, those in the trash included."""
    return known_of_all(desk.file.cases().readable())
