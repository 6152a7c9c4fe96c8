"""What the palette finds: the actions of a screen, the cases, the pages of guidance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from math import isinf
from typing import TYPE_CHECKING

from content.text.words import N_, Problem, message
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line
from tui.desk.keys.actions import NUMBERED, Action, Where
from tui.desk.ports import CasePlace, DeskPort, PagePlace
from tui.desk.questions import AskFind, Find
from tui.say.moments import near_moment

if TYPE_CHECKING:
    from content.pack.finder import Hit
    from store.board.outline import Outline

KIND_NAMES: Mapping[str, str] = {
    "page": N_("page"),
    "step": N_("step"),
    "reason": N_("reason"),
    "answer": N_("answer"),
    "law": N_("law"),
    "limit": N_("limit"),
    "channel": N_("channel"),
    "evidence": N_("evidence"),
}
"""What a passage is, as `content.pack.finder` calls it; it is not imported before somebody searches."""
_LAST = ("help", "quit")
"""Actions that footers name early and that nobody opens a palette for."""
_NEEDLESS = (*NUMBERED, "palette", "back", "left", "up", "down", "page-up", "page-down", "top", "bottom")
"""Actions that do nothing for a palette, or want another key first."""


_COMMANDS = (
    (N_("Hand the case over to a helper, as a copy"), "tuikuan bundle N --password -o FILE"),
    (N_("Take in what a helper wrote into a copy"), "tuikuan merge FILE"),
    (N_("Get a time stamp: proof of when the case was there"), "tuikuan stamp N -o FILE.tsq"),
)
"""What is done in the shell, as it asks for secrets or files of others."""


class Finding:
    """Asks for one of all things that can be found on a screen, and remembers what was typed and not chosen."""

    def __init__(
        self, port: DeskPort, where: Where, named: Callable[[], Sequence[Action]], do: Callable[[str], object]
    ) -> None:
        self._port = port
        self._where = where
        self._named = named
        self._do = do
        self._words = ""
        self.more: Callable[[], Sequence[Find]] = tuple
        """What only one screen knows of."""

    def open(self) -> None:
        """Ask, and do what is chosen."""
        finds = [*self._actions(), *self.more(), *self._cases(), *self._pages(), *self._commands()]

        def chosen(find: Find | None) -> None:
            if find is not None:
                self._words = ""
                find.run()

        self._port.ask(AskFind(finds, self._words, self._leave, self._passage), chosen)

    def _leave(self, words: str) -> None:
        self._words = words

    def _actions(self) -> list[Find]:
        tr = self._port.tr

        def run(name: str) -> Callable[[], object]:
            return lambda: self._do(name)

        kind = tr(N_("action"))
        there = [action for action in self._port.actions if self._where in action.where]
        first = [action for action in self._named() if action in there and action.id not in _LAST]
        rest = [action for action in there if action not in first]
        return [
            Find(
                tr(action.help),
                kind,
                action.shown,
                run(action.id),
                f"{action.id} {action.words} {tr(action.words)}",
            )
            for action in (*first, *rest)
            if action.id not in _NEEDLESS
        ]

    def _commands(self) -> list[Find]:
        port = self._port

        def run(command: str) -> Callable[[], object]:
            return lambda: port.say(message(N_("Type this in the shell: {command}"), command=command))

        return [Find(port.tr(words), port.tr(N_("command")), "", run(line), line) for words, line in _COMMANDS]

    def _cases(self) -> list[Find]:
        def run(number: int) -> Callable[[], object]:
            return lambda: self._port.go(CasePlace(number))

        kind = self._port.tr(N_("case"))
        return [
            Find(f"{one.number} {one.title}", kind, self._due(one), run(one.number), one.names, one.number)
            for one in self._port.board.outlines
        ]

    def _due(self, one: Outline) -> str:
        """When what ends next in a case ends."""
        due, pen = one.place[2], self._port.pen()
        return "" if isinf(due) else near_moment(pen.tr, datetime.fromtimestamp(due, pen.now.tzinfo), pen.now)

    def _passage(self, hit: Hit) -> Find:
        """A passage of the guidance: its page is read from its top."""
        port, found = self._port, hit.passage
        inside = port.tr(N_("{title}: {line}"), title=found.title.rstrip("。."), line=hit.line)
        words = found.title if found.page == found.id else inside
        run = self._reading(found.page)
        return Find(words, port.tr(N_("guidance")), port.tr(KIND_NAMES.get(found.kind.value, "")), run)

    def _title(self, name: str) -> str:
        return self._port.playbook().page(name).title or name

    def _reading(self, name: str) -> Callable[[], object]:
        """Shows a page of the guidance."""
        port = self._port

        def lines(width: int, pen: Context) -> list[Line]:
            book = port.playbook()
            from tui.desk.draw.guide import age_lines
            from tui.desk.draw.markdown import markdown_lines

            aged = age_lines(book, name, width, pen)
            return [*aged, *markdown_lines(book.page(name).body, width, pen, title=False)]

        return lambda: port.go(PagePlace(lambda _: self._title(name), lines))

    def _pages(self) -> list[Find]:
        kind = self._port.tr(N_("guidance"))
        try:
            return [
                Find(self._title(name), kind, "", self._reading(name), name) for name in self._port.playbook().pages
            ]
        except Problem:
            # a broken page is told where it is shown; the rest of the palette still works
            return []
