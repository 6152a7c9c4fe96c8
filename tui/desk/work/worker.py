"""The worker: does the desk's slow work in a thread of its own, one thing after the other, and reports.

The event loop never waits for a lock or a disk, and two keys pressed quickly are carried out in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from content.text.words import Problem
from store.board.board import Board
from store.case.done import Done
from store.case.intents import Intent, NoteDiary, OpenCase
from store.desk import Desk
from store.errors import HomeProblem
from tui.desk.work.report import Report

_V = TypeVar("_V")


class Worker:
    """Carries out work on a desk. What comes of it goes to `report`, which may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self._report: Report | None = None
        self._waiting = 0
        self._read_at: datetime | None = None
        self._failed = ""
        self.first: Future[Board] = self._thread.submit(self._seen)

    def report_to(self, report: Report) -> None:
        """Say who is told from now on."""
        self._report = report

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to do."""
        return self._waiting == 0

    def do(self, number: int, intent: Intent, draft: str = "") -> None:
        """Carry out an intent on a case."""
        self._enqueue(lambda: self._desk.do(number, intent), draft, intent)

    def answer(self, number: int, text: str) -> None:
        """Look for the cards that answer what the merchant said."""

        def work() -> None:
            cards = self._try(lambda: self._desk.replies(number, text))
            if cards is not None:
                self._tell(lambda report: report.answers(number, cards))

        self._submit(work)

    def open(self, intent: OpenCase, draft: str = "") -> None:
        """Begin a case."""
        self._enqueue(lambda: self._desk.open(intent), draft)

    def attach(self, number: int, path: Path, kind: str, note: str, draft: str = "") -> None:
        """Copy a file into the evidence."""
        self._enqueue(lambda: self._desk.attach(number, path, kind, note), draft)

    def keep_draft(self, name: str, values: Mapping[str, str]) -> None:
        """Keep what was typed so far."""
        self._submit(lambda: self._try(lambda: self._desk.drafts.save(name, values)))

    def search(self, words: str, board: Board) -> None:
        """Look for the cases that hold the words."""

        def work() -> None:
            found = self._try(lambda: self._desk.search(words, board))
            if found is not None:
                self._tell(lambda report: report.found(words, found))

        self._submit(work)

    def warm_up(self) -> None:
        """Make the first search quick."""
        from store.board.search import warm_up

        self._submit(warm_up)

    def read_ahead(self, then: Callable[[], object]) -> None:
        """Read all pages of guidance, so that who looks for one need not wait for it."""

        def work() -> None:
            with suppress(Problem):  # a broken page is told where it is shown
                book = self._desk.playbook()
                for name in book.pages:
                    book.page(name)
            then()

        self._submit(work)

    def look(self) -> None:
        """Take over what others wrote, unless there is work to do: then at the next look."""
        if self.idle:
            self._submit(self._look)

    def read(self, desk: Desk) -> None:
        """Work for this desk from now on, which is read in another language, and read all cases anew."""
        self._desk = desk
        self._submit(lambda: self._try(self._read))

    def close(self) -> None:
        """Finish what was begun."""
        self._report = None
        self._submit(self._retry)
        self._thread.shutdown(wait=True)
        self._desk.close()

    def _enqueue(self, job: Callable[[], Done], draft: str, intent: Intent | None = None) -> None:
        def work() -> None:
            done = self._try(job, draft)
            if done is not None:
                if draft:
                    self._try(lambda: self._desk.drafts.drop(draft))
                heard = self._heard(done, intent)
                self._tell(lambda report: report.saved(done, draft, heard))

        self._submit(work)

    def _submit(self, work: Callable[[], None]) -> None:
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
            sentence = problem.message
            self._tell(lambda report: report.failed(sentence, draft))
            return None

    def _heard(self, done: Done, intent: Intent | None) -> str:
        """The words of the merchant that were just noted, if a reply card answers them."""
        if not isinstance(intent, NoteDiary) or intent.who != "merchant":
            return ""
        return intent.text if self._try(lambda: self._desk.replies(done.view.number, intent.text)) else ""

    def _tell(self, tell: Callable[[Report], None]) -> None:
        if self._report is not None:
            tell(self._report)

    def _seen(self) -> Board:
        self._read_at = self._minute()
        board = self._desk.views()
        _ = board.agenda  # counted here, so that drawing need not wait for it
        return board

    def _retry(self) -> None:
        # that a draft was refused was said when it was
        with suppress(HomeProblem):
            self._desk.drafts.retry()

    def _look(self) -> None:
        self._retry()
        try:
            if self._desk.refresh() or self._minute() != self._read_at:
                self._read()
            for notice in self._desk.notices():
                self._tell(lambda report, sentence=notice: report.failed(sentence, ""))  # type: ignore[misc]
            self._failed = ""
        except Problem as problem:
            # said once, not twice a second
            if str(problem) != self._failed:
                self._failed = str(problem)
                sentence = problem.message
                self._tell(lambda report: report.failed(sentence, ""))

    def _read(self) -> None:
        board = self._seen()
        self._tell(lambda report: report.read(board))

    def _minute(self) -> datetime:
        return self._desk.clock().replace(second=0, microsecond=0)
