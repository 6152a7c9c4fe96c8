"""A pen: what all drawing needs to know beside what it draws. The words, the signs, and the present moment."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from content.text.cells import plain
from content.text.words import Message, Translator


class Signs(Struct, frozen=True):
    """The few signs that are drawn; every one stands beside a word."""

    box: str = "☐"
    ticked: str = "☑"
    set_aside: str = "─"
    done: str = "✓"
    to: str = "→"
    back: str = "←"
    bar: str = "┃"
    wall: str = "│"
    rule: str = "─"
    tee_down: str = "┬"
    tee_up: str = "┴"
    dot: str = "·"
    down_left: str = "╮"
    up_left: str = "╯"
    down_right: str = "╭"
    up_right: str = "╰"
    side_left: str = "┤"
    side_right: str = "├"
    cross: str = "┼"
    task: str = "○"
    question: str = "◇"
    here: str = "●"
    near: str = "!"
    lost: str = "✗"
    owed: str = "◇"
    late: str = "◆"
    expected: str = "…"
    unknown: str = "?"


UNICODE = Signs()
ASCII = Signs(
    box="[ ]", ticked="[x]", set_aside="[-]", done="v", to="->", back="<-", bar="|", wall="|", rule="-",
    tee_down="+", tee_up="+", dot="-", down_left=".", up_left="'", down_right=".", up_right="'", side_left="+",
    side_right="+", cross="+", task="o", question="?", here="@", near="!", lost="x", owed="o", late="O",
    expected=".", unknown="?",
)  # fmt: skip


class Context(Struct, frozen=True):
    """Draws in one language, with one set of signs, as of one moment; `choices` are the keys that take choices.
    `copied` says from whom the cases are where they are a copy, else None."""

    tr: Translator
    signs: Signs
    now: datetime
    choices: tuple[str, ...] = tuple("123456789")
    copied: str | None = None

    def choice_key(self, number: int) -> str:
        """The key that takes the choice of that number, or the number where no key does."""
        return self.choices[number - 1] if number <= len(self.choices) else str(number)

    def say(self, words: Message | str, most: int = 400) -> str:
        """Words as one safe line: a message is translated, other text stays as it was written."""
        return plain(self.tr.say(words) if isinstance(words, Message) else words, most=most)

    @property
    def between(self) -> str:
        """What stands between two facts on one line."""
        return f" {self.signs.dot} "
