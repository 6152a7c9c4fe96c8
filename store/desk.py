"""The desk: the one service that every face holds."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from msgspec import Struct
from msgspec.structs import replace

from content.pack.errors import PlaybookError, UnknownPage
from content.pack.files import DEFAULT
from content.pack.library import Library
from content.pack.playbook import Playbook
from content.text.words import N_, Message, Translator, message
from store.board.board import Board
from store.board.index import Index, Progress, untold
from store.board.leftout import LeftOut
from store.board.others import Others
from store.board.outline import BY_URGENCY, Outline, outline_of
from store.board.viewcache import ViewCache
from store.case.case import Case
from store.case.events import Event
from store.case.turns import Turn
from store.case.view import CaseView
from store.days.clock import Clock
from store.days.workdays import WorkCalendar
from store.errors import DamagedFile, NewerCase
from store.kept import Kept
from store.people.person import for_papers
from store.ports import Announced, Cases, Stores, stamped

if TYPE_CHECKING:
    from content.pack.arguing import LetterTemplate
    from store.board.agenda import Agenda
    from store.board.search import Texts
    from store.case.done import Done
    from store.case.intents import Intent, OpenCase
    from store.case.timeline import Entry
    from store.papers.letters import Letter
    from store.papers.replies import Answer


class Reading(Struct, frozen=True):
    """Who sits at a desk: the language words and playbooks are read in, and the name that signs changes."""

    language: str
    author: str


class Desk:
    """Cases, their playbooks, and the present moment.

    Commands return `Done` when the change is durable, and raise `Refused` or `HomeProblem` when nothing was
    changed. All methods may be called from any thread. A desk keeps its reading: another language is another desk
    over the same stores, so no half of a board is ever read in one language and half in another. Moments are in
    the zone of the clock. `reads` hears how many cases of those that have to be read for a board are read.
    """

    def __init__(
        self, stores: Stores, library: Library, workdays: WorkCalendar, clock: Clock, reading: Reading
    ) -> None:
        self.reading = reading
        self.clock = clock
        self.library = library
        self.drafts, self.people = stores.drafts, stores.people
        self.workdays = workdays
        self._cases, self._evidence, self._cache = stores.cases, stores.evidence, stores.cache
        self._views = ViewCache(self.workdays)
        self._index = Index(stores.cases, stores.cache)
        self._texts: Texts | None = None
        self._left_out = LeftOut()
        self.reads: Progress = untold
        self.others = Others(stores.cases, lambda: self.library, self._index)

    def read_in(self, language: str) -> Self:
        """The same desk, read in another language."""
        other = copy(self)
        other.reading = Reading(language, self.reading.author)
        return other

    def playbook(self, name: str = DEFAULT) -> Playbook:
        """A playbook in the desk's language. Raises `UnknownPage`."""
        return self.library.get(name, self.reading.language)

    def refresh(self) -> bool:
        """Take over what others did; tells, once, whether it was anything, also what was taken over on the way."""
        return self.others.told()

    def notices(self) -> tuple[Message, ...]:
        """What happened to the cases or a playbook and was dealt with; each sentence is told once."""
        stored = (*self._cases.notices(), *self._evidence.notices())
        return (*stored, *self.library.notices(), *self._left_out.untold())

    def close(self) -> None:
        """Bring the plain file of all cases up to date and let go of it; the desk may be used again."""
        self._index.save()
        self._cases.close()

    def views(self, trash: bool = False, seconds: float | None = None) -> Board:
        """All cases, the most urgent first; those in the trash only when asked for.

        A case that cannot be read, or whose playbook is gone or broken, is left out and told in `notices`. The
        first time after an update every case has to be read; with `seconds` the board has those that could be read
        until then, and tells in `left` how many are to come with the next call.
        """
        self.others.take_over()
        now, cases = self.clock(), self._cases.cases()
        outlines = self._index.read_in(self.reading.language, now.tzinfo, self.workdays, self.library)
        make = partial(self._outline, cases=cases, now=now, trash=trash)
        every, left = outlines.of(cases, now, make, seconds, self.reads)
        shown = sorted([one for one in every if (one.turn is Turn.TRASH) == trash], key=BY_URGENCY)

        def find(number: int) -> CaseView | None:
            try:
                return self.see(cases[number], now)
            except (PlaybookError, UnknownPage):
                return None  # its playbook has changed since; the next board leaves it out and says why

        return Board(shown, now, find, left=left)

    def search(self, words: str, board: Board | None = None) -> Board:
        """The cases of a board, or all, in which every word stands somewhere."""
        board = self.views() if board is None else board
        if not words.strip():
            return board
        from store.board.search import Texts, search

        if self._texts is None:
            self._texts = Texts()
        return search(board, words, self._cases.holding, self._texts.of(self._cases.cases()), self.people)

    def agenda(self) -> Agenda:
        """All deadlines of all open cases on one line of time, and the counts of the header."""
        return self.views().agenda

    def calendar(self, words: str = "") -> bytes:
        """All deadlines, or those of cases that `words` find, as one calendar file (`.ics`)."""
        from store.board.calendar import to_ics

        every = (*self.search(words), *self.search(words, self.views(trash=True)))
        return to_ics(every, self.clock(), Translator(self.reading.language), self.workdays)

    def view(self, number: int) -> CaseView:
        """One case, in the trash or not. Raises `UnknownCase`."""
        self.others.take_over()
        return self.see(self._cases.case(number))

    def timeline(self, number: int) -> tuple[Entry, ...]:
        """The story of a case, also of one whose playbook is not here. Raises `UnknownCase`."""
        from store.case.timeline import timeline

        case = self._cases.case(number)
        known = case.playbook in self.library.ids()
        return timeline(case, self.playbook(case.playbook) if known else None)

    def open(self, intent: OpenCase) -> Done:
        """Begin a case."""
        from store.board.patterns import refuse_twin
        from store.case.decide import open_case
        from store.case.done import Done

        playbook, by = self.playbook(intent.playbook), stamped(self.clock, self.reading.author)
        if not intent.sure:
            self.others.take_over()
            refuse_twin(intent.facts.get("order", ""), self._cases.cases(), self._cases.holding)
        case = self._cases.append(None, lambda _: open_case(intent, playbook, self.clock()), by)
        return Done(self.see(case), True, message(N_("Case {number} opened."), number=case.number))

    def do(self, number: int, intent: Intent) -> Done:
        """Carry out an intent on a case, decided on its newest state."""
        return self._do(number, lambda decided: decided(intent))

    def attach(self, number: int, path: Path, evidence: str, note: str = "") -> Done:
        """Copy a file into the vault and into the case. Raises `Refused` when it cannot be read."""
        from store.intake.sources import opened

        with opened(path) as file:
            return self.attach_stream(number, file, path.name, evidence, note)

    def attach_stream(
        self,
        number: int,
        file: BinaryIO,
        name: str,
        evidence: str,
        note: str = "",
        *,
        announced: Announced | None = None,
        on: str = "",
        joins: int = 0,
    ) -> Done:
        """Copy in an open file, which came to be `on` a typed day; nothing stays unless it is as `announced`.

        It belongs to the change `joins` when that is the last of the case: several files are one change.
        """
        from store.case.decide_items import attachable
        from store.case.done import taken_in
        from store.case.intents import AttachFile

        case = self._cases.case(number)
        kind = attachable(evidence, case, self.playbook(case.playbook))  # before a byte is copied
        with self._evidence.taking(number, file, name, announced) as taken:

            def attached(decided: Callable[[Intent], tuple[Event, ...]]) -> tuple[Event, ...]:
                one = taken.stored
                intent = AttachFile(kind, one.name, one.stored, one.sha256, one.size, note, on=on)
                return decided(replace(intent, stored=taken.keep().stored)) if decided(intent) else ()

            return taken_in(self._do(number, attached, joins), taken.stored.name, taken.stored.sha256, kind)

    def exhibits(self, view: CaseView) -> tuple[Kept, ...]:
        """The exhibits of a case, where each lies, and how it compares with its hash."""
        number = view.number
        return tuple(
            Kept(one, self._evidence.path(number, one), self._evidence.check(number, one)) for one in view.exhibits
        )

    def letters(self, number: int) -> tuple[LetterTemplate, ...]:
        """The letters that can be written, those of the current step first."""
        from store.papers.letters import letters_for

        return letters_for(self.view(number))

    def letter(self, number: int, letter: str) -> Letter:
        """A filled letter. Raises `LetterIncomplete` or `UnknownPage`."""
        from store.papers.letters import write_letter

        found = for_papers(self.view(number), self.people)
        return write_letter(found, letter, self.clock(), self.library.twins(found.case.playbook, found.playbook))

    def answer(self, number: int, text: str = "") -> Answer:
        """What to answer to `text`, or to the last words of the other side that the case knows."""
        from store.papers.addressing import addressed
        from store.papers.replies import answer

        found = self.view(number)
        return addressed(found, answer(found, text, self.library.twins(found.case.playbook, found.playbook)))

    def remembered(self, number: int) -> tuple[Message, ...]:
        """What one's other cases say of a case. Raises `UnknownCase`."""
        from store.board.patterns import others_of, patterns

        view = self.view(number)
        others = others_of(view, self._cases.cases(), self.views, self.search)
        return patterns(view, others, self.playbook, lambda: self.answer(number).meant)

    def _do(
        self,
        number: int,
        make: Callable[[Callable[[Intent], tuple[Event, ...]]], tuple[Event, ...]],
        joins: int = 0,
    ) -> Done:
        """Carry out what `make` makes, under the lock, of the way an intent is decided on the newest case."""
        from store.case.decide import decide

        before: list[Case] = []
        intents: list[Intent] = []

        def events(case: Case | None) -> tuple[Event, ...]:
            assert case is not None
            before.append(case)

            def decided(intent: Intent) -> tuple[Event, ...]:
                intents.append(intent)
                return decide(intent, case, self.playbook(case.playbook), self.clock(), self.workdays)

            return make(decided)

        case = self._cases.append(number, events, stamped(self.clock, self.reading.author, joins))
        changed, view = case.version > before[-1].version, self.see(case)
        from store.case.done import Done, done_words, moved

        words = done_words(intents[-1], before[-1], case, view.playbook)
        told = moved(self.see(before[-1]), view, self.clock(), self.workdays) if changed else ()
        return Done(view, changed, words, told)

    def see(self, case: Case, now: datetime | None = None) -> CaseView:
        """A case as it is seen now, or at a moment."""
        return self._views.view(case, self.playbook(case.playbook), now or self.clock())

    def _outline(self, number: int, cases: Cases, now: datetime, trash: bool) -> Outline | None:
        try:
            case = cases[number]
            made = outline_of(self.see(case, now), now, cases.mark(number))
        except (DamagedFile, NewerCase) as problem:
            self._left_out.note(number, problem.message)
            return None
        except (PlaybookError, UnknownPage) as problem:
            if case.trashed == trash:
                text = N_("Case {number} is not shown: {why} Nothing of it is lost.")
                self._left_out.note(number, message(text, number=number, why=problem.message))
            return None
        self._left_out.shown(number)
        return made
