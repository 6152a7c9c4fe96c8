"""What goes out of a case and comes back: noted, and never more than noted."""

from __future__ import annotations

from content.pack.arguing import Audience
from content.pack.playbook import Playbook
from content.text.words import N_
from store.case.case import Case
from store.case.events import Event
from store.case.facts import LONGEST
from store.case.intents import NoteExported, NoteHandedOver, NoteStamped, Remark, SendLetter, TakeRemarks
from store.case.outside import About, Exported, HandedOver, LetterSent, Remarked, Stamped
from store.errors import BadValue, NotAmong, Refused

Outside = Remark | TakeRemarks | NoteExported | NoteHandedOver | NoteStamped | SendLetter
LONGEST_NAME = 80
"""Characters of the name of somebody who helps."""


def decide_outside(intent: Outside, case: Case, playbook: Playbook) -> tuple[Event, ...]:
    """What is noted of an intent; nothing where it is noted already. Raises `Refused`."""
    match intent:
        case Remark():
            return (_remarked(intent),)
        case TakeRemarks(remarks):
            known = {one.id for one in case.remarks}
            new = {one.id: one for one in remarks if one.id not in known}
            return tuple(map(_remarked, new.values()))
        case NoteHandedOver(bundle, whom, closed, sha256):
            return (HandedOver(bundle, _name(whom), closed, sha256),)
        case NoteExported(reader, form, sha256, omitted, redacted):
            return (Exported(reader, form, sha256, omitted, redacted),)
        case SendLetter():
            return (_sent(intent, case, playbook),)
        case NoteStamped(manifest, authority, at, root):
            event = Stamped(manifest, authority[:LONGEST], at, root[:LONGEST])
            return () if any(record.event == event for record in case.records) else (event,)


def _remarked(remark: Remark) -> Remarked:
    text = remark.text.strip()
    if not text and remark.about == About.NOTHING:
        raise Refused(N_("An empty remark says nothing; nothing was saved."))
    if len(text) > LONGEST:
        raise BadValue(
            N_("That is {n} characters long; a remark takes {most}. Say it shorter, or in several."),
            n=len(text),
            most=LONGEST,
        )
    said = (text, remark.about, remark.key, remark.value)
    return Remarked(remark.id, _name(remark.author), *said, happened=remark.happened)


def _sent(intent: SendLetter, case: Case, playbook: Playbook) -> LetterSent:
    letter = next((one for one in playbook.letters() if one.id == intent.letter), None)
    if letter is None:
        raise NotAmong(intent.letter, {one.id: one.title for one in playbook.letters()})
    if letter.audience is Audience.SELF:
        raise Refused(N_("“{letter}” is for yourself and goes to nobody; nothing was saved."), letter=letter.title)
    shown = {one.id for one in case.exhibits if not one.out}
    return LetterSent(
        letter.id, letter.title, letter.audience.value, tuple(one for one in intent.exhibits if one in shown)
    )


def _name(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]
