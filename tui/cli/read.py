"""Commands that read: list, show, next, timeline, evidence."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import click

from content.text.cells import plain
from content.text.near import there
from content.text.words import N_, Problem
from content.text.wrap import hang
from store.case.timeline import WRITTEN_LATE
from store.case.turns import Turn
from store.case.view import CaseView
from store.kept import CopyState
from tui.cli.command import (
    FEW,
    WORDS,
    Plainly,
    json_option,
    limit_option,
    long_option,
    number_argument,
    pass_session,
    whom_option,
)
from tui.cli.session import Session
from tui.say.text import COPY_WORDS, Linear, table
from tui.say.values import joined, size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.case.case import Exhibit
    from store.kept import Kept
    from tui.say.json import JsonView
    from tui.say.rows import Rows


LOCAL_HASH = N_("The hashes were reckoned on this computer: they show that a copy is as it was taken in, and "
                "prove to nobody else when it was there. “tuikuan stamp {number}” asks an authority for "
                "that.")  # fmt: skip
"""What a hash alone does not prove."""


def joined_words(search: str = "", whom: str = "") -> str:
    """The words of a search, and the person it is about."""
    return f"{search} @{whom.lstrip('@')}".strip() if whom else search


def of_person(session: Session, whom: str, search: str = "") -> str:
    """The words of a search about a person. Raises `Refused` where nobody is called so."""
    if whom:
        from store.board.search import refuse_unknown

        refuse_unknown(session.desk.views(), whom, session.desk.people)
    return joined_words(search, whom)


def json_view(session: Session) -> JsonView:
    """Makes JSON values in the words of a run."""
    from tui.say.json import JsonView

    return JsonView(session.tr)


def linear(session: Session) -> Linear:
    """Writes text in the words, at the moment and in the width of a run."""
    return Linear(session.tr, session.desk.clock(), session.width)


def rows(session: Session) -> Rows:
    """Writes a line for each, in the words, at the moment and in the width of a run."""
    from tui.say.rows import Rows

    return Rows(session.tr, session.desk.clock(), session.width)


def saved_words(session: Session, name: str) -> str:
    """The words that the settings keep under a name. Raises `Problem` when there is no such name."""
    views = session.settings.views
    if name and name not in views:
        if not views:
            text = N_('No words are saved under a name yet. In [views] of config.toml: {name} = "WORD WORD"')
            raise Problem(text, name=name[:40])
        text = N_("No words are saved as “{name}” in [views] of config.toml. {there}")
        raise Problem(text, name=name, there=there(name, views))
    return views.get(name, "")


@click.command("list", cls=Plainly, help=N_("List the open cases, the most urgent first."))
@click.option("--all", "every", is_flag=True, help=N_("Closed ones, too."))
@click.option("--closed", is_flag=True, help=N_("Only closed ones."))
@click.option("--trash", is_flag=True, help=N_("Only those in the trash."))
@click.option("--mine", is_flag=True, help=N_("Only those in which it is your move."))
@click.option(
    "--search", type=WORDS, metavar="WORDS", default="", help=N_("Only those in which every word stands.")
)
@click.option("--view", "saved", type=WORDS, metavar="NAME", default="", help=N_("The words saved under a name."))
@whom_option
@long_option
@limit_option
@json_option
@pass_session
def list_command(
    session: Session,
    *,
    every: bool,
    closed: bool,
    trash: bool,
    mine: bool,
    search: str,
    saved: str,
    whom: str,
    long: bool,
    limit: int | None,
    as_json: bool,
) -> None:
    """List cases."""
    wanted = {Turn.MINE, Turn.THEIRS}
    if every:
        wanted = set(Turn)
    elif closed:
        wanted = {Turn.CLOSED}
    elif trash:
        wanted = {Turn.TRASH}
    if mine:
        wanted &= {Turn.MINE}
    search = of_person(session, whom, f"{search} {saved_words(session, saved)}".strip())
    found = session.desk.search(search, session.desk.views(trash=trash))
    views = found.in_turns(wanted)[:limit]
    if as_json:
        session.show_json([json_view(session).case(view, timeline=False) for view in views])
    elif views:
        shown = linear(session)
        session.page(shown.cards(views) if long or len(views) <= FEW else rows(session).cases(views.outlines))
    elif search or every or closed or trash or mine:
        session.tell(N_("No case is like that."))
    else:
        _tell_none(session)
    if search and not (as_json or every or closed or trash or mine):
        _tell_closed(session, len(found.in_turns({Turn.CLOSED})))


def _tell_closed(session: Session, n: int) -> None:
    """Tell how many closed cases a search for open ones passed over."""
    if n:
        session.tell(N_("Closed cases like that: {n}. “--all” lists them, too."), n=n)


@click.command("show", cls=Plainly, help=N_("Show a whole case."))
@number_argument()
@json_option
@pass_session
def show(session: Session, number: int, as_json: bool) -> None:
    """Show a case."""
    view = session.desk.view(number)
    if as_json:
        session.show_json(json_view(session).case(view))
    else:
        session.show([*linear(session).case(view), *_remembered(session, view)])


def _remembered(session: Session, view: CaseView) -> list[str]:
    """What one's other cases say of this one."""
    told = session.desk.remembered(view.number)
    lines = [line for words in told for line in hang(session.tr.say(words), session.width, "  ", "  ")]
    return ["", session.tr(N_("Your other cases")), *lines] if lines else []


