"""Rules about what is sent: letters that fit and are found, and nothing that would hurt its sender."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.lint.finding import Fault
from content.lint.source import Book, Pack
from content.pack.arguing import LetterTemplate
from content.pack.guidance import StepPage
from content.pack.model import Reply
from content.text.words import N_, message
from content.tone import ToneKind, check_tone

_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BRANCH = re.compile(r"\{%-?\s*(?:if|for)\b.*?\{%-?\s*end(?:if|for)\s*-?%\}", re.DOTALL)
_PAID = re.compile(r"(?:退还|退回|退款|返还|refund(?:ed)?|return)[^。.\n{]{0,20}\{\{\s*paid\s*\}\}", re.IGNORECASE)
_HARSH = (ToneKind.INSULT, ToneKind.THREAT, ToneKind.SHOUTING, ToneKind.OFF_PLATFORM)


def too_long_to_send(pack: Pack) -> Iterator[Fault]:
    """A letter whose fixed words alone are longer than its target takes."""
    for book in pack.books:
        for file, letter in book.below("letters", LetterTemplate, own=True):
            fixed = len(_FILLED.sub("", _BRANCH.sub("", letter.body)).strip())
            if letter.limit and fixed > letter.limit:
                what = message(N_("its fixed words are {n} characters, {limit} fit."), n=fixed, limit=letter.limit)
                yield Fault(file.name, file.front("limit"), what, message(N_("Shorten it: facts need room too.")))


def paid_for_amount(pack: Pack) -> Iterator[Fault]:
    """A letter that asks for what was paid instead of what is asked back."""
    for book in pack.books:
        for file, _ in book.below("letters", LetterTemplate, own=True):
            for number, line in file.numbered:
                if _PAID.search(line):
                    hint = message(N_("Write {{{{ amount }}}}: a part may be asked for, or freight besides."))
                    yield Fault(file.name, number, message(N_("it asks for {{{{ paid }}}}.")), hint)


def unlisted_letter(pack: Pack) -> Iterator[Fault]:
    """A letter that no step offers and that names no step itself."""
    for book in pack.books:
        offered = {name for _, page in book.below("steps", StepPage) for name in page.letters}
        for file, letter in book.below("letters", LetterTemplate, own=True):
            if letter.id not in offered and not letter.steps:
                what = message(N_("no step offers this letter."))
                yield Fault(
                    file.name, 1, what, message(N_("Name it in “letters:” of a step, or name its “step:”."))
                )


def same_title(pack: Pack) -> Iterator[Fault]:
    """Two letters of one name: nobody can choose."""
    for book in pack.books:
        seen: dict[str, str] = {}
        for file, letter in book.below("letters", LetterTemplate):
            other = seen.setdefault(letter.title.casefold(), letter.id)
            if other != letter.id:
                what = message(N_("“{title}” is the name of “{other}” too."), title=letter.title, other=other)
                yield Fault(file.name, file.front("title"), what, message(N_("Say what tells them apart.")))


def harsh(pack: Pack) -> Iterator[Fault]:
    """An answer or a letter whose words would hurt the case of whoever sends it."""
    for book in pack.books:
        for name, line, text in _sent(book):
            for mark in check_tone(text, book.language):
                if mark.kind in _HARSH:
                    what = message(N_("“{words}” would hurt whoever sends it."), words=text[mark.start : mark.end])
                    yield Fault(name, line + text[: mark.start].count("\n"), what, mark.advice)


def _sent(book: Book) -> Iterator[tuple[str, int, str]]:
    for file, line, _, reply in book.table("replies.md", Reply):
        yield file.name, line, reply.answer
    for file, _ in book.below("letters", LetterTemplate, own=True):
        if file.source:
            yield file.name, file.source.body_line, _FILLED.sub("", file.source.body)
