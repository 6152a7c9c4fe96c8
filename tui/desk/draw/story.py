"""The timeline of a case, by the time at which things happened."""

from __future__ import annotations

from collections.abc import Sequence

from content.text.cells import cells, pad, plain
from content.text.words import N_
from store.case.timeline import Entry
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.headings import headed
from tui.desk.draw.hits import holds, spotted
from tui.desk.draw.spans import Line, Span, Tone, faint, folded, indent, quiet, spread, width_of
from tui.say.moments import near_day
from tui.say.story import told_briefly


def story_page(view: CaseView, width: int, pen: Context, wanted: Sequence[str] = ()) -> Drawn:
    """The timeline by the time at which things happened, the newest first, with a heading for each day.

    Who wrote it down stands beside it, where not all is of one person.
    With `wanted` words only what holds them all, or happened on a day that is written like them.
    """
    drawn = Drawn()
    day = ""
    told = sorted(view.timeline(), key=lambda entry: entry.at)
    found = [
        entry
        for entry in told
        if holds(f"{_day(entry, pen)} {told_briefly(pen.tr, entry, pen.now)} {entry.by}", wanted)
    ]
    if wanted:
        count = pen.tr(N_("{n} of {all}"), n=len(found), all=len(told))
        drawn.lines += [headed(pen.tr(N_("With these words")), count, width, pen), ()]
    one = told[0].by if len({entry.by for entry in told}) == 1 else ""
    for entry in reversed(found):
        here = near_day(pen.tr, entry.at.astimezone(pen.now.tzinfo), pen.now)
        if here != day:
            drawn.lines += [(), (quiet(here),), ()] if day else [(quiet(here),), ()]
            day = here
        drawn.lines += [spotted(line, wanted) for line in _entry(entry, "" if one else entry.by, width, pen)]
    if one:
        told_once = pen.tr(N_("All of it was written down by {who}."), who=plain(one, most=20))
        drawn.lines += [(), *folded([faint(told_once)], width)]
    return drawn


def _day(entry: Entry, pen: Context) -> str:
    """The day of an entry in the forms in which people look for it."""
    at = entry.at.astimezone(pen.now.tzinfo)
    return f"{at:%Y-%m-%d} {at.month}-{at.day} {at.month}月{at.day}日 {near_day(pen.tr, at, pen.now)}"


def _entry(entry: Entry, by: str, width: int, pen: Context) -> list[Line]:
    known = not entry.day and not entry.unknown
    time = entry.at.astimezone(pen.now.tzinfo).strftime("%H:%M") if known else "  …  "
    text = plain(told_briefly(pen.tr, entry, pen.now), multiline=True, most=2_000)
    tone = Tone.FAINT if entry.voided else Tone.PLAIN
    spans = [Span(text, tone)]
    if entry.voided:
        who = plain(entry.voided_by, most=20)
        undone = pen.tr("undone by {who}", who=who) if who else pen.tr("undone")
        spans.append(faint(f"  ({undone})"))
    lines = folded(spans, width - 7)
    by = plain(by, most=20)
    if by:
        if width_of(lines[-1]) + cells(by) + 9 > width:
            lines.append(())  # who did it is told on a line of its own sooner than not
        lines[-1] = spread(lines[-1], (faint(by),), width - 7)
    return indent(lines, (quiet(pad(time, 7)),))
