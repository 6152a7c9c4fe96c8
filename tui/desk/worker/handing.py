"""Jobs for the worker: a bundle for a helper, a stamp of time asked for, taken in, told.

What came of them is said as the desk says it: `tr` is the desk's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from content.text.words import N_, Problem, Translator, message
from store.opening import HomeDesk
from tui.desk.worker.jobs import Job, Tell, marks_as_lines
from tui.desk.worker.report import Previewed, Report, Saved
from tui.say.stamps import sent, stamp_lines, stated

if TYPE_CHECKING:
    from store.dossier.redact_out import Hiding
    from store.handover.sealing import Seal
    from store.handover.stamps import Proof


def bundle_made(
    number: int, seal: Seal, target: Path, tr: Translator, *, whom: str, redact: Hiding | None, draft: str
) -> Job:
    """Makes a bundle of a case, and the page that says what is to be known of it."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.handover.packing import bundle

        made = bundle(desk, [number], target, seal, whom, redact=redact)
        desk.drafts.drop(draft)
        path = str(made.path)
        tell(Saved(replace(made.done[0], words=message(N_("Written: {path}"), path=path)), draft, None, "undo"))
        given = tr(N_("SHA-256 {sha256}. Give the file by hand; nothing is sent from here."), sha256=made.sha256)
        lines = [(True, path), (False, given), *((False, tr.say(note)) for note in made.notes)]
        if made.marked:
            lines += [(False, ""), *marks_as_lines(made.marked.hidden, tr)]
        return Previewed(tr(N_("A copy for a helper")), (), tuple(lines))

    return job


def marks_told(number: int, hiding: Hiding, tr: Translator) -> Job:
    """Makes the page of what would be hidden in a bundle; nothing is written."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.handover.packing import looked_at

        lines = tuple(marks_as_lines(looked_at(desk, [number], hiding).hidden, tr))
        return Previewed(tr(N_("A copy for a helper")), (), lines)

    return job


def stamp_asked(number: int, target: Path, tr: Translator, draft: str) -> Job:
    """Writes the request for a stamp, its manifest beside it, and makes the page that says what comes next."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.handover.stamps import ask, write_request

        asked = ask(desk, number)
        write_request(desk, asked, target)
        desk.drafts.drop(draft)
        then = tr(N_("When the answer (.tsr) is there, the same form takes it in."))
        lines = ((True, str(target)), (False, f"{target}.txt"), (False, sent(tr, asked)), (False, then))
        return Previewed(tr(N_("A request for a stamp of time")), (), lines)

    return job


def stamp_taken(number: int, answer: Path, roots: Path | None, tr: Translator, draft: str) -> Job:
    """Takes an answer in, and makes the page that says what it proves and what not."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.handover.stamps import take_in

        proof = take_in(desk, number, answer, roots)
        desk.drafts.drop(draft)
        assert proof.done is not None
        words = message(N_("Taken in: {what}"), what=stated(tr, proof, desk.clock().tzinfo))
        tell(Saved(replace(proof.done, words=words), draft, None, "undo"))
        return Previewed(tr(N_("Stamps of time")), (), tuple(_told(tr, proof, desk)))

    return job


def stamps_told(number: int, roots: Path | None, tr: Translator, draft: str) -> Job:
    """Makes the page that tells what the stamps of a case prove."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.handover.stamps import proofs, waiting

        found = proofs(desk, number, roots)
        desk.drafts.drop(draft)
        lines = [line for one in found for line in _told(tr, one, desk)]
        waits = N_("Waits for its answer: {path}")
        lines += [(False, tr(waits, path=str(one.request))) for one in waiting(desk, number)]
        if not found:
            lines += [(False, tr(N_("Case {number} has no stamp of time."), number=number))]
        return Previewed(tr(N_("Stamps of time")), (), tuple(lines))

    return job


def _told(tr: Translator, one: Proof | Problem, desk: HomeDesk) -> Iterator[tuple[bool, str]]:
    if isinstance(one, Problem):
        yield True, tr.say(one.message)
    else:
        yield True, stated(tr, one, desk.clock().tzinfo)
        yield from ((False, line) for line in stamp_lines(tr, one))
    yield False, ""
