"""A playbook in one language: everything it says, each file read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from msgspec.structs import replace

from content.pack import ready
from content.pack.base import TABLES, BasedFiles, Files, as_shown
from content.pack.errors import PlaybookError, UnknownPage
from content.pack.files import SHIPPED, PackFiles
from content.pack.guidance import ReasonPage, StepPage
from content.pack.model import Below, EvidenceKind, Flow, Law, Limit, Meta, Page, Reasons, Reply
from content.pack.ready import Kind, Ready, V
from content.text.words import LANGUAGES, N_, message

if TYPE_CHECKING:
    from content.pack.arguing import DossierPage, Ground, LetterTemplate
    from content.pack.channels import Channel
    from content.pack.hearing import Ear

MEANINGS = "meanings.md"
"""What sentences can mean; a playbook can do without."""
SAYINGS = "sayings.md"
"""Sentences as the other side writes them; a playbook can do without."""
GROUNDS = "grounds.md"
"""How reasons are argued; a playbook can do without."""
BEYOND = "beyond.md"
"""What it has no way for, and whom to turn to; a playbook can do without."""
DEEPEST = 4
"""How many playbooks may stand on each other."""
FOLDERS = ("steps", "reasons", "letters", "dossiers", "pages")


class Playbook:
    """Everything known about one platform, in one language.

    Files are read when first asked for and kept; every reading method raises `PlaybookError` with file and
    line when a file is wrong, and `UnknownPage` when it is not there. A playbook may build on another, which lies
    in one of `roots`: the first that has it and is not yet part of it counts.
    """

    def __init__(self, folder: Path, roots: Sequence[Path] = (SHIPPED,), above: tuple[Path, ...] = ()) -> None:
        self._folder = folder
        self._roots = tuple(roots)
        self._above = (*above, folder)
        self._read: dict[tuple[str, Kind[Any]], object] = {}
        self._own = PackFiles(folder)
        self._ready = Ready(folder)
        self.elsewhere: Sequence[Playbook] = _Elsewhere(folder, self._roots, tuple(above))
        """The same playbook in its other languages: what somebody types may be in one of them."""

    @cached_property
    def meta(self) -> Meta:
        """Id, language, title, version and the day it was checked."""
        found = self._ready.value(ready.META, "playbook.md", self._own.mark)
        meta = ready.META.read(self._own.text("playbook.md"), "playbook.md") if found is None else found
        self._read["playbook.md", ready.META] = meta
        return meta

    @cached_property
    def base(self) -> Playbook | None:
        """The playbook it builds on, if it does. Raises `PlaybookError` when there is none such."""
        try:
            name = self.meta.base
        except (PlaybookError, UnknownPage):
            if self._own.has("flow.md"):
                return None  # it stands on its own; what is wrong with its head is told by who asks for that
            raise
        if not name:
            return None
        folders = [root / name / self._folder.name for root in self._roots]
        found = next((one for one in folders if one not in self._above and one.is_dir()), None)
        if found is None or len(self._above) >= DEEPEST:
            lines = self._own.text("playbook.md").split("\n")
            line = next((n for n, said in enumerate(lines, 1) if said.startswith("base:")), 1)
            what = N_("it builds on “{id}”, and there is no such playbook in this language below it.")
            raise PlaybookError("playbook.md", line, message(what, id=name))
        return Playbook(found, self._roots, self._above)

    @cached_property
    def files(self) -> Files:
        """Its files, what it has of its base among them."""
        base = self.base
        return self._own if base is None else BasedFiles(self._own, base.files, self.meta.base, self.meta.without)

    def folders(self) -> tuple[Path, ...]:
        """The folders it is read from: its own, then those of the playbooks it builds on."""
        return (self._folder, *(self.base.folders() if self.base else ()))

    @cached_property
    def flow(self) -> Flow:
        """The flow."""
        return self._file("flow.md", ready.FLOW)

    @cached_property
    def reasons(self) -> Reasons:
        """Refund reasons by id, in the playbook's order, and what it has no way for."""
        return Reasons(
            self._file("reasons.md", ready.REASONS),
            lambda: (book.reasons for book in self.elsewhere),
            self._folder.name,
            lambda: self._file(BEYOND, ready.BEYOND) if self.files.has(BEYOND) else {},
            book=self._folder.parent.name,
            below=lambda: (
                None if self.base is None else Below(self.meta.base, self.base.meta.title, self.base.reasons)
            ),
        )

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceKind]:
        """Evidence kinds by id."""
        return self._file("evidence.md", ready.EVIDENCE)

    @cached_property
    def limits(self) -> Mapping[str, Limit]:
        """Time limits by id; of a base those that concern a step of the flow."""
        limits = self._file("limits.md", ready.LIMITS)
        if self.base is None:
            return limits
        fitted = {name: _fitted(limit, self.flow) for name, limit in limits.items()}
        return {name: limit for name, limit in fitted.items() if limit is not None}

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """Channels by id."""
        return self._file("channels.md", ready.CHANNELS)

    @cached_property
    def laws(self) -> Mapping[str, Law]:
        """Law cards by id."""
        return self._file("laws.md", ready.LAWS)

    @cached_property
    def grounds(self) -> Mapping[str, Ground]:
        """How each reason is argued in letters; none when the playbook does not say."""
        return self._file(GROUNDS, ready.GROUNDS) if self.files.has(GROUNDS) else {}

    @cached_property
    def replies(self) -> Mapping[str, Reply]:
        """Answers to usual excuses by id."""
        replies = self._file("replies.md", ready.REPLIES)
        if self.base is None:
            return replies
        flow, of_base = self.flow, self.base.flow
        goals = {goal: goal if goal in flow.steps else of_base.elsewhere(goal, flow) for goal in of_base.steps}
        return {
            name: replace(reply, leads_to=goals.get(reply.leads_to, reply.leads_to))
            for name, reply in replies.items()
        }

    @cached_property
    def ear(self) -> Ear:
        """What listens to a sentence for its meanings; a playbook that does not say them hears none."""
        from content.pack.hearing import Ear
        from content.pack.meanings import Meanings

        meanings = self._file(MEANINGS, ready.MEANINGS) if self.files.has(MEANINGS) else Meanings()
        return Ear(meanings, lambda: self.files.text(SAYINGS) if self.files.has(SAYINGS) else "")

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
        return tuple(self.letter(name) for name in self.files.names("letters"))

    def dossier(self, reader: str) -> DossierPage:
        """How a dossier is made for a reader. Raises `UnknownPage` when the playbook does not say."""
        return self._file(f"dossiers/{reader}.md", ready.DOSSIER)

    def page(self, name: str) -> Page:
        """A page of guidance by its id (`steps/contact`), or by its last part (`contact`) when that is one page."""
        file = f"{page_named(name, self.pages)}.md"
        page = self._file(file, ready.PAGE)
        return page if "/" in file else replace(page, body=as_shown(page.body, file))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The ids of all pages that can be shown."""
        top = [name for name in ("playbook", "flow", *TABLES) if self.files.has(f"{name}.md")]
        below = [f"{folder}/{name}" for folder in FOLDERS for name in self.files.names(folder)]
        return tuple(top + [name for name in below if not name.startswith(("letters/", "dossiers/"))])

    def hold(self) -> None:
        """Take the text of every file now: what somebody changes or breaks later does not reach this reading."""
        self._own.hold(FOLDERS)
        with suppress(PlaybookError, UnknownPage):  # told by who asks for what cannot be read
            if self.base is not None:
                self.base.hold()

    def follow(self, old: Playbook) -> None:
        """Read at once what an older reading has read, and every step: what is broken shows before it is used.

        Raises `PlaybookError`, or `UnknownPage` when a file is gone without which no case can go on.
        """
        for step in self.flow.steps.values():
            if step.rests:
                self.step(step.id)
        for file, kind in tuple(old._read):
            if ("/" not in file and file not in (MEANINGS, GROUNDS, BEYOND)) or self.files.has(file):
                self._file(file, kind)

    def _file(self, file: str, kind: Kind[V]) -> V:
        key = (file, kind)
        if key not in self._read:
            found = self._ready.value(kind, file, self.files.mark)
            self._read[key] = kind.read(self.files.text(file), file) if found is None else found
        value: V = self._read[key]  # type: ignore[assignment] # the key holds the kind of the value
        return value


def ready_of(playbook: Playbook) -> bytes:
    """The content of `ready.jsonl`: what cases need, as it is now in the files. See `content.pack.ready`."""
    tables = (getattr(playbook, table) for table in TABLES if f"{table}.md" != BEYOND)
    for _ in (playbook.meta, playbook.flow, *tables, playbook.reasons.beyond(), playbook.ear):
        pass
    kinds: dict[str, Kind[Any]] = {
        "steps": ready.STEP,
        "reasons": ready.REASON,
        "letters": ready.LETTER,
        "dossiers": ready.DOSSIER,
    }
    for folder, kind in kinds.items():
        for name in playbook.files.names(folder):
            playbook._file(f"{folder}/{name}.md", kind)
    own = playbook.files
    read = (
        (file, kind, mark, value)
        for (file, kind), value in playbook._read.items()
        if (mark := (playbook._own if kind is ready.META else own).mark(file)) is not None
    )
    return ready.made_ready(read)


class _Elsewhere(Sequence[Playbook]):
    """A playbook in the languages beside that of a folder; read when it is first looked at."""

    def __init__(self, folder: Path, roots: Sequence[Path], above: tuple[Path, ...]) -> None:
        self._folder, self._roots, self._above = folder, roots, above

    @cached_property
    def _books(self) -> tuple[Playbook, ...]:
        others = (self._folder.parent / language for language in LANGUAGES if language != self._folder.name)
        return tuple(Playbook(folder, self._roots, self._above) for folder in others if folder.is_dir())

    def __len__(self) -> int:
        """How many other languages there are."""
        return len(self._books)

    @overload
    def __getitem__(self, place: int) -> Playbook: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Playbook]: ...
    def __getitem__(self, place: int | slice) -> Playbook | Sequence[Playbook]:
        """The playbook in one of the other languages."""
        return self._books[place]


def _fitted(limit: Limit, flow: Flow) -> Limit | None:
    """A limit as far as it concerns the steps of a flow; None when it does not."""
    steps = tuple(step for step in limit.steps if step in flow.steps)
    if limit.steps and not steps:
        return None
    return replace(limit, steps=steps, opens=limit.opens if limit.opens in flow.steps else "")


def page_named(name: str, known: Sequence[str]) -> str:
    """The id of a page by its id or its last part. Raises `UnknownPage` when that is none, or several."""
    if name in known:
        return name
    matches = [page for page in known if page.rpartition("/")[2] == name]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UnknownPage(N_("“{page}” could be any of: {pages}."), page=name, pages=", ".join(matches))
    raise UnknownPage(N_("There is no page “{page}”; {do_guide} lists them."), page=name)
