"""Kills what keeps a home in order at each of its system calls: `python -m tests.store.care.each_call`.

Each work is done in a fork that stands still until strace holds it; strace kills it as it begins its n-th call
that changes the disk. What is left must be sound: nothing that was saved is lost, and the same command once more
comes to the same end.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from store.care.backup import Scope, backup, restore
from store.care.dump import read_dump
from store.care.health import verify
from store.care.purge import finish, purge
from store.care.recovery import mend
from store.care.transfer import dump_of, load
from store.case.intents import NoteDiary, OpenCase, TrashCase
from store.days.clock import HOME_ZONE
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.disk.snapshots import Snapshots
from store.opening import HomeDesk, open_home
from tests.store.care.interrupted import tree

CALLS = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2", "unlink",
    "unlinkat", "link", "linkat", "mkdir", "mkdirat", "rmdir", "fchmod", "chmod", "fchmodat", "sendfile",
    "copy_file_range",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)
SECRET = "密语一二三"


class Work(NamedTuple):
    """What is cut short in a folder, and what must be so afterwards; `check` raises `AssertionError`."""

    name: str
    prepare: Callable[[Path], object]
    do: Callable[[Path], object]
    check: Callable[[Path], object]


def desk_of(folder: Path, name: str = "home") -> HomeDesk:
    """A desk on a home of the folder."""
    return open_home(Home(folder / name), lambda: NOW, "小李", "zh")


def begin(folder: Path, products: tuple[str, ...] = ("灯", "锅", SECRET), name: str = "home") -> None:
    """A home with evidence, a snapshot, and a change that stands only in the journal."""
    desk = desk_of(folder, name)
    for product in products:
        number = desk.open(OpenCase("douyin", facts={"product": product})).view.number
        desk.attach_stream(number, io.BytesIO(b"photo" + product[:2].encode()), "order.jpg", "order")
    desk.do(3, TrashCase())
    desk.drafts.save("note-3", {"text": products[2]})
    desk.close()
    Snapshots(desk.home.backups).make(NOW, desk.home.cases.read_bytes())
    desk_of(folder, name).do(1, NoteDiary("还有一条", "merchant", "chat"))


def damage(folder: Path) -> None:
    """One line of the file is written over."""
    begin(folder)
    path = folder / "home" / "cases.json"
    stat, data = path.stat(), path.read_bytes()
    at = data.index(b'"2":{')
    path.write_bytes(data[:at] + b"#" * 90 + data[at + 90 :])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def sound(desk: HomeDesk) -> None:
    """All that is kept is as it was taken in."""
    wrong = [str(check.words) for check in verify(desk) if not check.ok]
    assert not [words for words in wrong if "No case names" not in words], wrong


def all_there(folder: Path, name: str = "home") -> None:
    """The home of `begin`, with all its changes."""
    cases = read_dump(io.BytesIO(dump_of(desk_of(folder, name))[0])).cases
    assert [len(cases[number]) for number in sorted(cases)] == [4, 3, 4], cases
    sound(desk_of(folder, name))


def mended(folder: Path) -> None:
    """Mended once more, everything is there and whole."""
    mend(Home(folder / "home"))
    all_there(folder)
    assert "whole" in str(mend(Home(folder / "home"))[0])


def purged(folder: Path) -> None:
    """Nothing was done, or the next command ends it."""
    desk = desk_of(folder)
    if 3 in desk.file.cases():
        all_there(folder)
        return
    finish(desk.home, desk.file)
    desk.close()
    left = [name for name, data in tree(folder).items() if SECRET.encode() in data]
    assert not left, left
    sound(desk_of(folder))


def backed_up(folder: Path) -> None:
    """The home is as it was, and a file of the name that was asked for can be restored."""
    all_there(folder)
    assert not [path for path in folder.iterdir() if path.name[0] == "."]
    if (folder / "all.zip").exists():
        restore(folder / "all.zip", Home(folder / "there"))
        all_there(folder, "there")


def archived(folder: Path) -> None:
    """A backup of a home."""
    begin(folder)
    backup(desk_of(folder), folder / "all.zip", Scope.EVERYTHING)


def restored(folder: Path) -> None:
    """There is the whole home or none, and it can be made then."""
    if not (folder / "there").exists():
        restore(folder / "all.zip", Home(folder / "there"))
    all_there(folder, "there")


def loadable(folder: Path) -> None:
    """A dump of another home, and how it is when it was loaded."""
    begin(folder)
    begin(folder, ("伞", "表", "书", "笔"), "other")
    (folder / "dump.json").write_bytes(dump_of(desk_of(folder, "other"))[0])
    shutil.copytree(folder / "home", folder / "once")
    take_in(folder, "once")


def take_in(folder: Path, name: str = "home") -> None:
    """Load the dump."""
    load(desk_of(folder, name), read_dump(folder / "dump.json"))


def loaded(folder: Path) -> None:
    """All of it or none was loaded; loaded again it is all there."""
    wanted = dump_of(desk_of(folder, "once"))[0]
    if dump_of(desk_of(folder))[0] != wanted:
        all_there(folder)
    take_in(folder)
    assert dump_of(desk_of(folder))[0] == wanted


WORKS = (
    Work("fold", begin, lambda folder: CaseFile(folder / "home" / "cases.json").forget(), all_there),
    Work("repair", damage, lambda folder: mend(Home(folder / "home")), mended),
    Work("purge", begin, lambda folder: purge(Home(folder / "home"), desk_of(folder).file, 3), purged),
    Work("backup", begin, lambda folder: backup(desk_of(folder), folder / "all.zip", Scope.EVERYTHING), backed_up),
    Work("restore", archived, lambda folder: restore(folder / "all.zip", Home(folder / "there")), restored),
    Work("load", loadable, take_in, loaded),
)


def watched(work: Work, folder: Path, *how: str) -> int:
    """Do the work in a fork under strace; the status it ended with."""
    child = os.fork()
    if not child:
        status = 1
        try:
            os.kill(os.getpid(), signal.SIGSTOP)
            work.do(folder)
            status = 0
        finally:
            os._exit(status)
    os.waitpid(child, os.WUNTRACED)
    strace = subprocess.Popen(["strace", "-f", "-qq", "-p", str(child), *how], stderr=subprocess.DEVNULL)
    status_file = Path(f"/proc/{child}/status")
    while f"TracerPid:\t{strace.pid}" not in status_file.read_text():
        assert strace.poll() is None, "strace may not hold a process here"
        time.sleep(0.002)
    os.kill(child, signal.SIGCONT)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    strace.wait()
    return status


def places(work: Work, folder: Path, log: Path) -> list[tuple[str, int]]:
    """The calls that change the disk, in order: each with how many there were of its name before, and itself."""
    assert watched(work, folder, "-o", str(log), "-e", f"trace={','.join(CALLS)}") == 0
    counts, found = dict.fromkeys(CALLS, 0), list[tuple[str, int]]()
    for line in log.read_text(errors="replace").splitlines():
        if (match := re.match(r"(?:\d+ +)?(\w+)\(", line)) and match[1] in counts:
            counts[match[1]] += 1
            if match[1] != "openat" or re.search("O_CREAT|O_WRONLY|O_RDWR", line):
                found.append((match[1], counts[match[1]]))
    return found


def run(work: Work, base: Path) -> tuple[int, int]:
    """Kill a work at each of its places; how many there are, and at how many it was killed."""
    kept, folder, killed = base / "kept", base / "place", 0
    folder.mkdir()
    work.prepare(folder)
    shutil.copytree(folder, kept)
    every = places(work, folder, base / "log")
    for call, n in every:
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        how = f"inject={call}:signal=KILL:when={n}"
        killed += watched(work, folder, "-o", os.devnull, "-e", f"trace={call}", "-e", how) != 0
        try:
            work.check(folder)
        except AssertionError as error:
            raise AssertionError(f"{work.name} killed at {call} {n}: {error}") from error
    return len(every), killed


if __name__ == "__main__":
    for one in WORKS:
        if one.name in sys.argv[1:] or not sys.argv[1:]:
            with tempfile.TemporaryDirectory() as temporary:
                count, cut = run(one, Path(temporary))
            sys.stdout.write(f"{one.name}: {count} places, killed at {cut}, nothing lost and nothing untrue\n")
            sys.stdout.flush()
