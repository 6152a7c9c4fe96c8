"""A playbook in one language: everything it says, each file read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import TypeVar

from content import reader
from content.errors import UnknownPage
from content.files import read_text
from content.flow import Flow
from content.model import (
    Channel,
    EvidenceKind,
    Law,
    LetterTemplate,
    Limit,
    Meta,
    Page,
    Reason,
    ReasonPage,
    Reply,
    StepPage,
)
from content.words import N_

_V = TypeVar("_V")

TABLES = ("reasons", "evidence", "limits", "channels", "laws", "replies")
FOLDERS = ("steps", "reasons", "letters", "pages")


class Playbook:
    """Everything known about one platform, in one language.

    Files are read when first asked for and kept; every reading method raises `PlaybookError` with file and
    line when a file is wrong, and `UnknownPage` when it is not there.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._read: dict[tuple[str, Callable[[str, str], object]], object] = {}

    @cached_property
    def meta(self) -> Meta:
        """Id, language, title, version and the day it was checked."""
        return self._file("playbook.md", reader.read_meta)

    @cached_property
    def flow(self) -> Flow:
        """The flow."""
        return self._file("flow.md", reader.read_flow)

    @cached_property
    def reasons(self) -> Mapping[str, Reason]:
        """Refund reasons by id, in the playbook's order."""
        return self._file("reasons.md", reader.read_reasons)

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceKind]:
        """Evidence kinds by id."""
        return self._file("evidence.md", reader.read_evidence)

    @cached_property
    def limits(self) -> Mapping[str, Limit]:
        """Time limits by id."""
        return self._file("limits.md", reader.read_limits)

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """Channels by id."""
        return self._file("channels.md", reader.read_channels)

    @cached_property
    def laws(self) -> Mapping[str, Law]:
        """Law cards by id."""
        return self._file("laws.md", reader.read_laws)

    @cached_property
    def replies(self) -> Mapping[str, Reply]:
        """Answers to usual excuses by id."""
        return self._file("replies.md", reader.read_replies)

    def step(self, name: str) -> StepPage:
        """The page of a step."""
        return self._file(f"steps/{name}.md", reader.read_step)

    def reason(self, name: str) -> ReasonPage:
        """The page of a reason, with what it needs."""
        return self._file(f"reasons/{name}.md", reader.read_reason)

    def letter(self, name: str) -> LetterTemplate:
        """The template of a letter."""
        return self._file(f"letters/{name}.md", reader.read_letter)

    def letters(self) -> tuple[LetterTemplate, ...]:
        """All letter templates, by id."""
        return tuple(self.letter(name) for name in self._names("letters"))

    def page(self, name: str) -> Page:
        """A page of guidance by its id (`steps/contact`), or by its last part (`contact`) when that is one page."""
        return self._file(f"{self._page_id(name)}.md", reader.read_page)

    def pages(self) -> tuple[str, ...]:
        """The ids of all pages that can be shown."""
        top = [name for name in ("playbook", "flow", *TABLES) if self._has(f"{name}.md")]
        below = [f"{folder}/{name}" for folder in FOLDERS for name in self._names(folder)]
        return tuple(top + [name for name in below if not name.startswith("letters/")])

    def follow(self, old: Playbook) -> None:
        """Read at once what an older reading has read, and every step: what is broken shows before it is used.

        Raises `PlaybookError`, or `UnknownPage` when a file is gone without which no case can go on.
        """
        for step in self.flow.steps.values():
            if step.rests:
                self.step(step.id)
        for file, read in tuple(old._read):
            if "/" not in file or self._has(file):
                self._file(file, read)

    def _page_id(self, name: str) -> str:
        known = self.pages()
        if name in known:
            return name
        matches = [page for page in known if page.rpartition("/")[2] == name]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UnknownPage(N_("“{page}” could be any of: {pages}."), page=name, pages=", ".join(matches))
        raise UnknownPage(N_("There is no page “{page}”; “tuikuan guide” lists them."), page=name)

    def _names(self, folder: str) -> list[str]:
        try:
            entries = list(self._folder.joinpath(folder).iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(entry.name[:-3] for entry in entries if entry.name.endswith(".md"))

    def _has(self, file: str) -> bool:
        return self._folder.joinpath(file).is_file()

    def _file(self, file: str, read: Callable[[str, str], _V]) -> _V:
        key = (file, read)
        if key not in self._read:
            self._read[key] = read(self._text(file), file)
        value: _V = self._read[key]  # type: ignore[assignment] # the key holds the function that made it
        return value

    def _text(self, file: str) -> str:
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts:
            raise UnknownPage(N_("There is no page “{page}”; “tuikuan guide” lists them."), page=file)
        try:
            return read_text(self._folder, path.parts, file)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise UnknownPage(N_("The playbook has no file {file}."), file=file) from None
