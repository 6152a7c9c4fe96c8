"""The commands about time: what ends when, dates copied from the app, reminders put off, the calendar file."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import click

from content.text.cells import plain
from content.text.words import N_
from content.text.wrap import hang
from store.board.entries import AgendaEntry, when_words
from store.case.intents import AgreeRule, SetDeadline, SnoozeDeadline
from store.case.turns import remaining_until
from tui.cli.changing import carry_out, happening
from tui.cli.command import (
    FEW,
    WORDS,
    Misused,
    Plainly,
    json_option,
    limit_option,
    long_option,
    number_argument,
    output_options,
    pass_session,
    whom_option,
)
from tui.cli.read import json_view, linear, of_person, rows
from tui.cli.session import Session
from tui.say.values import joined, said, short

SHOWN = 5
"""Dates that a notification names."""
USUAL = timedelta(days=3)
"""How far `due` looks ahead unless told otherwise."""


@click.command(
    "due",
    cls=Plainly,
    help=N_("What is overdue, and what ends soon. Says nothing when there is nothing, for a login banner or cron."),
)
@click.option("--within", type=WORDS, metavar="SPAN", help=N_("How far to look: 12h, 3d (the usual), 2w."))
@click.option("--all", "every", is_flag=True, help=N_("Everything that has a date."))
@click.option("--exit-code", is_flag=True, help=N_("Exit with 1 if anything is due."))
@click.option("--notify", "notifies", is_flag=True, help=N_("Show it by the system's notifier, for cron."))
@whom_option
@long_option
@limit_option
@json_option
@pass_session
def due(
    session: Session,
    *,
    within: str | None,
    every: bool,
    exit_code: bool,
    notifies: bool,
    whom: str,
    long: bool,
    limit: int | None,
    as_json: bool,
) -> int:
    """Show what is due, or say nothing."""
    if within is not None and every:
        raise Misused(N_("Give either --within or --all."))
    board = session.desk.search(of_person(session, whom))
    agenda, now = board.agenda, session.desk.clock()
    span = _span(within) if within is not None else USUAL
    marks = (agenda.marks if every else agenda.marks_within(span))[:limit]
    entries = (found for mark in marks if (found := agenda.entry(mark)) is not None)
    if notifies:
        _notify(session, list(entries))
    elif as_json:
        session.show_json([entry_json(session, entry) for entry in entries])
    elif marks:
        counts = session.tr(
            N_("Due today {today}, overdue {overdue}, your move {mine}"),
            today=agenda.due_today,
            overdue=agenda.overdue,
            mine=agenda.mine,
        )
        if long or len(marks) <= FEW:
            lines = [line for entry in entries for line in _lines(session, entry, now)]
        else:
            lines = rows(session).marks(marks, {one.number: one.title for one in board.outlines})
        session.page([counts, *lines])
    return 1 if exit_code and marks else 0


def _span(within: str) -> timedelta:
    from store.days.ahead import parse_span

    return parse_span(within)


def _notify(session: Session, entries: list[AgendaEntry]) -> None:
    """Show the first few by the system's notifier, rights that still run first; nothing where nothing is due."""
    if not entries:
        return
    from content.pack.model import Effect
    from tui.programs.notifier import notify

    tr = session.tr
    entries = sorted(entries, key=lambda one: (one.overdue, one.effect is not Effect.LOSE))  # and then the earliest
    lines = [
        f"{entry.number} {plain(entry.view.title, most=40)}: {short(said(tr, entry.title))}, "
        f"{tr.say(when_words(entry))}"
        for entry in entries[:SHOWN]
    ]
    if len(entries) > SHOWN:
        lines.append(tr(N_("and {n} more"), n=len(entries) - SHOWN))
    notify(tr(N_("Refund desk: {n} due"), n=len(entries)), "\n".join(lines))


