"""Reads the files of a playbook: UTF-8, of a bearable size, and never from outside their folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from zlib import crc32

from content.pack.errors import PlaybookError, UnknownPage
from content.text.words import N_, message

SHIPPED = Path(__file__).parents[1] / "playbooks"
"""Where the playbooks lie that come with the program."""
DEFAULT = "douyin"
"""The playbook of a case when nothing else is said."""

LONGEST_LINE = 10_000
"""Characters a line may have; a long paragraph has one thousand."""
LARGEST = 2_000_000
"""Bytes a file of a playbook may have; a page has two thousand."""


Mark = tuple[int, int]
"""Length and checksum of what a text is made of."""


def mark_of(text: str) -> Mark:
    """The mark of a text."""
    data = text.encode()
    return len(data), crc32(data)


class PackFiles:
    """The files of a playbook, by their paths with `/`: read when asked for, or all at once and held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, str] = {}

    def text(self, file: str) -> str:
        """The text of a file. Raises `PlaybookError`, and `UnknownPage` when it is not there."""
        if file in self._held:
            return self._held[file]
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts:
            raise UnknownPage(N_("There is no page “{page}”; {do_guide} lists them."), page=file)
        try:
            return read_text(self._folder, path.parts, file)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise UnknownPage(N_("The playbook has no file {file}."), file=file) from None

    def mark(self, file: str) -> Mark | None:
        """The mark of a file's text, None when there is none that can be read.

        Whether that text may be shown is for `text` to say: a mark gives nothing away.
        """
        if file in self._held:
            return mark_of(self._held[file])
        try:
            handle = os.open(f"{self._folder}/{file}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            data = os.read(handle, min(os.fstat(handle).st_size, LARGEST) + 1)
        except OSError:
            return None
        finally:
            os.close(handle)
        return len(data), crc32(data)

    def names(self, folder: str) -> list[str]:
        """The names of the pages in a folder, sorted, without their ending."""
        try:
            entries = list(self._folder.joinpath(folder).iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(entry.name[:-3] for entry in entries if entry.name.endswith(".md"))

    def has(self, file: str) -> bool:
        """Whether there is such a file."""
        return self._folder.joinpath(file).is_file()

    def place(self, file: str, line: int) -> tuple[str, int]:
        """Where a line of a text stands: the file as seen from the playbook's folder, and its line."""
        return f"{self._folder.name}/{file}", line

    def hold(self, folders: Iterable[str]) -> None:
        """Take the text of every file here and in `folders` now; what happens to them later shows no more."""
        files = [f"{name}.md" for name in self.names("")]
        files += [f"{folder}/{name}.md" for folder in folders for name in self.names(folder)]
        for file in files:
            with suppress(PlaybookError, UnknownPage):  # told by who asks for that file
                self._held[file] = self.text(file)


def read_text(folder: Path, parts: tuple[str, ...], name: str) -> str:
    """The text of the file `parts` below `folder`; `name` is what it is called in errors.

    Raises `PlaybookError`, and `FileNotFoundError` when there is no such file.
    """
    entry = folder.joinpath(*parts)
    if not entry.is_file():  # a pipe or a device would never end
        raise FileNotFoundError(name)
    if isinstance(entry, Path) and isinstance(folder, Path) and leads_out(folder, entry):
        raise PlaybookError(name, 1, message(N_("the file is a link that leads out of the playbook.")))
    with entry.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PlaybookError(name, 1, message(N_("the file is larger than {n} bytes."), n=LARGEST))
    try:
        return _short_lines(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlaybookError(name, line, message(N_("the file is not UTF-8."))) from None


def _short_lines(text: str, name: str) -> str:
    """The text, unless it has a line that no person wrote: rules about lines may take long on such."""
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                what = message(N_("the line is longer than {n} characters."), n=LONGEST_LINE)
                raise PlaybookError(name, number, what)
    return text


def marks_below(folder: str, deeper: int, ending: str) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of the files in a folder and so many levels below: they change when a file does."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if deeper and entry.is_dir():
                yield from marks_below(entry.path, deeper - 1, ending)
            elif entry.name.endswith(ending):
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size
        except OSError:
            continue  # gone between the two looks; the next one sees that


def pack_marks(own: Path | None, language: str) -> tuple[object, ...]:
    """What changes when a playbook does: shipped ones in `language`, those in the folder of the user's `own` in
    every language."""
    mine = () if own is None else marks_below(str(own), 3, ".md")
    shipped = (marks_below(str(pack / language), 1, ".md") for pack in sorted(SHIPPED.iterdir()))
    return (*sorted(mine), *(tuple(sorted(found)) for found in shipped))


def leads_out(folder: Path, entry: Path) -> bool:
    """Whether a file, links followed, lies outside its folder. By plain names and without a link it cannot."""
    below = entry.relative_to(folder).parts
    if ".." not in below and not any(one.is_symlink() for one in (entry, *entry.parents[: len(below) - 1])):
        return False
    return not real(entry).is_relative_to(real(folder))


def real(path: Path) -> Path:
    """Where a path leads, links followed. A link that leads back to itself is that place: `Path.resolve` raises no
    `OSError` there before Python 3.13."""
    return Path(os.path.realpath(path))
