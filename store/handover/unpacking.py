"""Opens a bundle: what somebody gave becomes a home of its own, a copy to read and to remark on.

Nothing of a bundle is believed: every name is looked at, every size is held to what the list says, every file is
compared with its hash, cases are read as those of a dump are. What is wrong ends in one sentence, and nothing is
left.
"""

from __future__ import annotations

import os
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from content.text.words import N_, Message, Problem
from store.archive import BROKEN
from store.care.dump import read_dump
from store.care.transfer import load
from store.days.clock import Clock
from store.disk.caserows import read_case
from store.disk.copied import Copy, read_copy
from store.disk.files import CHUNK, Files, write_atomic
from store.disk.home import Home
from store.disk.unfinished import making
from store.errors import Refused, cannot_write
from store.handover.given import given
from store.handover.parcel import (
    ANSWER,
    BUNDLE,
    CASES,
    FORMAT,
    MOST_CASES_BYTES,
    MOST_FILES,
    MOST_LIST,
    MOST_PAGE,
    README,
    VERSION,
    Bundle,
    is_inner_name,
)
from store.handover.unsealing import Secrets, no_parcel, opened, wrong_secret
from store.opening import open_home
from store.ports import Histories


class Opened(Struct, frozen=True):
    """A bundle that was opened: its home, of what it is a copy, whether it had been opened there before, and what
    is to be known of it."""

    home: Home
    copy: Copy
    before: bool
    notes: tuple[Message, ...]


class Given(Struct, frozen=True):
    """A file that somebody gave, what opens it, and the clock by which it is opened."""

    path: Path
    secrets: Secrets
    clock: Clock


def open_bundle(what: Given, place: Path, *, inside: bool = True) -> Opened:
    """Open a bundle into a home: `place` itself, or a folder in it that is called by the bundle's id.

    One that was opened there before is left as it is, with its remarks. Raises `Refused` and `HomeProblem`.
    """
    beside = (place / "copy" if inside else place).absolute()
    try:
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with making(beside, ".opening") as folder:
            new = Home(folder / "home")
            new.prepare()
            with given(what.path) as file, (folder / "room").open("w+b") as room:
                bundle, histories = _unpack(what, file, room, new)
            return _put(
                bundle, _load(what, new, bundle, histories), new, Home(place / bundle.id[:12] if inside else place)
            )
    except OSError as error:
        raise cannot_write(place, error) from error


def _put(bundle: Bundle, notes: tuple[Message, ...], new: Home, target: Home) -> Opened:
    """Give a home that was made its place, unless the same bundle was opened there before."""
    events = {one.number: one.events for one in bundle.cases}
    copy = Copy(bundle.id, bundle.key, bundle.by, bundle.whom, bundle.made, events)
    if target.path.exists() and any(target.path.iterdir()):
        known = read_copy(target)
        if known is None or known.id != copy.id:
            raise Refused(N_("{path} is not empty; nothing was opened. Choose another folder: {with_into}."),
                          path=str(target.path))  # fmt: skip
        return Opened(target, known, True, ())
    write_atomic(new.copied, msgspec.json.encode(copy))
    Files().replace(new.path, target.path)
    Files().sync_folder(target.path.parent)
    return Opened(target, copy, False, notes)


def _unpack(what: Given, file: BinaryIO, room: BinaryIO, home: Home) -> tuple[Bundle, Histories]:
    """Unpack all but the cases into a home, and read these."""
    path = what.path
    try:
        with opened(path, file, what.secrets, room) as archive:
            bundle = _bundle(path, archive)
            histories = _cases(path, archive, bundle)
            _check_names(path, archive, bundle, histories)
            for name in bundle.files:
                if name != CASES:
                    _take_out(path, archive, name, bundle, home)
            return bundle, histories
    except BROKEN as error:
        if "password" in str(error).lower():
            raise wrong_secret(path) from error
        raise no_parcel(path, str(error)[:80] or type(error).__name__) from error


