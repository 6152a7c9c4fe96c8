"""A person a case is for, and what of a person goes into the papers of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import asdict, replace

from content.text.cells import half_width
from content.text.later import Later
from content.text.near import there
from content.text.words import N_
from store.case.facts import LONGEST
from store.case.view import CaseView
from store.errors import BadValue, Doubtful, Refused

CLAIMANT = "claimant"
"""The key of the fact that says whom a case is for."""
PERSONAL = ("name", "phone", "address")
"""The facts of a case that a person brings along."""
LONGEST_LABEL = 40
"""Characters of what a person is called here."""
_PHONE = Later(
    r"(?P<number>(?P<abroad>\+)?[\d\s()./·-]{7,30})(?:\s*(?:转|分机|ext\.?|x|#)\s*\d{1,6})?", re.IGNORECASE
)


class Person(Struct, frozen=True):
    """Somebody cases are for: `label` is what the person is called here, such as 妈妈; the rest is as papers need
    it, empty where nobody said."""

    label: str
    name: str = ""
    phone: str = ""
    address: str = ""

    @property
    def facts(self) -> Mapping[str, str]:
        """What is known, by the keys of facts."""
        return {key: value for key, value in asdict(self).items() if key in PERSONAL and value}


ONESELF = N_("myself")
"""What the first person is called who is kept, unless somebody says it otherwise."""


class People(Protocol):
    """The persons of a desk. The first one is whom a case is for that says nothing."""

    def everybody(self) -> tuple[Person, ...]:
        """All, in the order in which they were added. Raises `HomeProblem`."""

    def keep(self, person: Person, old: str = "") -> None:
        """Add a person, or change the one that was called `old`. Raises `HomeProblem`, and `Refused` for a label
        that is taken or a person that is gone."""

    def drop(self, label: str) -> None:
        """Forget a person; cases stay as they are. Raises `HomeProblem`, `Refused`."""


class Nobody:
    """A desk on which nobody is known."""

    def everybody(self) -> tuple[Person, ...]:
        """Nobody."""
        return ()

    def keep(self, person: Person, old: str = "") -> None:
        """Refused: there is no place for it."""
        raise Refused(N_("Persons cannot be kept here; nothing was saved."))

    def drop(self, label: str) -> None:
        """Refused: there is none."""
        raise unknown(label, ())


def typed(label: str, facts: Mapping[str, str], *, sure: bool = False) -> Person:
    """A person as it was typed, in one line each.

    Raises `BadValue`, and `Doubtful` for a phone number that hardly can be one, unless somebody is `sure` of it.
    """
    called = label.strip().lstrip("@")
    if not called or len(called) > LONGEST_LABEL or called.split() != [called]:
        text = N_("A person is called by one word of 1 to {most} characters, such as “mother”; nothing was saved.")
        raise BadValue(text, most=LONGEST_LABEL)
    values = {key: " ".join(value.split()) for key, value in facts.items()}
    if any(len(value) > LONGEST for value in values.values()):
        raise BadValue(N_("A fact takes {most} characters; nothing was saved."), most=LONGEST)
    phone = values.get("phone", "")
    if phone and not sure and not may_be_phone(phone):
        text = N_(
            "“{phone}” can hardly be a phone number: a mobile has 11 digits, a landline stands behind its area "
            "code, one abroad begins with “+” and its country."
        )
        raise Doubtful(text, phone=phone)
    return Person(called, **values)


def may_be_phone(text: str) -> bool:
    """Whether a text can be a phone number: 11 digits from 13 on for a mobile (numbering plan of the MIIT, 2017),
    10 to 12 with an area code, 7 or 8 without, at most 15 with a country (ITU-T E.164), and an extension."""
    found = _PHONE.made.fullmatch(half_width(text).strip())
    if found is None:
        return False
    digits = re.sub(r"\D", "", found["number"])
    home = re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$|[1-9]\d{8,11}$)", "", digits)
    if home == digits and (found["abroad"] or digits.startswith("00")):
        return 8 <= len(digits.removeprefix("00")) <= 15
    if home.startswith("1"):
        return len(home) == 11 and home[1] in "3456789"
    return len(home) in ((10, 11, 12) if home.startswith("0") else (7, 8, 9, 10, 11))


def kept(people: Sequence[Person], person: Person, old: str = "") -> tuple[Person, ...]:
    """The persons after one was added, or changed that was called `old`. Raises `Refused`."""
    if old and old not in [one.label for one in people]:
        raise unknown(old, people)
    if any(one.label == person.label and one.label != old for one in people):
        raise Refused(N_("There is a person “{label}” already; nothing was saved."), label=person.label)
    if old:
        return tuple(person if one.label == old else one for one in people)
    return (*people, person)


def named(people: Sequence[Person], label: str) -> Person:
    """The person with this label, else the only one with this full name. Raises `Refused` with those there are."""
    wanted = " ".join(label.split()).lstrip("@").casefold()
    found = [one for one in people if one.label.casefold() == wanted]
    found = found or [one for one in people if wanted and one.name.casefold() == wanted]
    if len(found) != 1:
        raise unknown(label, people)
    return found[0]


def unknown(label: str, people: Sequence[Person]) -> Refused:
    """That there is no such person, and who there is."""
    if not label.strip():
        return Refused(N_("Nobody is named; nothing was changed. {do_persons} tells whom there are."))
    if not people and len(label.split()) > 1:
        text = N_("There is no person “{label}”. A person is called by one word here: {do_person_named}.")
        return Refused(text, label=label)
    if not people:
        text = N_("There is no person “{label}”. Add one with {do_person}.")
        return Refused(text, label=label)
    known = there(label, (one.label for one in people))
    return Refused(N_("There is no person “{label}”. {there}"), label=label, there=known)


def whom(claimant: str, people: Sequence[Person]) -> Person | None:
    """Whom a case is for that names `claimant`, or nobody: then the first person."""
    if not claimant:
        return people[0] if people else None
    return next((one for one in people if one.label == claimant), None)


def for_papers(view: CaseView, people: People) -> CaseView:
    """A case as papers need it: with what is known of the person it is for, where it says nothing itself."""
    facts = view.facts
    if all(facts.get(key) for key in PERSONAL):
        return view
    person = whom(facts.get(CLAIMANT, ""), people.everybody())
    if person is None or not person.facts:
        return view
    return replace(view, case=replace(view.case, facts={**person.facts, **facts}))
