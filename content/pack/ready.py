"""Playbooks read beforehand: a command or a card then needs neither Markdown nor YAML to be understood.

A playbook's folder may hold `ready.jsonl`, made when the program is built. Its first line names the files, each
with its kind and the mark of what it was read from, of its base too; each line below is the value of one of them,
so that nothing is decoded but what is asked for. A file that was changed since is simply read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from content.pack.files import SHIPPED, Mark, real
from content.pack.guidance import ReasonPage, StepPage
from content.pack.model import Beyond, EvidenceKind, Flow, Law, Limit, Meta, Page, Reason, Reply

if TYPE_CHECKING:
    from content.pack.arguing import DossierPage, Ground, LetterTemplate
    from content.pack.channels import Channel
    from content.pack.meanings import Meanings

V = TypeVar("V")

NAME = "ready.jsonl"


class Kind(Generic[V]):
    """A kind of file of a playbook, by the name of what is read from it.

    `form` gives the type of its values when one is asked for: most commands need few of them.
    """

    def __init__(self, name: str, form: Callable[[], object]) -> None:
        self.name = name
        self.form = form

    def read(self, text: str, file: str) -> V:
        """Read the text of a file. Raises `PlaybookError`."""
        from content.pack import reader

        value: V = getattr(reader, f"read_{self.name}")(text, file)
        return value


def _channels() -> object:
    from content.pack.channels import Channel

    return dict[str, Channel]


def _grounds() -> object:
    from content.pack.arguing import Ground

    return dict[str, Ground]


def _letter() -> object:
    from content.pack.arguing import LetterTemplate

    return LetterTemplate


def _dossier() -> object:
    from content.pack.arguing import DossierPage

    return DossierPage


def _meanings() -> object:
    from content.pack.meanings import Meanings

    return Meanings


META = Kind[Meta]("meta", lambda: Meta)
FLOW = Kind[Flow]("flow", lambda: Flow)
REASONS = Kind[Mapping[str, Reason]]("reasons", lambda: dict[str, Reason])
EVIDENCE = Kind[Mapping[str, EvidenceKind]]("evidence", lambda: dict[str, EvidenceKind])
LIMITS = Kind[Mapping[str, Limit]]("limits", lambda: dict[str, Limit])
CHANNELS: Kind[Mapping[str, Channel]] = Kind("channels", _channels)
LAWS = Kind[Mapping[str, Law]]("laws", lambda: dict[str, Law])
GROUNDS: Kind[Mapping[str, Ground]] = Kind("grounds", _grounds)
BEYOND = Kind[Mapping[str, Beyond]]("beyond", lambda: dict[str, Beyond])
REPLIES = Kind[Mapping[str, Reply]]("replies", lambda: dict[str, Reply])
MEANINGS: Kind[Meanings] = Kind("meanings", _meanings)
STEP = Kind[StepPage]("step", lambda: StepPage)
REASON = Kind[ReasonPage]("reason", lambda: ReasonPage)
LETTER: Kind[LetterTemplate] = Kind("letter", _letter)
DOSSIER: Kind[DossierPage] = Kind("dossier", _dossier)
PAGE = Kind[Page]("page", lambda: Page)


class Ready:
    """The values of a folder that were made beforehand; none when the folder has no such file.

    Only a folder of the installed program is believed: a playbook of somebody else is exactly its Markdown.
    """

    def __init__(self, folder: Path) -> None:
        self._named: dict[str, tuple[str, Mark]] = {}
        self._values: dict[str, bytes] = {}
        if not real(folder).is_relative_to(real(SHIPPED)):
            return
        try:
            first, *values = folder.joinpath(NAME).read_bytes().split(b"\n")
            named = msgspec.json.decode(first, type=dict[str, tuple[str, Mark]])
        except (OSError, msgspec.MsgspecError):
            return
        if len(values) == len(named):  # with a line too few or too many, one file would be told as another
            self._named, self._values = named, dict(zip(named, values, strict=True))

    @property
    def files(self) -> Mapping[str, str]:
        """The files of which a value was made, and the name of the kind of each."""
        return {file: kind for file, (kind, _) in self._named.items()}

    def value(self, kind: Kind[V], file: str, mark: Mark) -> V | None:
        """The value of a file with this mark, None when it has to be read."""
        if self._named.get(file) != (kind.name, mark):
            return None
        try:
            value: V = msgspec.json.decode(self._values[file], type=kind.form())
        except msgspec.MsgspecError:
            return None
        return value


def made_ready(read: Iterable[tuple[str, Kind[object], Mark, object]]) -> bytes:
    """The content of `ready.jsonl`, of files with their kind, mark and value."""
    made = tuple(read)
    named = {file: (kind.name, mark) for file, kind, mark, _ in made}
    return b"\n".join(map(msgspec.json.encode, (named, *(value for *_, value in made))))
