"""Asks for a new case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.widgets import TextArea

from content.text.words import N_, Message, Problem, message
from store.case.facts import DEMANDS, FIELDS, FactKind, parse_fact
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import AskCase, DeskPort
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.textarea import put, value_of

PASTE = "paste"


class NewCase(Form[dict[str, str]]):
    """The facts that quick add asks for; a pasted order fills in what can be recognised in it."""

    title_words: ClassVar[str] = N_("A new case")

    def __init__(self, port: DeskPort, asked: AskCase) -> None:
        super().__init__(port, asked.draft)

    def rows(self) -> Sequence[Row]:
        """The quick facts, what is wrong, and a place to paste an order."""
        tr = self.port.tr
        undecided = ("", tr("not decided yet"))
        reasons = tuple((r.id, r.title) for r in self.port.playbook().reasons.values())
        demands = tuple((name, tr(words)) for name, words in DEMANDS.items())
        options = {FactKind.REASON: (undecided, *reasons), FactKind.DEMAND: (undecided, *demands)}
        fields = [field for field in FIELDS if field.quick or field.key == "problem"]
        return (
            Row(PASTE, N_("Paste the order"), N_("The text of the order page, if you have it; or leave it empty"),
                long=True),
            *(Row(field.key, field.label, field.hint, options.get(field.kind, ())) for field in fields),
        )  # fmt: skip

    def first_field(self) -> str:
        """Begin with the product; the place to paste is a shift+tab away."""
        return "product"

    def check(self, key: str, text: str) -> Message | None:
        """What is wrong with a fact, before anything is sent."""
        if key == PASTE:
            return None
        try:
            value = parse_fact(key, text, self.port.clock(), self.port.playbook().reasons)
        except Problem as problem:
            return problem.message
        if key == "product" and not value:
            return message(N_("What did you buy? A case needs a product."))
        return None

    def answer(self, values: dict[str, str]) -> dict[str, str]:
        """The facts that were given."""
        return {name: text for name, text in values.items() if text.strip() and name != PASTE}

    @on(OneLine.LinesPasted)
    def lines_pasted(self, event: OneLine.LinesPasted) -> None:
        """An order was pasted into some field: it belongs into the place for it."""
        event.stop()
        put(self.query_one(f"#field-{PASTE}"), event.text[:20_000])

    @on(TextArea.Changed, f"#field-{PASTE}")
    def _recognise(self, event: TextArea.Changed) -> None:
        found = recognised(event.text_area.text, self)
        filled = 0
        for name, text in found.items():
            field = self.query_one(f"#field-{name}")
            if text and not value_of(field):
                put(field, text)
                filled += 1
        if filled:
            self._sentence = (
                message(N_("Recognised in the order: {n} facts. Please check them."), n=filled),
                False,
            )
            self.redraw()


def recognised(text: str, form: NewCase) -> dict[str, str]:
    """The facts that stand in the text of an order."""
    from store.papers.ordertext import recognise

    known = {row.key for row in form.rows()} - {PASTE}
    return {name: value for name, value in recognise(text, form.port.clock()).items() if name in known}
