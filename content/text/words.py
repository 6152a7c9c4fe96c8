"""Words of the interface: what the floors say in English, and how a face says it in the user's language.

A floor never translates. It hands up a `Message` (an English sentence with named gaps, and what goes into
them); the face that shows it owns a `Translator`. Nothing is translated at import, so the language can
change while the program runs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from content.text.catalogue import Catalogue
from content.text.ways import Gaps, names_way

LANGUAGES = ("zh", "en")
DOMAIN = "tuikuan"
LOCALE = Path(__file__).parents[1] / "locale"
"""Where the catalogues lie that come with the program."""
BEGIN, END = 200, 60
"""Characters that are kept of the two ends of a word that is longer than both, where it is only repeated."""
_LONG = re.compile(rf"(\S{{{BEGIN}}})\S+(\S{{{END}}})")
_HUGE = 10 ** (BEGIN + END)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "to be translated later"
    """Mark `text` for the catalogue and return it as it is."""
    return text


class Message(Struct, frozen=True, gc=False):
    """One sentence: an English text with `{named}` gaps, and the values for them.

    A value may itself be a `Message`, or a tuple of them, which is said as a list.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return Translator("en").say(self)


def message(text: str, /, **values: object) -> Message:
    """Make a `Message`; the text is marked for the catalogue where it is written, with `N_`."""
    return Message(text, values)


def counted(one: str, many: str, n: int, /, **values: object) -> Message:
    """Make a `Message` that counts: `one` for one of them, else `many`; `{n}` is the number."""
    return Message(one if n == 1 else many, {"n": n, **values})


def taken(notices: list[Message]) -> tuple[Message, ...]:
    """What waits to be told, which from then on is told: what another thread adds meanwhile waits on."""
    told = tuple(notices)
    del notices[: len(told)]
    return told


def brief(words: Message) -> Message:
    """A sentence that repeats what somebody typed: of a word that is very long, only its two ends."""
    return replace(words, values={name: _brief(value) for name, value in words.values.items()})


def _brief(value: object) -> object:
    if isinstance(value, Message):
        return brief(value)
    if isinstance(value, tuple):
        return tuple(map(_brief, value))
    if isinstance(value, int) and abs(value) >= _HUGE:
        return f"{hex(value)[:BEGIN]}…"  # its digits would take long to find
    return _LONG.sub(r"\1…\2", value) if isinstance(value, str) and len(value) > BEGIN + END else value


class Problem(Exception):
    """An expected failure: one clear sentence that says what happened and what to do now."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.message = brief(Message(text, values))
        super().__init__(text)

    def __str__(self) -> str:
        return str(self.message)


class Speechless(Problem):
    """The words of a language cannot be read. It is said in both, as nobody can be asked which one is understood;
    papers of which half would be English are not written instead."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            "程序的中文读不出来（{path}：{why}）；已经保存的都还在。请重新安装本程序。\n"
            "The Chinese words of the program cannot be read ({path}: {why}); what was saved is safe. "
            "Install it again.",
            path=str(path),
            why=error.strerror or str(error),
        )


class Translator:
    """Says words in one language; `ways` are those that a face says in its own manner, see `ways.py`.

    `options` stand in front of every command that is named, such as the home that was asked for.
    """

    def __init__(self, language: str, ways: Mapping[str, Message] | None = None, options: str = "") -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._catalogue = _catalogue(self.language)
        self._options = options
        self._ways: Mapping[str, str] = {}
        if ways:
            self._ways = {name: self.say(words) for name, words in ways.items()}

    def __call__(self, text: str, /, **values: object) -> str:
        """Say `text` with its gaps filled."""
        return self.say(Message(text, values))

    def n(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Say a sentence that counts; `{n}` is the number."""
        both = f"{one}\0{many}"
        text = self._said(both)  # Chinese has one form for every number
        return self._fill(text if text != both else one if number == 1 else many, {"n": number, **values})

    def say(self, words: Message | str) -> str:
        """Say a message, or a plain text that stands in the catalogue."""
        if isinstance(words, str):
            return self._said(words)
        return self._fill(self._said(words.text), words.values)

    def list(self, words: tuple[str, ...]) -> str:
        """Join words as this language lists them; by a stronger mark where one of them is a list itself."""
        weak, strong = ("、", "；") if self.language == "zh" else (", ", "; ")
        return (strong if any(weak in word for word in words) else weak).join(words)

    def _said(self, text: str) -> str:
        return text if self._catalogue is None else self._catalogue[text]

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        if not values and not names_way(text):
            return text
        said = {name: self._value(value) for name, value in values.items()}
        return text.format_map(Gaps(said, self.language, self._ways, self._options))

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, tuple):
            return self.list(tuple(str(self._value(part)) for part in value))
        return value


@cache
def _catalogue(language: str) -> Catalogue | None:
    """The words of a language, looked for on the disk once: an outline of each case is made with a translator."""
    if language == "en":
        return None
    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        return Catalogue(path)
    except OSError as error:
        raise Speechless(path, error) from error
