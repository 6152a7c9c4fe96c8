"""Everything at once at one home, for a minute: `python -m tests.store.storm 60`.

Four hands write and attach and are killed, ended and stopped; beside them one repairs, one loads and takes back,
one purges, one verifies, one writes backups, one looks on as an open desk does, and a desk is open in a terminal.
What somebody was told of is there afterwards, once; what was purged is nowhere; the desks that looked on show
what a fresh one shows; nothing half written is left; `doctor` finds all well.
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from store.care import copies, leftovers
from store.care.backup import Scope, backup, restore
from store.care.copies import Orphan, orphans, remove_orphans
from store.care.dump import read_dump
from store.care.health import examine, verify
from store.care.leftovers import remove_half_written
from store.care.purge import purge
from store.care.recovery import mend
from store.care.transfer import dump_of, load, undo_load
from store.case.intents import MarkItem, NoteDiary, OpenCase, TrashCase, UndoChange
from store.days.clock import HOME_ZONE, system_clock
from store.disk.home import Home
from store.disk.journal import storage
from store.errors import Refused
from store.kept import CopyState
from store.opening import HomeDesk, open_home
from tests.e2e.terminal import Terminal

HANDS, SHARED = 4, 3
SECRET = "密语"
Tell = Callable[..., object]


def desk_of(home: Path, author: str) -> HomeDesk:
    """A desk by the clock of this computer."""
    return open_home(Home(home), system_clock(HOME_ZONE), author, "zh")


def opened(desk: HomeDesk, product: str) -> int:
    """The number of a new case."""
    return desk.open(OpenCase("douyin", facts={"product": product})).view.number


def write(home: Path, author: str, tell: Tell) -> None:
    """Write to shared and to own cases, attach, undo; tell of each change once it is saved."""
    chance = random.Random(author)
    for first in count(0, 40):
        desk = desk_of(home, author)
        own = opened(desk, author)
        tell("opened", own, author)
        for n in range(first, first + 40):
            number = own if chance.random() < 0.5 else chance.randrange(1, SHARED + 1)
            match n % 10:
                case 0:
                    stored = desk.attach_stream(number, io.BytesIO(f"{author} {n}".encode()), f"{n}.txt", "order")
                    tell("attached", number, stored.view.exhibits[-1].stored)
                case 1:
                    if desk.do(own, MarkItem("order", chance.choice(("have", "missing")))).changed:
                        desk.do(own, UndoChange())
                case _:
                    desk.do(number, NoteDiary(f"{author}.{n}", "me", "other", ""))
                    tell("noted", number, f"{author}.{n}")
        desk.close()


def repair(home: Path, author: str, tell: Tell) -> None:
    """Mend, again and again, what is whole."""
    while True:
        said = " ".join(map(str, mend(Home(home))))
        tell("repaired" if "nothing was changed" in said else "wrong", 0, said)
        time.sleep(0.3)


def loads(home: Path, author: str, tell: Tell) -> None:
    """Load the cases of another home and take them back."""
    with tempfile.TemporaryDirectory() as folder:
        other = desk_of(Path(folder) / "other", author)
        for n in range(3):
            opened(other, f"{author} {n}")
        dump = dump_of(other)[0]
        while True:
            desk = desk_of(home, author)
            load(desk, read_dump(io.BytesIO(dump)))
            tell("loaded", 0, "")
            with suppress(Refused):
                undo_load(desk)
            desk.close()


def purges(home: Path, author: str, tell: Tell) -> None:
    """Begin cases with a secret in them, and take them away for good."""
    n = 0
    while True:
        desk, n = desk_of(home, author), n + 1
        number = opened(desk, f"{SECRET}.{n}")
        desk.attach_stream(number, io.BytesIO(f"{SECRET}.{n}".encode()), "secret.txt", "order")
        desk.do(number, TrashCase())
        purge(desk.home, desk.file, number)
        tell("purged", number, f"{SECRET}.{n}")
        desk.close()


def verifies(home: Path, author: str, tell: Tell) -> None:
    """Verify beside all of that."""
    desk = desk_of(home, author)
    while True:
        wrong = [str(check.words) for check in verify(desk) if not check.ok]
        tell("wrong" if wrong else "verified", 0, "; ".join(wrong))
        time.sleep(0.2)


def backs_up(home: Path, author: str, tell: Tell) -> None:
    """Write a copy of everything into a folder of the user's, again and again."""
    mine = home.parent / "mine"
    mine.mkdir(exist_ok=True)
    for n in count():
        desk = desk_of(home, author)
        backup(desk, mine / f"{author}-{n % 3}.zip", Scope.EVERYTHING, over=True)
        tell("backed up", 0, "")


def spawned(work: Callable[[Path, str, Tell], None], home: Path, author: str, told: Path) -> int:
    """Do it in a fork that writes down what it was told; the process."""
    child = os.fork()
    if child:
        return child
    output = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(what: str, number: int, text: str) -> None:
        os.write(output, f"{what}\t{number}\t{text}\n".encode())

    try:
        work(home, author, tell)
    finally:  # it never ends by itself
        tell("wrong", 0, f"{author}: {sys.exc_info()[1]!r}".replace("\n", " "))
        os._exit(1)


