"""The command `stats`: what came of one's own cases."""

from __future__ import annotations

from decimal import Decimal

import click

from content.text.cells import cells, pad
from content.text.words import N_
from content.text.wrap import wrap
from store.board.statistics import Heap, Statistics, statistics
from tui.cli.command import Misused, Plainly, json_option, pass_session
from tui.cli.session import Session
from tui.say.moments import moment, money
from tui.say.statistics import (
    HEADINGS,
    age_words,
    bar,
    caution,
    heap_name,
    heaps_of,
    statistics_csv,
    statistics_json,
    summary,
)

BAR = 20
"""Signs of a bar that is full."""


@click.command(
    "stats", cls=Plainly, help=N_("What came of your cases: claimed, recovered, days, by reason, way and merchant.")
)
@click.option("--year", type=click.IntRange(1990, 9999), metavar="YEAR", help=N_("Only what ended in that year."))
@click.option("--csv", "as_csv", is_flag=True, help=N_("A line for each case that ended, for a spreadsheet."))
@json_option
@pass_session
def stats(session: Session, year: int | None, as_csv: bool, as_json: bool) -> None:
    """Count what came of the cases."""
    if as_csv and as_json:
        raise Misused(N_("Give either --json or --csv."))
    desk = session.desk
    found, book = statistics(desk.views(), desk.clock(), year), desk.playbook()
    if as_json:
        session.show_json(statistics_json(found, session.tr, book))
    elif as_csv:
        session.show(statistics_csv(found, session.tr, book).splitlines())
    else:
        session.page(_lines(session, found))


def _lines(session: Session, found: Statistics) -> list[str]:
    tr, width = session.tr, session.width
    lines = [line for words in summary(tr, found) for line in wrap(words, width)]
    for kind, heaps in heaps_of(found).items():
        if heaps:
            lines += ["", tr(HEADINGS[kind]), *_heaps(session, kind, heaps)]
    if found.months:
        most = max(back for _, back in found.months)
        lines += ["", tr(N_("Back in each month"))]
        lines += [
            f"  {month}  {pad(bar(back, most, BAR, '#'), BAR)}  {money(back)}" for month, back in found.months
        ]
    if found.open_count:
        lines += ["", tr(N_("Open money by age"))]
        rows = [(age_words(tr, one), one) for one in found.ages if one.count]
        widest = max(cells(name) for name, _ in rows)
        most = max(one.amount for _, one in rows)
        lines += [
            f"  {pad(name, widest)}  {pad(bar(one.amount, most, BAR, '#'), BAR)}  {money(one.amount)} ({one.count})"
            for name, one in rows
        ]
    for lost in found.lost:
        words = N_("Time ran out: case {number}, {title}: {right}, {when}")
        when = moment(lost.at, session.desk.clock())
        lines += ["", *wrap(tr(words, number=lost.number, title=lost.title, right=lost.right, when=when), width)]
    return [*lines, "", *wrap(caution(tr, found), width)]


def _heaps(session: Session, kind: str, heaps: tuple[Heap, ...]) -> list[str]:
    """A line for each that is read aloud as well as it is seen: name, won, lost, back, days, then the bar."""
    tr, book = session.tr, session.desk.playbook()
    names = [heap_name(tr, kind, heap.name, book) for heap in heaps]
    widest = min(30, max(map(cells, names)))
    most = max(len(heap.numbers) for heap in heaps)
    lines = []
    for name, heap in zip(names, heaps, strict=True):
        text = N_("won {won}, lost {lost}, back {back}, {days} days")
        words = tr(text, won=heap.won, lost=heap.lost, back=money(heap.back), days=heap.days)
        filled = bar(Decimal(heap.won), Decimal(most), BAR // 2, "#") + bar(
            Decimal(heap.lost), Decimal(most), BAR // 2, "."
        )
        lines.append(f"  {pad(name, widest)}  {words}  {filled}")
    return lines


COMMANDS = (stats,)
