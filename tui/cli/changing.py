"""What commands that change a case share: when it happened, dates that hardly can be, what is told then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct
from msgspec.structs import replace

from content.text.words import N_, Problem
from store.case.intents import SetFact, Told
from store.errors import Doubtful, Repeated, Unready
from tui.cli.command import WORDS, json_option
from tui.cli.read import json_view, linear
from tui.cli.session import Session, on_terminal

if TYPE_CHECKING:
    from store.case.done import Done
    from store.case.intents import Intent

T = TypeVar("T")
D = TypeVar("D", bound=Struct)
F = TypeVar("F", bound=Callable[..., Any])

ON = N_("When it happened, such as “11-21 10:00”, yesterday or 3 days ago; else now.")
EVEN_SO = N_("Save dates that hardly can be in this order.")


def happening(command: F) -> F:
    """The options of a command that tells what happened."""
    command = json_option(command)
    command = click.option("--even-so", "sure", is_flag=True, help=EVEN_SO)(command)
    return click.option("--on", type=WORDS, metavar="WHEN", default="", help=ON)(command)


def carry_out(session: Session, number: int, intent: Intent, as_json: bool = False) -> None:
    """Do it, ask where dates are in doubt, and tell as what its moments were understood and what was saved.

    What is refused is not said to be written down.
    """
    done = unless_doubtful(session, intent, lambda one: session.desk.do(number, one))
    tell_heard(session, intent)
    tell_done(session, done, as_json)


def tell_heard(session: Session, intent: Intent) -> None:
    """Say as what the moments of an intent are understood, where it has any."""
    if isinstance(intent, SetFact) or (isinstance(intent, Told) and intent.on):
        from tui.say.heard import heard_in

        for sentence in heard_in(session.tr, intent, session.desk.clock()):
            session.tell(sentence)


def unless_doubtful(session: Session, intent: D, do: Callable[[D], T]) -> T:
    """What `do` makes of an intent. Dates that hardly can be are asked about, or refused where nobody is there.

    What is missing before a step that counts once, and a second case of one order, are asked about, or told where
    nobody is there: a script says what was done, and that it was done is known.
    """
    try:
        return do(intent)
    except Doubtful as doubt:
        if on_terminal():
            _ask(session, doubt)
        elif isinstance(doubt, Repeated):
            session.tell(doubt.message)
        else:
            text = N_("{doubt} Nothing was saved; if it was so, say it again with --even-so.")
            raise Problem(text, doubt=doubt.message) from None
        return unless_doubtful(session, replace(intent, sure=True), do)  # what can be doubtful can be sure
    except Unready as unready:
        if on_terminal():
            _ask(session, unready)
        else:
            session.tell(unready.message)
        return unless_doubtful(session, replace(intent, anyway=True), do)  # only a choice is taken unready


def _ask(session: Session, doubt: Doubtful | Unready) -> None:
    """Go on when the answer is yes. Raises `Problem` when it is no."""
    if not _sure(session, doubt):
        raise Problem(N_("Nothing was saved."))


def _sure(session: Session, doubt: Doubtful | Unready) -> bool:
    session.tell(doubt.message)
    question = N_("Go on even so?") if isinstance(doubt, Unready) else N_("Was it so?")
    return _picked(session, question, ("no", N_("No, do not save it")), ("yes", N_("Yes, save it so"))) == "yes"


def confirmed(session: Session, question: str) -> bool:
    """Whether the moment that was read is the one that was meant; the usual answer is yes."""
    return _picked(session, question, ("yes", N_("Yes, save it so")), ("no", N_("No, it is of now"))) == "yes"


def _picked(session: Session, question: str, *answers: tuple[str, str]) -> str:
    from tui.cli.asking import Asker, Interrupted

    tr = session.tr
    try:
        return Asker(tr).pick(tr(question), [(value, tr(words)) for value, words in answers])
    except Interrupted:
        raise KeyboardInterrupt from None


def tell_done(session: Session, done: Done, as_json: bool = False) -> None:
    """Print what was saved, which deadlines moved, and the next action now."""
    if as_json:
        session.show_json(json_view(session).case(done.view))
        return
    moved = (f"  {session.tr.say(one)}" for one in done.moved)
    session.show([session.tr.say(done.words), *moved, *linear(session).now_do(done.view)])
