"""Questions at a prompt, in the user's words, drawn where results are not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from content.text.cells import plain
from content.text.words import N_, Translator

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output
    from questionary import Question

BACK = "<"
"""Typed instead of an answer, it goes back to the question before."""

Complaint = Callable[[str], str]
"""Says what is wrong with an answer; an empty text means nothing is."""


class Interrupted(Exception):
    """The user broke off with Ctrl-C or Ctrl-D; `typed` is what stood in the line."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(typed)


class Asker:
    """Asks one question after another. Every answer is a text; `BACK` means the question before."""

    def __init__(self, tr: Translator, source: Input | None = None, screen: Output | None = None) -> None:
        self.tr, self._source, self._screen = tr, source, screen

    def text(self, label: str, hint: str, known: str, complaint: Complaint) -> str:
        """Ask for a line; `known` stands there to be changed."""
        import questionary

        return self._ask(
            questionary.text(
                label,
                default=plain(known, most=5_000),
                instruction=self.tr(N_("({hint})"), hint=hint) if hint else None,
                validate=lambda answer: answer.strip() == BACK or complaint(answer) or True,
                **self._common(),
            )
        )

    def many_lines(self, label: str) -> str:
        """Ask for a text of several lines."""
        import questionary

        hint = self.tr(N_("(Paste it; end with Esc, then Enter)"))
        return self._ask(questionary.text(label, multiline=True, instruction=hint, **self._common()))

    def pick(self, label: str, options: Sequence[tuple[str, str]], known: str = "") -> str:
        """Ask to pick one of some `(value, words)`."""
        import questionary

        choices = [questionary.Choice(plain(words, most=200), value=value) for value, words in options]
        return self._ask(
            questionary.select(
                label,
                choices,
                default=known if any(known == value for value, _ in options) else None,
                pointer="›",
                instruction=self.tr(N_("(up and down, then Enter)")),
                **self._common(),
            )
        )

    def _common(self) -> dict[str, Any]:
        from questionary import Style

        self._screen = self._screen or _screen()
        quiet = {"answer": "", "selected": "", "text": "", "instruction": "fg:ansibrightblack"}
        bold = dict.fromkeys(("qmark", "question", "pointer", "highlighted"), "bold")
        style = Style(list((quiet | bold).items()))
        return {"qmark": "›", "style": style, "input": self._source, "output": self._screen}

    def _ask(self, question: Question) -> str:
        try:
            return str(question.unsafe_ask()).strip()
        except (KeyboardInterrupt, EOFError):
            raise Interrupted(question.application.current_buffer.text) from None


def _screen() -> Output:
    """Where questions are drawn: on stderr, so that stdout carries nothing but results."""
    from prompt_toolkit.output import create_output

    # a terminal that answers late types its answer into the next question; one that never does is scolded
    # in English. Nothing here needs to know the cursor's row.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    return create_output(stdout=sys.stderr if sys.stderr.isatty() else sys.stdout)
