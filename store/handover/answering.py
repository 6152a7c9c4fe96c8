"""What comes back: remarks and proposals of a copy, as a file, and how they are merged into their cases."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from content.text.words import N_, Message, message
from store.archive import BROKEN
from store.care.dump import EARLIEST, LATEST
from store.care.handed import Handed, recall
from store.care.output import output
from store.case.case import Case
from store.case.intents import Remark, TakeRemarks
from store.case.outside import can_be_remarked
from store.case.proposals import remarks_since
from store.disk.copied import read_copy, refuse_in_copy
from store.errors import Refused, UnknownCase
from store.handover.given import given
from store.handover.packing import member_of, opening_of, readme
from store.handover.parcel import (
    ANSWER,
    ANSWER_FORMAT,
    BUNDLE,
    MOST_LIST,
    README,
    VERSION,
    Answer,
    AnswerRemark,
    mac_of,
)
from store.handover.sealing import Seal, check_seal, closed
from store.handover.unpacking import read_member
from store.handover.unsealing import Secrets, no_parcel, opened, wrong_secret
from store.opening import HomeDesk


class Merged(Struct, frozen=True):
    """What came into one case: its number, the remarks that are new, and how many were there already."""

    number: int
    new: tuple[Remark, ...]
    known: int


def answer(desk: HomeDesk, target: Path, seal: Seal, over: bool = False) -> int:
    """Write what was said in a copy into a file that goes back; how many remarks that are. Raises `Refused`."""
    copy = read_copy(desk.home)
    if copy is None:
        raise Refused(N_("This is no copy, so nothing goes back from here; {do_bundle} hands a case over."))
    check_seal(seal)
    said = [
        AnswerRemark(number, one.id, at.isoformat(), one.author, one.text, one.about, one.key, one.value)
        for number, since in sorted(copy.events.items())
        for at, one in remarks_since(desk.file.case(number), since)
    ]
    if not said:
        raise Refused(N_("Nothing was said here yet; nothing was written. Say it with {do_comment_text}."))
    made = Answer(ANSWER_FORMAT, VERSION, copy.id, desk.reading.author[:200], desk.clock().isoformat(), said)
    data, how = msgspec.json.encode(replace(made, mac=mac_of(made, copy.key))), readme(desk.reading.language)

    def write(archive: zipfile.ZipFile) -> Iterator[None]:
        for name, text in ((README, how.encode()), (ANSWER, data)):
            archive.writestr(member_of(archive, name), text)
            yield

    with output(desk.home, target, over) as file:
        closed(file, seal, write, how)
    return len(said)


def merge(desk: HomeDesk, path: Path, secrets: Secrets) -> tuple[Merged, ...]:
    """Take the remarks of an answer into their cases, as lines by name; a second time nothing is doubled.

    All of it is checked before anything is written. Raises `Refused` for what does not belong here, or was changed.
    """
    refuse_in_copy(desk.home)
    found = _read(path, secrets)
    handed = recall(desk.home, found.id)
    if handed is None:
        text = N_(
            "{path} answers a bundle of which nothing is known at this desk: it was made at another one, or its "
            "case was purged since; nothing was taken in."
        )
        raise Refused(text, path=str(path))
    if mac_of(found, handed.key) != found.mac:
        raise Refused(
            N_("{path} was changed since it was written, or is not whole; nothing was taken in. Ask for it again."),
            path=str(path),
        )
    by_case: dict[int, list[Remark]] = {}
    for one in found.remarks:
        by_case.setdefault(one.case, []).append(_remark(path, one, desk.clock()))
    cases = {number: _case(desk, handed, number) for number in sorted(by_case)}
    merged = []
    for number, remarks in by_case.items():
        known = {one.id for one in cases[number].remarks}
        desk.do(number, TakeRemarks(tuple(remarks)))
        new = tuple(one for one in remarks if one.id not in known)
        merged.append(Merged(number, new, len(remarks) - len(new)))
    return tuple(merged)


def _read(path: Path, secrets: Secrets) -> Answer:
    try:
        with given(path) as file, tempfile.TemporaryFile() as room, opened(path, file, secrets, room) as archive:
            if BUNDLE in archive.namelist():
                raise Refused(N_("{path} is a bundle, and no answer to one; {do_open} opens it."), path=str(path))
            found = msgspec.json.decode(read_member(archive, ANSWER, MOST_LIST), type=Answer)
    except BROKEN as error:
        if "password" in str(error).lower():
            raise wrong_secret(path) from error
        raise no_parcel(path, str(error)[:80] or type(error).__name__) from error
    if found.version > VERSION:
        raise Refused(
            N_("{path} was written by a newer tuikuan; nothing was opened. Update tuikuan."), path=str(path)
        )
    if found.format != ANSWER_FORMAT:
        raise no_parcel(path, ANSWER)
    return found


def _case(desk: HomeDesk, handed: Handed, number: int) -> Case:
    """The case an answer is about. Raises `Refused` when it is another one, or gone."""
    try:
        case = desk.file.case(number)
    except UnknownCase:
        case = None
    opening = opening_of(desk.file.histories().cases[number]) if case is not None else ""
    if case is None or handed.cases.get(number) != opening:
        raise Refused(N_("Case {number} of the answer is not the one that was handed over, or is gone; nothing was "
                         "taken in."), number=number)  # fmt: skip
    if case.trashed:
        raise Refused(N_("Case {number} is in the trash; take it out with {do_restore}."),
                      number=number)  # fmt: skip
    return case


def _remark(path: Path, one: AnswerRemark, now: datetime) -> Remark:
    try:
        at = datetime.fromisoformat(one.at)
        fits = at.tzinfo is not None and EARLIEST <= at.date() <= LATEST
    except ValueError:
        fits = False
    if not fits or not can_be_remarked({"id": one.id, "about": one.about, "value": one.value}):
        raise no_parcel(path, ANSWER)
    happened = min(at, now).astimezone(now.tzinfo).isoformat()
    return Remark(one.id, one.author, one.text, one.about, one.key, one.value, happened)


def told(merged: Merged) -> Message:
    """What came into a case, in words."""
    text = N_("Case {number}: new remarks: {new}, there already: {known}.")
    return message(text, number=merged.number, new=len(merged.new), known=merged.known)
