"""A form: fields under each other on one sheet of paper. What is typed is never lost: it is kept as a draft."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Generic

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from content.text.cells import cells
from content.text.words import N_, Message, message
from tui.desk.dialogs.dialog import Dialog, T
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, fit, join, key, plain_span, quiet, strong, width_of
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.widgets.field import OneLine, Pick
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.textarea import ManyLines, put, value_of

BESIDE, BESIDE_SMALL = 18, 15
"""Cells for the labels beside their fields; on a narrow screen the most that a label takes from its field."""
REST = 0.7
"""Seconds without a key after which what was typed is kept."""


class Row(Struct, frozen=True):
    """A field of a form: its key, its words (an English msgid), and of what kind it is."""

    key: str
    label: str
    hint: str = ""
    options: Sequence[tuple[str, str]] = ()
    value: str = ""
    long: bool = False


class FieldRow(Container):
    """A label and its field."""


class Fields(Dialog[T], Generic[T]):
    """A dialog of fields: its rows, which a subclass must name, what stands in them, and their draft."""

    def __init__(self, port: DeskPort, draft: str) -> None:
        super().__init__(port, classes="form")
        self.draft = draft
        self._rows: Sequence[Row] = ()
        self._kept: dict[str, str] = {}

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """The fields of the form."""

    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {row.key: value_of(self.query_one(f"#field-{row.key}")) for row in self._rows}

    def typed(self) -> dict[str, str]:
        """What stands in the fields and did not stand there at first: what a draft keeps."""
        first = {row.key: row.value or (row.options[0][0] if row.options else "") for row in self._rows}
        return {name: text for name, text in self.values().items() if text != first[name]}

    def keep_draft(self) -> None:
        """Keep what was typed, at once."""
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self.port.worker.keep_draft(self.draft, typed)

    def fields(self) -> list[Widget]:
        """The fields that are shown, from the first to the last."""
        every = [self.query_one(f"#field-{row.key}") for row in self._rows]
        return [field for field in every if field.parent is None or field.parent.display]

    def following(self, last: bool = False) -> None:
        """The next field; after the last the form is sent, when enter was pressed."""
        fields = self.fields()
        at = fields.index(self.focused) if self.focused in fields else -1
        if at + 1 < len(fields):
            fields[at + 1].focus()
        elif last:
            self.save()
        else:
            fields[0].focus()

    def previous(self) -> None:
        """The field before."""
        fields = self.fields()
        at = fields.index(self.focused) if self.focused in fields else 0
        fields[at - 1].focus()

    @abstractmethod
    def save(self) -> None:
        """Send the form."""


def made(row: Row, value: str) -> Widget:
    """The field of a row."""
    name = f"field-{row.key}"
    if row.options:
        return Pick(row.options, value, id=name)
    if row.long:
        return ManyLines(value, id=name)
    return OneLine(value, id=name)


class Form(Fields[T], Generic[T]):
    """A dialog of fields. A subclass must say which `rows` there are and make the `answer`; it may `check` them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.FORM),
        Binding("escape", "do('leave')", show=False, priority=True),
        Binding("down", "do('next-field')", show=False),
        Binding("up", "do('previous-field')", show=False),
        Binding("ctrl+c", "do('leave')", show=False),
    ]
    title_words: ClassVar[str] = ""

    def __init__(self, port: DeskPort, draft: str) -> None:
        super().__init__(port, draft)
        self._sentence: tuple[Message, bool] | None = None
        self._said_of: dict[str, str] | None = None
        self._timer: Timer | None = None

    def verbs(self) -> Verbs:
        """From field to field, and the three ways to end."""
        return {
            "save": self.save,
            "next-field": self.following,
            "previous-field": self.previous,
            "anew": self._anew,
            "leave": self._leave,
        }

    def check(self, key: str, text: str) -> Message | None:
        """What is wrong with a field, in a sentence."""
        return None

    @abstractmethod
    def answer(self, values: dict[str, str]) -> T:
        """Make the answer of what was typed."""

    def compose(self) -> ComposeResult:
        """A title, the fields, a line for sentences, and the keys."""
        self._rows = self.rows()
        kept = dict(self.port.draft(self.draft))
        with Container(id="paper"):
            yield LineBar(id="title", raised=True)
            yield Container(classes="gap")
            with Container(id="fields"):
                for row in self._rows:
                    with FieldRow():
                        yield LineBar(id=f"label-{row.key}", raised=True)
                        yield made(row, kept.get(row.key, row.value))
            yield Container(classes="gap")
            yield LineBar(id="sentence", raised=True)
            yield LineBar(id="keys", raised=True)
        if kept:
            self._kept = kept
            key = self.port.key_of("anew")
            self._sentence = (message(N_("Your draft is back. {key} begins anew."), key=key), False)

    def on_mount(self) -> None:
        """Begin where the form begins."""
        self.query_one(f"#field-{self.first_field()}").focus()

    def first_field(self) -> str:
        """The field in which the form begins."""
        return self._rows[0].key

    def redraw(self) -> None:
        """Draw title, labels, sentence and keys."""
        pen, tr = self.pen, self.pen.tr
        self.query_one("#title", LineBar).show((strong(tr(self.title_words)),))
        self._lay_out(pen)
        line = self.query_one("#sentence", LineBar)
        line.show(fit(self._sentence_line(pen), max(1, line.size.width)))
        keys = self.query_one("#keys", LineBar)
        room = max(1, keys.size.width)
        keys.show(next((line for line in keys_lines(pen, self.port.key_of) if width_of(line) <= room), ()))

    def _lay_out(self, pen: Context) -> None:
        """Labels stand beside their fields, or above those for which they are too long; the fields scroll."""
        small = self.has_class("small")
        column = BESIDE
        if self.size.width < 60:
            widths = [cells(pen.tr(row.label)) for row in self._rows]
            column = 1 + max((width for width in widths if width < BESIDE_SMALL), default=0)
        for row in self._rows:
            words = pen.tr(row.label)
            label = self.query_one(f"#label-{row.key}", LineBar)
            above = cells(words) >= column
            label.styles.width = "1fr" if above else column
            if label.parent is not None:
                label.parent.styles.layout = "vertical" if above else "horizontal"
            label.show((quiet(words),))
        taken = 3 if small else 7  # title, sentence, keys; and four blank lines
        self.query_one("#fields", Container).styles.max_height = max(1, self.size.height - taken)

    def _sentence_line(self, pen: Context) -> Line:
        told = self._sentence or self.port.notice
        if told is not None:
            text = pen.say(told[0], most=1000)
            return (bad(text) if told[1] else plain_span(text),)
        name = self.focused.id if self.focused is not None else ""
        row = next((row for row in self._rows if name == f"field-{row.key}"), None)
        return (quiet(pen.tr(row.hint)),) if row and row.hint else ()

    def complain(self, name: str, sentence: Message) -> None:
        """Say what is wrong with a field and go there."""
        self._sentence = (sentence, True)
        self.query_one(f"#field-{name}").focus()
        self.redraw()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Say what the field is for."""
        self.call_later(self.redraw)

    def tell(self, sentence: Message, wrong: bool = False) -> None:
        """Say a sentence about what stands in the fields, until something else does."""
        self._sentence, self._said_of = (sentence, wrong), self.typed()
        self.redraw()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Pick.Changed)
    def _changed(self) -> None:
        if self._sentence is not None and self.typed() not in (self._kept, self._said_of):
            self._sentence = None
        self.redraw()  # what was chosen may decide which fields there are
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(REST, self.keep_draft)

    @on(OneLine.LinesPasted)
    def lines_pasted(self, event: OneLine.LinesPasted) -> None:
        """Lines were pasted into a field of one line: they are joined."""
        event.field.take(event.text)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.following(last=True)

    def _anew(self) -> None:
        """Begin anew, with empty fields."""
        for row in self._rows:
            put(self.query_one(f"#field-{row.key}"), row.value)
        self._sentence = None
        self.keep_draft()
        self.redraw()

    def save(self) -> None:
        """Check all fields and answer; the first wrong one is told instead."""
        values = self.values()
        for name, text in values.items():
            sentence = self.check(name, text)
            if sentence is not None:
                self.complain(name, sentence)
                return
        self.keep_draft()
        self.dismiss(self.answer(values))

    def _leave(self) -> None:
        """Go away; what was typed is kept. It is kept once more, to hear whether the disk takes it."""
        typed = bool(self.typed())
        self._kept = {} if typed else self._kept
        self.keep_draft()
        if typed:
            self.port.say(message(N_("Kept as a draft; it comes back when you open the form again.")))
        self.dismiss(None)


def keys_lines(pen: Context, key_of: Callable[[str], str]) -> Iterator[Line]:
    """The keys of a form, then with ever fewer words."""
    tr = pen.tr
    save, following = (key_of("save"), tr("save")), (key_of("next-field"), tr("next"))
    leave = ("esc", tr("leave"))
    for pairs in (
        (save, following, ("esc", tr("leave, keep the draft"))),
        (save, following, leave),
        (save, leave),
        (save,),
    ):
        yield join([(key(name), Span(" "), quiet(text)) for name, text in pairs], Span("  "))
