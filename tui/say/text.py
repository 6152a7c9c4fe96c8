"""Cases as linear text: read from top to bottom, by eyes or by a screen reader; nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from content.pack.model import Choice
from content.text.cells import cells, cut, pad, plain
from content.text.words import N_, Translator
from content.text.wrap import hang
from store.board.entries import EFFECT_WORDS
from store.case.called import kind_title
from store.case.checklist import Item
from store.case.deadlines import DeadlineState
from store.case.facts import FIELDS, PINNED
from store.case.stands import places
from store.case.timeline import STATE_WORDS, Entry
from store.case.titles import led
from store.case.turns import TURN_WORDS
from store.case.view import CaseView, Passed, remaining
from store.kept import CopyState
from store.people.person import CLAIMANT
from tui.say.ending import ending_lines
from tui.say.moments import moment
from tui.say.story import told_briefly
from tui.say.values import MARKS, dispute, fact_value, guide_line, joined, said, short, until

INDENT = "  "

COPY_WORDS = {
    CopyState.UNCHANGED: N_("unchanged"),
    CopyState.CHANGED: N_("CHANGED"),
    CopyState.MISSING: N_("MISSING"),
    CopyState.UNREADABLE: N_("CANNOT BE READ"),
    CopyState.EXPOSED: N_("OTHERS CAN CHANGE IT"),
    CopyState.FOREIGN: N_("ANOTHER USER'S"),
}


def table(rows: Iterable[Sequence[str]], width: int, indent: str = INDENT) -> list[str]:
    """Rows in columns that align; the last column runs on under itself where it is too long."""
    cleaned = [[plain(cell, most=2_000) for cell in row] for row in rows]
    if not cleaned:
        return []
    last = len(cleaned[0]) - 1
    widths = [max(cells(row[n]) for row in cleaned) for n in range(last)]
    lines: list[str] = []
    for row in cleaned:
        head = indent + "".join(pad(cell, size + 2) for cell, size in zip(row, widths, strict=False))
        room = width - cells(head)
        if room < 16:
            lines += [head.rstrip(), *hang(row[last], width, indent * 2, indent * 2)]
        else:
            lines += hang(row[last], width, head, " " * cells(head))
    return lines


class Linear:
    """Writes cases in one language, for one moment and one width."""

    def __init__(self, tr: Translator, now: datetime, width: int) -> None:
        self.tr, self.now, self.width = tr, now, width

    def cards(self, every: Iterable[CaseView]) -> list[str]:
        """Cards under headings that say whose move it is."""
        views = tuple(every)  # a board puts each together when it is looked at
        inset = len(str(max((view.number for view in views), default=0))) + 4
        lines: list[str] = []
        for turn, group in groupby(views, key=lambda view: view.turn):
            members = list(group)
            lines += [f"{self.tr(TURN_WORDS[turn])} {len(members)}", ""]
            for view in members:
                lines += [*self._card(view, inset), ""]
        return lines[:-1]

    def _card(self, view: CaseView, inset: int) -> list[str]:
        amount = dispute(self.tr, view)
        room = self.width - inset - (cells(amount) + 2 if amount else 0)
        head = f"{view.number:>{inset - 2}}  {pad(cut(plain(view.title), room), min(room, 40))}  {amount}"
        whom = plain(view.facts.get(CLAIMANT, ""), most=40)
        about = joined(
            plain(view.facts.get("merchant", ""), most=80), plain(view.reason), f"@{whom}" if whom else ""
        )
        state = self._state(view)
        lines = [head, *([" " * inset + about] if about else [])]
        if not view.case.closed:
            action = f"→ {self._step_and_action(view)}"
            lines += hang(action, self.width, " " * inset, " " * (inset + 2))
        return [*lines, " " * inset + cut(state, self.width - inset)] if state else lines

    def _step_and_action(self, view: CaseView) -> str:
        return self.tr("{step}: {action}", step=plain(view.step.title), action=said(self.tr, view.next.title))

    def _state(self, view: CaseView) -> str:
        if view.case.closed:
            return joined(self.tr("Closed"), said(self.tr, view.outcome) if view.outcome else "")
        return joined(self._count(view), self._nearest(view))

    def _nearest(self, view: CaseView) -> str:
        nearest, own = view.nearest, view.own_next
        if (nearest is None or nearest.lost) and own is not None and own.until is not None:
            return joined(moment(own.until, self.now), said(self.tr, own.title))
        return joined(until(self.tr, nearest, self.now), short(plain(nearest.title))) if nearest else ""

    def case(self, view: CaseView) -> list[str]:
        """A whole case."""
        pinned = hang(plain(view.facts.get(PINNED, ""), most=400), self.width, "", "")
        lines = [*self.heading(view), *(["", *pinned] if any(pinned) else []), ""]
        lines += [*self.next(view), ""]
        lines += self._section(self._count(view) or self.tr("Checklist"), self._checklist(view))
        lines += self._section(self.tr("Deadlines"), self.deadlines(view))
        lines += self._section(self.tr("Facts"), self._facts(view))
        exhibits = [(f"E{e.no}", self.kind(view, e.evidence), joined(e.name, e.note)) for e in view.exhibits]
        lines += self._section(self.tr("Evidence taken in"), table(exhibits, self.width))
        lines += self._section(self.tr("The way so far"), self._trail(view))
        return lines[:-1]

    def heading(self, view: CaseView) -> list[str]:
        """Number, title, and where the case stands."""
        about = joined(
            plain(view.facts.get("merchant", ""), most=80),
            dispute(self.tr, view),
            plain(view.reason),
            self.tr(TURN_WORDS[view.turn]),
            said(self.tr, view.outcome) if view.outcome else "",
        )
        return [self.tr("Case {number}  {title}", number=view.number, title=plain(view.title, most=300)), about]

    def next(self, view: CaseView) -> list[str]:
        """The next action: from which page, with which letters, and what may follow."""
        if view.case.closed:
            return [
                line for words in ending_lines(self.tr, view, self.now) for line in hang(words, self.width, "", "")
            ]
        lines = [self.tr("Next: {step}", step=plain(view.step.title))]
        for words in (view.next.title, *view.next.notes):
            lines += hang(said(self.tr, words), self.width, INDENT, INDENT)
        book, pages = view.playbook.meta.id, ((N_("Page"), view.next.page), (N_("Reason"), view.next.reason))
        commands = [(self.tr(words), guide_line(book, page)) for words, page in pages if page]
        commands += [(self.tr("Letter"), f"tuikuan letter {view.number} {letter}") for letter in view.next.letters]
        lines += table(commands, self.width)
        if view.next.choices:
            lines += ["", self.tr("What may follow"), *self.choices(view)]
        return lines

    def choices(self, view: CaseView) -> list[str]:
        """The choices of the current step, each with the step it leads to."""
        return table(((choice.id, self._choice(view, choice)) for choice in view.next.choices), self.width)

    def places(self, view: CaseView) -> list[str]:
        """Where a case can be put: the usual answers, then the steps, in groups."""
        lines: list[str] = []
        for heading, group in places(view.playbook):
            lines += ["", self.tr(heading)] if lines else [self.tr(heading)]
            lines += table(((name, plain(self.tr(words))) for name, words in group), self.width)
        return lines

    def now_do(self, view: CaseView) -> list[str]:
        """The next action in one line, as it is told after a change."""
        if view.case.closed or view.case.trashed:
            return []
        action = said(self.tr, view.next.title)
        words = self.tr("Next: {step} – {action}", step=plain(view.step.title), action=action)
        return hang(words, self.width, "", INDENT)

    def actions(self, views: Sequence[CaseView]) -> list[str]:
        """The next action of each case."""
        lines: list[str] = []
        for view in views:
            lines += [f"{view.number}  {joined(plain(view.title, most=200), plain(view.step.title))}"]
            lines += hang(said(self.tr, view.next.title), self.width, INDENT * 2, INDENT * 2)
            nearest = self._nearest(view)
            lines += hang(nearest, self.width, INDENT * 2, INDENT * 3) if nearest else []
            lines.append("")
        return lines[:-1]

    def _when(self, one: Passed | Entry) -> str:
        if one.unknown:
            return self.tr(N_("told later"))
        day = one.at.date().isoformat().removeprefix(f"{self.now.year}-")
        return day if one.day else moment(one.at, self.now)

    def timeline(self, entries: Sequence[Entry]) -> list[str]:
        """The story of a case, a line for each event."""
        rows = []
        for entry in entries:
            text = told_briefly(self.tr, entry, self.now)
            rows.append(
                (
                    self._when(entry),
                    entry.by,
                    self.tr("{text} (undone by {who})", text=text, who=entry.voided_by) if entry.voided else text,
                )
            )
        return table(rows, self.width, "")

    def kind(self, view: CaseView, evidence: str) -> str:
        """The words of an evidence kind."""
        return kind_title(evidence, view.case, view.playbook)

    def _section(self, title: str, body: list[str]) -> list[str]:
        return [title, *body, ""] if body else []

    def _count(self, view: CaseView) -> str:
        done, every = view.progress
        return self.tr("Checklist {done}/{all}", done=done, all=every) if every else ""

    def _choice(self, view: CaseView, choice: Choice) -> str:
        target = view.playbook.flow.steps[view.passage(choice.id)[-1]].title
        words = self.tr.say(led(choice.title, target))
        if choice.id in view.next.over:
            return self.tr(N_("{choice} (by this count its time is over)"), choice=words)
        return self.tr("{choice} (open now)", choice=words) if choice.id in view.next.opened else words

    def _checklist(self, view: CaseView) -> list[str]:
        here = f"{view.step.id}."
        rows = ((MARKS[item.state], item.id.removeprefix(here), self._item(view, item)) for item in view.checklist)
        return table(rows, self.width)

    def _item(self, view: CaseView, item: Item) -> str:
        state = self.tr(STATE_WORDS[item.state]) if MARKS[item.state] in ("[!]", "[-]") else ""
        need = self.tr("required") if item.required else self.tr("helpful")
        ends = item.until if item.open and not view.case.closed else None
        gone = ends is not None and ends <= self.now and bool(item.perishes)
        by = self.tr(N_("by {end}"), end=moment(ends, self.now)) if ends is not None and not gone else ""
        return joined(said(self.tr, item.title), state or need, by)

    def deadlines(self, view: CaseView) -> list[str]:
        """The deadlines that count now: when, with which id, and the sum."""
        lines: list[str] = []
        for deadline in view.deadlines:
            if deadline.state is DeadlineState.SPENT and not (deadline.used and deadline.leads):
                continue
            when = moment(deadline.due, self.now) if deadline.due else ""
            left = self.tr.say(remaining(deadline, self.now))
            over = deadline.state in (DeadlineState.OVER, DeadlineState.SPENT)
            head = joined(when, left, "" if over else self.tr(EFFECT_WORDS[deadline.effect]), deadline.id)
            lines += [f"{INDENT}{head}", *hang(plain(deadline.title), self.width, INDENT * 2, INDENT * 2)]
            lines += hang(said(self.tr, deadline.because), self.width, INDENT * 2, INDENT * 2)
        return lines

    def _facts(self, view: CaseView) -> list[str]:
        rows: list[tuple[str, str, str]] = []
        for field in FIELDS:
            value = fact_value(self.tr, view, field.key)
            if value:
                rows.append((field.key, self.tr(field.label), value))
        return table(rows, self.width)

    def _trail(self, view: CaseView) -> list[str]:
        return table(((self._when(stop), stop.title) for stop in view.trail()), self.width)
