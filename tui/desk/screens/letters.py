"""The letters of a case: a list, and beside it the selected one filled from the facts."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from content.pack.arguing import LetterTemplate
from content.text.words import Message
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, DictatePlace, FactsPlace
from tui.desk.questions import AskSent
from tui.desk.screens.beside import Beside
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.letters import LetterShelf
from tui.desk.screens.parts.persons import Persons
from tui.desk.screens.parts.shelf import note_sent
from tui.desk.worker.jobs import letter_kept


class LettersScreen(Beside):
    """Choose a letter, read it, send it to the terminal's clipboard or to a file."""

    where: ClassVar[Where] = Where.LETTERS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LETTERS)]

    def __init__(self, port: DeskPort, number: int) -> None:
        self.letters = LetterShelf(port)
        super().__init__(port, number, self.letters)
        self._persons = Persons(port, lambda: self.case)
        self._hand = CaseVerbs(port, lambda: self.case)

    def verbs(self) -> Verbs:
        """Beside what is done with a text: to a file, into a form field by field, and the facts it lacks."""
        return {
            **super().verbs(),
            **self._persons.verbs(),
            **self._hand.undoing(),
            "to-file": self._to_file,
            "dictate": lambda: self.port.go(DictatePlace(self.number, _named(self.letters.template(self.at)))),
            "facts": lambda: self.port.go(FactsPlace(self.number)),
            "note": self._note,
        }

    def _note(self) -> None:
        template = self.letters.template(self.at)
        if template is not None and self.case is not None:
            found = self.letters.sending(self.case, template.id)
            note_sent(self.port, self.number, AskSent(self.case, template.title, found))

    def _to_file(self) -> None:
        letter = self.letters.letter(self.case, self.at)
        if isinstance(letter, Message):
            self.port.say(letter, bad=True)
        else:
            self.port.worker.carry(letter_kept(self.number, letter.template.id, letter.text))


def _named(template: LetterTemplate | None) -> str:
    return template.id if template else ""
