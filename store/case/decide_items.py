"""What comes of an intent about the checklist: an item marked, a file taken in as evidence. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from content.pack.playbook import Playbook
from content.text.near import there
from content.text.words import N_
from store.case.case import Case
from store.case.checklist import ItemSource, checklist
from store.case.decide_deadlines import can_set_aside
from store.case.events import Event, EvidenceAttached, ExhibitLabelled, ItemMarked
from store.case.exhibits import kind_named
from store.case.intents import AttachFile, MarkItem
from store.case.marks import ItemState
from store.case.naming import named, one_of
from store.case.refs import FactRef
from store.case.timeline import STATE_WORDS
from store.errors import Refused

Events = tuple[Event, ...]


def refuse_trashed(case: Case) -> None:
    """Raise `Refused` for a case in the trash."""
    if case.trashed:
        raise Refused(
            N_("Case {number} is in the trash; take it out with {do_restore}."),
            number=case.number,
        )


def attachable(evidence: str, case: Case, playbook: Playbook) -> str:
    """The kind of evidence that is meant, by id or by title in any language. Raises `Refused` when none of it can
    be taken into a case."""
    refuse_trashed(case)
    return kind_named(evidence, playbook)


def mark_item(intent: MarkItem, case: Case, playbook: Playbook) -> Events:
    """Set the state of an item of the checklist, by its id or title. Raises `Refused`."""
    state = ItemState(one_of(intent.state, STATE_WORDS))
    if can_set_aside(intent.item, case, playbook):
        return () if case.marks.get(intent.item, ItemState.MISSING) == state else (ItemMarked(intent.item, state),)
    found = {item.id: item for item in checklist(case, playbook)}
    name = intent.item if intent.item in found else f"{case.step}.{intent.item}"
    if name not in found:
        titles = {one.id: (one.title,) for one in found.values() if isinstance(one.title, str)}
        name = named(intent.item, titles)
    if name not in found:
        raise Refused(
            N_("“{item}” is not on the checklist of case {number}. {there}"),
            item=intent.item,
            number=case.number,
            there=there(intent.item, {name: one.title for name, one in found.items()}),
        )
    item = found[name]
    if isinstance(item.ref, FactRef) and state is ItemState.HAVE:
        raise Refused(
            N_("That is a fact; give it with {do_fact}."),
            number=case.number,
            key=item.ref.key,
        )
    if state is ItemState.NOT_NEEDED and item.required and item.source is ItemSource.EVIDENCE:
        raise Refused(
            N_("“{item}” is required for this reason. If you cannot get it, mark it cannot-get."),
            item=item.title,
        )
    return () if item.state is state else (ItemMarked(name, state),)


def attach_file(intent: AttachFile, case: Case, playbook: Playbook) -> Events:
    """Take a file into the evidence; one that was taken out comes back. Raises `Refused`."""
    intent = replace(intent, evidence=attachable(intent.evidence, case, playbook))
    for old in case.exhibits.under(intent.sha256):
        if old.evidence == intent.evidence:
            return (ExhibitLabelled(old.id, old.evidence, intent.note.strip(), False),) if old.out else ()
    attached = EvidenceAttached(
        intent.evidence, intent.name, intent.stored, intent.sha256, intent.size, intent.note.strip()
    )
    marked = case.marks.get(intent.evidence, ItemState.HAVE) != ItemState.HAVE
    return (attached, ItemMarked(intent.evidence, ItemState.HAVE)) if marked else (attached,)
