"""What a whole home knows of people: what no screen that others look at, and nothing that goes out, may show."""

from __future__ import annotations

from store.dossier.redact_kinds import Kind
from store.dossier.redact_known import Known, known_of_all
from store.dossier.redact_names import may_be_name
from store.opening import HomeDesk

_KINDS = {"name": Kind.NAME, "phone": Kind.PHONE, "address": Kind.ADDRESS}


def known_here(desk: HomeDesk) -> Known:
    """What all cases of a home know of people, those in the trash included, and whom cases are for."""
    return known_of_all(desk.file.cases().readable()).also(known_persons(desk).values)


def known_persons(desk: HomeDesk) -> Known:
    """Whom the cases of a home are for: their names, phones and addresses stand in no case, and in every paper."""
    known = Known()
    for person in desk.people.everybody():
        known = known.also((_KINDS[key], value) for key, value in person.facts.items() if key in _KINDS)
        if may_be_name(person.label):
            known = known.also([(Kind.NAME, person.label)])
    return known
