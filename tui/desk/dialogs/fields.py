"""The fields of a form: what they ask, what stands in them, and their draft."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Generic

from msgspec import Struct
from textual.widget import Widget

from content.text.words import N_, Translator
from tui.desk.dialogs.dialog import Dialog, T
from tui.desk.draw.context import Signs
from tui.desk.ports import DeskPort
from tui.desk.terminal import innards
from tui.desk.widgets.field import Nearby, OneLine, Pick
from tui.desk.widgets.fieldrow import FieldRow
from tui.desk.widgets.listpick import ListPick
from tui.desk.widgets.textarea import ManyLines, value_of
from tui.desk.widgets.waypick import WayPick

FEW = 8
"""Options up to which one goes from one to the next; of more one picks from a list."""


class Row(Struct, frozen=True):
    """A field of a form: its key, its words (an English msgid), and of what kind it is; `near` values are an arrow
    away, `passed` are the options on the way to each, and what is `secret` is not shown and in no draft. Where
    `open`, none of the options is chosen before somebody chooses. What somebody is `called`, or said, is typed
    anew."""

    key: str
    label: str
    hint: str = ""
    options: Sequence[tuple[str, str]] = ()
    value: str = ""
    long: bool = False
    near: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    passed: tuple[tuple[str, ...], ...] = ()
    secret: bool = False
    open: bool = False
    called: bool = False

    @property
    def first(self) -> str:
        """What stands in it before anybody touched it."""
        return self.value or (self.options[0][0] if self.options and not self.open else "")


class Entries:
    """The rows of a form and the field of each, whose value can be read and put from the first; it is mounted when
    it is first shown, as each widget on the screen costs a key a millisecond."""

    def __init__(self, rows: Sequence[Row], fields: Mapping[str, Widget]) -> None:
        self.rows = rows
        self._fields = fields
        self._lines: dict[str, FieldRow] = {}

    def __getitem__(self, key: str) -> Widget:
        """The field of that key."""
        return self._fields[key]

    def begin(self, wanted: Collection[str]) -> Iterator[FieldRow]:
        """The lines of those that are shown first."""
        for key, field in self._fields.items():
            if key in wanted:
                self._lines[key] = FieldRow(field, raised=True)
                yield self._lines[key]

    def show(self, wanted: Collection[str], within: Widget) -> None:
        """Show the fields of these keys and no others, in the order of their rows."""
        before: FieldRow | None = None
        for key, field in reversed(list(self._fields.items())):
            if key in wanted and key not in self._lines:
                self._lines[key] = FieldRow(field, raised=True)
                within.mount(self._lines[key], before=before)
            if (line := self._lines.get(key)) is not None:
                before = line
                if line.display != (key in wanted):  # said once more it would lay all out anew
                    line.display = not line.display

    def seen(self) -> Iterator[tuple[Row, FieldRow]]:
        """The rows that are shown, from the first to the last."""
        for row in self.rows:
            if (line := self._lines.get(row.key)) is not None and line.display:
                yield row, line

    def values(self) -> dict[str, str]:
        """What stands in the fields now, shown or not."""
        return {key: value_of(field) for key, field in self._fields.items()}


class Fields(Dialog[T], Generic[T]):
    """A dialog of fields: its rows, which a subclass must name, what stands in them, and their draft."""

    def __init__(self, port: DeskPort, draft: str) -> None:
        super().__init__(port, classes="form")
        self.draft = draft
        self.entries = Entries((), {})
        self._kept: dict[str, str] = {}

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """The fields of the form."""

    def wanted(self, values: Mapping[str, str]) -> Collection[str]:
        """The keys of the fields that are shown while these values stand in them."""
        return values.keys()

    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return self.entries.values()

    def typed(self) -> dict[str, str]:
        """What stands in the fields and did not stand there at first: what a draft keeps."""
        first = {row.key: row.first for row in self.entries.rows if not row.secret}
        return {key: text for key, text in self.values().items() if text != first.get(key, text)}

    def keep_draft(self) -> None:
        """Keep what was typed, at once."""
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self.port.worker.keep_draft(self.draft, typed)

    def following(self, last: bool = False, back: bool = False) -> None:
        """The next field, or the one before; after the last the form is sent, when enter was pressed."""
        fields = [line.field for _, line in self.entries.seen()]
        at = fields.index(self.focused) if self.focused in fields else 0 if back else -1
        if last and at + 1 == len(fields):
            self.save()
        else:
            innards.focus(fields[(at + (-1 if back else 1)) % len(fields)])

    @abstractmethod
    def save(self) -> None:
        """Send the form."""


def made(row: Row, value: str, tr: Translator, signs: Signs) -> Widget:
    """The field of a row."""
    name, question = f"field-{row.key}", tr(N_("choose")) if row.open else ""
    if row.passed:
        return WayPick(row.options, value, row.passed, tr, signs, id=name)
    if row.about or len(row.options) > FEW:
        about = row.about or (("", ""),) * len(row.options)
        return ListPick(row.options, value, about, tr, question=question, id=name)
    if row.options:
        return Pick(row.options, value, question=question, id=name)
    if row.long:
        return ManyLines(value, id=name)
    if row.near:
        return Nearby(row.near, value, id=name)
    field = OneLine(value, id=name, shared=not row.secret, given=row.value, called=row.called)
    field.password = row.secret
    return field