def _load(what: Given, home: Home, bundle: Bundle, histories: Histories) -> tuple[Message, ...]:
    """Take the cases into a new home; what is to be known of them."""
    desk = open_home(home, what.clock, bundle.by, "zh")
    try:
        return load(desk, histories, sure=True).notes
    except Refused as error:
        raise no_parcel(what.path, CASES) from error
    finally:
        desk.close()


def _bundle(path: Path, archive: zipfile.ZipFile) -> Bundle:
    """The list of a bundle. Raises `Refused`."""
    if ANSWER in archive.namelist():
        raise Refused(N_("{path} is an answer to a bundle; {do_merge} takes it in."), path=str(path))
    try:
        found = msgspec.json.decode(read_member(archive, BUNDLE, MOST_LIST), type=Bundle)
    except (KeyError, msgspec.MsgspecError) as error:
        raise no_parcel(path, BUNDLE) from error
    if found.version > VERSION:
        raise Refused(
            N_("{path} was written by a newer tuikuan; nothing was opened. Update tuikuan."), path=str(path)
        )
    if found.format != FORMAT or CASES not in found.files or len(found.files) > MOST_FILES:
        raise no_parcel(path, BUNDLE)
    return found


def _cases(path: Path, archive: zipfile.ZipFile, bundle: Bundle) -> Histories:
    data = read_member(archive, CASES, MOST_CASES_BYTES)
    if sha256(data).hexdigest() != bundle.files[CASES].sha256:
        raise no_parcel(path, CASES)
    try:
        found = read_dump(BytesIO(data))
    except Problem as error:
        raise no_parcel(path, CASES) from error
    if {number: len(events) for number, events in found.cases.items()} != {
        one.number: one.events for one in bundle.cases
    }:
        raise no_parcel(path, CASES)
    return found


def _check_names(path: Path, archive: zipfile.ZipFile, bundle: Bundle, histories: Histories) -> None:
    """Raise `Refused` for files that are not listed, that lead elsewhere, that no case names, or that are packed so
    that more comes out than lies in there."""
    members = [one for one in archive.infolist() if one.filename not in (BUNDLE, README)]
    names = [one.filename for one in members]
    if sorted(names) != sorted(bundle.files):
        raise no_parcel(path, ", ".join(sorted(set(names) ^ bundle.files.keys())[:3])[:80] or "×2")
    known = {
        f"evidence/{number}/{one.stored}": (one.size, one.sha256)
        for number, history in histories.cases.items()
        for one in read_case(number, history).exhibits
    }
    for one in members:
        listed = bundle.files[one.filename]
        is_evidence = one.filename.startswith("evidence/")
        if not is_inner_name(one.filename) or one.file_size != listed.size or one.external_attr >> 28 == 0o12:
            raise no_parcel(path, one.filename[:80])
        if is_evidence and (
            known.get(one.filename) != (listed.size, listed.sha256) or one.file_size > one.compress_size
        ):
            raise no_parcel(path, one.filename[:80])
        if one.filename != CASES and not is_evidence and one.file_size > MOST_PAGE:
            raise no_parcel(path, one.filename[:80])


def _take_out(path: Path, archive: zipfile.ZipFile, name: str, bundle: Bundle, home: Home) -> None:
    """Unpack one file, whose name was looked at, and compare it with its hash."""
    target, listed, files = home.path.joinpath(*name.split("/")), bundle.files[name], Files()
    files.make_folder(target.parent)
    handle, digest, size = files.create(target), sha256(), 0
    try:
        with archive.open(name) as source:
            while chunk := source.read(CHUNK):
                size += len(chunk)
                if size > listed.size:
                    raise no_parcel(path, name[:80])
                digest.update(chunk)
                files.write(handle, chunk, size - len(chunk))
        if digest.hexdigest() != listed.sha256:
            raise no_parcel(path, name[:80])
        if name.startswith("evidence/"):
            files.protect(handle)
    finally:
        os.close(handle)


def read_member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A file of an archive, no more than `most` bytes. Raises `KeyError` and `ValueError`."""
    if archive.getinfo(name).file_size > most:
        raise ValueError(f"{name}: > {most >> 20} MB")
    with archive.open(name) as member:
        return member.read(most)