class Hands:
    """Those who write, each killed, ended or stopped in its turn, and one who writes backups and is killed."""

    def __init__(self, folder: Path, told: Path) -> None:
        self._home, self._told, self._chance = folder / "home", told, random.Random(1)
        self._hands, self.born, self.harm = list[int](), 0, Counter[str]()
        self._backing = spawned(backs_up, self._home, "backs", told)
        self._others = [spawned(one, self._home, one.__name__, told) for one in (repair, loads, purges, verifies)]

    def fill(self) -> None:
        """As many as there are to be."""
        while len(self._hands) < HANDS:
            self.born += 1
            self._hands.append(spawned(write, self._home, f"h{self.born}", self._told))

    def hurt(self) -> None:
        """Do something to one of them, or nothing."""
        victim = self._chance.choice(self._hands)
        match self._chance.choice(("kill", "end", "stop", "kill a backup", "look", "look")):
            case "kill" | "end" as how:
                ended(victim, signal.SIGKILL if how == "kill" else signal.SIGTERM)
                self._hands.remove(victim)
                self.harm[how] += 1
            case "kill a backup" as how:
                ended(self._backing)
                self._backing = spawned(backs_up, self._home, "backs", self._told)
                self.harm[how] += 1
            case "stop":
                os.kill(victim, signal.SIGSTOP)
                time.sleep(0.2)
                os.kill(victim, signal.SIGCONT)
                self.harm["stop"] += 1

    def end(self) -> None:
        """Kill them all."""
        for child in (*self._hands, *self._others, self._backing):
            ended(child)


def ended(child: int, how: signal.Signals = signal.SIGKILL) -> None:
    """End a process of ours."""
    os.kill(child, how)
    os.waitpid(child, 0)


def run(home: Path, seconds: float) -> Iterator[str]:
    """The storm, and what it came to. Raises `AssertionError`."""
    storage.FOLD_AT = 60_000
    desk = desk_of(home / "home", "parent")
    for n in range(SHARED):
        opened(desk, f"shared {n}")
    desk.views()
    chance, told, looks = random.Random(2), home / "told", 0
    command = [sys.executable, "-m", "tui", "--home", str(home / "home"), "--lang", "zh"]
    with Terminal(command, os.environ) as terminal:
        terminal.until("shared 0")
        hands, end = Hands(home, told), time.monotonic() + seconds
        while time.monotonic() < end:
            hands.fill()
            time.sleep(chance.uniform(0.05, 0.4))
            terminal.press(chance.choice(("down", "up", "enter", "esc", "pagedown")))
            terminal.read(0.01)
            desk.refresh()
            desk.views()
            looks += 1
            hands.hurt()
        hands.end()
        opened(desk, "the last one")
        seen(terminal, "the last one")
    lines = [line.split("\t") for line in told.read_text().split("\n")[:-1]]
    yield f"{len(lines)} told: {dict(Counter(line[0] for line in lines))}"
    yield f"{hands.born} hands: {dict(hands.harm)}; the open desk looked {looks} times, one was open in a terminal"
    yield from checked(home / "home", desk, lines)
    yield whole_backups(home / "mine")


def seen(terminal: Terminal, product: str) -> None:
    """That the desk in the terminal lives, finds what was written last, and leaves well."""
    for key in (*["esc"] * 4, "/", product, "enter"):
        terminal.press(key)
        terminal.settle(0.3, 2)
    terminal.until(product)
    terminal.press("ctrl+q")
    assert terminal.until_gone() == 0, terminal.text
    assert b"Traceback" not in terminal.tail


def whole_backups(mine: Path) -> str:
    """That each backup which has its name is whole, and nothing else lies there."""
    names = sorted(path.name for path in mine.iterdir())
    assert all(name.endswith(".zip") and name[0] != "." for name in names), names
    for name in names:
        there = Home(mine.parent / f"restored {name}")
        restore(mine / name, there)
        desk = desk_of(there.path, "restored")
        wrong = [
            str(check.words) for check in verify(desk) if not check.ok and "No case names" not in str(check.words)
        ]
        assert not wrong, wrong
    return f"{len(names)} backups have their names and are whole; nothing half written is left beside them"


def checked(home: Path, desk: HomeDesk, lines: list[list[str]]) -> Iterator[str]:
    """That all which was told is so. Raises `AssertionError`."""
    assert not [line for line in lines if line[0] == "wrong"], [line for line in lines if line[0] == "wrong"][:5]
    fresh = desk_of(home, "later")
    fresh.close()  # what a purge that was killed left is finished, what was cut off is cleaned
    fresh = desk_of(home, "later")
    views = {view.number: view for view in fresh.views()}
    given = Counter(number for what, number, _ in lines if what in ("opened", "purged"))
    assert max(given.values()) == 1, given.most_common(3)
    for what, number, text in lines:
        case = views[int(number)].case if int(number) in views else None
        match what:
            case "noted":
                assert case and [entry.text for entry in case.diary].count(text) == 1, (number, text)
            case "attached":
                assert case, number
                (one,) = [one for one in case.exhibits if one.stored == text]
                assert fresh.vault.check(int(number), one) is CopyState.UNCHANGED
            case "purged":
                ended = f'{text}"'.encode()  # 1 is not 12
                assert case is None, number
                held = [path for path in home.rglob("*") if path.is_file() and ended in path.read_bytes()]
                assert not held, (text, held)
    desk.refresh()
    assert dump_of(desk)[0] == dump_of(fresh)[0]
    assert [view.number for view in desk.views()] == [view.number for view in fresh.views()]
    copies.SETTLED = leftovers.SETTLED = -1
    half = remove_half_written(fresh.home)
    left = [one for one in orphans(fresh) if isinstance(one, Orphan)]
    removed = remove_orphans(fresh)
    assert len(removed) == len(left)
    wrong = [str(check.words) for check in examine(fresh.home, lambda: fresh) if not check.ok]
    assert not wrong, wrong
    yield f"{len(views)} cases; nothing lost, nothing twice, nothing of a purged case left; doctor finds nothing"
    yield f"{len(half)} files of the home were left half written by the killed: named, and tidied away"
    yield f"{len(left)} copies were placed and their hand was killed before it named them: named, and tidied away"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for line in run(Path(temporary), float(sys.argv[1])):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
