"""Asks for a new case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.widgets import TextArea

from content.pack.files import DEFAULT
from content.pack.playbook import Playbook
from content.text.words import N_, Message, Problem, Translator, message
from store.case.asking import makes_sense, missed_facts, opened, quick_fields
from store.case.countdown import counted_down
from store.case.demands import DEMANDS
from store.case.facts import BY_KEY, FactKind, name_of, parse_fact, typed
from store.case.late import end_of
from store.case.stands import DATED, STANDS, dated_by, passed_by, stand_of, stand_told_by
from store.papers.ordertext import Page, read_page
from store.papers.pasted.platforms import platform_named
from store.papers.pasted.script import MOST_TEXT
from store.papers.pasted.sources import PageKind
from tui.desk.dialogs.choice import to_come
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form, room_of
from tui.desk.dialogs.when import NEAR
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, bad, folded, quiet
from tui.desk.ports import DeskPort
from tui.desk.questions import PLAYBOOK, AskCase
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.listpick import ListPick
from tui.desk.widgets.textarea import put, value_of
from tui.desk.widgets.waypick import WayPick
from tui.say.heard import heard_when
from tui.say.values import short

PASTE, REASON = "paste", "reason"
STANDS_AT = "stands"
DATES = tuple(key for key in DATED if any(key in one.asks for one in STANDS))
"""The days that matter where a case stands, as they happen; only those of the chosen answer are shown."""


class NewCase(Form[dict[str, str]]):
    """The facts that quick add asks for; a pasted order fills in what can be recognised in it."""

    title_words: ClassVar[str] = N_("A new case")
    first_field: ClassVar[str] = "product"  # the place to paste is a shift+tab away

    def __init__(self, port: DeskPort, asked: AskCase) -> None:
        super().__init__(port, asked.draft)
        self._order = asked.order
        self.picked = DEFAULT
        """The playbook that nobody chose: the usual one, or that of the platform of the pasted page."""
        self._page = Page(PageKind.OTHER)
        self._missed: tuple[str, ...] = ()
        """What a case would miss of which nothing is known but what was `_told`: reason, place and playbook."""
        self._told: tuple[str, str, Playbook] | None = None
        self.noted = lambda key: _noted(self, key, self._page, self._missed)
        self.beneath = lambda pen: _beneath(self, self._page, pen)

    def on_mount(self) -> None:
        """Read the order that was pasted before the form was there."""
        if self._order:
            put(self.entries[PASTE], self._order[:MOST_TEXT])

    def rows(self) -> Sequence[Row]:
        """The quick facts, what is wrong, and a place to paste an order."""
        tr = self.port.tr
        books = self.port.playbooks()
        follows = self.port.draft(self.draft).get(PLAYBOOK, DEFAULT)
        book = next((one for one in books if one.meta.id == follows), self.port.playbook())
        reasons, about = _reasons(book, tr)
        demands = (("", tr("not decided yet")), *((name, tr(words)) for name, words in DEMANDS.items()))
        options = {FactKind.REASON: reasons, FactKind.DEMAND: demands}
        fields = (*quick_fields(), BY_KEY["problem"])
        near = tuple(tr(words) for words in NEAR)
        return (
            Row(PLAYBOOK, N_("Playbook"),
                N_("Which platform or matter it is about: reasons, limits and ways come from it; typing finds"),
                tuple((one.meta.id, one.meta.title) for one in books), DEFAULT,
                about=tuple(("", one.meta.id) for one in books)),
            Row(PASTE, N_("Paste the order"), N_("The text of the order page, if you have it; or leave it empty"),
                long=True),
            *(
                Row(
                    field.key, field.label, field.hint, options.get(field.kind, ()),
                    about=about if field.kind is FactKind.REASON else (),
                )
                for field in fields
            ),
            Row(STANDS_AT, N_("Where it stands"),
                N_("How far has it come? ↑ ↓ to where it is now; the dates come next"),
                tuple((one.id, tr(one.words)) for one in STANDS), passed=tuple(map(passed_by, STANDS))),
            *(Row(key, BY_KEY[key].label, N_("Empty or “?” while you do not know; ← → today, yesterday"), near=near)
              for key in DATES),
        )  # fmt: skip

    def check(self, key: str, text: str) -> Message | None:
        """What is wrong with a fact, before anything is sent."""
        if key == PASTE:
            return _which(self._page)
        if key in (PLAYBOOK, STANDS_AT) or (key in DATES and _later(text)):
            return None
        try:
            value = parse_fact(key, text, self.port.clock(), _book(self).reasons)
        except Problem as problem:
            return problem.message
        if key == "product" and not value and not name_of(self.values()):
            return message(N_("What did you buy? A case needs a product."))
        return None

    def heard(self, key: str, text: str) -> Message | None:
        """A day in full."""
        day = key in BY_KEY and BY_KEY[key].kind is FactKind.DAY
        return heard_when(self.port.tr, text, self.port.clock()) if day else None

    def answer(self, values: dict[str, str]) -> dict[str, str]:
        """The facts that were given, and those of the pasted page for which the form has no field."""
        asked = _asked(values[STANDS_AT])
        typed = {
            name: text
            for name, text in values.items()
            if text.strip() and name != PASTE and (name not in DATES or (name in asked and not _later(text)))
        }
        return {"whose": self._page.whose, **_beyond(self._page, self.entries.rows), **typed}

    @on(OneLine.LinesPasted)
    def lines_pasted(self, event: OneLine.LinesPasted) -> None:
        """An order was pasted into some field: it belongs into the place for it."""
        event.stop()
        event.prevent_default()  # or the form would put it into the field as well
        page = _read(event.text, self)
        several = "\n" in event.text.strip()
        if page.is_page or (several and page.facts and event.field.id != "field-problem"):
            put(self.entries[PASTE], event.text[:MOST_TEXT])
        else:
            event.field.take(event.text)

    def redraw(self) -> None:
        """Show the dates of the way beside it, and mark what the case would miss."""
        stand, reason, book = self.entries[STANDS_AT], self.entries[REASON], _book(self)
        assert isinstance(stand, WayPick)
        assert isinstance(reason, ListPick)
        stand.date(_dates(self, stand.value))
        if self._told is not None and self._told[2] is not book:
            reason.offer(*_reasons(book, self.port.tr))
        if (told := (reason.value, stand.value, book)) != self._told:
            self._told, self._missed = told, missed_facts(*told, self.port.clock())
        super().redraw()

    def wanted(self, values: Mapping[str, str]) -> Collection[str]:
        """Not the days that do not matter for how far it has come, nor what its reason makes no sense of."""
        playbook = self.port.playbook(values[PLAYBOOK])
        quick = {one.key for one in quick_fields()}
        senseless = {key for key in quick if not values[key] and not makes_sense(key, values["reason"], playbook)}
        return values.keys() - senseless - {key for key in DATES if key not in _asked(values[STANDS_AT])}

    @on(TextArea.Changed, f"#field-{PASTE}")
    def _recognise(self, event: TextArea.Changed) -> None:
        follows = _follow(self, event.text_area.text)
        self._page = _read(event.text_area.text, self)
        values = self.values()
        for name, text in self._page.typed().items():
            if text and values.get(name) == "":
                put(self.entries[name], text)
        stand = self.entries[STANDS_AT]
        told = self._page.stands or stand_told_by(self._page.facts).id
        if value_of(stand) == STANDS[0].id != told:
            put(stand, told)
        which = _which(self._page)
        if which is not None:
            self.tell(which, wrong=True)
        elif follows:
            self.tell(follows)
        elif copied := _copied(self._page, value_of(stand), _book(self)):
            self.tell(copied)


def _noted(form: NewCase, key: str, page: Page, missed: Sequence[str]) -> tuple[bool, Line]:
    """Whether the case will miss a fact; whether it was read from the paste, and if a date runs from it."""
    told, words = page.typed(), []
    if told and key in BY_KEY:
        here = value_of(form.entries[key])
        words = [] if here and told.get(key) != here else [N_("was read") if here else N_("was not read")]
    if key in missed and BY_KEY[key].kind is FactKind.DAY:
        words.append(N_("sets a date"))
    note = form.pen.between.join(form.port.tr(one) for one in words)
    return key == "product" or key in missed, (quiet(note),) if note else ()


def _beneath(form: NewCase, page: Page, pen: Context) -> Sequence[Line]:
    """How much of a paste was read, and what the dates come to."""
    read, dates = _summary(form, page, pen), _coming(form, pen)
    return (*dates, *read) if form.has_class("small") else (*read, *dates)


def _coming(form: NewCase, pen: Context) -> Sequence[Line]:
    """That the right is over on which the chosen reason rests, and the deadlines of a case that has come so far
    already, as they would be."""
    values = form.values()
    begun = values[STANDS_AT] != STANDS[0].id
    if not begun and not (values["reason"] and values["received-on"].strip()):
        return ()
    try:
        after = form.port.foresee(None, opened(form.answer(values), _book(form)))
    except Problem:  # what is wrong is told at its field
        return ()
    over = folded((bad(pen.say(after.right_over)),), room_of(form))[:2] if after.right_over else []
    return (*over, *(to_come(after, pen) if begun else ()))


def _summary(form: NewCase, page: Page, pen: Context) -> Sequence[Line]:
    """How much of what the form asks was read from the paste, and how much was not."""
    told = page.typed()
    if not told or _which(page) is not None:
        return ()
    missed = sum(not told.get(row.key) for row, _ in form.entries.seen() if row.key in BY_KEY)
    words = N_("Read from the paste: {n}; not read: {m}. To correct one, go to its field.")
    return ((quiet(pen.tr(words, n=len(told), m=missed)),),)


def _copied(page: Page, stands: str, playbook: Playbook) -> Message | None:
    """As the end of which limit the countdown of the page is taken, where there is one."""
    facts = page.facts
    end = facts.get("countdown", "")
    step = end_of(stand_of(stands, playbook), playbook)
    limit = counted_down(step, facts.get("reason", ""), page.whose, playbook) if end else ""
    if not limit:
        return None
    words = N_("{moment} is copied as the date the app says: {limit}")
    title = short(playbook.limits[limit].title)
    return message(words, moment=typed("countdown", end), limit=title)


def _book(form: NewCase) -> Playbook:
    """The playbook that is chosen."""
    return form.port.playbook(value_of(form.entries[PLAYBOOK]))


def _reasons(book: Playbook, tr: Translator) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The reasons of a playbook to choose from, and the words about each."""
    known = book.reasons.values()
    about = (("", ""), *((reason.meaning, " ".join(reason.said)) for reason in known))
    return (("", tr("not decided yet")), *((reason.id, reason.title) for reason in known)), about


