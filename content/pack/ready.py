"""Playbooks read beforehand: a command or a card then needs neither Markdown nor YAML to be understood.

A playbook's folder may hold `ready.jsonl`, made when the program is built. Its first line names the files, each
with its kind, the mark of what it was read from, of its base too, and where below its value stands, with the sum of
that. So nothing is read but what is asked for. A file that was changed since is simply read, and so is one whose
value is not what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar
from zlib import crc32

import msgspec

from content.pack.files import LARGEST, SHIPPED, Mark, real
from content.pack.guidance import ReasonPage, StepPage
from content.pack.model import Beyond, EvidenceKind, Flow, Law, Limit, Meta, Page, Reason, Reply

if TYPE_CHECKING:
    from content.pack.arguing import DossierPage, Ground, LetterTemplate
    from content.pack.channels import Channel
    from content.pack.meanings import Meanings

V = TypeVar("V")

NAME = "ready.jsonl"

_Place = tuple[str, Mark, int, int, int]
"""Of a file its kind and mark; of its value the place behind the first line, the length and the checksum."""


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
        self._place = str(folder.joinpath(NAME))
        self._named: dict[str, _Place] = {}
        self._start = 0
        if not real(folder).is_relative_to(real(SHIPPED)):
            return
        try:
            with open(self._place, "rb") as file:  # noqa: PTH123 - a command asks often; a path takes its time
                first = file.readline()
            self._named = msgspec.json.decode(first, type=dict[str, _Place])
        except (OSError, msgspec.MsgspecError):
            return
        self._start = len(first)

    @property
    def files(self) -> Mapping[str, str]:
        """The files of which a value was made, and the name of the kind of each."""
        return {file: kind for file, (kind, *_) in self._named.items()}

    def value(self, kind: Kind[V], file: str, mark: Callable[[str], Mark | None]) -> V | None:
        """The value of a file that has still the mark it had, None when it has to be read."""
        if file not in self._named:
            return None
        name, known, start, size, sum_of_it = self._named[file]
        if name != kind.name or mark(file) != known:
            return None
        data = self._bytes(start, size)
        if crc32(data) != sum_of_it:
            return None  # damaged, or the program was exchanged while it runs
        try:
            value: V = msgspec.json.decode(data, type=kind.form())
        except msgspec.MsgspecError:
            return None
        return value

    def _bytes(self, start: int, size: int) -> bytes:
        with suppress(OSError), open(self._place, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            file.seek(self._start + start)
            return file.read(min(size, LARGEST))
        return b""


def made_ready(read: Iterable[tuple[str, Kind[object], Mark, object]]) -> bytes:
    """The content of `ready.jsonl`, of files with their kind, mark and value."""
    named: dict[str, _Place] = {}
    values = b""
    for file, kind, mark, value in read:
        said = msgspec.json.encode(value)
        named[file] = kind.name, mark, len(values), len(said), crc32(said)
        values += said + b"\n"
    return msgspec.json.encode(named) + b"\n" + values
