"""Taking files into the evidence: asked for in one place, from whichever screen it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.intake.incoming import draft_of
from tui.desk.ports import DeskPort
from tui.desk.questions import AskFile

if TYPE_CHECKING:
    from store.case.view import CaseView
    from store.intake.incoming import Incoming


def take_in(port: DeskPort, case: CaseView, kind: str = "") -> None:
    """Ask for files and take them in; `kind` is the evidence they are wanted for, where one is pointed at."""
    number, question = case.number, AskFile(case, kind)

    def answered(wanted: tuple[Incoming, ...] | None) -> None:
        if wanted:
            from tui.desk.worker.jobs import files_taken

            port.worker.carry(files_taken(number, wanted, question.draft, draft_of))

    port.ask(question, answered)
