"""The evidence of a case: what is still missing, and the exhibits in the order in which they are sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time, timedelta

from msgspec import Struct

from content.text.cells import cells, cut, plain
from content.text.words import N_
from store.case.called import kind_title, without_goods
from store.case.case import Exhibit
from store.case.checklist import Item, ItemSource
from store.case.exhibits import points, proving
from store.case.marks import ItemState
from store.case.timeline import STATE_WORDS
from store.case.view import CaseView
from store.kept import CopyState, Kept
from tui.desk.draw.cards import ROOMY
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.frame import case_head
from tui.desk.draw.needs import remarked
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    bad,
    faint,
    fit,
    folded,
    lined,
    paragraph,
    quiet,
    spread,
    strong,
    width_of,
)
from tui.desk.draw.telling import sign
from tui.say.moments import near_moment, near_past
from tui.say.outgoing import outgoing
from tui.say.text import COPY_WORDS
from tui.say.values import size

APART = timedelta(hours=1)
"""How long after a picture was made it is told that it was taken in later."""

Row = Item | Exhibit
"""What can be selected: evidence that is missing, or an exhibit."""


class Known(Struct, frozen=True):
    """What is known of the files: how each copy is, by the id of its exhibit, the letters in which an exhibit
    stands, by its number, and the names of what waits in the inbox."""

    kept: Mapping[str, Kept] = {}
    letters: Mapping[int, Sequence[str]] = {}
    inbox: Sequence[str] = ()


def gaps_of(view: CaseView) -> list[Item]:
    """The evidence that is missing, what is required first."""
    missing = [item for item in view.marked if item.source is ItemSource.EVIDENCE and item.open]
    return sorted(missing, key=lambda item: not item.required)


def wanted_of(view: CaseView) -> list[Item]:
    """The gaps and, in their places, what was set aside because it cannot be got or is not needed."""
    wanted = [one for one in view.marked if one.source is ItemSource.EVIDENCE and one.state is not ItemState.HAVE]
    return sorted(wanted, key=lambda item: not item.required)


def rows_of(view: CaseView) -> list[Row]:
    """All that can be selected, from top to bottom."""
    return [*wanted_of(view), *view.exhibits]


def heading(title: str, count: str, width: int, pen: Context) -> Line:
    """A heading, a thin rule to the edge, and a count."""
    tail = f" {count}" if count else ""
    words = cut(pen.tr(title), max(1, width - cells(tail) - 1))
    rest = width - cells(words) - cells(tail) - 1
    return (strong(words), lined(f" {pen.signs.rule * max(0, rest)}"), quiet(tail))


def evidence_page(view: CaseView, known: Known, width: int, pen: Context, alone: bool = False) -> Drawn:
    """Gaps on top, what waits in the inbox, what must be proven, then the exhibits; where it stands `alone`, with
    the letters in which each of them stands."""
    drawn, gaps, wanted, inbox = Drawn(), gaps_of(view), wanted_of(view), known.inbox
    required = sum(item.required for item in gaps)
    if gaps:
        count = pen.tr(N_("required {n} · helpful {m}"), n=required, m=len(gaps) - required)
        title = N_("Still missing")
        whole = cells(pen.tr(title)) + cells(count) + 2 <= width
        drawn.lines += [heading(title, count if whole else str(len(gaps)), width, pen)]
    elif wanted:
        drawn.lines.append(heading(N_("Set aside by you"), str(len(wanted)), width, pen))
    for item in wanted:
        _place(drawn, _gap(item, width, pen))
    if wanted:
        drawn.lines.append(())
    if inbox:
        drawn.lines += [heading(N_("Inbox"), str(len(inbox)), width, pen), *_waiting(inbox, width, pen), ()]
    drawn.lines += _points(view, width, pen)
    drawn.lines += [
        heading(N_("Exhibits, in the order in which they are sent"), str(len(view.exhibits)), width, pen),
    ]
    for exhibit in view.exhibits:
        lines = _exhibit(exhibit, view, known.kept.get(exhibit.id), width, pen)
        if alone and (letters := known.letters.get(exhibit.no)):
            stands = pen.tr(N_("in {letters}"), letters=_in_letters(letters, pen))
            lines.append(fit((Span(" " * (cells(f"E{exhibit.no}") + 2)), quiet(stands)), width))
        _place(drawn, lines)
    if not view.exhibits:
        drawn.lines += folded([quiet(pen.tr(N_("Nothing was taken in yet.")))], width)
    return drawn


def _waiting(inbox: Sequence[str], width: int, pen: Context) -> list[Line]:
    names = pen.tr.list(tuple(plain(name, most=60) for name in inbox[:3]))
    more = pen.tr(N_("and {n} more"), n=len(inbox) - 3) if len(inbox) > 3 else ""
    told = quiet(pen.tr(N_("attach, then tab")))
    return [spread((Span(f"{names} {more}".rstrip()),), (told,), width)]


def _points(view: CaseView, width: int, pen: Context) -> list[Line]:
    """What must be proven, each point with the exhibits that do it, or that there is none."""
    lines: list[Line] = []
    for n, item in enumerate(points(view.marked), 1):
        proof = "  ".join(f"E{one.no}" for one in proving(item, view.exhibits))
        shown = strong(proof) if proof else quiet(pen.tr(N_("nothing yet")))
        lines.append(spread((quiet(f"{n} "), Span(plain(item.why, most=200))), (shown,), width))
    if not lines:
        return []
    return [heading(N_("What must be proven"), pen.say(view.reason), width, pen), *lines, ()]


def _place(drawn: Drawn, lines: Sequence[Line]) -> None:
    drawn.places.append((len(drawn.lines), len(lines)))
    drawn.lines += lines


def _gap(item: Item, width: int, pen: Context) -> list[Line]:
    if not item.open:
        told = (Span(f"{sign(item, pen)} "), quiet(pen.say(item.title)))
        return [spread(told, (quiet(pen.tr(STATE_WORDS[item.state])),), width)]
    star = "*" if item.required else ""
    words = (Span(f"{sign(item, pen)} "), Span(pen.say(item.title) + star))
    why = pen.tr(N_("vanishes: {why}"), why=plain(item.perishes, most=80)) if item.perishes else ""
    return [spread(words, remarked(why, width - width_of(words) - 2), width)]


def _exhibit(one: Exhibit, view: CaseView, kept: Kept | None, width: int, pen: Context) -> list[Line]:
    kind = plain(kind_title(one.evidence, view.case, view.playbook), most=60)
    name = f"E{one.no}"
    state = pen.tr(COPY_WORDS[kept.state]) if kept else pen.tr(N_("being checked"))
    whole = kept is None or kept.state is CopyState.UNCHANGED
    right: Line = (quiet(state) if whole else bad(state),)
    if width >= ROOMY:
        right = (quiet(f"{size(one.size)}{pen.between}"), *right)
    inset = Span(" " * (cells(name) + 2))
    named = (strong(name), Span("  "), Span(kind))
    file = remarked(plain(one.name, most=120), width - width_of((*named, *right)) - 4)
    first = spread((*named, Span("  "), *file), right, width)
    note = Span(plain(one.note, most=300)) if one.note else faint(pen.tr(N_("what does it prove? not written yet")))
    at = (quiet(_made(one, pen)),)
    room = max(1, width - cells(inset.text))
    if width < ROOMY and width_of((note, *at)) + 2 > room:
        return [first, (inset, *fit((note,), room))]
    return [first, (inset, *spread((note,), at, room))]


def _apart(one: Exhibit) -> bool:
    """Whether it was taken in at another time than that of what it shows."""
    return one.taken is not None and abs(one.taken - one.at) >= APART


def _of(one: Exhibit, pen: Context) -> str:
    """When what it shows was; 0:00 sharp means that the hour was not told."""
    at = one.at.astimezone(pen.now.tzinfo)
    return near_past(pen.tr, at, pen.now, day=at.time() == time())


def _made(one: Exhibit, pen: Context) -> str:
    """When what it shows was and, where it was taken in at another time, when that was."""
    made = _of(one, pen)
    if one.taken is None or not _apart(one):
        return made
    return pen.tr(N_("{made}, taken in {taken}"), made=made, taken=near_moment(pen.tr, one.taken, pen.now))


def beside_page(
    row: Row | None, view: CaseView, known: tuple[Kept | None, Sequence[str] | None], width: int, pen: Context
) -> list[Line]:
    """What is known of the selected line: how the copy of an exhibit is, and in which letters it stands, where
    somebody has looked."""
    if row is None:
        return []
    if isinstance(row, Item):
        return _about_gap(row, view, width, pen)
    tr, (here, letters) = pen.tr, known
    lines = [*folded([strong(f"E{row.no}  {plain(row.name, most=300)}")], width), ()]
    facts = [
        (N_("What it shows"), plain(row.note, most=1_000) or tr(N_("not written yet"))),
        (N_("Of"), _of(row, pen) if _apart(row) else ""),
        (N_("Taken in"), near_moment(tr, row.taken or row.at, pen.now)),
        (N_("Stands in these letters"), _in_letters(letters, pen)),
        (N_("Went out to"), pen.between.join(outgoing(tr, row, view.case, pen.now)) or tr(N_("nobody yet"))),
        (N_("Copy"), tr(COPY_WORDS[here.state]) if here else tr(N_("being checked"))),
        ("SHA-256", row.sha256),
        (N_("Path"), plain(str(here.path), most=1_000) if here else ""),
    ]
    for label, text in facts:
        if text:
            lines += [(quiet(tr(label)),), *paragraph(text, width), ()]
    note = N_("The hash only proves that the copy was not changed since, not when it was made or what it shows.")
    return [*lines, *paragraph(tr(note), width, Tone.QUIET)]


def _in_letters(titles: Sequence[str] | None, pen: Context) -> str:
    """The letters in which an exhibit stands, the first few; nothing while nobody has looked."""
    if titles is None:
        return ""
    if not titles:
        return pen.tr(N_("none that can be written yet"))
    named = pen.between.join(plain(title, most=60) for title in titles[:4])
    return pen.tr(N_("{some} and {n} more"), some=named, n=len(titles) - 4) if len(titles) > 4 else named


def _about_gap(item: Item, view: CaseView, width: int, pen: Context) -> list[Line]:
    lines = [*folded([strong(pen.say(item.title))], width), ()]
    kind = view.playbook.evidence.get(item.id)
    goods = kind is not None and not without_goods(kind.id, view.case, view.playbook)
    of_goods = (kind.content, kind.example) if kind and goods else ()
    for text in (item.why, *of_goods, *((kind.capture,) if kind else ())):
        if text:
            lines += [*paragraph(plain(text, most=600), width), ()]
    if item.perishes:
        lines += paragraph(pen.tr(N_("vanishes: {why}"), why=plain(item.perishes, most=300)), width)
    return lines


def evidence_head(
    view: CaseView, kept: Mapping[str, Kept], width: int, pen: Context, shown: Exhibit | None = None
) -> Line:
    """Which case, and how many exhibits of which size, or which one is `shown` where its picture stands alone; a
    copy that is not what it was is told first."""
    wrong = sum(one.state is not CopyState.UNCHANGED for one in kept.values())
    total = size(sum(one.size for one in view.exhibits))
    count = quiet(pen.tr.n("{n} exhibit · {size}", "{n} exhibits · {size}", len(view.exhibits), size=total))
    if shown is not None:
        count = quiet(cut(f"E{shown.no} {plain(shown.name, most=80)}", width // 2))
    told: Line = (bad(pen.tr(N_("to look at: {n}"), n=wrong)), quiet(pen.between), count) if wrong else (count,)
    words = N_("The evidence")
    return marked(lambda room: fit(case_head(view, words, (*told, Span(" ")), room, pen), room), width, pen)
