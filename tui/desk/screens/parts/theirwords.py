"""What the other side said, walked through: which of it is answered, what came before and after, other words."""

from __future__ import annotations

from collections.abc import Callable

from content.text.words import N_, message
from store.case.view import CaseView
from store.papers.replies import Answer, Said, messages
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskWords


class TheirWords:
    """The messages of a case, the newest first, and the words for which an answer is looked for."""

    def __init__(self, port: DeskPort, number: int, shown: Callable[[], Answer | None]) -> None:
        self._port = port
        self._number = number
        self._shown = shown
        self._said: tuple[Said, ...] = ()
        self._asked = port.heard.get(number, "")

    def ask(self) -> None:
        """Have the answer looked for; where no words were chosen, to the last that are known."""
        self._port.worker.answer(self._number, self._asked)

    def renew(self, view: CaseView) -> None:
        """Take over what the diary holds now."""
        self._said = messages(view)

    def look(self, view: CaseView) -> None:
        """Have the answer looked for again where the diary holds other words of theirs than before."""
        if messages(view) != self._said:
            self.ask()

    def follow(self) -> None:
        """What was noted just now is answered before older words."""
        self._asked = self._port.heard.get(self._number, self._asked)
        self.ask()

    @property
    def place(self) -> tuple[int, int]:
        """Which of the messages is answered, -1 when none is, and how many there are."""
        answer = self._shown()
        words = answer.heard.words if answer else ""
        return next((n for n, one in enumerate(self._said) if one.text == words), -1), len(self._said)

    @property
    def older(self) -> bool:
        """Whether they said something before this."""
        at, count = self.place
        return at + 1 < count

    def verbs(self) -> Verbs:
        """Before, after, and other words."""
        return {"words": self._type, "left": lambda: self._walk(1), "newer": lambda: self._walk(-1)}

    def _type(self) -> None:
        answer = self._shown()
        self._port.ask(AskWords(answer.heard.words if answer else ""), self._look)

    def _look(self, words: str | None) -> None:
        if words is not None:
            self._asked = words
            self.ask()

    def _walk(self, steps: int) -> None:
        at = self.place[0] + steps
        if 0 <= at < len(self._said):
            self._look(self._said[at].text)
        else:
            words = N_("They said nothing before this.") if steps > 0 else N_("They said nothing after this.")
            self._port.say(message(words))
