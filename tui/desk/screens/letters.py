"""The letters of a case: a list, and beside it the selected one filled from the facts."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from content.model import LetterTemplate
from content.plain import plain
from content.words import N_, Message, Problem, message
from store.disk import cannot_write, write_atomic
from store.errors import LetterIncomplete
from store.facts import BY_KEY
from store.letters import Letter, letters_for, write_letter
from store.view import CaseView
from tui.desk.actions import Where, bindings
from tui.desk.draw.case import Drawn, head
from tui.desk.draw.ink import Line, Span, Tone, bad, fit, folded, key, paragraph, quiet, strong
from tui.desk.draw.pen import Pen
from tui.desk.items import ItemSheet
from tui.desk.screens.base import rule
from tui.desk.screens.casekeys import CaseKeys
from tui.desk.screens.page import PageScreen
from tui.desk.sheet import Bar, Sheet


class LettersScreen(CaseKeys):
    """Choose a letter, read it, send it to the terminal's clipboard or to a file."""

    where: ClassVar[Where] = Where.READ
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.READ),
        Binding("c,enter", "copy", show=False),
        Binding("f", "file", show=False),
        Binding("p", "plain", show=False),
        Binding("e", "facts", show=False),
        Binding("tab", "turn", show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._reading = False
        self._width = 40
        self._letters: tuple[LetterTemplate, ...] = ()

    def compose(self) -> ComposeResult:
        """A head, the list beside the letter, the keys."""
        yield Bar(id="head")
        yield Bar(id="above")
        with Container(id="body"):
            yield ItemSheet(id="list")
            yield Sheet(id="aside")
        yield Bar(id="below")
        yield Bar(id="foot")

    @property
    def case(self) -> CaseView | None:
        """The case the letters are for."""
        return self.desk_app.view(self.number)

    def redraw(self) -> None:
        """Draw the list and the selected letter."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        try:
            self._letters = letters_for(view)
        except Problem as problem:
            self.desk_app.notice = (problem.message, True)
        side = self.size.width >= 80
        listed, aside = self.query_one("#list", ItemSheet), self.query_one("#aside", Sheet)
        listed.set_class(not side and self._reading, "hidden")
        aside.set_class(not side and not self._reading, "hidden")
        aside.set_class(not side, "alone")
        self.wall = wall = width - (max(44, width * 58 // 100) if side else 0)
        aside.styles.width = width - wall if side else "1fr"
        self.query_one("#head", Bar).show(head(view, width, pen))
        self.query_one("#above", Bar).show(rule(width, pen, wall if side else -1))
        listed.show_page(self._list(view, max(1, (wall if side else width) - 6), pen), pen.signs.bar)
        self._width = (width - wall - 3 if side else width - 4) - 2
        self._draw_letter()
        super().redraw()

    def _list(self, view: CaseView, width: int, pen: Pen) -> Drawn:
        drawn = Drawn()
        drawn.lines += [(quiet(pen.tr("Letters")),), ()]
        for letter in self._letters:
            here = letter.id in view.next.letters or view.step.id in letter.steps
            tone = Tone.STRONG if here else Tone.PLAIN
            lines: list[Line] = [fit((Span(plain(letter.title), tone),), width)]
            lines.append(fit((quiet(f"{plain(letter.to)}{pen.between}{plain(letter.channel)}"),), width))
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += [*lines, ()]
        return drawn

    @property
    def _template(self) -> LetterTemplate | None:
        at = self.query_one("#list", ItemSheet).item
        return self._letters[at] if at < len(self._letters) else None

    def _letter(self) -> Letter | Message | None:
        """The selected letter, or the sentence that says what it lacks."""
        view, template = self.case, self._template
        if view is None or template is None:
            return None
        try:
            return write_letter(view, template.id, self.desk_app.desk.clock())
        except LetterIncomplete as problem:
            names = tuple(message(BY_KEY[name].label) if name in BY_KEY else name for name in problem.missing)
            return message(N_("Still missing: {facts}. e fills it in."), facts=names)
        except Problem as problem:
            return problem.message

    def _draw_letter(self, keep: bool = True) -> None:
        pen, letter, template = self.pen, self._letter(), self._template
        aside = self.query_one("#aside", Sheet)
        width = max(1, self._width)
        lines: list[Line] = [()]
        if template is not None:
            lines += [(strong(plain(template.title)),), ()]
        if isinstance(letter, Message):
            lines += [(bad(part.text),) for line in folded([Span(pen.say(letter))], width) for part in line]
        elif letter is not None:
            lines += paragraph(plain(letter.text, multiline=True, most=20_000).rstrip("\n"), width)
            lines += [(), *self._length_line(letter, width, pen)]
        aside.show(lines, keep=keep)

    def _length_line(self, letter: Letter, width: int, pen: Pen) -> list[Line]:
        tr = pen.tr
        if letter.too_long_by:
            text = tr("{n} characters; the form takes {limit}, {over} too many",
                      n=letter.length, limit=letter.template.limit, over=letter.too_long_by)  # fmt: skip
            return folded([bad(text)], width)
        if letter.template.limit:
            text = tr("{n} of {limit} characters", n=letter.length, limit=letter.template.limit)
        else:
            text = tr("{n} characters", n=letter.length)
        return folded([quiet(text)], width)

    def draw_foot(self) -> None:
        """The keys of this screen, unless there is something to say."""
        if self.desk_app.notice is not None:
            super().draw_foot()
            return
        tr = self.pen.tr
        pairs = [("esc", tr("back")), ("c", tr("copy")), ("f", tr("to a file")), ("p", tr("plain page")),
                 ("e", tr("facts")), ("tab", tr("list or letter")), ("?", tr("help"))]  # fmt: skip
        spans = [span for name, words in pairs for span in (key(f" {name}"), quiet(f" {words} "))]
        self.query_one("#foot", Bar).show(fit(tuple(spans), self.size.width))

    def action_up(self) -> None:
        """The letter above, or a line up."""
        self._move(-1)

    def action_down(self) -> None:
        """The letter below, or a line down."""
        self._move(1)

    def _move(self, steps: int) -> None:
        if self._reading:
            self.query_one("#aside", Sheet).scroll_by(steps)
            return
        self.query_one("#list", ItemSheet).move(steps)
        self._draw_letter(keep=False)

    def sheet(self) -> Sheet:
        """The letter."""
        return self.query_one("#aside", Sheet)

    def action_turn(self) -> None:
        """From the list to the letter and back: then the arrows scroll it."""
        self._reading = not self._reading
        self.redraw()

    def _complete(self) -> Letter | None:
        letter = self._letter()
        if isinstance(letter, Message):
            self.desk_app.say(letter, bad=True)
            return None
        return letter

    def action_copy(self) -> None:
        """Send the letter to the terminal's clipboard; whether it arrives, nobody tells us."""
        letter = self._complete()
        if letter is not None:
            self.app.copy_to_clipboard(letter.text)
            self.desk_app.say(
                message(N_("Sent to the terminal. If it does not paste: f writes a file, p a plain page."))
            )

    def action_file(self) -> None:
        """Write the letter into the home folder."""
        letter = self._complete()
        if letter is None:
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

    def action_plain(self) -> None:
        """Show the letter alone, to select it with the mouse."""
        letter = self._complete()
        if letter is not None:
            text = plain(letter.text, multiline=True, most=20_000).rstrip("\n")
            title = letter.template.title
            self.app.push_screen(PageScreen(lambda _: title, lambda width, _: paragraph(text, width)))
