"""Which facts of a new case are asked for: those that make sense with its reason, in the order that decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from content.pack.playbook import Playbook
from content.text.words import Problem
from store.case.checklist import checklist
from store.case.decide import open_case
from store.case.events import Record
from store.case.facts import FIELDS, FactField
from store.case.fold import fold
from store.case.intents import OpenCase
from store.case.moot import moot_for
from store.case.refs import FactRef

_LATER = ("received-on",)
"""What is asked after the reason: whether it makes sense depends on that."""


def quick_fields() -> tuple[FactField, ...]:
    """The facts that quick add asks for, in the order of asking."""
    quick = [field for field in FIELDS if field.quick]
    return (*(one for one in quick if one.key not in _LATER), *(one for one in quick if one.key in _LATER))


def makes_sense(key: str, reason: str, playbook: Playbook) -> bool:
    """Whether a fact can be told with a reason: a parcel that was never sent has no day of receipt."""
    return key not in moot_for(playbook, reason)


def required_facts(intent: OpenCase, playbook: Playbook, now: datetime) -> tuple[str, ...]:
    """The keys of the facts that a case opened so would miss: the reason, and dates from which a right runs.

    Raises `Problem` when it cannot be opened so."""
    events = open_case(replace(intent, sure=True), playbook, now)
    case = fold(0, [Record(1, now, "", event) for event in events])
    needed = (item.ref for item in checklist(case, playbook) if item.required and item.open)
    return tuple(ref.key for ref in needed if isinstance(ref, FactRef))


def missed_facts(reason: str, stands: str, playbook: Playbook, now: datetime) -> tuple[str, ...]:
    """The keys of the facts that a case would miss of which only the reason is known and where it `stands`; what
    it is about is not among them. A playbook that is broken is told where it is used, and misses nothing here."""
    facts = {"product": "-", **({"reason": reason} if reason else {})}
    try:
        missed = required_facts(OpenCase(playbook.meta.id, "", facts, stands), playbook, now)
    except Problem:
        return ()
    return missed if reason else (*missed, "reason")


def opened(told: Mapping[str, str], playbook: Playbook) -> OpenCase:
    """What is opened by the answers to a form: facts, and beside them how far the case has come already."""
    title, stands, whose = (told.get(name, "") for name in ("title", "stands", "whose"))
    facts = {key: text for key, text in told.items() if key not in ("title", "stands", "whose", "playbook")}
    return OpenCase(playbook.meta.id, title, facts, stands, whose)
