"""Reply cards: what to answer to what the merchant said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_
from tui.desk.draw.frame import rule
from tui.desk.draw.reply import words_lines
from tui.desk.draw.spans import Span
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskNote
from tui.desk.screens.base import framed
from tui.desk.screens.beside import Beside
from tui.desk.screens.parts.answers import CardShelf
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.shelf import note_sent
from tui.desk.screens.parts.theirwords import TheirWords
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.worker.report import Answers, CasesRead, Report, Saved


class RepliesScreen(Beside):
    """Their words, the cards that answer them, the best first, and the answer of the selected one."""

    where: ClassVar[Where] = Where.REPLIES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.REPLIES)]

    def __init__(self, port: DeskPort, number: int) -> None:
        self._shown = CardShelf(port)
        super().__init__(port, number, self._shown)
        self._hand = CaseVerbs(port, lambda: self.case)
        self.offered_keys.insert(0, self._hand.digits.key)
        self._words = TheirWords(port, number, lambda: self._shown.answer)

    def compose(self) -> ComposeResult:
        """Their words over the list and the answer."""
        yield from framed(
            ItemList(id="list"), LineView(id="aside"), above=[LineView(id="words"), LineBar(id="between")]
        )

    def on_mount(self) -> None:
        """Ask for the cards."""
        self._words.ask()

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The key to what they said before, where they said more than one thing, and the number that the card in
        hand names, where it names one."""
        number = self._shown.way(self.case, self.at) if self._seen and self.case else 0
        own = {
            "left": {"words": N_("their words before")} if self._words.older else None,
            "choose": {"shown": self.pen.choice_key(number), "words": N_("they refuse again")} if number else None,
        }
        changed = ((one, own.get(one.id, {})) for one in super().foot_actions)
        return tuple(replace(one, **other) for one, other in changed if other is not None)

    def redraw(self) -> None:
        """Draw their words, then the rest."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self._words.renew(view)
        words, between = self.query_one("#words", LineView), self.query_one("#between", LineBar)
        answer = self._shown.answer
        lines = words_lines(answer, self._words.place, max(1, width - 5), pen) if answer else []
        words.styles.height = len(lines)
        words.set_class(not lines, "hidden")
        between.set_class(not lines, "hidden")
        words.show([(Span("   "), *line) for line in lines], keep=False)
        super().redraw()
        between.show(rule(width, pen, self.wall if self.side else -1))
        if lines:
            self.query_one("#above", LineBar).show(rule(width, pen))

    def sheets(self) -> Sequence[LineView]:
        """The list and the answer; their words stand above both."""
        return [sheet for sheet in super().sheets() if sheet.id != "words"]

    def take(self, report: Report) -> None:
        """The cards came, or somebody noted elsewhere what they said."""
        if isinstance(report, CasesRead) and report.others and self.case is not None:
            self._words.look(self.case)
        elif isinstance(report, Answers) and report.number == self.number:
            self._shown.answer = report.answer
            self.ask_redraw()  # the answers asked for by a screen before this one may come before this one is there

    def follow(self, _: Saved) -> None:
        """The case changed: what they said, what one has, and where the choices lead."""
        self._words.follow()

    def verbs(self) -> Verbs:
        """With the other language come other cards; the choice that a card names is taken by its number."""
        every, hand = super().verbs(), self._hand.verbs()

        def speak() -> None:
            every["language"]()
            self._words.ask()

        return {
            **every,
            "language": speak,
            "choose": self._hand.choose,
            **{name: hand[name] for name in ("letter", "offer")},
            **self._hand.undoing(),
            "note": lambda: self._note(hand),
            **self._words.verbs(),
        }

    def _note(self, hand: Verbs) -> None:
        """An answer that was copied just now is noted as sent; else it is what they said."""
        says, self.sending.copied = self.sending.copied, ""
        if says:
            words = self.port.tr(N_("Sent: the answer to “{words}”"), words=says)
            note_sent(self.port, self.number, AskNote(self.number, words))
        else:
            hand["note"]()
