"""The letters of a case: a list, and beside it the selected one filled from the facts."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.binding import BindingType

from content.pack.model import LetterTemplate
from content.text.cells import cells, plain
from content.text.words import N_, Message, Problem, message
from store.case.facts import BY_KEY
from store.case.view import CaseView
from store.disk.files import write_atomic
from store.errors import LetterIncomplete, cannot_write
from store.papers.letters import Letter, letters_for, write_letter
from tui.desk.draw.case import Drawn
from tui.desk.draw.context import Context
from tui.desk.draw.letter import letter_lines
from tui.desk.draw.spans import Line, Span, Tone, bad, folded, paragraph, quiet, strong
from tui.desk.keys.actions import Where, bindings
from tui.desk.screens.beside import Beside


class LettersScreen(Beside):
    """Choose a letter, read it, send it to the terminal's clipboard or to a file."""

    where: ClassVar[Where] = Where.LETTERS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LETTERS)]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._letters: tuple[LetterTemplate, ...] = ()

    def renew(self, view: CaseView) -> None:
        """The letters, those of the current step first."""
        try:
            self._letters = letters_for(view)
        except Problem as problem:
            self.desk_app.notice = (problem.message, True)

    def list_page(self, view: CaseView, width: int, pen: Context) -> Drawn:
        """The letters with who gets them and where."""
        drawn = Drawn()
        drawn.lines += [(quiet(pen.tr("Letters")),), ()]
        for letter in self._letters:
            here = letter.id in view.next.letters or view.step.id in letter.steps
            tone = Tone.STRONG if here else Tone.PLAIN
            lines = folded([Span(plain(letter.title), tone)], width)
            lines += paragraph(_to_whom(letter, width, pen), width, Tone.QUIET)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += [*lines, ()]
        return drawn

    @property
    def _template(self) -> LetterTemplate | None:
        return self._letters[self.at] if self.at < len(self._letters) else None

    def _letter(self) -> Letter | Message:
        """The selected letter, or the sentence that says what it lacks."""
        view, template = self.case, self._template
        if view is None or template is None:
            return message(N_("There is no letter here."))
        try:
            return write_letter(view, template.id, self.desk_app.desk.clock())
        except LetterIncomplete as problem:
            names = tuple(message(BY_KEY[name].label) if name in BY_KEY else name for name in problem.missing)
            key = self.desk_app.key_of("facts")
            return message(N_("Still missing: {facts}. {key} fills it in."), facts=names, key=key)
        except Problem as problem:
            return problem.message

    def chosen_page(self, width: int, pen: Context) -> list[Line]:
        """The selected letter, filled."""
        letter, template = self._letter(), self._template
        lines: list[Line] = []
        if template is not None:
            lines += folded([strong(plain(template.title))], width)
            lines += [*paragraph(_receiver(template, pen), width, Tone.QUIET), ()]
        if isinstance(letter, Message):
            return lines + [(bad(part.text),) for line in folded([Span(pen.say(letter))], width) for part in line]
        return lines + letter_lines(letter, width, pen)

    def to_send(self) -> tuple[str, str] | Message:
        """Title and text of the selected letter."""
        letter = self._letter()
        return letter if isinstance(letter, Message) else (letter.template.title, letter.text)

    def action_dictate(self) -> None:
        """Show the fields of a form one by one, the selected letter among them."""
        from tui.desk.screens.dictate import DictateScreen

        template = self._template
        self.app.push_screen(DictateScreen(self.number, template.id if template else ""))

    def action_to_file(self) -> None:
        """Write the letter into the home folder."""
        letter = self._letter()
        if isinstance(letter, Message):
            self.desk_app.say(letter, bad=True)
            return
        folder = self.desk_app.desk.home.path / "letters"
        name = re.sub(r"[^a-z0-9-]", "", letter.template.id)
        path = folder / f"{self.number}-{name}.txt"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            write_atomic(path, letter.text.encode())
        except OSError as error:
            self.desk_app.say(cannot_write(path, error).message, bad=True)
        except Problem as problem:
            self.desk_app.say(problem.message, bad=True)
        else:
            self.desk_app.say(message(N_("Written: {path}"), path=str(path)))


def _receiver(letter: LetterTemplate, pen: Context) -> str:
    return f"{plain(letter.to)}{pen.between}{plain(letter.channel)}"


def _to_whom(letter: LetterTemplate, width: int, pen: Context) -> str:
    """Who gets a letter and where, as many of these words as a line takes; the page of the letter says all."""
    to = plain(letter.to)
    for words in (_receiver(letter, pen), to):
        if cells(words) <= width:
            return words
    return re.split(r"[（(]", to)[0].rstrip()
