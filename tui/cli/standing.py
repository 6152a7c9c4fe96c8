"""Where does it stand? One question for a case that began before today, then only the dates that matter there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.words import N_, Message, Translator
from store.case.countdown import counted_down
from store.case.facts import BY_KEY, MOMENTS, parse_fact, typed
from store.case.intents import OpenCase
from store.case.late import end_of
from store.case.refs import FactRef
from store.case.stands import STANDS, stand_of, stand_told_by
from store.case.view import CaseView
from store.desk import Desk
from store.errors import BadValue
from tui.say.values import short

if TYPE_CHECKING:
    from tui.cli.asking import Asker


def ask_standing(
    desk: Desk, playbook: Playbook, asker: Asker, facts: dict[str, str], stands: str, *, shown: str = ""
) -> str:
    """Ask how far a case has come, unless `stands` says it, and for its dates, which come into `facts`.

    What a pasted page has `shown` of it is the answer that is offered first.
    """
    from tui.cli.asking import Interrupted

    try:
        if not stands:
            options = [(stand.id, asker.tr(stand.words)) for stand in STANDS]
            likely = shown or stand_told_by(facts).id
            stands = asker.pick(asker.tr(N_("Where does it stand?")), options, likely)
        stand = stand_of(stands, playbook)
        asked = [key for key in stand.asks if not facts.get(key)]
        asked += [key for key in _required(desk, playbook, facts, stands) if key not in (*asked, *facts)]
        for key in asked:
            field = BY_KEY[key]
            hint = asker.tr(N_("Such as 11-21 10:00, yesterday; Enter when nobody knows"))
            facts[key] = asker.text(asker.tr(field.label), hint, "", _complaint(desk, playbook, asker, key))
    except Interrupted:
        raise KeyboardInterrupt from None
    return stands


def further_on(view: CaseView, asked: bool) -> Iterator[Message]:
    """What the dates of a new case say: that the right is over on which its reason rests, and what it does not do
    by itself, each with the command that does it.

    That it stands further on, unless the user was `asked`; and that a countdown of the page counts for no limit
    there, until the user copies it for one.
    """
    if view.right_over:
        yield view.right_over
    stand, number = stand_told_by(view.facts), view.number
    step = end_of(stand, view.playbook)
    if not asked and view.step.id == view.playbook.flow.first != step:
        yield Message(
            N_(
                "By its dates it stands further on: {stand}. "
                "“tuikuan place {number} {step} --reason TEXT” puts it there."
            ),
            {"stand": Message(stand.words), "number": number, "step": step},
        )
    if view.facts.get("countdown") and not view.case.stated:
        known, moment = tuple(one.id for one in view.deadlines), typed("countdown", view.facts["countdown"])
        if not known:
            yield Message(
                N_("The page counts down to {moment}, and no limit here is counted down by it."), {"moment": moment}
            )
            return
        yield Message(
            N_(
                "The page counts down to {moment}, and no limit here is counted down by it. If it is one of "
                '{known}: tuikuan deadline {number} ID "{moment}"'
            ),
            {"moment": moment, "number": number, "known": known},
        )


def standing_told(
    tr: Translator, playbook: Playbook, facts: Mapping[str, str], stands: str, whose: str
) -> Iterator[str]:
    """Where a case is about to be opened, and of which limit its countdown is, said before it is saved."""
    if not stands:
        return
    stand = stand_of(stands, playbook)
    yield tr(N_("It stands here: {stand}"), stand=tr(stand.words))
    end = facts.get("countdown", "")
    limit = counted_down(end_of(stand, playbook), facts.get("reason", ""), whose, playbook) if end else ""
    if limit:
        words = N_("{moment} is copied as the date the app says: {limit}")
        yield tr(words, moment=typed("countdown", end), limit=short(playbook.limits[limit].title))


def _required(desk: Desk, playbook: Playbook, facts: Mapping[str, str], stands: str) -> tuple[str, ...]:
    """The dates that the case would call required, had it been opened so; the reason was asked for before."""
    from store.case.asking import required_facts

    intent = OpenCase(playbook.meta.id, facts=facts, stands=stands)
    needed = required_facts(intent, playbook, desk.clock())
    return tuple(key for key in needed if BY_KEY[key].kind in MOMENTS)


def still_required(view: CaseView) -> Iterator[Message]:
    """The facts that a new case calls required and nobody gave, each with the command that gives it."""
    for item in view.checklist:
        if isinstance(item.ref, FactRef) and item.required and item.open:
            words = N_("Still needed: {fact}. “tuikuan fact {number} {key} VALUE” gives it.")
            yield Message(words, {"fact": item.title, "number": view.number, "key": item.ref.key})


def _complaint(desk: Desk, playbook: Playbook, asker: Asker, key: str) -> Callable[[str], str]:
    def complain(text: str) -> str:
        try:
            parse_fact(key, text, desk.clock(), playbook.reasons)
        except BadValue as wrong:
            return plain(asker.tr.say(wrong.message), most=300)
        return ""

    return complain
