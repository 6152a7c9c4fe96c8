"""Commands for before: is it ready to be handed in, and what is the one thing to do now."""

from __future__ import annotations

import click

from content.text.words import N_
from content.text.wrap import hang, wrap
from store.board.calm import Calm, calm
from store.case.titles import led
from store.case.turns import Turn
from store.errors import Refused
from store.papers.readiness import Readiness, readiness
from store.people.person import for_papers
from tui.cli.command import WORDS, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session
from tui.say.calm import calm_json, calm_lines
from tui.say.readiness import facts_missing, readiness_json, right_words, round_words, verdict
from tui.say.values import said

EVEN_SO = N_("To go on even so: {command}. It is recorded what was missing.")


@click.command(
    "ready",
    cls=Plainly,
    help=N_(
        "Before what counts once: what is missing, the weakest point, rounds so far. Exits 1 if not ready, or if "
        "there is nothing to check."
    ),
)
@number_argument()
@click.argument("choice", type=WORDS, metavar="[CHOICE]", default="")
@json_option
@pass_session
def ready(session: Session, number: int, choice: str, as_json: bool) -> int:
    """Check a case before it is handed in."""
    desk = session.desk
    view = for_papers(desk.view(number), desk.people)
    found = readiness(view, desk.clock(), choice, desk.library.twins(view.case.playbook, view.playbook))
    if as_json:
        session.show_json(readiness_json(number, found, session.tr))
    else:
        session.show(_lines(session, number, found))
    return 0 if found.ready else 1


def _lines(session: Session, number: int, found: Readiness) -> list[str]:
    tr, width = session.tr, session.width
    lines = [tr(N_("Before: {choice}"), choice=tr.say(led(found.title, found.leads_to)))]
    right = right_words(tr, found, session.desk.clock())
    lines += [*(wrap(right, width) if right else []), *wrap(verdict(tr, found), width), ""]
    lacking = [*facts_missing(tr, found), *(_with_why(session, item.title, item.why) for item in found.missing)]
    lines += _section(session, N_("Missing"), lacking)
    lines += _section(session, N_("Weakest point"), [tr.say(found.weak.words)])
    lines += _section(session, N_("Does not fit"), [tr.say(one.words) for one in found.findings])
    lines += _section(session, N_("There"), [said(tr, item.title) for item in found.have])
    lines += _section(session, N_("Rounds so far"), list(round_words(tr, found)))
    if not found.ready:
        command = f"tuikuan choose {number} {found.choice} --anyway"
        lines += wrap(tr(EVEN_SO, command=command), width)
    return lines


def _with_why(session: Session, title: object, why: str) -> str:
    name = said(session.tr, title)  # type: ignore[arg-type] # a title is words or a message
    return session.tr(N_("{what}: {why}"), what=name, why=why) if why else name


def _section(session: Session, title: str, words: list[str]) -> list[str]:
    if not words:
        return []
    body = [line for one in words for line in hang(one, session.width, "  - ", "    ")]
    return [session.tr(title), *body, ""]


@click.command("calm", cls=Plainly, help=N_("The one thing to do now, in one sentence; the rest can wait."))
@number_argument(required=False)
@json_option
@pass_session
def calm_command(session: Session, number: int | None, as_json: bool) -> None:
    """Say the one thing to do."""
    found = _calm(session, number)
    if as_json:
        session.show_json(calm_json(found, session.tr, session.desk.clock()))
    else:
        session.show(
            [line for words in calm_lines(found, session.tr, session.desk.clock())
             for line in (wrap(words, session.width) if words else [""])]
        )  # fmt: skip


def _calm(session: Session, number: int | None) -> tuple[Calm, ...]:
    desk = session.desk
    if number is None:
        return calm(desk.views(), desk.clock())
    view = desk.view(number)
    if view.turn in (Turn.CLOSED, Turn.TRASH):
        raise Refused(N_("Case {number} is over; there is nothing to do in it."), number=number)
    return calm([view], desk.clock())


COMMANDS = (ready, calm_command)
