"""The reply cards as a shelf: what merchants say, and what to answer."""

from __future__ import annotations

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.case.view import CaseView
from store.papers.replies import ReplyCard
from tui.desk.draw.case import Drawn
from tui.desk.draw.context import Context
from tui.desk.draw.reply import reply_lines
from tui.desk.draw.spans import Line, faint, folded, quiet, strong
from tui.desk.ports import DeskPort
from tui.desk.screens.parts.shelf import Shelf


class CardShelf(Shelf):
    """The cards that answer the merchant's last words, the best first; None while they are looked for."""

    def __init__(self, port: DeskPort) -> None:
        self._port = port
        self.cards: tuple[ReplyCard, ...] | None = None

    def renew(self, view: CaseView) -> None:
        """The worker looks for the cards."""

    def list_page(self, view: CaseView, width: int, pen: Context) -> Drawn:
        """What merchants say."""
        drawn = Drawn()
        drawn.lines += [(quiet(pen.tr("What they say")),), ()]
        if self.cards is None:
            drawn.lines.append((faint(pen.tr("Looking for answers")),))
        elif not self.cards:
            drawn.lines += folded([quiet(pen.say(self._none()))], width)
        for n, card in enumerate(self.cards or ()):
            says = plain(card.says, most=300)
            lines = folded([strong(says) if n == 0 else quiet(says)], width)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += [*lines, ()]
        return drawn

    def _none(self) -> Message:
        return message(N_("No card answers these words. {key} writes a letter."), key=self._port.key_of("letter"))

    def _card(self, at: int) -> ReplyCard | None:
        cards = self.cards or ()
        return cards[at] if at < len(cards) else None

    def chosen_page(self, view: CaseView, at: int, width: int, pen: Context) -> list[Line]:
        """The selected card."""
        card = self._card(at)
        return [] if card is None else reply_lines(card, view, width, pen)

    def to_send(self, view: CaseView | None, at: int) -> tuple[str, str] | Message:
        """What they say, and the answer to it."""
        card = self._card(at)
        return self._none() if card is None else (plain(card.says), card.answer)