def _lines(session: Session, entry: AgendaEntry, now: datetime) -> list[str]:
    left = "" if entry.overdue else session.tr.say(remaining_until(entry.at, now))
    guess = session.tr(N_("estimate")) if entry.estimate else ""
    when = joined(session.tr.say(when_words(entry)), left, guess)
    what = joined(plain(entry.view.title, most=60), short(said(session.tr, entry.title)))
    head = f"{entry.number:>3}  {when}  "
    return hang(what, session.width, head, "     ")


def entry_json(session: Session, entry: AgendaEntry) -> dict[str, object]:
    """An entry of the agenda with stable keys; times are ISO with offset."""
    return {
        "number": entry.number,
        "case": entry.view.title,
        "id": entry.id,
        "title": said(session.tr, entry.title),
        "at": entry.at.isoformat(),
        "effect": entry.effect,
        "state": entry.state,
        "overdue": entry.overdue,
        "today": entry.today,
        "estimate": entry.estimate,
        "because": session.tr.say(entry.because),
    }


@click.command(
    "deadline",
    cls=Plainly,
    help=N_("Copy a deadline from the app: what the app shows wins. Alone: the deadlines of the case."),
)
@number_argument()
@click.argument("deadline", type=WORDS, metavar="[ID]", default="")
@click.argument("when", type=WORDS, metavar="[WHEN]", default="")
@click.option("--note", type=WORDS, metavar="TEXT", default="", help=N_("Where the app shows it."))
@click.option("--clear", is_flag=True, help=N_("Take the copied date back; the sum counts again."))
@click.option("--agree", is_flag=True, help=N_("Count by the changed rule from now on."))
@happening
@pass_session
def deadline_command(
    session: Session,
    *,
    number: int,
    deadline: str,
    when: str,
    note: str,
    clear: bool,
    agree: bool,
    on: str,
    sure: bool,
    as_json: bool,
) -> None:
    """Set a deadline, or take it back; without one, list them."""
    if not deadline and not (clear or agree):
        view = session.desk.view(number)
        if as_json:
            session.show_json(json_view(session).case(view)["deadlines"])
        else:
            session.show(linear(session).deadlines(view))
        return
    if not deadline:
        raise Misused(N_("Say which deadline, by its ID; “tuikuan deadline {number}” lists them."), number=number)
    if clear + agree + bool(when.strip()) != 1:
        raise Misused(N_("Say WHEN it ends, such as “11-25 18:00” or “31 hours”, or give --clear or --agree."))
    if agree:
        carry_out(session, number, AgreeRule(deadline), as_json)
        return
    carry_out(session, number, SetDeadline(deadline, when, note, on=on, sure=sure), as_json)


@click.command("snooze", cls=Plainly, help=N_("Do not remind of a deadline before WHEN."))
@number_argument()
@click.argument("deadline", type=WORDS, metavar="ID")
@click.argument("when", type=WORDS, metavar="WHEN")
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help=N_("Why it can wait."))
@json_option
@pass_session
def snooze(session: Session, /, *, number: int, deadline: str, when: str, reason: str, as_json: bool) -> None:
    """Put a reminder off."""
    carry_out(session, number, SnoozeDeadline(deadline, when, reason), as_json)


@click.command("calendar", cls=Plainly, help=N_("All deadlines as one .ics file; reading it again updates them."))
@output_options(N_("Where to write it; else to standard output."))
@whom_option
@json_option
@pass_session
def calendar(session: Session, *, output: str | None, force: bool, whom: str, as_json: bool) -> None:
    """Write the calendar."""
    if as_json:
        if output is not None:
            raise Misused(N_("Give either --json or -o."))
        agenda = session.desk.search(of_person(session, whom)).agenda
        entries = (found for mark in agenda.marks if (found := agenda.entry(mark)) is not None)
        session.show_json([entry_json(session, entry) for entry in entries])
        return
    data = session.desk.calendar(of_person(session, whom))
    if output is None or output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from store.care.output import write_out

    path = Path(output)
    write_out(session.home, path, data, force)
    session.tell(N_("Written to {path}."), path=str(path))


COMMANDS = (due, deadline_command, snooze, calendar)
