"""Copies of a home in one file, and the way back to the same home.

A backup of everything is a `.zip` with `cases.json`, all copies of evidence (also those of undone changes), the
user's own playbooks, settings, holidays, drafts and letters, and `backup.json`, which names every file with its
SHA-256. It unpacks to a home; `restore` also compares each file with what it should be.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec
from msgspec import Struct

from content.text.words import N_, Message, counted
from store.archive import BROKEN
from store.care.leftovers import RESTORING
from store.care.output import output
from store.disk.files import CHUNK, Files, new_file
from store.disk.home import Home
from store.disk.snapshots import Snapshots
from store.disk.unfinished import making, unfinished
from store.errors import Refused, cannot_read, cannot_write
from store.opening import HomeDesk

MANIFEST = "backup.json"
MOST_FILES = 1_000_000
MOST_BYTES = 1 << 40
_FILES = frozenset(("cases.json", "config.toml", "copy.json", "holidays.toml", "people.json"))
_FOLDERS = frozenset(("evidence", "stamps", "handed", "playbooks", "drafts", "letters"))


class Scope(StrEnum):
    """What a backup holds."""

    CASES = "cases"
    EVIDENCE = "evidence"
    EVERYTHING = "everything"


class _Manifest(Struct):
    format: str
    version: int
    files: dict[str, str]


def backup(desk: HomeDesk, target: Path | None = None, scope: Scope = Scope.CASES, over: bool = False) -> Path:
    """Write a backup into a new file, and return its path; without a target it goes into `backups/`.

    Raises `Refused` for a name that is taken, and `HomeProblem`.
    """
    home, now = desk.home, desk.clock()
    if target is None and scope is Scope.CASES:
        return Snapshots(home.backups, home.files()).make(now, desk.file.plain).path
    plain = desk.file.plain()
    with ExitStack() as opened:
        if target is None:
            home.files().make_folder(home.backups)
            target = home.backups / f"tuikuan-{now:%Y-%m-%d-%H%M%S}.zip"
            token = opened.enter_context(unfinished(home, home.backups))
            file = opened.enter_context(new_file(target, files=home.files(), token=token))
        else:
            file = opened.enter_context(output(home, target, over))
        if scope is Scope.CASES:
            file.write(plain)
        else:
            _pack(file, home, plain, scope)
    return target


def _pack(file: BinaryIO, home: Home, plain: bytes, scope: Scope) -> None:
    sums = {"cases.json": sha256(plain).hexdigest()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        archive.writestr(_info("cases.json"), plain)
        for path, name in _members(home, scope):
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue  # gone since it was listed: a draft that was saved, a case that was purged
            except OSError as error:
                raise cannot_read(path, error) from error
            with source, archive.open(_info(name), "w", force_zip64=True) as member:
                digest = sha256()
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    member.write(chunk)
            sums[name] = digest.hexdigest()
        archive.writestr(_info(MANIFEST), msgspec.json.encode(_Manifest("tuikuan-backup", 1, sums)))


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def _members(home: Home, scope: Scope) -> Iterator[tuple[Path, str]]:
    folders = [home.evidence, home.stamps]
    if scope is Scope.EVERYTHING:
        folders += [home.handed, home.playbooks, home.drafts, home.letters]
        single = (home.config, home.copied, home.holidays, home.people)
        yield from ((path, path.name) for path in single if path.is_file())
    for folder in folders:
        for path in _below(folder):
            parts = path.relative_to(folder).parts
            if path.is_file() and not any(part[0] == "." for part in parts):
                yield path, PurePosixPath(folder.name, *parts).as_posix()


def _below(folder: Path) -> Iterator[Path]:
    """All that is no folder below one. A folder in it that is a link counts as if it lay there, as it does for the
    desk; links to files and further ones do not. Raises `HomeProblem` for what cannot be looked into."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise cannot_read(folder, error) from error

    try:
        linked = [path for path in folder.iterdir() if path.is_symlink() and path.is_dir()]
    except OSError as error:
        refuse(error)
        return
    for top in (folder, *linked):
        for root, folders, names in os.walk(top, onerror=refuse):
            folders.sort()
            found = (Path(root, name) for name in sorted(names))
            yield from (path for path in found if not path.is_symlink())


