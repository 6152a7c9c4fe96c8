"""What a whole home knows of people: what no screen that others look at, and nothing that goes out, may show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from msgspec.structs import replace

from content.pack.errors import PlaybookError, UnknownPage
from store.case.case import Case
from store.dossier import redact_shapes
from store.dossier.redact import Veil
from store.dossier.redact_find import Finder
from store.dossier.redact_kinds import Kind, bare
from store.dossier.redact_known import Known, half, harmless, known_of_all
from store.dossier.redact_left import doubtful_in
from store.dossier.redact_names import may_be_name
from store.opening import HomeDesk

_ANYTHING = "?"
_KINDS = {"name": Kind.NAME, "phone": Kind.PHONE, "address": Kind.ADDRESS}


def known_here(desk: HomeDesk) -> Known:
    """What all cases of a home know of people, those in the trash included, and whom cases are for."""
    return known_of_all(desk.file.cases().readable()).also(known_persons(desk).values)


def made_ready() -> Iterator[None]:
    """Make ready in pieces what covering a screen needs, for who must not wait when a key is pressed for it."""
    yield from redact_shapes.made_ready()
    Veil(Known()).text(_ANYTHING)
    yield
    doubtful_in((_ANYTHING,), ())
    yield


def known_on_screen(desk: HomeDesk) -> Known:
    """What a screen covers: what is known here, and what in diaries may name somebody though no rule is sure. What
    playbooks call their letters and channels stays: a command that is shown could not be typed without it."""
    known = replace(known_here(desk), goods=frozenset(bare(half(one).text) for one in _ids(desk)))
    sure = " ".join(value for _, value in known.values)
    return known.also(one for one in in_doubt(desk.file.cases().readable()) if one[1] not in sure)


def _ids(desk: HomeDesk) -> Iterator[str]:
    for name in {case.playbook for case in desk.file.cases().readable()}:
        with suppress(PlaybookError, UnknownPage):  # who needs that playbook tells what is wrong with it
            book = desk.playbook(name)
            yield from book.files.names("letters")
            yield from book.channels


ROOM = 60_000
"""So many characters of diaries are read for doubtful words, the newest cases first: a key is pressed and waited
for."""


def in_doubt(cases: Iterable[Case]) -> Iterable[tuple[Kind, str]]:
    """What the diaries of cases say that may name somebody or some place, and that no rule finds by its shape."""
    room, shaped = ROOM, Finder(Known())
    for case in sorted(cases, key=lambda one: -one.number):
        said = [entry.text for entry in case.diary if room > 0]
        room -= sum(map(len, said))
        words = doubtful_in(said, (case.title, *harmless(case)))
        yield from ((Kind.DOUBT, word) for word in words if not shaped.find(word))


def known_persons(desk: HomeDesk) -> Known:
    """Whom the cases of a home are for: their names, phones and addresses stand in no case, and in every paper."""
    known = Known()
    for person in desk.people.everybody():
        known = known.also((_KINDS[key], value) for key, value in person.facts.items() if key in _KINDS)
        if may_be_name(person.label):
            known = known.also([(Kind.NAME, person.label)])
    return known
