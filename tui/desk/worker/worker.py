"""The worker: does the desk's slow work in a thread of its own, one thing after the other, and reports.

The event loop never waits for a lock or a disk, and two keys pressed quickly are carried out in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from content.text.words import Problem
from store.errors import Doubtful, HomeProblem, Unready
from tui.desk.worker.after import back_of, doubted, said_in
from tui.desk.worker.ahead import Ahead, Held, Opens
from tui.desk.worker.idle import readings
from tui.desk.worker.passages import Passages
from tui.desk.worker.report import (
    Answers,
    CopiesChecked,
    DraftsKept,
    Failed,
    FormDone,
    Found,
    InboxSeen,
    Learned,
    Report,
    Saved,
)
from tui.desk.worker.watch import Watch

if TYPE_CHECKING:
    from store.board.board import Board
    from store.case.done import Done
    from store.case.intents import Intent, OpenCase
    from store.dossier.redact_known import Known
    from store.opening import HomeDesk

_V = TypeVar("_V")


class Worker(Opens):
    """Carries out work on a desk. What comes of it is told to whoever listens, in the worker's thread."""

    def __init__(self, desk: HomeDesk | Ahead) -> None:
        super().__init__(desk)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self._listener: Callable[[Report], object] | None = None
        self._waiting = 0
        self._closing = False
        self.asked = 0
        """How many forms were to be saved so far; what comes of each is told, and then that this was all."""
        self._sought = {False: "", True: ""}
        """The words that were asked for last, by whether the guide was to be looked through, too."""
        self._passages = Passages()
        self._watch = Watch(lambda: self._desk, self._tell)
        if not isinstance(desk, Ahead):
            _ = self.first

    def report_to(self, listener: Callable[[Report], object]) -> None:
        """Say who is told from now on; it is called from the worker's thread."""
        self._listener = listener

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to do."""
        return self._waiting == 0

    def do(self, number: int, intent: Intent, draft: str = "") -> None:
        """Carry out an intent on a case."""
        self._enqueue(
            lambda: self._desk.do(number, intent), draft, intent, lambda sure: self.do(number, sure, draft)
        )

    def answer(self, number: int, text: str) -> None:
        """Look for the cards that answer what the merchant said."""

        def work() -> None:
            answer = self._try(lambda: self._desk.answer(number, text))
            if answer is not None:
                self._tell(Answers(number, answer))

        self._submit(work)

    def open(self, intent: OpenCase, draft: str = "") -> None:
        """Begin a case."""
        self._enqueue(lambda: self._desk.open(intent), draft, intent, lambda sure: self.open(sure, draft))

    def check_copies(self, number: int) -> None:
        """Compare the copies of a case's exhibits with their hashes."""

        def work() -> None:
            from store.care.inbox import waiting
            from store.papers.letters import naming
            from store.people.person import for_papers

            view = self._try(lambda: self._desk.view(number))
            kept = self._try(lambda: self._desk.exhibits(view)) if view is not None else None
            if view is not None and kept is not None:
                inbox = tuple(path.name for path in waiting(self._desk.home))
                named = self._try(lambda: naming(for_papers(view, self._desk.people), self._desk.clock()))
                self._tell(CopiesChecked(number, kept, inbox, named or {}))

        self._submit(work)

    def see_inbox(self) -> None:
        """Count what waits in the inbox."""

        def count(desk: HomeDesk) -> InboxSeen:
            from store.care.inbox import waiting

            return InboxSeen(len(waiting(desk.home)))

        self.look_up(count)

    def aside(self, job: Callable[[HomeDesk], object]) -> None:
        """Do something that changes no case, and tell why when it cannot be done."""

        def work() -> None:
            self._try(lambda: job(self._desk))

        self._submit(work)

    def keep_draft(self, name: str, values: Mapping[str, str]) -> None:
        """Keep what was typed so far."""
        self._submit(lambda: self._try(lambda: self._desk.keep_draft(name, values)))

    def retry_drafts(self) -> None:
        """Give the disk another chance with the drafts it refused, and report whether it has them all now."""

        def work() -> None:
            try:
                self._desk.retry_drafts()
            except HomeProblem:
                self._tell(DraftsKept(False))
            else:
                self._tell(DraftsKept(True))

        self._submit(work)

    def carry(self, job: Callable[[HomeDesk, Callable[[Report], object]], Report | None]) -> None:
        """Do a job on the desk, and report what it comes to; it may tell of more while it is done."""

        def work() -> None:
            report = self._try(lambda: job(self._desk, self._tell))
            if report is not None:
                self._tell(report)

        self._submit(work)

    def learn(self) -> Future[Known]:
        """Find out what all cases know of people, so that it can be covered."""
        self._waiting += 1

        def work() -> Known:
            from store.care.knowing import known_on_screen

            try:
                known = known_on_screen(self._desk)
            except Problem as problem:
                self._tell(Failed(problem.message))
                raise
            finally:
                self._waiting -= 1
            self._tell(Learned(known))
            return known

        return self._thread.submit(work)

    def search(self, words: str, board: Board, guide: bool = False) -> None:
        """Look for the cases that hold the words, and in the `guide`; only the last words asked for matter."""
        self._sought[guide] = words

        def work() -> None:
            if words != self._sought[guide]:
                return
            found = self._try(lambda: self._desk.search(words, board))
            hits = self._try(lambda: self._passages.find(self._desk, words)) if guide else ()
            if found is not None:
                self._tell(Found(words, found, hits or ()))

        self._submit(work)

    def look_up(self, find: Callable[[HomeDesk], Report]) -> None:
        """Find something out that takes a look at many cases, and report it."""

        def work() -> None:
            found = self._try(lambda: find(self._desk))
            if found is not None:
                self._tell(found)

        self._submit(work)

    def warm_up(self) -> None:
        """Make the first search quick."""
        from content.text.pinyin import warm_up

        self._submit(warm_up)

    def read_ahead(self, then: Callable[[], object]) -> None:
        """Read all pages of guidance and all letters, listen once and look for hard words.

        Neither a page nor the first letter has to wait for it then; nor does what is asked for meanwhile: it is
        done a piece at a time.
        """
        pieces = readings(lambda: self._desk)

        def work() -> None:
            if next(pieces, then) is then:
                then()
            elif not self._closing:
                self._submit(work)

        self._submit(work)

    def look(self) -> None:
        """Take over what others wrote, unless there is work to do: then at the next look."""
        if self.idle:
            self._submit(self._watch.look)

    def read(self, desk: HomeDesk) -> None:
        """Work for this desk from now on, which is read in another language, and read all cases anew."""
        self._held = Held(desk)
        self._submit(lambda: self._try(self._watch.read))

    def close(self) -> None:
        """Finish what was begun."""
        self._listener, self._closing = None, True
        if self._first is not None:
            self._submit(self._watch.retry)
            self._submit(self.looks.leave)
        self._thread.shutdown(wait=True)
        if self._held.made is not None:
            self._held.made.close()

    def _enqueue(
        self,
        job: Callable[[], Done],
        draft: str,
        intent: Intent | None = None,
        again: Callable[[Any], object] | None = None,
    ) -> None:
        def asked() -> Done | None:
            try:
                return job()
            except (Doubtful, Unready) as doubt:
                if again is None or intent is None:
                    raise
                self._tell(doubted(doubt, intent, again))
                return None

        def work() -> None:
            done = self._try(asked, draft)
            if done is not None:
                if draft:
                    self._try(lambda: self._desk.drafts.drop(draft))
                said = said_in(intent)
                answer = self._try(lambda: self._desk.answer(done.view.number, said)) if said else None
                heard = answer.heard if answer is not None and answer.cards else None
                self._tell(Saved(done, draft, heard, back_of(done, intent)))

        self._submit(work)
        if draft:
            self.asked += 1
            self._submit(lambda: self._tell(FormDone()))

    def _submit(self, work: Callable[[], object]) -> None:
        self._waiting += 1

        def counted() -> None:
            try:
                work()
            finally:
                self._waiting -= 1

        self._thread.submit(counted)

    def _try(self, job: Callable[[], _V], draft: str = "") -> _V | None:
        try:
            return job()
        except Problem as problem:
            self._tell(Failed(problem.message, draft))
            return None

    def _tell(self, report: Report) -> None:
        if self._listener is not None:
            self._listener(report)
