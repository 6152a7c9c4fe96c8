"""A form: fields under each other on one sheet of paper. What is typed is never lost: it is kept as a draft."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Generic

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input, TextArea

from content.text.cells import cells
from content.text.words import N_, Message, message
from tui.desk.dialogs.dialog import T
from tui.desk.dialogs.fields import Entries, Fields, Row, made
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, fit, folded, join, key, plain_span, quiet, spread, strong, width_of
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, HelpPlace
from tui.desk.terminal import innards
from tui.desk.widgets.field import OneLine, Pick
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.pasting import Pasting
from tui.desk.widgets.still import Box
from tui.desk.widgets.textarea import put, value_of

__all__ = ["Form", "Row", "keys_lines", "room_of"]

BESIDE, BESIDE_SMALL = 18, 15
"""Cells for the labels beside their fields; on a narrow screen the most that a label takes from its field."""
MOST_BENEATH, LEAST_LAST = 4, 9
"""Lines beneath the fields, and the cells below which the last words of one are a stub."""
FEW = 4
"""Fields up to which one sees at once how many there are."""
MOST_SAID, MOST_NARROW, ROOM_TO_SAY = 2, 4, 12
"""Lines of a sentence beneath the fields, and where these are narrow; with fewer rows than the last it has one."""
REST = 0.7
"""Seconds without a key after which what was typed is kept."""


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
    first_field: ClassVar[str] = ""
    """The field in which the form begins; empty for the first one."""

    def __init__(self, port: DeskPort, draft: str, case: int = 0) -> None:
        super().__init__(port, draft)
        self.titled = message(self.title_words)
        """What the form is called."""
        self.noted: Callable[[str], tuple[bool, Line]] | None = None
        """Whether a field, by its key, is required, and what is to be known of what stands in it."""
        self.beneath: Callable[[Context], Sequence[Line]] = lambda _: ()
        """What comes of the fields as they are now, drawn beneath them: each line begins with a span that says so,
        which goes before the last span is cut to a stub."""
        self.pasting = Pasting(port, lambda: port.view(case), taken=self.page_taken) if case else None
        """Takes the page of an order that is pasted into the form of a `case`."""
        self._sentence: tuple[Message, bool] | None = None
        self._said_of: dict[str, str] | None = None
        self._wrong = ""
        """The field of which it is said that it is wrong."""
        self._timer: Timer | None = None

    def verbs(self) -> Verbs:
        """From field to field, and the three ways to end."""
        return {
            "save": self.save,
            "next-field": self.following,
            "previous-field": lambda: self.following(back=True),
            "anew": self._anew,
            "leave": self._leave,
            "form-help": lambda: self.port.go(HelpPlace(Where.FORM | Where.PICK)),
        }

    def check(self, key: str, text: str) -> Message | None:
        """What is wrong with a field, in a sentence."""
        return None

    def needs(self, key: str) -> bool:
        """Whether a field may not stay empty. It is asked whenever the form is drawn, so no file is looked at."""
        return self.check(key, "") is not None

    def heard(self, key: str, text: str) -> Message | None:
        """As what that which stands in a field is understood, said while one types."""
        return None

    @abstractmethod
    def answer(self, values: dict[str, str]) -> T:
        """Make the answer of what was typed."""

    def compose(self) -> ComposeResult:
        """A title, the fields, a line for sentences, and the keys."""
        kept = dict(self.port.draft(self.draft))
        rows, tr, signs = self.rows(), self.port.tr, self.pen.signs
        self.entries = Entries(rows, {row.key: made(row, kept.get(row.key, row.value), tr, signs) for row in rows})
        with Box(id="paper"):
            yield LineBar(id="title", raised=True)
            with Box(id="fields"):
                yield from self.entries.begin(self.wanted(self.values()))
            yield LineBlock(id="beneath", raised=True)
            yield LineBlock(id="sentence", raised=True)
            yield LineBar(id="keys", raised=True)
        if kept:
            self._kept = kept
            key = self.port.key_of("anew")
            self._sentence = (message(N_("Your draft is back. {key} begins anew."), key=key), False)

    def on_mount(self) -> None:
        """Begin where the form begins."""
        # where it stands is not known yet: the first drawing scrolls to it, and no further than it must
        self.set_focus(self.entries[self.first_field or self.entries.rows[0].key], scroll_visible=False)

    def redraw(self) -> None:
        """Draw title, labels, sentence and keys."""
        pen, room = self.pen, room_of(self)
        self.entries.show(self.wanted(self.values()), self.query_one("#fields"))
        self.query_one("#title", LineBar).show(_title(self, room))
        beneath = self.beneath(pen)
        shown = beneath[: 1 if self.has_class("small") else MOST_BENEATH]
        self.query_one("#beneath", LineBlock).show([_whole(line, room) for line in shown])
        said = _draw_sentence(self, _sentence_line(self, self._sentence))
        _lay_out(self, pen, said)
        if self.focused is not None:  # what is told beneath may have taken the room of the field one types in
            self.call_after_refresh(self.focused.scroll_visible, animate=False)
        offered = keys_lines(pen, self.port.key_of)
        self.query_one("#keys", LineBar).show(next((line for line in offered if width_of(line) <= room), ()))

    def complain(self, name: str, sentence: Message) -> None:
        """Say what is wrong with a field and go there."""
        self._sentence, self._wrong = (sentence, True), name
        innards.focus(self.entries[name])
        self.redraw()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Say what the field is for, and no more what is wrong with another; the first drawing does so anyway."""
        if self._wrong and self.focused is not self.entries[self._wrong]:
            self._sentence, self._wrong = None, ""
        if self.painted:
            self.call_later(self.redraw)

    def tell(self, sentence: Message, wrong: bool = False) -> None:
        """Say a sentence about what stands in the fields, until something else does."""
        self._sentence, self._said_of, self._wrong = (sentence, wrong), self.typed(), ""
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
        """Lines were pasted into a field of one line: the page of an order is read as one, others are joined."""
        if self.pasting is not None and self.pasting.is_page(event.text):
            self.pasting.take(event.text)
        else:
            event.field.take(event.text)

    def page_taken(self) -> None:
        """The facts of a pasted page were taken; a form that holds its text forgets it."""

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.following(last=True)

    def _anew(self) -> None:
        """Begin anew, with empty fields."""
        for row in self.entries.rows:
            put(self.entries[row.key], row.value)
        self._sentence = None
        self.keep_draft()
        self.redraw()

    def save(self) -> None:
        """Check the fields that are shown and answer; the first wrong one is told instead."""
        values = self.values()
        for row, _ in self.entries.seen():
            sentence = self.check(row.key, values[row.key])
            if sentence is not None:
                self.complain(row.key, sentence)
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


