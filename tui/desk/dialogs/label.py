"""Asks what an exhibit is and what it proves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.cells import plain
from content.text.words import N_, Message, Problem
from store.case.areas import areas_of, joined_areas
from store.case.called import kind_title
from store.case.exhibits import points
from store.case.facts import LONGEST, too_long
from store.case.intents import LabelExhibit
from store.case.view import CaseView
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.ports import DeskPort
from tui.desk.questions import AskLabel

AREAS = "areas"
_HOW = N_("Of a picture, in copies for others: x,y,width,height in pixels or percents; several with ;")
SHOWS = N_("One sentence for the list of exhibits; while it is empty, ← → go through what must be proven")


def what_for(view: CaseView, kind: str) -> tuple[str, ...]:
    """What must be proven in a case, what a kind of evidence is for first: what may stand beside an exhibit."""
    found = sorted(points(view.marked), key=lambda one: one.id != kind)
    return tuple(dict.fromkeys(plain(one.why, most=LONGEST) for one in found))


class LabelForm(Form[LabelExhibit]):
    """The kind of an exhibit, and one sentence about what it proves."""

    title_words: ClassVar[str] = N_("What this exhibit is")

    def __init__(self, port: DeskPort, asked: AskLabel) -> None:
        super().__init__(port, asked.draft)
        self._asked = asked

    def rows(self) -> Sequence[Row]:
        """Note, kind, and which parts of a picture nobody else sees."""
        view = self._asked.case
        kinds = tuple((name, kind_title(name, view.case, view.playbook)) for name in view.playbook.evidence)
        one = self._asked.exhibit
        return (
            Row("note", N_("What it shows"), SHOWS, value=one.note, near=what_for(self._asked.case, one.evidence)),
            Row("kind", N_("Kind"), N_("What it is; typing finds, ↑ ↓ choose"), kinds, one.evidence),
            Row(AREAS, N_("Painted over"), _HOW, value=joined_areas(one.areas)),
        )

    def check(self, key: str, text: str) -> Message | None:
        """A note is no longer than a fact; areas are four numbers each."""
        if key == AREAS:
            try:
                areas_of(text)
            except Problem as problem:
                return problem.message
        return too_long(text) if key == "note" else None

    def answer(self, values: dict[str, str]) -> LabelExhibit:
        """The label."""
        areas = areas_of(values[AREAS])
        changed = None if areas == self._asked.exhibit.areas else areas
        return LabelExhibit(self._asked.exhibit.id, values["kind"], values["note"], areas=changed)
