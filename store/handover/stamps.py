"""Stamps of time of one home: what was asked, which answers came, and what they prove.

They lie beside the evidence, in `stamps/<case>/`, named by the SHA-256 of the manifest: `<hash>.txt` is the
manifest, `<hash>.tsq` the request, `<hash>-<n>.tsr` an answer, `<hash>-<n>.pem` the roots it was checked against.
None of it is a fact of the case.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from content.text.words import N_, Message, message
from store.care.manifests import listed
from store.care.output import write_out
from store.care.stamped import SHORT
from store.case.done import Done
from store.case.intents import NoteStamped
from store.case.outside import Stamped
from store.days.clock import digits
from store.disk.caserows import read_case
from store.disk.copied import refuse_in_copy
from store.disk.files import new_file, write_atomic
from store.errors import Refused, cannot_write, extra
from store.handover.given import read_given
from store.kept import INTACT, CopyState
from store.opening import HomeDesk
from store.proof.manifest import manifest_of

if TYPE_CHECKING:
    from store.proof.holding import Holds

EXTRA = "stamp"
MOST_ROOTS = 4 << 20
_NOT_AS_STAMPED = {
    CopyState.CHANGED: N_("The copy of E{no} is not as it was stamped: it was changed."),
    CopyState.MISSING: N_("The copy of E{no} is not as it was stamped: it is missing."),
    CopyState.UNREADABLE: N_(
        "The copy of E{no} cannot be read, so it is not known whether it is as it was stamped."
    ),
}
CLOCKS = timedelta(minutes=5)
"""By how much clocks may differ before that is told."""


class Asked(Struct, frozen=True):
    """A request: where manifest and request lie, what they are about, and what is wrong with the kept manifest."""

    manifest: Path
    request: Path
    sha256: str
    events: int
    exhibits: int
    wrong: tuple[Message, ...] = ()


class Proof(Struct, frozen=True):
    """An answer that holds, and how the case compares with its manifest now.

    `differs` tells what is not as it was stamped, `notes` what else is to be known of it; `done` is the case in
    which an answer was noted that came just now; `since` counts the events that came after its manifest, without
    the notes of stamps.
    """

    asked: Asked
    answer: Path
    holds: Holds
    differs: tuple[Message, ...]
    notes: tuple[Message, ...]
    since: int
    done: Done | None = None


def ask(desk: HomeDesk, number: int, policy: str = "") -> Asked:
    """Write the manifest of a case and the request for it into the home; a second time it is the same request.

    Raises `Refused`, `MissingExtra` and `HomeProblem`.
    """
    with extra(EXTRA):
        from store.proof.request import Request, is_policy, to_der
    refuse_in_copy(desk.home)
    if policy and not is_policy(policy):
        raise Refused(N_("“{policy}” is not a policy; one is written in numbers, such as 1.3.6.1.4.1.601.10.3.1."),
                      policy=policy)  # fmt: skip
    events = _events(desk, number)
    exhibits = read_case(number, events).exhibits
    _refuse_changed(desk, number)
    manifest = manifest_of(number, events, exhibits)
    digest, folder, files = sha256(manifest).hexdigest(), desk.home.stamps / str(number), desk.home.files()
    asked = Asked(
        folder / f"{digest[:SHORT]}.txt", folder / f"{digest[:SHORT]}.tsq", digest, len(events), len(exhibits)
    )
    try:
        files.make_folder(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    write_atomic(asked.manifest, manifest, files)
    if not asked.request.exists() or policy:
        write_atomic(asked.request, to_der(Request(digest, secrets.randbits(63) | 1 << 62, policy)), files)
    return asked


def take_in(desk: HomeDesk, number: int, given: Path, roots: Path | None = None) -> Proof:
    """Check an answer and keep it; what does not hold is refused and not kept. Raises `Refused`."""
    with extra(EXTRA):
        from store.proof.answer import MOST_BYTES as MOST
        from store.proof.holding import check
        from store.proof.sentences import not_kept
        from store.proof.wrong import Wrong
    refuse_in_copy(desk.home)
    data, pem = read_given(given, MOST), read_given(roots, MOST_ROOTS) if roots else b""
    every = _asked(desk, number)
    if not every:
        raise Refused(N_("No stamp was asked for case {number}. {do_stamp} writes the request."),
                      number=number)  # fmt: skip
    try:
        place, holds = check(data, [one.request.read_bytes() for one in every], pem)
    except Wrong as wrong:
        raise not_kept(wrong, given, roots) from wrong
    asked = every[place]
    if not asked.sha256:
        raise Refused(N_("Nothing was kept. {why}"), why=asked.wrong[0])
    answer = _keep(desk, asked, data, pem)
    at = holds.at.astimezone(desk.clock().tzinfo)
    done = desk.do(number, NoteStamped(asked.sha256, holds.authority, at.isoformat(), holds.root))
    return replace(_proof(desk, number, asked, answer, holds), done=done)


def write_request(desk: HomeDesk, asked: Asked, target: Path, over: bool = False) -> None:
    """Write a request where the user says, and its manifest beside it as .txt. Raises `Refused`, `HomeProblem`."""
    write_out(desk.home, target, asked.request.read_bytes(), over)
    write_out(desk.home, Path(f"{target}.txt"), asked.manifest.read_bytes(), over)


def proofs(desk: HomeDesk, number: int, roots: Path | None = None) -> tuple[Proof | Refused, ...]:
    """Every answer that was kept for a case, checked anew; what does not hold is its problem.

    Raises `Refused` for `roots` that are none.
    """
    with extra(EXTRA):
        from store.proof.answer import MOST_BYTES as MOST
        from store.proof.holding import check
        from store.proof.sentences import does_not_hold
        from store.proof.wrong import Wrong
    given = _roots(roots) if roots else b""
    found: list[Proof | Refused] = []
    for asked in _asked(desk, number):
        for answer in sorted(asked.request.parent.glob(f"{asked.request.stem}-*.tsr")):
            kept = answer.with_suffix(".pem")
            pem = given if roots else read_given(kept, MOST_ROOTS) if kept.exists() else b""
            try:
                _, holds = check(read_given(answer, MOST), [asked.request.read_bytes()], pem)
            except Wrong as wrong:
                found.append(does_not_hold(wrong, answer, roots or kept))
            else:
                found.append(_proof(desk, number, asked, answer, holds))
    return tuple(found)


def _roots(path: Path) -> bytes:
    """Root certificates that somebody gave to check with. Raises `Refused` when they are none."""
    from store.proof.chain import read_roots
    from store.proof.errors import Unreadable

    data = read_given(path, MOST_ROOTS)
    try:
        read_roots(data)
    except Unreadable as error:
        text = N_(
            "{roots} cannot be read as certificates (PEM or DER); nothing was checked. Give the file with the root "
            "certificate of the authority."
        )
        raise Refused(text, roots=str(path)) from error
    return data


def waiting(desk: HomeDesk, number: int) -> tuple[Asked, ...]:
    """The requests of a case that have no answer."""
    return tuple(
        one for one in _asked(desk, number) if not any(one.request.parent.glob(f"{one.request.stem}-*.tsr"))
    )


def _events(desk: HomeDesk, number: int) -> list[dict[str, Any]]:
    desk.view(number)  # one that cannot be read is told
    return list(desk.file.histories().cases[number])


def _refuse_changed(desk: HomeDesk, number: int) -> None:
    for kept in desk.exhibits(desk.view(number)):
        if kept.state is CopyState.UNREADABLE:
            raise Refused(
                N_("The copy of E{no} cannot be read, so it is not known whether it is what was taken in; no stamp "
                   "was asked for. See to its rights or its disk."),
                no=kept.exhibit.no,
            )  # fmt: skip
        if kept.state not in INTACT:
            raise Refused(
                N_("The copy of E{no} is not what was taken in; a stamp of it would prove nothing. {do_verify_case}"
                   " tells more."),
                no=kept.exhibit.no, number=number,
            )  # fmt: skip


def _asked(desk: HomeDesk, number: int) -> list[Asked]:
    """The requests of a case, the newest manifest first."""
    events, found = _events(desk, number), []
    for path in sorted((desk.home.stamps / str(number)).glob("*.tsq")):
        manifest = path.with_suffix(".txt")
        one = listed(manifest, path.stem, number, events)
        found.append(Asked(manifest, path, one.sha256, one.events, one.exhibits, one.differs))
    return sorted(found, key=lambda one: -one.events)


def _keep(desk: HomeDesk, asked: Asked, data: bytes, pem: bytes) -> Path:
    """Keep an answer and the roots it was checked against; the same answer is kept once."""
    files, stem = desk.home.files(), asked.request.stem
    known = sorted(asked.request.parent.glob(f"{stem}-*.tsr"))
    path = next((one for one in known if one.read_bytes() == data), None)
    if path is None:
        path = asked.request.with_name(f"{stem}-{len(known) + 1}.tsr")
        with new_file(path, files=files) as file:
            file.write(data)
    if pem:
        write_atomic(path.with_suffix(".pem"), pem, files)
    return path


def _proof(desk: HomeDesk, number: int, asked: Asked, answer: Path, holds: Holds) -> Proof:
    events = _events(desk, number)
    since = sum(event["kind"] != Stamped.kind for event in events[asked.events :])
    differs, notes = _differs(desk, number, asked, events), _notes(desk, asked, events, holds)
    return Proof(asked, answer, holds, differs, notes, since)


def _differs(desk: HomeDesk, number: int, asked: Asked, events: Sequence[dict[str, Any]]) -> tuple[Message, ...]:
    """What the manifest lists that is not so any more, or that it is another one itself."""
    if not asked.sha256:
        return asked.wrong
    then = read_case(number, list(events[: asked.events])).exhibits
    if sha256(manifest_of(number, events[: asked.events], then)).hexdigest() != asked.sha256:
        return (message(N_("The case is not as the manifest lists it: events or exhibits were changed since.")),)
    states = ((one, desk.vault.check(number, one)) for one in then)
    changed = (message(_NOT_AS_STAMPED[state], no=one.no) for one, state in states if state not in INTACT)
    return (*asked.wrong, *changed)


def _notes(desk: HomeDesk, asked: Asked, events: Sequence[dict[str, Any]], holds: Holds) -> tuple[Message, ...]:
    now, notes = desk.clock(), []
    newest = max((datetime.fromisoformat(event["at"]) for event in events[: asked.events]), default=now)
    if holds.at > now + CLOCKS or holds.at < newest - CLOCKS:
        text = N_("The stamped moment {moment} does not fit the clock of this computer: one of the two is wrong.")
        notes.append(message(text, moment=digits(holds.at.astimezone(now.tzinfo))))
    if not holds.root:
        text = N_("Who the authority is was not checked; for that, give its root certificate: {with_roots}.")
        notes.append(message(text))
    return tuple(notes)
