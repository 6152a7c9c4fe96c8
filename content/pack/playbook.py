"""A playbook in one language: everything it says, each file read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from content.pack import ready
from content.pack.errors import UnknownPage
from content.pack.files import PackFiles
from content.pack.hearing import Ear
from content.pack.meanings import Meanings
from content.pack.model import (
    Channel,
    EvidenceKind,
    Flow,
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
from content.pack.ready import Kind, Ready, V
from content.text.words import N_

TABLES = ("reasons", "evidence", "limits", "channels", "laws", "replies")
MEANINGS = "meanings.md"
"""What sentences can mean; a playbook can do without."""
FOLDERS = ("steps", "reasons", "letters", "pages")


class Playbook:
    """Everything known about one platform, in one language.

    Files are read when first asked for and kept; every reading method raises `PlaybookError` with file and
    line when a file is wrong, and `UnknownPage` when it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[tuple[str, Kind[Any]], object] = {}
        self._files = PackFiles(folder)

    @cached_property
    def meta(self) -> Meta:
        """Id, language, title, version and the day it was checked."""
        return self._file("playbook.md", ready.META)

    @cached_property
    def flow(self) -> Flow:
        """The flow."""
        return self._file("flow.md", ready.FLOW)

    @cached_property
    def reasons(self) -> Mapping[str, Reason]:
        """Refund reasons by id, in the playbook's order."""
        return self._file("reasons.md", ready.REASONS)

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceKind]:
        """Evidence kinds by id."""
        return self._file("evidence.md", ready.EVIDENCE)

    @cached_property
    def limits(self) -> Mapping[str, Limit]:
        """Time limits by id."""
        return self._file("limits.md", ready.LIMITS)

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """Channels by id."""
        return self._file("channels.md", ready.CHANNELS)

    @cached_property
    def laws(self) -> Mapping[str, Law]:
        """Law cards by id."""
        return self._file("laws.md", ready.LAWS)

    @cached_property
    def replies(self) -> Mapping[str, Reply]:
        """Answers to usual excuses by id."""
        return self._file("replies.md", ready.REPLIES)

    @cached_property
    def meanings(self) -> Meanings:
        """What the other side's sentences can mean; none when the playbook does not say."""
        return self._file(MEANINGS, ready.MEANINGS) if self._files.has(MEANINGS) else Meanings()

    @cached_property
    def ear(self) -> Ear:
        """What listens to a sentence for its meanings."""
        return Ear(self.meanings)

    def step(self, name: str) -> StepPage:
        """The page of a step."""
        return self._file(f"steps/{name}.md", ready.STEP)

    def reason(self, name: str) -> ReasonPage:
        """The page of a reason, with what it needs."""
        return self._file(f"reasons/{name}.md", ready.REASON)

    def letter(self, name: str) -> LetterTemplate:
        """The template of a letter."""
        return self._file(f"letters/{name}.md", ready.LETTER)

    def letters(self) -> tuple[LetterTemplate, ...]:
        """All letter templates, by id."""
        return tuple(self.letter(name) for name in self._files.names("letters"))

    def page(self, name: str) -> Page:
        """A page of guidance by its id (`steps/contact`), or by its last part (`contact`) when that is one page."""
        return self._file(f"{self._page_id(name)}.md", ready.PAGE)

    def pages(self) -> tuple[str, ...]:
        """The ids of all pages that can be shown."""
        return self._pages

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        top = [name for name in ("playbook", "flow", *TABLES) if self._files.has(f"{name}.md")]
        below = [f"{folder}/{name}" for folder in FOLDERS for name in self._files.names(folder)]
        return tuple(top + [name for name in below if not name.startswith("letters/")])

    def hold(self) -> None:
        """Take the text of every file now: what somebody changes or breaks later does not reach this reading."""
        self._files.hold(FOLDERS)

    def follow(self, old: Playbook) -> None:
        """Read at once what an older reading has read, and every step: what is broken shows before it is used.

        Raises `PlaybookError`, or `UnknownPage` when a file is gone without which no case can go on.
        """
        for step in self.flow.steps.values():
            if step.rests:
                self.step(step.id)
        for file, kind in tuple(old._read):
            if ("/" not in file and file != MEANINGS) or self._files.has(file):
                self._file(file, kind)

    def made_ready(self) -> bytes:
        """The content of `ready.json`: what cases need, as it is now in the files. See `content.pack.ready`."""
        for _ in (self.meta, self.flow, *(getattr(self, table) for table in TABLES), self.meanings):
            pass
        kinds: dict[str, Kind[Any]] = {"steps": ready.STEP, "reasons": ready.REASON, "letters": ready.LETTER}
        for folder, kind in kinds.items():
            for name in self._files.names(folder):
                self._file(f"{folder}/{name}.md", kind)
        read = ((file, kind, self._files.text(file), value) for (file, kind), value in self._read.items())
        return ready.made_ready(read)

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

    @cached_property
    def _ready(self) -> Ready:
        return Ready(self._folder)

    def _file(self, file: str, kind: Kind[V]) -> V:
        key = (file, kind)
        if key not in self._read:
            text = self._files.text(file)
            found = self._ready.value(kind, file, text)
            self._read[key] = kind.read(text, file) if found is None else found
        value: V = self._read[key]  # type: ignore[assignment] # the key holds the kind of the value
        return value
