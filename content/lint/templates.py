"""Rules about letters: the template can be filled, and only from what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError

from content.lint.asked import Asked, asked
from content.lint.finding import Fault
from content.lint.source import File, Pack
from content.pack.arguing import Audience, LetterTemplate
from content.pack.errors import PlaybookError
from content.pack.letters import fill
from content.text.words import N_, message

LISTS = {
    "exhibits": ("no", "kind", "note", "proves", "shows", "described", "aims", "on", "name"),
    "diary": ("at", "on", "who", "channel", "text", "promise"),
}
"""The two lists a letter may go through, and what each of their entries has."""
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_GAPS = re.compile(
    r"\{[^{}\n]{1,30}\}|【[^】\n]{1,20}】|\[[^\]\n]{1,30}\](?!\()|[_＿]{3,}|[xX×]{3,}|<[^<>\n]{1,20}>|…{2,}元"
)
"""How people write a gap who do not know the placeholders."""
_TAGS = re.compile(r"\{%-?\s*(if|for|endif|endfor)\b")
_FORMAT = N_("docs/playbook-format.md describes the format.")


def broken_template(pack: Pack) -> Iterator[Fault]:
    """A letter that cannot be filled, whatever the facts."""
    for book in pack.books:
        for file, letter in book.below("letters", LetterTemplate, own=True):
            try:
                _asked(file)
            except TemplateSyntaxError as error:
                what = message(N_("the template cannot be read: {why}"), why=error.message or "?")
                yield Fault(file.name, _line(file, _begun(file, error)), what, message(_FORMAT))
                continue
            try:
                fill(letter, _samples(pack.facts), lambda body: asked(body).code)
            except PlaybookError as error:
                yield Fault(file.name, _line(file, 1), error.what, message(_FORMAT))


def _begun(file: File, error: TemplateSyntaxError) -> int:
    """Where the mistake stands: a tag that is never closed is noticed only at the end."""
    if "end of template" not in (error.message or ""):
        return error.lineno
    open_tags: list[int] = []
    for number, line in enumerate((file.source.body if file.source else "").split("\n"), 1):
        for word in _TAGS.findall(line):
            if word in ("if", "for"):
                open_tags.append(number)
            elif open_tags:
                open_tags.pop()
    return open_tags[-1] if open_tags else error.lineno


def placeholder(pack: Pack) -> Iterator[Fault]:
    """A placeholder that no fact fills: the letter would ask for it for ever."""
    known = {key.replace("-", "_") for key in pack.facts}
    for book in pack.books:
        for file, _ in book.below("letters", LetterTemplate, own=True):
            for name, line in sorted(names_in(file).items(), key=lambda found: found[1]):
                if name not in known and "." not in name:
                    yield _unfilled(file, line, name, ", ".join(sorted(known)))
            for name, line, entries in _parts(file):
                if name not in entries:
                    yield _unfilled(file, line, name, ", ".join(entries))


def unfilled_gap(pack: Pack) -> Iterator[Fault]:
    """A gap in a letter that no fact ever fills: brackets, one brace, crosses or a line to write on."""
    hint = message(N_("A placeholder is written {{{{ product }}}}; a letter states only what somebody knows."))
    for book in pack.books:
        for file, letter in book.below("letters", LetterTemplate, own=True):
            if letter.audience is Audience.SELF or file.source is None:
                continue
            for number, line in enumerate(
                _FILLED.sub(_blanked, file.source.body).split("\n"), file.source.body_line
            ):
                for found in _GAPS.finditer(line):
                    yield Fault(file.name, number, message(N_("nothing fills “{words}”."), words=found[0]), hint)


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _unfilled(file: File, line: int, name: str, known: str) -> Fault:
    return Fault(
        file.name,
        line,
        message(N_("no fact fills “{name}”."), name=name),
        message(N_("There are: {known}."), known=known),
    )


def names_in(file: File) -> Mapping[str, int]:
    """The facts a letter uses, with the first line on which each stands; nothing of a broken template."""
    try:
        names = _asked(file).names
    except TemplateSyntaxError:
        return {}
    return {name: _line(file, line) for name, line in names.items()}


def _parts(file: File) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    try:
        parts = _asked(file).parts
    except TemplateSyntaxError:
        return
    for name, line, among in parts:
        if among in LISTS:
            yield name, _line(file, line), LISTS[among]


def _asked(file: File) -> Asked:
    return asked(file.source.body.rstrip("\n") if file.source else "")


def _line(file: File, line: int) -> int:
    return line + (file.source.body_line - 1 if file.source else 0)


def _samples(facts: frozenset[str]) -> dict[str, object]:
    plain: dict[str, object] = {key.replace("-", "_"): "x" for key in facts}
    return plain | {name: [dict.fromkeys(entries, "x")] * 2 for name, entries in LISTS.items()}
