"""One run of the program from its command line to its exit status.

A desk that is opened without a word on the command line needs no command line parser, so none is loaded for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.text.words import N_, Problem, Speechless
from tui.cli.opening import COMPLETE, open_desk
from tui.cli.outlet import leave_nothing, open_both, put_beside
from tui.cli.session import Session

STILL_ENGLISH = "在那之前，加上“--lang en”可以用英文。Until then “--lang en” speaks English."
"""What is left where the Chinese words are gone."""


def run(argv: Sequence[str], session: Session | None = None) -> int:
    """Run one command line and return its exit status; every expected failure ends in one sentence."""
    session = session or Session()
    session.language_option = _language(argv)
    try:
        try:
            status = _ended(argv, session)
        finally:
            status_of_end = _closed(session)
    except Speechless as problem:
        put_beside(f"{problem}\n{STILL_ENGLISH}\n")
        return 1
    finally:
        leave_nothing()
    return status or status_of_end


def _closed(session: Session) -> int:
    """Close the desk, however the run ended: what was saved is safe before, so nothing here undoes a success."""
    try:
        session.close()
    except KeyboardInterrupt:
        return 130
    except (Problem, OSError) as error:
        return _told(error, session)
    return 0


def _ended(argv: Sequence[str], session: Session) -> int:
    open_both()
    try:
        if not argv and COMPLETE not in session.environment:
            return open_desk(session)
        from tui.cli.app import carry_out

        return carry_out(argv, session)
    except KeyboardInterrupt:
        put_beside("\n")
        return 130
    except BrokenPipeError:
        return 0  # the reader has seen enough
    except (Problem, OSError) as error:
        return _told(error, session, argv)


def _told(error: Problem | OSError, session: Session, argv: Sequence[str] = ()) -> int:
    """Say what went wrong and, where one word of the command line was a slip, the line without it; return the
    exit status for it."""
    if isinstance(error, Problem):
        from tui.cli.slips import mended

        session.tell(error.message)
        session.aside(mended(argv, error.message, session.tr))
    else:
        why = error.strerror or str(error)
        if error.filename:
            session.tell(N_("The system refused {path}: {why}."), path=str(error.filename), why=why)
        else:
            session.tell(N_("The system refused: {why}."), why=why)
    return 1


def _language(argv: Sequence[str]) -> str | None:
    """The language asked for, known before anything else is read, so that complaints are said in it."""
    for before, word in zip(("", *argv), argv, strict=False):
        if before == "--lang":
            return word
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
