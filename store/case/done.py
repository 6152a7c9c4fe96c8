"""What a command came to, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from content.pack.playbook import Playbook
from content.text.words import N_, Message, counted, message
from store.case.case import Case
from store.case.deadlines import Deadline, DeadlineState, name_of, tell
from store.case.deadlines.promised import promise_deadline
from store.case.intents import Intent, RedoChange, UndoChange
from store.case.refs import PromiseRef
from store.case.timeline import describe, undone_words
from store.case.titles import Titles
from store.case.view import CaseView
from store.days.workdays import WorkCalendar


class Done(Struct, frozen=True):
    """What a command came to: the case as it is now, whether anything changed, and words for what did.
    `moved` says of each deadline that moved, or became known, from when to when; `twin` which exhibit a file that
    was to be taken in is the same as."""

    view: CaseView
    changed: bool
    words: Message
    moved: tuple[Message, ...] = ()
    twin: Message | None = None


def done_words(intent: Intent, before: Case, case: Case, playbook: Playbook) -> Message:
    """What a command came to, in words: what it added to the case as it was before."""
    if isinstance(intent, UndoChange):
        return message(N_("Undone: {change}"), change=undone_words(case, playbook, case.redoable))
    if isinstance(intent, RedoChange):
        return message(N_("Done again: {change}"), change=undone_words(case, playbook, case.undoable))
    new = case.records[len(before.records) :]
    if not new:
        return message(N_("It was so already; nothing was changed."))
    return message(N_("Saved: {change}"), change=describe(new[0].event, Titles(case, playbook)))


def moved(before: CaseView, after: CaseView, now: datetime, calendar: WorkCalendar) -> tuple[Message, ...]:
    """Which deadlines a change moved: those that are known in both views, and those that became known by it.

    Before them that the right is over on which a reason rests that was chosen. A promise that was noted is one of
    them, so that whoever noted it sees as which day it was read, also where the case has gone on since it was made.
    """
    known = {one.id: one for one in before.deadlines}
    here = [
        _moved(one, known.get(one.id))
        for one in after.deadlines
        if one.leads and one.state is not DeadlineState.SPENT and _is_new(one, known)
    ]
    saved = [
        Message(N_("“{deadline}”: used in time"), {"deadline": name_of(one.title)})
        for one in after.deadlines
        if one.used and one.leads and one.id in known and not known[one.id].used
    ]
    over = after.right_over if after.facts.get("reason") != before.facts.get("reason") else None
    live = {one.ref for one in after.deadlines}
    told = {entry.change for entry in before.case.diary.promises}
    late = [entry for entry in after.case.diary.promises if entry.change not in told]
    made = (promise_deadline(entry, after.case, now, calendar) for entry in late)
    return (*((over,) if over else ()), *here, *saved, *(_moved(one, None) for one in made if one.ref not in live))


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


def taken_in(done: Done, name: str, sha256: str, kind: str) -> Done:
    """What it came to that a file was taken in as a kind of evidence; told by name when its bytes are here already.

    Under the same kind it is not taken twice; under another it is kept, as one picture may prove two things.
    """
    same = [one for one in done.view.case.exhibits.under(sha256) if not one.out]
    if not done.changed:
        text = N_("{name} is the same file as E{n} ({kind}); it was not taken in again.")
        same = [one for one in same if one.evidence == kind]
    else:
        text = N_("{name} is the same file as E{n} ({kind}); it is kept under both kinds.")
        same = [one for one in same if one.evidence != kind]
    if not same:
        return done
    known = done.view.playbook.evidence
    first = same[0]
    title = known[first.evidence].title if first.evidence in known else first.evidence
    twin = message(text, name=name, n=first.no, kind=title)
    words = message(N_("{what}. {more}"), what=done.words, more=twin) if done.changed else twin
    return replace(done, words=words, twin=twin)


def attached(done: Sequence[Done], failed: Sequence[Message]) -> Done:
    """What it came to that several files were taken in, one after the other, and some perhaps were not."""
    last, taken = done[-1], [one for one in done if one.changed]
    twins = [one.twin for one in done if one.twin is not None]
    words = last.words
    if len(done) > 1:
        words = message(N_("Nothing was taken in."))
        if taken:
            words = counted(N_("{n} file was taken in."), N_("{n} files were taken in."), len(taken))
        words = message(N_("{what} {more}"), what=words, more=twins[0]) if twins else words
    if len(twins) > 1 and len(done) > 1:
        words = message(N_("{what} So are {n} more here already."), what=words, n=len(twins) - 1)
    if failed:
        words = message(N_("{what} Not taken in: {n}. {why}"), what=words, n=len(failed), why=failed[0])
    return Done(last.view, bool(taken), words)