def room_of(form: Form[Any]) -> int:
    """Cells of a line of a form's sheet."""
    return max(1, form.query_one("#keys", LineBar).size.width)


def _title(form: Form[Any], width: int) -> Line:
    """What the form is called and, where little of it is seen at once, which field of how many has the focus."""
    fields = [line.field for _, line in form.entries.seen()]
    title: Line = (strong(form.pen.say(form.titled)),)
    if not form.has_class("small") or len(fields) <= FEW or form.focused not in fields:
        return fit(title, width)
    return spread(title, (quiet(f"{fields.index(form.focused) + 1}/{len(fields)}"),), width)


def _lay_out(form: Form[Any], pen: Context, said: int) -> None:
    """Labels stand beside their fields, or above those for which they are too long; the fields scroll."""
    small, narrow = form.has_class("small"), form.size.width < 60
    column = BESIDE
    if narrow:
        widths = [cells(pen.tr(row.label)) for row in form.entries.rows]
        column = 1 + max((width for width in widths if width < BESIDE_SMALL), default=0)
    for row, line in form.entries.seen():
        required, note = form.noted(row.key) if form.noted is not None else (False, ())
        words = pen.tr(row.label) + "*" * (required or form.needs(row.key))
        above = cells(words) >= column
        line.show((quiet(words),), 0 if above else column, () if above or narrow else note)
    taken = said + (3 if small else 6 + MOST_BENEATH)  # title, keys, what comes of it; four blank lines
    form.query_one("#fields", Box).styles.max_height = max(1, form.size.height - taken)


def _sentence_line(form: Form[Any], told: tuple[Message | str, bool] | None) -> Line:
    """What is told, else as what the field with the focus was understood, else what it is for."""
    pen, notice = form.pen, form.port.notice
    told = told or ((notice.words, notice.bad) if notice else None)
    if told is not None:
        text = pen.say(told[0], most=1000)
        return (bad(text) if told[1] else plain_span(text),)
    name = form.focused.id if form.focused is not None else ""
    row = next((row for row in form.entries.rows if name == f"field-{row.key}"), None)
    if row is None:
        return ()
    heard = form.heard(row.key, value_of(form.entries[row.key]))
    return (plain_span(pen.say(heard)),) if heard else (quiet(pen.tr(row.hint)),) if row.hint else ()


def _draw_sentence(form: Form[Any], sentence: Line) -> int:
    """In one line where it fits, else in as many as there may be; the last of them is cut. Returns how many."""
    room = room_of(form)
    lines = folded(sentence, room) if form.size.height >= ROOM_TO_SAY else [sentence]
    most = MOST_NARROW if form.size.width < 60 else MOST_SAID
    rest = tuple(span for line in lines[most - 1 :] for span in line)
    told = [*lines[: most - 1], rest] if len(lines) >= most else lines
    form.query_one("#sentence", LineBlock).show([fit(line, room) for line in told])
    return len(told)


def _whole(line: Line, room: int) -> Line:
    """A line beneath the fields; the words that begin it go before its last ones are a stub."""
    stub = width_of(line) > room and room - width_of(line[:-1]) < LEAST_LAST
    return fit(line[1:] if stub else line, room)


def keys_lines(pen: Context, key_of: Callable[[str], str]) -> Iterator[Line]:
    """The keys of a form, then with ever fewer words."""
    tr = pen.tr
    save, following = (key_of("save"), tr("save")), (key_of("next-field"), tr("next"))
    leave, known = ("esc", tr("leave")), (key_of("form-help"), tr("help"))
    for pairs in (
        (save, following, ("esc", tr("leave, keep the draft")), known),
        (save, following, leave, known),
        (save, leave),
        (save,),
    ):
        yield join([(key(name), Span(" "), quiet(text)) for name, text in pairs], Span("  "))
