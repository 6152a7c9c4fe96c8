"""A playbook that builds on another: it says only what differs, and the rest is read from its base.

What counts as different is decided file by file on the text, so that everything that reads a playbook sees one
whole: a table gains the rows of the base that it lacks, a page that `adds` stands below the page of the base, any
other file takes the place of the base's. With a chart of its own a playbook leaves out what the base says about
steps that chart does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from content.pack.errors import UnknownPage
from content.pack.files import Mark, mark_of
from content.pack.flow import ID
from content.text.words import N_

TABLES = ("reasons", "evidence", "limits", "channels", "laws", "grounds", "replies", "beyond")
_NODE = re.compile(rf"(?<![\w-])({ID})(?=[\[({{])")
_BAR = re.compile(r"(?<!\\)\|")
_KEY = re.compile(r"^([a-z_]+):")
_ADDS = re.compile(r"^adds:\s*true\s*$")
_STEPS = re.compile(r"^step:\s*\[(.*)\]\s*$")
_NONE = "—"


class Files(Protocol):
    """The files of a playbook in one language, by their paths with `/`."""

    def text(self, file: str) -> str:
        """The text of a file. Raises `PlaybookError`, and `UnknownPage` when it is not there."""

    def mark(self, file: str) -> Mark | None:
        """What changes when the text of a file does; found without putting it together. None when there is none."""

    def names(self, folder: str) -> list[str]:
        """The names of the pages in a folder, sorted, without their ending."""

    def has(self, file: str) -> bool:
        """Whether there is such a file."""

    def hold(self, folders: Iterable[str]) -> None:
        """Take the text of every file here and in `folders` now; what happens to them later shows no more."""

    def place(self, file: str, line: int) -> tuple[str, int]:
        """Where a line of a text really stands: the file as seen from the playbook's folder, and its line."""


class Joined(Struct, frozen=True):
    """A text put together of two; `places` says of each line where it stands: below zero in the base's file."""

    lines: tuple[str, ...]
    places: tuple[int, ...]


class BasedFiles:
    """The files of a playbook that builds on another, read through both."""

    def __init__(self, own: Files, base: Files, name: str, without: Iterable[str]) -> None:
        self._own, self._base, self._name = own, base, name
        self._without = frozenset(without)
        self._inheritable: dict[str, bool] = {}

    def text(self, file: str) -> str:
        """The text of a file, put together. Raises `PlaybookError`, and `UnknownPage` when neither has it."""
        return "\n".join(self._joined(file).lines)

    def mark(self, file: str) -> Mark | None:
        """The mark of all that the text of a file is made of: both files, and what says what is inherited."""
        mine, theirs = self._own.mark(file), self._base.mark(file)
        if mine is None and (theirs is None or not self._inherits(file)):
            return None
        return mark_of(repr((self._inheriting, mine, theirs)))

    def names(self, folder: str) -> list[str]:
        """The names of the pages in a folder, of both, sorted."""
        inherited = (name for name in self._base.names(folder) if self._inherits(f"{folder}/{name}.md"))
        return sorted({*self._own.names(folder), *inherited})

    def has(self, file: str) -> bool:
        """Whether either has such a file."""
        return self._own.has(file) or (self._base.has(file) and self._inherits(file))

    def hold(self, folders: Iterable[str]) -> None:
        """Hold the files of both."""
        listed = tuple(folders)
        self._own.hold(listed)
        self._base.hold(listed)

    def place(self, file: str, line: int) -> tuple[str, int]:
        """Where a line of a text stands, in a file of this playbook or of one it builds on."""
        places = self._joined(file).places
        at = places[min(line, len(places)) - 1]
        if at > 0:
            return self._own.place(file, at)
        place, number = self._base.place(file, -at)
        return f"../{self._name}/{place}", number

    def idle(self) -> Iterator[str]:
        """What the playbook would leave out of its base, and what its base does not have."""
        for name in sorted(self._without):
            folder, _, page = name.partition("/")
            rows = self._base.text(f"{folder}.md").split("\n") if self._base.has(f"{folder}.md") else []
            if not self._base.has(f"{name}.md") and page not in {_id(rows[at]) for at in _table(rows)[2:]}:
                yield name

    @cached_property
    def _chart(self) -> str | None:
        """The playbook's own chart; None when it goes by the chart of its base."""
        return self._own.text("flow.md") if self._own.has("flow.md") else None

    @cached_property
    def _inheriting(self) -> tuple[object, ...]:
        """What says which parts of its base belong to it."""
        return (*sorted(self._without), None if self._chart is None else mark_of(self._chart))

    @cached_property
    def _steps(self) -> frozenset[str] | None:
        """The steps of its own chart."""
        return None if self._chart is None else frozenset(_NODE.findall(self._chart))

    def _inherits(self, file: str) -> bool:
        """Whether a file of the base belongs to this playbook: told once, as a change is read as a new playbook."""
        if file not in self._inheritable:
            self._inheritable[file] = self._belongs(file)
        return self._inheritable[file]

    def _belongs(self, file: str) -> bool:
        name = file.removesuffix(".md")
        if name in self._without or file == "playbook.md":
            return False
        if self._steps is None:
            return True
        if file.startswith("steps/"):
            return name.removeprefix("steps/") in self._steps
        if file.startswith("letters/"):
            said = next(filter(None, map(_STEPS.match, self._base.text(file).split("\n"))), None)
            return said is None or not self._steps.isdisjoint(re.findall(ID, said[1]))
        return True

    def _joined(self, file: str) -> Joined:
        if not self._own.has(file):
            if self._base.has(file) and self._inherits(file):
                return self._inherited(file)
            self._own.text(file)  # says that there is none
            raise UnknownPage(N_("The playbook has no file {file}."), file=file)
        mine = self._own.text(file).split("\n")
        if not self._base.has(file) or file == "playbook.md":
            return _alone(mine)
        if file.removesuffix(".md") in TABLES:
            return self._with_rows(file, mine)
        return _added(mine, self._base.text(file).split("\n")) if _adds(mine) else _alone(mine)

    def _inherited(self, file: str) -> Joined:
        lines = self._base.text(file).split("\n")
        kept = [(n, line) for n, line in enumerate(lines, 1) if not self._left_out(file, line)]
        return Joined(tuple(line for _, line in kept), tuple(-n for n, _ in kept))

    def _with_rows(self, file: str, mine: list[str]) -> Joined:
        """A table of this playbook, and below its rows those of the base that it lacks."""
        from content.pack.columns import named_columns

        theirs = self._base.text(file).split("\n")
        bars, others = _table(mine), _table(theirs)
        if len(bars) < 2 or len(others) < 2:
            return _alone(mine)
        head, other = _cells(mine[bars[0]]), _cells(theirs[others[0]])
        order = _order(named_columns(file, head), named_columns(file, other))
        have = {_id(mine[at]) for at in bars[2:]}
        new = [at for at in others[2:] if _id(theirs[at]) not in have and not self._left_out(file, theirs[at])]
        for number, at in enumerate(bars):  # columns that only the base has
            more = [other[n] if number == 0 else "---" if number == 1 else _NONE for n in order[len(head) :]]
            mine[at] = _row([*_cells(mine[at]), *more]) if more else mine[at]
        rows = []
        for at in new:
            cells = _cells(theirs[at])
            rows.append(_row([cells[n] if 0 <= n < len(cells) else _NONE for n in order]))
        end = bars[-1] + 1
        places = [*range(1, end + 1), *(-at - 1 for at in new), *range(end + 1, len(mine) + 1)]
        return Joined((*mine[:end], *rows, *mine[end:]), tuple(places))

    def _left_out(self, file: str, line: str) -> bool:
        table = file.removesuffix(".md")
        return table in TABLES and line.lstrip().startswith("|") and f"{table}/{_id(line)}" in self._without


