"""Files that may be taken into the evidence: what waits in the inbox, what lies in a folder, what is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from content.text.cells import cut, plain
from content.text.words import N_
from store.case import called
from store.case.checklist import ItemSource
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.frame import case_head
from tui.desk.draw.headings import headed
from tui.desk.draw.spans import (
    Line,
    Span,
    faint,
    fit,
    folded,
    join,
    key,
    padded,
    plain_span,
    quiet,
    spread,
    strong,
)
from tui.say.moments import near_moment
from tui.say.values import size

if TYPE_CHECKING:
    from store.care.candidates import Candidate, Offered

ROOMY, WIDE = 60, 100
"""Cells from which on a row names the kind of a file, and when it was written."""


class Mark(Struct):
    """A file that is to be taken in: as which kind, whether a guess made that the kind, what it shows, and when
    that was."""

    file: Candidate
    kind: str = ""
    guess: bool = False
    note: str = ""
    on: str = ""


class Taking(Struct):
    """What is on the sheet: the case, what is marked, by path, what is offered, and the marked file in hand."""

    view: CaseView
    marks: Mapping[Path, Mark]
    offered: Offered | None = None
    hand: Mark | None = None


def rows_of(taking: Taking) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """What can be selected: the inbox, what is marked and lies in neither, and the folder."""
    offered, marks = taking.offered, taking.marks
    inbox, found = (list(offered.inbox), list(offered.found)) if offered else ([], [])
    seen = {one.path for one in (*inbox, *found)}
    return inbox, [mark.file for path, mark in marks.items() if path not in seen], found


def equal_before(one: Candidate, files: Iterable[Candidate]) -> Candidate | None:
    """The first of some marked files that has the same bytes, where that stands before this one."""
    same = next((other for other in files if one.sha256 and other.sha256 == one.sha256), None)
    return same if same is not None and same.path != one.path else None


def attach_page(taking: Taking, width: int, pen: Context) -> Drawn:
    """The three groups, each under its heading."""
    drawn, tr, offered = Drawn(), pen.tr, taking.offered
    inbox, elsewhere, found = rows_of(taking)
    if inbox:
        beside = tr(N_("{n} · what scp puts there"), n=len(inbox))
        _section(
            drawn,
            headed(tr(N_("Inbox")), beside, width, pen),
            [_row(one, taking, width, pen) for one in inbox],
            pen,
        )
    if elsewhere:
        words = headed(tr(N_("Named")), str(len(elsewhere)), width, pen)
        _section(drawn, words, [_row(one, taking, width, pen) for one in elsewhere], pen)
    if offered and offered.folder is not None:
        begun = offered.typed.rpartition("/")[2]
        told = tr(N_("those with “{begun}” first · {n}"), begun=plain(begun, most=20), n=len(found))
        told = told if begun else str(len(found))
        heading = headed(cut(plain(short_path(offered.folder), most=300), width // 2), told, width, pen)
        _section(drawn, heading, [_row(one, taking, width, pen) for one in found], pen)
        if offered.left_out:
            more = tr(N_("and {n} more; typing on brings them"), n=offered.left_out)
            drawn.lines += folded([faint(more)], width)
    if not drawn.lines:
        drawn.lines += folded([quiet(tr(EMPTY))], width)
    return drawn


EMPTY = N_(
    "Type a path, or drop files, folders or archives into the terminal. Typing ~/ lists what lies in your home "
    "folder, and * stands for any name. What you put into the inbox folder of the home stands here by itself."
)


def _section(drawn: Drawn, heading: Line, files: Sequence[Line], pen: Context) -> None:
    drawn.lines.append(heading)
    for line in files:
        drawn.item([line])
    if not files:
        drawn.lines.append((quiet(pen.tr(N_("nothing here"))),))
    drawn.lines.append(())


def _row(one: Candidate, taking: Taking, width: int, pen: Context) -> Line:
    tr, signs, mark, view = pen.tr, pen.signs, taking.marks.get(one.path), taking.view
    name = plain(one.path.name, most=200)
    if one.inside is not None:
        return spread((Span("/ "), Span(f"{name}/")), (quiet(tr(N_("folder · {n}"), n=one.inside)),), width)
    closed = one.wrong is not None or (one.twin and mark is None)
    sign = key(signs.ticked) if mark else Span(signs.set_aside if closed else signs.box)
    told = _told(mark.file if mark else one, taking, pen)
    right = max(min(16, width // 3), width // 4)
    room = width - right - 2
    head: Line = (sign, Span(" "), quiet(name) if closed and not mark else Span(name))
    if width < ROOMY:
        return spread(spread(head, (quiet(size(one.size)),), room), fit(told, right), width)
    when = near_moment(tr, one.changed, pen.now) if one.changed and width >= WIDE else ""
    columns = (padded(spread(head, (quiet(size(one.size)),), room // 2), room // 2), Span("  "))
    kind = _kind(one, mark, view, pen)
    middle = spread(kind, (quiet(when),) if when else (), room - room // 2 - 2)
    return spread((*columns[0], columns[1], *middle), fit(told, right), width)


def _kind(one: Candidate, mark: Mark | None, view: CaseView, pen: Context) -> Line:
    """The kind of a marked file, or the one that its name suggests, with `?` as long as nobody has said so."""
    kind, guess = (mark.kind, mark.guess) if mark else (one.kind, True)
    if not kind or (one.twin and mark is None):
        return ()
    title = kind_title(kind, view)
    return (quiet(f"{title} {pen.signs.unknown}"),) if guess else (plain_span(title),)


def _told(one: Candidate, taking: Taking, pen: Context) -> Line:
    """What is to be known of a file before it is taken."""
    tr, view, mark = pen.tr, taking.view, taking.marks.get(one.path)
    if one.wrong is not None:
        return (plain_span(pen.say(one.wrong)),)
    if one.twin:
        return (quiet(tr(N_("same as E{n}"), n=one.twin)),)
    same = equal_before(one, (each.file for each in taking.marks.values())) if mark else None
    if same is not None:
        return (quiet(tr(N_("same as {name}"), name=plain(same.path.name, most=80))),)
    kind = mark.kind if mark else one.kind
    if not kind:
        return (strong(tr(N_("kind not chosen"))),) if mark else ()
    fills = any(item.id == kind and item.open for item in view.marked)
    words = [tr(N_("fills a gap"))] if fills else []
    if one.archive:
        words.append(tr(N_("an archive: what is in it")))
    return (quiet(pen.between.join(words)),) if words else ()


def kind_title(kind: str, view: CaseView) -> str:
    """The words of a kind, with a star where the case requires it."""
    star = any(item.id == kind and item.required for item in view.marked if item.source is ItemSource.EVIDENCE)
    return plain(called.kind_title(kind, view.case, view.playbook), most=60) + "*" * star


def short_path(path: Path) -> str:
    """A path as people write it."""
    try:
        return f"~/{path.relative_to(Path.home())}".removesuffix("/.")
    except (ValueError, RuntimeError):
        return str(path)


def attach_head(taking: Taking, width: int, pen: Context) -> Line:
    """Which case, and how much is marked."""
    tr, marks = pen.tr, taking.marks
    total = size(sum(mark.file.size for mark in marks.values()))
    told = tr(N_("{n} marked · {size}"), n=len(marks), size=total) if marks else ""
    right: Line = (quiet(told), Span(" ")) if told else ()
    return fit(case_head(taking.view, N_("Take in files"), right, width, pen), width)


def in_hand(taking: Taking, width: int, pen: Context) -> Line:
    """The heading over what is said of one marked file."""
    mark, marks = taking.hand, taking.marks
    if mark is None:
        return headed(pen.tr(N_("Nothing is marked yet")), "", width, pen)
    at = list(marks).index(mark.file.path) + 1
    words = pen.tr(N_("Marked: {n} of {all}"), n=at, all=len(marks))
    return headed(words, cut(plain(mark.file.path.name, most=200), width // 2), width, pen)


def lacking(taking: Taking, missing: Sequence[str], pen: Context) -> Line:
    """What the case will lack even so, and what of that may lie in the inbox."""
    waits = {one.kind for one in taking.offered.inbox} if taking.offered else set()
    if not missing:
        return (quiet(pen.tr(N_("With these, all required evidence is there."))),)
    there = quiet(pen.tr(N_(" (in the inbox?)")))
    each = ((plain_span(kind_title(kind, taking.view)), *([there] if kind in waits else ())) for kind in missing)
    return (quiet(pen.tr(N_("Still missing after that: "))), *join(each, Span("  ")))
