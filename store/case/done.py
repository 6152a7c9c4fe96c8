"""What a command came to, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.deadlines import Deadline, DeadlineState, tell
from store.case.intents import Intent, RedoChange, UndoChange
from store.case.refs import PromiseRef
from store.case.timeline import undone_words
from store.case.view import CaseView


class Done(Struct, frozen=True):
    """What a command came to: the case as it is now, whether anything changed, and words for what did.
    `moved` says of each deadline that moved, or became known, from when to when."""

    view: CaseView
    changed: bool
    words: Message
    moved: tuple[Message, ...] = ()


def done_words(intent: Intent, case: Case, playbook: Playbook, changed: bool) -> Message:
    """What a command came to, in words."""
    if isinstance(intent, UndoChange):
        return message(N_("Undone: {change}"), change=undone_words(case, playbook, case.redoable))
    if isinstance(intent, RedoChange):
        return message(N_("Done again: {change}"), change=undone_words(case, playbook, case.undoable))
    if not changed:
        return message(N_("It was so already; nothing was changed."))
    return message(N_("Saved: {change}"), change=undone_words(case, playbook, case.records[-1].change))


def moved(before: CaseView, after: CaseView) -> tuple[Message, ...]:
    """Which deadlines a change moved: those that are known in both views, and those that became known by it.

    A promise that was noted is one of them, so that whoever noted it sees as which day it was read.
    """
    known = {one.id: one for one in before.deadlines}
    return tuple(
        _moved(one, known.get(one.id))
        for one in after.deadlines
        if one.leads and one.state is not DeadlineState.SPENT and _is_new(one, known)
    )


def _is_new(one: Deadline, known: Mapping[str, Deadline]) -> bool:
    if one.id in known:
        return one.due is not None and known[one.id].due != one.due
    return isinstance(one.ref, PromiseRef)


def _moved(one: Deadline, before: Deadline | None) -> Message:
    if one.due is None:
        return Message(N_("{deadline}: no date can be read from it"), {"deadline": one.thing})
    values: dict[str, object] = {"deadline": one.thing, "new": tell(one.due)}
    over = one.state is DeadlineState.OVER
    if before is None or before.due is None:
        return Message(N_("{deadline}: {new}, over") if over else N_("{deadline}: {new}"), values)
    values["old"] = tell(before.due)
    return Message(N_("{deadline}: {old} → {new}, over") if over else N_("{deadline}: {old} → {new}"), values)


def attached(done: Sequence[Done], failed: Sequence[Message]) -> Done:
    """What it came to that several files were taken in, one after the other, and some perhaps were not.

    A file that lies in the case already, under another kind, is told: one picture proves one thing twice only once.
    """
    last, changed = done[-1], sum(one.changed for one in done)
    words = last.words if len(done) == 1 else message(N_("{n} files were taken in."), n=changed)
    twin = next((told for one in done if (told := _twin(one)) is not None), None)
    if twin is not None:
        words = message(N_("{what} {more}"), what=words, more=twin)
    if failed:
        words = message(N_("{what} Not taken in: {n}. {why}"), what=words, n=len(failed), why=failed[0])
    return Done(last.view, changed > 0, words)


def _twin(done: Done) -> Message | None:
    if not done.changed:
        return None
    *earlier, new = done.view.exhibits
    for n, one in enumerate(earlier, 1):
        if one.sha256 == new.sha256:
            kinds = done.view.playbook.evidence
            title = kinds[one.evidence].title if one.evidence in kinds else one.evidence
            return message(N_("It is the same file as E{n} ({kind})."), n=n, kind=title)
    return None