def as_shown(body: str, file: str) -> str:
    """A page without the columns of its table that are for the program alone."""
    from content.pack.columns import COLUMNS, named_columns

    hidden = {column.id for column in COLUMNS.get(file, ()) if not column.shown}
    lines = body.split("\n")
    bars = _table(lines) if hidden else []
    left = [
        n
        for n, name in enumerate(named_columns(file, _cells(lines[bars[0]])) if bars else ())
        if name not in hidden
    ]
    for at in bars:
        cells = _cells(lines[at])
        lines[at] = _row([cells[n] for n in left if n < len(cells)])
    return "\n".join(lines)


def _alone(lines: list[str]) -> Joined:
    return Joined(tuple(lines), tuple(range(1, len(lines) + 1)))


def _table(lines: list[str]) -> list[int]:
    """Where the lines of the first table stand: its header, the rule below it, its rows."""
    found: list[int] = []
    for at, line in enumerate(lines):
        if line.lstrip().startswith("|"):
            found.append(at)
        elif found:
            break
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line.strip().removeprefix("|").removesuffix("|"))]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _id(line: str) -> str:
    """What stands in the first cell of a row; an id holds no bar."""
    return line.strip().removeprefix("|").partition("|")[0].strip(" `")


def _order(mine: list[str], theirs: list[str]) -> list[int]:
    """For each column of mine its number in theirs, below zero when it has none; then the columns only they have.

    Columns are matched by what they are called. Words that only one of the two has are matched by their order, when
    there are as many columns and no other stands elsewhere.
    """
    order = [theirs.index(word) if word in theirs else -1 for word in mine]
    if len(mine) == len(theirs) and all(at in (n, -1) for n, at in enumerate(order)):
        return list(range(len(mine)))
    return order + [n for n in range(len(theirs)) if n not in order]


def _front(lines: list[str]) -> int:
    """How many lines the front matter takes, its two marks included."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), 0)


def _adds(lines: list[str]) -> bool:
    return any(_ADDS.match(line) for line in lines[: _front(lines)])


def _added(mine: list[str], theirs: list[str]) -> Joined:
    """A page of the base with this playbook's page below it; what its front matter says comes first."""
    own, other = _front(mine), _front(theirs)
    keys = {match[1] for line in mine[:own] if (match := _KEY.match(line))}
    said = [(n, line) for n, line in enumerate(mine[:own], 1) if 1 < n < own and not _ADDS.match(line)]
    kept, stays = [], True
    for n, line in enumerate(theirs[:other], 1):
        match = _KEY.match(line)
        stays = match[1] not in keys if match else stays
        if 1 < n < other and stays:
            kept.append((-n, line))
    body = [(n, line) for n, line in enumerate(mine, 1) if n > own and not line.startswith("# ")]
    base = [(-n, line) for n, line in enumerate(theirs, 1) if n > other]
    front = [*said, *kept]
    marks = [(1 if said else -1, "---")] if front else []
    whole = [*marks, *front, *marks, *base, *body]
    return Joined(tuple(line for _, line in whole), tuple(n for n, _ in whole))
