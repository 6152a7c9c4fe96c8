"""The letters of a case as a shelf: who gets them and where, and each filled from the facts."""

from __future__ import annotations

import re

from content.pack.arguing import LetterTemplate
from content.text.cells import cells, plain
from content.text.words import N_, Message, Problem, message
from store.case.facts import BY_KEY
from store.case.intents import SendLetter
from store.case.view import CaseView
from store.errors import LetterIncomplete
from store.papers.letters import Letter, letters_for, sending, write_letter
from store.people.person import PERSONAL, for_papers
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.letter import letter_lines
from tui.desk.draw.spans import Line, Span, Tone, bad, folded, paragraph, quiet, strong
from tui.desk.ports import DeskPort
from tui.desk.screens.parts.shelf import Shelf


class LetterShelf(Shelf):
    """The letters, those of the current step first."""

    def __init__(self, port: DeskPort) -> None:
        self._port = port
        self._letters: tuple[LetterTemplate, ...] = ()

    def renew(self, view: CaseView) -> None:
        """The letters, those of the current step first."""
        try:
            self._letters = letters_for(view)
        except Problem as problem:
            self._port.say(problem.message, bad=True, later=True)

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

    def template(self, at: int) -> LetterTemplate | None:
        """The template at a place of the list."""
        return self._letters[at] if at < len(self._letters) else None

    def letter(self, view: CaseView | None, at: int) -> Letter | Message:
        """The letter at a place, or the sentence that says what it lacks."""
        template = self.template(at)
        if view is None or template is None:
            return message(N_("There is no letter here."))
        try:
            found, twins = for_papers(view, self._port.people), self._port.twins(view)
            return write_letter(found, template.id, self._port.clock(), twins)
        except LetterIncomplete as problem:
            names = tuple(message(BY_KEY[name].label) if name in BY_KEY else name for name in problem.missing)
            key = self._port.key_of("person" if set(problem.missing) <= set(PERSONAL) else "facts")
            return message(N_("Still missing: {facts}. {key} fills it in."), facts=names, key=key)
        except Problem as problem:
            return problem.message

    def sending(self, view: CaseView, letter: str) -> SendLetter:
        """That a letter goes out, with the exhibits that it names."""
        return sending(for_papers(view, self._port.people), letter, self._port.clock(), self._port.twins(view))

    def chosen_page(self, view: CaseView, at: int, width: int, pen: Context) -> list[Line]:
        """The selected letter, filled."""
        letter, template = self.letter(view, at), self.template(at)
        lines: list[Line] = []
        if template is not None:
            lines += folded([strong(plain(template.title))], width)
            lines += [*paragraph(_receiver(template, pen), width, Tone.QUIET), ()]
        if isinstance(letter, Message):
            return lines + [(bad(part.text),) for line in folded([Span(pen.say(letter))], width) for part in line]
        return lines + letter_lines(letter, width, pen)

    def to_send(self, view: CaseView | None, at: int) -> tuple[str, str] | Message:
        """Title and text of the selected letter."""
        letter = self.letter(view, at)
        return letter if isinstance(letter, Message) else (letter.template.title, letter.text)


def _receiver(letter: LetterTemplate, pen: Context) -> str:
    return f"{plain(letter.to)}{pen.between}{plain(letter.channel)}"


def _to_whom(letter: LetterTemplate, width: int, pen: Context) -> str:
    """Who gets a letter and where, as many of these words as a line takes; the page of the letter says all."""
    to = plain(letter.to)
    for words in (_receiver(letter, pen), to):
        if cells(words) <= width:
            return words
    return re.split(r"[（(]", to)[0].rstrip()
