"""What is said of exhibits after they were taken in: kind, what they prove, order, and that one is out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from content.pack.playbook import Playbook
from content.text.words import N_
from store.case.areas import MOST, parse_area
from store.case.case import Case, Exhibit
from store.case.checklist import Item, ItemSource
from store.case.events import Event, EvidenceAttached, ExhibitLabelled, ExhibitsOrdered, ItemMarked
from store.case.intents import LabelExhibit, MoveExhibit
from store.case.marks import ItemState
from store.case.naming import named
from store.case.outside import Exported
from store.errors import BadValue, NotAmong, Refused


def labelled(intent: LabelExhibit, case: Case, playbook: Playbook) -> tuple[Event, ...]:
    """The label, and the ticks that follow it: of a kind without an exhibit nobody has anything any more.

    Raises `BadValue` for a kind that there is not, `Refused` for an exhibit that there is not.
    """
    one = _found(intent.exhibit, case, intent.back)
    # a kind that the playbook has no more is kept as it is
    evidence = one.evidence if intent.evidence == one.evidence else kind_named(intent.evidence, playbook)
    note = " ".join(intent.note.split())
    areas = None if intent.areas is None else _areas(intent.areas)
    areas = None if areas == one.areas else areas
    if (one.evidence, one.note, one.out) == (evidence, note, intent.out) and areas is None:
        return ()
    events: list[Event] = [ExhibitLabelled(one.id, evidence, note, intent.out, areas)]
    left = {kind for kind, n in case.exhibits.kinds.items() if n > (kind == one.evidence and not one.out)}
    if not intent.out:
        left.add(evidence)
    for kind in dict.fromkeys((one.evidence, evidence)):
        state = case.marks.get(kind)  # without a mark it is ticked by its exhibits
        if kind in left and state not in (None, ItemState.HAVE):
            events.append(ItemMarked(kind, ItemState.HAVE))
        elif kind not in left and state == ItemState.HAVE:
            events.append(ItemMarked(kind, ItemState.MISSING))
    return tuple(events)


def kind_named(evidence: str, playbook: Playbook) -> str:
    """The kind of evidence that is meant, by id or by title in any language. Raises `BadValue`."""
    if evidence in playbook.evidence:
        return evidence
    books = (playbook, *playbook.elsewhere)
    titles = {
        name: tuple(book.evidence[name].title for book in books if name in book.evidence)
        for name in playbook.evidence
    }
    if not (found := named(evidence, titles)):
        kinds = {name: kind.title for name, kind in playbook.evidence.items()}
        raise NotAmong(evidence, kinds, (playbook.meta.id, "evidence"))
    return found


def points(items: Sequence[Item]) -> tuple[Item, ...]:
    """What must be proven with the reason of the case: the required evidence that says what it is for."""
    return tuple(one for one in items if one.source is ItemSource.EVIDENCE and one.required and one.why)


def proving(point: Item, exhibits: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
    """The exhibits that prove a point: those of its kind, and those of which that is said."""
    return tuple(one for one in exhibits if one.evidence == point.id or one.note.startswith(point.why))


def went_out(one: Exhibit, case: Case) -> tuple[tuple[datetime, Exported], ...]:
    """The dossiers with which an exhibit went out, and when: those made after it came that did not leave it out."""
    counted = [record for record in case.records if record.change not in case.voided]
    taken = [n for n, record in enumerate(counted) if isinstance(record.event, EvidenceAttached)]
    since = counted[taken[one.no - 1] :] if one.no <= len(taken) else []
    return tuple(
        (record.at, record.event)
        for record in since
        if isinstance(record.event, Exported) and f"E{one.no}" not in record.event.omitted
    )


def moved(intent: MoveExhibit, case: Case) -> tuple[Event, ...]:
    """The order in which the exhibit stands so many places further, as far as there are any."""
    one = _found(intent.exhibit, case)
    shown = [other.id for other in case.exhibits if not other.out]
    at = shown.index(one.id)
    goal = at + intent.steps
    if intent.after is not None:
        others = [other for other in shown if other != one.id]
        goal = others.index(_found(intent.after, case).id) + 1 if intent.after not in ("", one.id) else 0
        goal = at if intent.after == one.id else goal
    goal = max(0, min(len(shown) - 1, goal))
    if goal == at:
        return ()
    shown.insert(goal, shown.pop(at))
    return (ExhibitsOrdered(tuple(shown)),)


def _areas(typed: tuple[str, ...]) -> tuple[str, ...]:
    """The areas as they are kept, each once."""
    kept = tuple(dict.fromkeys(parse_area(text).text for text in typed))
    if len(kept) > MOST:
        raise BadValue(N_("A picture can have {most} hidden areas at most."), most=MOST)
    return kept


def _found(name: str, case: Case, back: bool = False) -> Exhibit:
    found = case.exhibits.named(name)
    if found is None or (found.out and not back):
        raise Refused(N_("Case {number} has no such exhibit any more; nothing was changed."), number=case.number)
    return found
