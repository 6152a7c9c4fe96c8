"""The reply cards as a shelf: what merchants say, and what to answer."""

from __future__ import annotations

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.case.view import CaseView
from store.papers.replies import Answer, ReplyCard
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.evidence import heading
from tui.desk.draw.reply import (
    card_lines,
    deciding_lines,
    heard_lines,
    meanwhile_lines,
    nearest_lines,
    reply_lines,
    way_of,
)
from tui.desk.draw.spans import Line, faint, strong
from tui.desk.ports import DeskPort
from tui.desk.screens.parts.shelf import Shelf


class CardShelf(Shelf):
    """The other side's last words and the cards that answer them; no answer while it is looked for."""

    def __init__(self, port: DeskPort) -> None:
        self._port = port
        self.answer: Answer | None = None

    def renew(self, view: CaseView) -> None:
        """The worker looks for the cards."""

    def list_page(self, view: CaseView, width: int, pen: Context) -> Drawn:
        """What they said, and what merchants say."""
        drawn, answer = Drawn(), self.answer
        if answer is None:
            drawn.lines.append((faint(pen.tr("Looking for answers")),))
            return drawn
        drawn.lines += heard_lines(answer, width, pen)
        if answer.cards:
            every = not answer.heard.words
            title = N_("All cards") if every else N_("Fitting cards")
            count = str(len(answer.cards)) if every else pen.tr(N_("{n}, best first"), n=len(answer.cards))
            drawn.lines += [heading(title, count, width, pen)]
        for n, card in enumerate(answer.cards):
            lines = card_lines(card, n == 0, width, pen)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += [*lines, ()]
        if answer.meanwhile:
            self._list_doubtful(answer, drawn, width, pen)
        return drawn

    def _list_doubtful(self, answer: Answer, drawn: Drawn, width: int, pen: Context) -> None:
        """The safe answer, and after it the cards that may be meant: to be read, and sent by whoever decides so."""
        drawn.places.append((len(drawn.lines), 1))
        drawn.lines += [(strong(pen.tr("A safe answer meanwhile")),), ()]
        if answer.nearest:
            drawn.lines += [heading(N_("Nearest"), pen.tr("weak"), width, pen)]
        for card in answer.nearest:
            lines = nearest_lines(card, width, pen)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += [*lines, ()]
        drawn.lines += deciding_lines(answer, width, pen)

    def _none(self) -> Message:
        return message(N_("No card answers these words. {key} writes a letter."), key=self._port.key_of("letter"))

    def _card(self, at: int) -> ReplyCard | None:
        if self.answer is None:
            return None
        if self.answer.meanwhile:
            return self.answer.nearest[at - 1] if 0 < at <= len(self.answer.nearest) else None
        return self.answer.cards[at] if at < len(self.answer.cards) else None

    def way(self, view: CaseView, at: int) -> int:
        """The number of the choice that a card leads to, which its page names; 0 for none."""
        card = self._card(at)
        return way_of(card, view) if card is not None else 0

    def chosen_page(self, view: CaseView, at: int, width: int, pen: Context) -> list[Line]:
        """The selected card; where none fits, what may be sent meanwhile."""
        card = self._card(at)
        if card is not None:
            doubt = deciding_lines(self.answer, width, pen) if self.answer and self.answer.meanwhile else []
            return [*doubt, *reply_lines(card, view, width, pen)]
        if self.answer is None or not self.answer.meanwhile:
            return []
        keys = (self._port.key_of("note"), self._port.key_of("words"))
        return meanwhile_lines(self.answer, keys, width, pen)

    def to_send(self, view: CaseView | None, at: int) -> tuple[str, str] | Message:
        """What they say, and the answer to it."""
        card = self._card(at)
        if card is not None:
            return plain(card.says), card.answer
        meanwhile = self.answer.meanwhile if self.answer else ""
        return (self._port.tr("A safe answer meanwhile"), meanwhile) if meanwhile else self._none()
