"""Reply cards: what to answer to what the merchant said."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.case.view import CaseView
from store.papers.replies import ReplyCard
from tui.desk.draw.case import Drawn
from tui.desk.draw.context import Context
from tui.desk.draw.reply import reply_lines
from tui.desk.draw.spans import Line, faint, folded, quiet, strong
from tui.desk.keys.actions import Where, bindings
from tui.desk.screens.beside import Beside
from tui.desk.work.news import Answers, Found, Saved


class RepliesScreen(Beside):
    """The cards that answer the merchant's last words, the best first."""

    where: ClassVar[Where] = Where.REPLIES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.REPLIES)]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._cards: tuple[ReplyCard, ...] | None = None

    def on_mount(self) -> None:
        """Ask for the cards."""
        self._ask()

    def _ask(self) -> None:
        self.desk_app.worker.answer(self.number, self.desk_app.heard.get(self.number, ""))

    def take(self, event: Found | Answers) -> None:
        """The cards came."""
        if isinstance(event, Answers) and event.number == self.number:
            self._cards = event.cards
            self.ask_redraw()  # the answers asked for by a screen before this one may come before this one is there

    def follow(self, _: Saved) -> None:
        """The case changed: what one has, and where the choices lead."""
        self._ask()

    def action_language(self) -> None:
        """Speak the other language, also on the cards."""
        super().action_language()
        self._ask()

    def list_page(self, view: CaseView, width: int, pen: Context) -> Drawn:
        """What merchants say."""
        drawn = Drawn()
        drawn.lines += [(quiet(pen.tr("What they say")),), ()]
        if self._cards is None:
            drawn.lines.append((faint(pen.tr("Looking for answers")),))
        elif not self._cards:
            drawn.lines += folded([quiet(pen.say(self._none()))], width)
        for n, card in enumerate(self._cards or ()):
            says = plain(card.says, most=300)
            lines = folded([strong(says) if n == 0 else quiet(says)], width)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += [*lines, ()]
        return drawn

    def _none(self) -> Message:
        return message(
            N_("No card answers these words. {key} writes a letter."), key=self.desk_app.key_of("letter")
        )

    @property
    def _card(self) -> ReplyCard | None:
        cards = self._cards or ()
        return cards[self.at] if self.at < len(cards) else None

    def chosen_page(self, width: int, pen: Context) -> list[Line]:
        """The selected card."""
        card, view = self._card, self.case
        return [] if card is None or view is None else reply_lines(card, view, width, pen)

    def to_send(self) -> tuple[str, str] | Message:
        """What they say, and the answer to it."""
        card = self._card
        return self._none() if card is None else (plain(card.says), card.answer)