def restore(archive: Path, home: Home) -> tuple[Message, ...]:
    """Make the home that a backup holds, in a place where there is none yet; tells what it holds.

    Raises `Refused` when something is there, or when the archive is not what a backup is; then nothing was made.
    """
    _check_empty(home)
    try:
        home.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with making(home.path.absolute(), RESTORING) as folder:
            files = _unpack(archive, folder)
            _put_in_place(folder, home)
    except OSError as error:
        raise cannot_write(home.path, error) from error
    text = N_("Restored: {n} files from {path}. {do_verify} compares everything.")
    one = N_("Restored: {n} file from {path}. {do_verify} compares everything.")
    return (counted(one, text, files, path=str(archive)),)


def _check_empty(home: Home) -> None:
    kept = [path for path in home.path.rglob("*") if not path.is_dir()] if home.path.is_dir() else []
    if kept or home.path.is_file():
        raise Refused(
            N_("{path} is not empty; nothing was restored. Choose an empty place with {with_home}, or take the "
               "cases in with {do_load}."),
            path=str(home.path),
        )  # fmt: skip


def _unpack(archive: Path, making: Path) -> int:
    """Unpack a backup, file by file, each looked at; how many there are. Raises `Refused`."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [one for one in opened.infolist() if not one.is_dir()]
            if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_BYTES:
                raise _no_backup(archive, "size")
            known = _manifest(archive, opened)
            names = {one.filename for one in members} - {MANIFEST}
            if "cases.json" not in names or (known is not None and names != known.keys()):
                raise _no_backup(archive, ", ".join(sorted(names ^ (known or {"cases.json": ""}).keys())[:3]))
            for one in members:
                if one.filename != MANIFEST:
                    _unpack_one(archive, opened, one, making, known)
    except FileNotFoundError:
        raise Refused(N_("There is no file {path}; nothing was restored."), path=str(archive)) from None
    except BROKEN as error:
        if _is_json(archive):
            text = N_("{path} holds cases alone; nothing was restored. {do_load} reads them in.")
            raise Refused(text, path=str(archive)) from None
        raise _no_backup(archive, str(error)[:100] or type(error).__name__) from error
    return len(names)


def _is_json(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(1) == b"{"


def _unpack_one(
    archive: Path, opened: zipfile.ZipFile, member: zipfile.ZipInfo, making: Path, known: dict[str, str] | None
) -> None:
    parts = PurePosixPath(member.filename).parts
    fits = member.filename in _FILES or (len(parts) > 1 and parts[0] in _FOLDERS)
    if not fits or any(part in ("..", ".") or part[0] == "." or "\\" in part or "\0" in part for part in parts):
        raise _no_backup(archive, member.filename)
    target, digest, files, offset = making.joinpath(*parts), sha256(), Files(), 0
    files.make_folder(target.parent)
    handle = files.create(target)
    try:
        with opened.open(member) as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                files.write(handle, chunk, offset)
                offset += len(chunk)
        if parts[0] == "evidence":
            files.protect(handle)
        files.sync(handle)
    finally:
        files.close(handle)
    if known is not None and known[member.filename] != digest.hexdigest():
        raise _no_backup(archive, member.filename)


def _manifest(archive: Path, opened: zipfile.ZipFile) -> dict[str, str] | None:
    """The files a backup says it has, None where it says nothing: older ones had no such list."""
    try:
        data = opened.read(MANIFEST)
    except KeyError:
        return None
    try:
        found = msgspec.json.decode(data, type=_Manifest)
    except msgspec.MsgspecError as error:
        raise _no_backup(archive, MANIFEST) from error
    if found.format != "tuikuan-backup":
        raise _no_backup(archive, MANIFEST)
    if found.version > 1:
        raise Refused(
            N_("{path} was written by a newer tuikuan; nothing was restored. Update tuikuan."), path=str(archive)
        )
    return found.files


def _put_in_place(making: Path, home: Home) -> None:
    for folder in [making, *(path for path in making.rglob("*") if path.is_dir())]:
        Files().sync_folder(folder)
    group = home.path.stat().st_gid if home.path.is_dir() else -1
    for folder in sorted(home.path.rglob("*"), reverse=True):
        folder.rmdir()
    if home.shared:
        for path in (making, *making.rglob("*")):
            os.chown(path, -1, group)
            evidence = path.relative_to(making).parts[:1] == ("evidence",)
            path.chmod(0o2770 if path.is_dir() else 0o440 if evidence else 0o660)
    Files().replace(making, home.path)  # onto an empty folder, if there is one
    Files().sync_folder(home.path.parent)


def _no_backup(archive: Path, why: str) -> Refused:
    return Refused(
        N_("{path} is not a backup of tuikuan, or was changed ({why}); nothing was restored."),
        path=str(archive),
        why=why,
    )