def _tell_none(session: Session) -> None:
    """Tell that there is no open case, how many others there are, and where nothing was ever saved which folder
    that is."""
    from store.care.health import nothing_saved

    session.tell(N_("There are no open cases. Begin one with “tuikuan add”."))
    closed = len(session.desk.views().in_turns({Turn.CLOSED}))
    if (trashed := len(session.desk.views(trash=True).outlines)) or closed:
        text = N_("Closed: {closed}; in the trash: {trashed}. “list --all” and “list --trash” show them.")
        session.tell(text, closed=closed, trashed=trashed)
    nothing = nothing_saved(session.desk.home)
    if nothing:
        session.tell(nothing)


@click.command("next", cls=Plainly, help=N_("Say what to do now, in one case or in all open ones."))
@number_argument(required=False)
@long_option
@limit_option
@json_option
@pass_session
def next_command(session: Session, *, number: int | None, long: bool, limit: int | None, as_json: bool) -> None:
    """Say the next action."""
    if number is not None:
        view = session.desk.view(number)
        if as_json:
            session.show_json(json_view(session).action(view))
        else:
            page = linear(session)
            session.show([*page.heading(view), "", *page.next(view)])
        return
    views = session.desk.views().in_turns((Turn.MINE, Turn.THEIRS))[:limit]
    if as_json:
        session.show_json([json_view(session).action(view) for view in views])
    elif views:
        shown = linear(session)
        session.page(shown.actions(views) if long or len(views) <= FEW else rows(session).cases(views.outlines))
    else:
        _tell_none(session)


@click.command("timeline", cls=Plainly, help=N_("Tell the story of a case, with what was undone."))
@number_argument()
@json_option
@pass_session
def timeline(session: Session, number: int, as_json: bool) -> None:
    """Tell the story of a case."""
    entries = session.desk.timeline(number)
    if as_json:
        session.show_json(json_view(session).timeline(entries))
    else:
        session.show(linear(session).timeline(entries))


@click.command(
    "evidence", cls=Plainly, help=N_("List the evidence of a case and compare every copy with its hash.")
)
@number_argument()
@json_option
@pass_session
def evidence(session: Session, number: int, as_json: bool) -> int:
    """List the evidence of a case; the status is 1 when a copy is not what it was."""
    from store.papers.letters import naming
    from store.people.person import for_papers
    from tui.say.outgoing import outgoing_json

    view = session.desk.view(number)
    found = session.desk.exhibits(view)
    if as_json:
        values = json_view(session).exhibits(view)
        named = naming(for_papers(view, session.desk.people), session.desk.clock())
        for value, one in zip(values, found, strict=True):
            value |= {"path": str(one.path), "state": one.state}
            value |= {"letters": list(named[one.exhibit.no]), "went_out": outgoing_json(one.exhibit, view.case)}
        session.show_json(values)
    elif found:
        session.show(_exhibits(session, view, found))
        session.tell(LOCAL_HASH, number=number)
    else:
        session.tell(N_("No evidence yet. Take some in with “tuikuan attach {number} FILE”."), number=number)
    return int(any(one.state is not CopyState.UNCHANGED for one in found))


def _exhibits(session: Session, view: CaseView, found: Sequence[Kept]) -> list[str]:
    page = linear(session)
    return table(
        (
            (
                f"E{one.exhibit.no}",
                page.kind(view, one.exhibit.evidence),
                size(one.exhibit.size),
                one.exhibit.sha256[:12],
                session.tr(COPY_WORDS[one.state]),
                joined(
                    plain(one.exhibit.name, most=200),
                    _made(session, one.exhibit),
                    one.exhibit.note,
                    _out(session, one.exhibit, view),
                ),
            )
            for one in found
        ),
        session.width,
        "",
    )


def _out(session: Session, exhibit: Exhibit, view: CaseView) -> str:
    """With which papers an exhibit went out."""
    from tui.say.outgoing import outgoing

    papers = outgoing(session.tr, exhibit, view.case, session.desk.clock())
    return session.tr(N_("went out: {papers}"), papers=papers) if papers else ""


def _made(session: Session, exhibit: Exhibit) -> str:
    """When a piece of evidence came to be and when it was taken in, where that was later by more than an hour."""
    if exhibit.taken is None or exhibit.taken - exhibit.at <= WRITTEN_LATE:
        return ""
    made, taken = (one.astimezone(session.desk.clock().tzinfo) for one in (exhibit.at, exhibit.taken))
    day = made.strftime("%Y-%m-%d" if made.time() == time.min else "%Y-%m-%d %H:%M")
    return session.tr(N_("{made}, taken in {taken}"), made=day, taken=taken.strftime("%Y-%m-%d %H:%M"))


COMMANDS = (list_command, show, next_command, timeline, evidence)
