"""What a whole home knows of people: what no screen that others look at, and no line they are sent, may show."""

from __future__ import annotations

from store.dossier.redact_known import Known, known_of_all, known_of_facts
from store.opening import HomeDesk


def known_here(desk: HomeDesk) -> Known:
    """What all cases of a home know of people, those in the trash included, and whom cases are for."""
    people = (fact for person in desk.people.everybody() for fact in person.facts.items())
    return known_of_all(desk.file.cases().readable()).also(known_of_facts(people).values)
