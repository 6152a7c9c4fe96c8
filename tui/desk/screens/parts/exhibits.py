"""What is done to an exhibit: open it, say what it is and proves, put it earlier or later, take it out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from getpass import getuser
from shlex import quote
from socket import gethostname

from content.text.cells import plain
from content.text.words import N_, message
from store.case.case import Exhibit
from store.case.checklist import Item
from store.case.intents import LabelExhibit, MarkItem, MoveExhibit
from store.case.view import CaseView
from store.kept import Kept
from tui.desk.draw.context import Context
from tui.desk.draw.evidence import Row, rows_of
from tui.desk.draw.spans import Line, Tone, paragraph
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, PagePlace
from tui.desk.questions import AskLabel
from tui.desk.screens.parts.attaching import take_in
from tui.desk.screens.parts.marking import next_state
from tui.desk.worker.jobs import exhibit_labelled
from tui.desk.worker.report import CopiesChecked, Report
from tui.desk.worker.viewer import show


class Exhibits:
    """Works on the line of the evidence that is selected; `kept` tells how the copies are, by ids of exhibits,
    `inbox` what waits to be taken in, by name, `letters` in which letters an exhibit stands, by its number."""

    def __init__(self, port: DeskPort, case: Callable[[], CaseView | None], at: Callable[[], int]) -> None:
        self._port = port
        self._case = case
        self._at = at
        self.kept: dict[str, Kept] = {}
        self.inbox: tuple[str, ...] = ()
        self.letters: Mapping[int, tuple[str, ...]] = {}
        self._waiting: tuple[str, Callable[[Kept], object]] | None = None
        """The exhibit whose copy has not been looked at yet, and what is done with that as soon as it has."""

    def verbs(self) -> Verbs:
        """The keys."""
        return {
            "open": self._open,
            "attach": self._attach,
            "label": self._label,
            "earlier": lambda: self._move(-1),
            "later": lambda: self._move(1),
            "take-out": self._take_out,
            "set-aside": self._set_aside,
        }

    def row(self) -> Row | None:
        """What is selected."""
        case = self._case()
        rows = rows_of(case) if case is not None else []
        return rows[self._at()] if self._at() < len(rows) else None

    def take(self, report: Report) -> bool:
        """The copies were checked; whether they are those of this case."""
        case = self._case()
        mine = isinstance(report, CopiesChecked) and case is not None and report.number == case.number
        if mine and isinstance(report, CopiesChecked):
            self.kept = {one.exhibit.id: one for one in report.kept}
            self.inbox, self.letters = report.inbox, report.letters
            self._catch_up()
        return mine

    def _catch_up(self) -> None:
        """Do what waited for a copy, if its exhibit is selected still."""
        waiting, kept = self._waiting, self.kept_one()
        self._waiting = None
        if waiting is not None and kept is not None and kept.exhibit.id == waiting[0]:
            waiting[1](kept)

    def with_copy(self, do: Callable[[Kept], object]) -> None:
        """Do something with the copy of the selected exhibit, now or as soon as the copies were looked at."""
        row = self._exhibit()
        if row is None:
            return
        kept = self.kept.get(row.id)
        if kept is not None:
            do(kept)
        else:
            self._waiting = (row.id, do)

    def others(self) -> bool:
        """Whether the case has other exhibits than those whose copies were checked."""
        case = self._case()
        return case is not None and {one.id for one in case.exhibits} != self.kept.keys()

    def stuck(self) -> tuple[str, ...]:
        """The actions that would move the selected exhibit past the first or the last."""
        case, row = self._case(), self.row()
        if case is None or not isinstance(row, Exhibit):
            return ()
        first, last = row.id == case.exhibits[0].id, row.id == case.exhibits[-1].id
        return (*(("earlier",) if first else ()), *(("later",) if last else ()))

    def _exhibit(self) -> Exhibit | None:
        row = self.row()
        if not isinstance(row, Exhibit):
            key = self._port.key_of("attach")
            self._port.say(message(N_("There is no file of this yet; {key} takes one in."), key=key))
            return None
        return row

    def kept_one(self) -> Kept | None:
        """The copy of the selected exhibit, if one is selected and its copy was looked at."""
        row = self.row()
        return self.kept.get(row.id) if isinstance(row, Exhibit) else None

    def known(self, row: Row | None) -> tuple[Kept | None, tuple[str, ...] | None]:
        """How the copy of an exhibit is, and in which letters it stands; None as long as nobody has looked."""
        if not isinstance(row, Exhibit):
            return None, None
        return self.kept.get(row.id), self.letters.get(row.no)

    def _open(self) -> None:
        """Open a file; on a line that says what is missing, take it in."""
        if isinstance(self.row(), Item):
            self._attach()
            return
        self.with_copy(self._shown)

    def _shown(self, kept: Kept) -> None:
        if "SSH_CONNECTION" in os.environ:
            # the screen is at another place than the file
            self._port.go(
                PagePlace(lambda pen: pen.tr(N_("A file on this computer")), lambda *how: _where(kept, *how))
            )
        else:
            path = kept.path
            self._port.worker.aside(lambda _: show(path))

    def _attach(self) -> None:
        """Ask for files; on a line that says what is missing, for those that fill it."""
        case, row = self._case(), self.row()
        if case is not None:
            take_in(self._port, case, row.id if isinstance(row, Item) else "")

    def _label(self) -> None:
        case, one = self._case(), self._exhibit()
        if case is None or one is None:
            return
        question = AskLabel(case, one)

        def answered(intent: LabelExhibit | None) -> None:
            if intent is not None:
                self._port.worker.carry(exhibit_labelled(case.number, intent, question.draft))

        self._port.ask(question, answered)

    def _move(self, steps: int) -> None:
        case, one = self._case(), self._exhibit()
        if case is not None and one is not None:
            self._port.worker.do(case.number, MoveExhibit(one.id, steps))

    def _take_out(self) -> None:
        case, one = self._case(), self._exhibit()
        if case is not None and one is not None:
            self._port.worker.do(case.number, LabelExhibit(one.id, one.evidence, one.note, out=True))

    def _set_aside(self) -> None:
        case, row = self._case(), self.row()
        if case is not None and isinstance(row, Item):
            self._port.worker.do(case.number, MarkItem(row.id, next_state(row)))
        elif case is not None:
            self._port.say(message(N_("This exhibit is there; only what is missing can be set aside.")))


def _where(kept: Kept, width: int, pen: Context) -> list[Line]:
    """Where a copy lies, and the command that fetches it to where one sits."""
    path = plain(str(kept.path), most=2_000)
    host = plain(gethostname())
    fetch = f"scp {_port()}{plain(getuser())}@{host}:{quote(path)} ."
    return [
        *paragraph(pen.tr(N_("You look at it from another computer. The copy lies here:")), width),
        (),
        *paragraph(path, width),
        (),
        *paragraph(pen.tr(N_("This fetches it, typed where you sit:")), width),
        (),
        *paragraph(fetch, width),
        (),
        *paragraph(
            pen.tr(
                N_("“{host}” is what this computer calls itself; if you reach it by another name, put that there."),
                host=host,
            ),
            width,
            Tone.QUIET,
        ),
    ]


def _port() -> str:
    """The option for a port that is not the usual one, as the connection tells it."""
    port = os.environ.get("SSH_CONNECTION", "").split(" ")[-1]
    return f"-P {port} " if port.isdecimal() and port != "22" else ""