def _follow(form: NewCase, text: str) -> Message | None:
    """Follow the playbook of the platform that a page is of, unless somebody chose another; what is told of it."""
    named, pick = platform_named(text), form.entries[PLAYBOOK]
    assert isinstance(pick, ListPick)
    if not any(name == named for name, _ in pick.options) or pick.value not in (DEFAULT, form.picked, named):
        return None
    before, form.picked = pick.value, named
    put(pick, named)
    words = N_("This page is of another platform: the case follows “{playbook}” now. The first field changes that.")
    return message(words, playbook=pick.shown) if named != before else None


def _read(text: str, form: NewCase) -> Page:
    return read_page(text, form.port.clock(), _book(form).reasons)


def _beyond(page: Page, rows: Sequence[Row]) -> dict[str, str]:
    """What a page tells and the form has no field for."""
    shown = {row.key for row in rows}
    return {name: text for name, text in page.typed().items() if name not in shown}


def _which(page: Page) -> Message | None:
    """Of several orders one is meant, and the form cannot know which."""
    text = N_("There are {n} orders in this text. Leave the one that is meant.")
    return message(text, n=len(page.orders)) if page.orders else None


def _dates(form: NewCase, stand: str) -> dict[str, str]:
    """The dates as they stand in the form, by the answers of which they are."""
    keys = next((dated_by(one) for one in STANDS if one.id == stand), {})
    return {name: value_of(form.entries[key]) or form.pen.signs.unknown for name, key in keys.items()}


def _later(text: str) -> bool:
    """Whether a date is to be told later."""
    return text.strip() in ("?", "？")


def _asked(stand: str) -> tuple[str, ...]:
    return next((one.asks for one in STANDS if one.id == stand), ())
