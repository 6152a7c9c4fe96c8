"""How a case ended, in words: with what, how much came back, how long it took, what worked, what to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from content.text.cells import plain
from content.text.words import N_, Translator, counted
from store.board.ended import WON_WITHOUT_MONEY, ended_of
from tui.say.moments import money

if TYPE_CHECKING:
    from store.case.view import CaseView

KEEP = N_("Keep until {day}: the order and refund pages, the chat, the letters, and the copies that lie here.")

CAME = N_("Came back: {back} of {asked}.")


def ending_lines(tr: Translator, view: CaseView, now: datetime, told: bool = False) -> Iterator[str]:
    """What is known of the end of a closed case, a sentence each. Where what came back is `told` already, only that
    it was not all that was asked for."""
    ending, found = view.case.ending, ended_of(view, now)
    if found.asked and not (told and found.back == found.asked):
        unsaid = view.case.outcome in WON_WITHOUT_MONEY and not found.back
        words = N_("How much came back was not noted; {asked} was asked for.") if unsaid else CAME
        yield tr(words, back=money(found.back), asked=money(found.asked))
    took = tr.say(
        counted(N_("{n} day, until {day}."), N_("{n} days, until {day}."), found.days, day=found.day.isoformat())
    )
    yield took
    if ending.minutes:
        one, many = N_("Your time: {n} minute."), N_("Your time: {n} minutes.")
        yield tr.say(counted(one, many, ending.minutes))
    steps, replies = view.playbook.flow.steps, view.playbook.replies
    if ending.way in steps:
        yield tr(N_("It was done by: {step}."), step=plain(steps[ending.way].title))
    if ending.card in replies:
        says = plain(replies[ending.card].says, most=200).rstrip("。.")
        yield tr(N_("The answer that worked: “{says}”."), says=says)
    if ending.letter:
        known = {letter.id: letter.title for letter in view.playbook.letters()}
        yield tr(N_("The letter that worked: {letter}."), letter=plain(known.get(ending.letter, ending.letter)))
    if ending.worked:
        yield tr(N_("What worked: {words}"), words=plain(ending.worked, most=1_000))
    if ending.keep:
        yield tr(KEEP, day=ending.keep)


def ending_json(view: CaseView) -> dict[str, object]:
    """The end of a case, with stable keys; empty while it runs."""
    ending = view.case.ending
    if not view.case.closed:
        return {}
    return {
        "outcome": ending.outcome,
        "at": ending.at,
        "way": ending.way or None,
        "card": ending.card or None,
        "letter": ending.letter or None,
        "worked": ending.worked or None,
        "minutes": ending.minutes or None,
        "keep": ending.keep or None,
    }
