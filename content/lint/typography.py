"""Rules about how a text is written: nothing hidden, nothing twice, one language, 您, and pages with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from content.lint.finding import Fault
from content.lint.prose import GAP, prose
from content.lint.source import Book, File, Pack
from content.pack.guidance import ReasonPage, StepPage
from content.pack.model import Page
from content.text.words import N_, message

_HAN = "\u4e00-\u9fff"
_TWICE = re.compile(
    r"([。，、；：！？])\1|[。；！？][，。；、]|，[。；、]|\b([A-Za-z]+) \2\b(?! \2)|([的了和与])\3(?!\3)",
    re.IGNORECASE,
)
_FINE_TWICE = re.compile(r"\b(?:that that|had had)\b", re.IGNORECASE)
_STRAIGHT = re.compile(rf"\"[^\"\n]*[{_HAN}][^\"\n]*\"|'[^'\n]*[{_HAN}][^'\n]*'")
_PAIRED = re.compile(r"[^“”]*+(?:“[^“”]*+”[^“”]*+)*+")
_STRAIGHT_PAIR = re.compile(r"\"[^\"\n]{1,80}\"")
_CORNERS = re.compile("[「」『』〝〞]")
_MIXED = re.compile(rf"[\d%][,;!?](?=\s+[{_HAN}])")
_YOU = re.compile(r"你(?!好)")
_TRADITIONAL = re.compile(
    "[這們個來對時會說請與關後發給為過還沒從點開無質問題應該單據證實際價錢貨賣買將並條網業務間處書]"
)
_SENTENCES = ("steps", "pages", "reasons")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|‘[^’]*’")
_CHINESE_RUN = re.compile(rf"[{_HAN}][{_HAN}，。；：、！？]{{13,}}")
_ENGLISH_RUN = re.compile(r"(?:\b[A-Za-z][a-z']+[ ,]+){6,}[A-Za-z][a-z']+")
_NO_TAG = re.compile(r"`[^`]*`|<br>|-->|--x|<https?:[^>]*>")
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|《[^》]*》")
_TAG = re.compile(r"</?(?:[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>|<!--")


def hidden_character(pack: Pack) -> Iterator[Fault]:
    """A character nobody sees, or that turns the order of what is seen."""
    hint = message(N_("Take it out: what cannot be seen cannot be checked."))
    for file in pack.own():
        if file.text.replace("\n", "").isprintable():
            continue
        hidden = {char for char in set(file.text) - {"\t", "\n"} if category(char) in ("Cc", "Cf", "Co", "Cs")}
        for number, line in enumerate(file.text.splitlines() if hidden else (), 1):
            char = next((char for char in line if char in hidden), "")
            if char:
                what = message(N_("a hidden character U+{code} stands here."), code=f"{ord(char):04X}")
                yield Fault(file.name, number, what, hint)


def twice(pack: Pack) -> Iterator[Fault]:
    """A mark or a word that stands twice in a row."""
    hint = message(N_("Once is enough."))
    for file, number, line in _prose(pack.books, only=_SENTENCES):
        for found in _TWICE.finditer(line):
            if not _FINE_TWICE.match(found[0]) and not found[0].replace(" ", "").isdigit():
                yield Fault(
                    file.name, number, message(N_("it stands twice in a row: {words}"), words=found[0]), hint
                )


def straight_quotes(pack: Pack) -> Iterator[Fault]:
    """Straight quotation marks, or half-width marks beside numbers, in a Chinese sentence."""
    hint = message(N_("Chinese sentences take full-width marks: ，。；：？！（）"))
    for file, number, line in _prose(_of(pack, "zh"), skip=("meanings.md",)):
        for found in (*_STRAIGHT.finditer(line), *_MIXED.finditer(line)):
            what = message(N_("half-width punctuation in a Chinese sentence: {words}"), words=found[0][:12])
            yield Fault(file.name, number, what, hint)


def quote_marks(pack: Pack) -> Iterator[Fault]:
    """Quotation marks of another kind, turned the wrong way, or never closed."""
    hint = message(N_("Quotation marks are “ and ”, in pairs."))
    for file, number, line in _prose(pack.books, skip=("meanings.md",)):
        if file.folder == "letters":
            continue  # a letter may close behind a condition what it opened before
        other = _STRAIGHT_PAIR.search(line) if file.name.startswith("en/") else _CORNERS.search(line)
        if other or not _PAIRED.fullmatch(line):
            at = other.start() if other else max(line.find("“"), line.find("”"))
            what = message(N_("quotation marks that are no pair: {words}"), words=line[max(0, at - 4) : at + 12])
            yield Fault(file.name, number, what, hint)


def informal(pack: Pack) -> Iterator[Fault]:
    """你 where the reader is spoken to."""
    hint = message(N_("Whoever reads this is 您, always the same."))
    for file, number, line in _prose(_of(pack, "zh"), skip=("meanings.md", "replies.md")):
        if "你" in line and _YOU.search(_unquoted(line)):
            yield Fault(file.name, number, message(N_("the reader is called 你 here.")), hint)


def traditional(pack: Pack) -> Iterator[Fault]:
    """Traditional characters in a text in simplified ones."""
    hint = message(N_("Write simplified characters; who reads traditional ones reads them too."))
    for file, number, line in _prose(_of(pack, "zh"), skip=("meanings.md",)):
        found = _TRADITIONAL.search(line)
        if found:
            yield Fault(file.name, number, message(N_("a traditional character: {words}"), words=found[0]), hint)


def other_language(pack: Pack) -> Iterator[Fault]:
    """A sentence left in the other language."""
    hint = message(N_("Translate it, or put official words between quotation marks."))
    for book in pack.books:
        pattern = _CHINESE_RUN if book.language == "en" else _ENGLISH_RUN
        steps = frozenset(book.flow.steps if book.flow else ())  # a list of many steps is no sentence
        for file, number, line in _prose((book,), skip=("meanings.md", "laws.md")):
            if not pattern.search(line):
                continue  # nor without what it quotes
            found = pattern.search(_unquoted(_BRACKETS.sub(GAP, line)))
            if found and not steps.issuperset(line.split()):
                what = message(N_("words of the other language: {words}"), words=found[0][:24])
                yield Fault(file.name, number, what, hint)


def heading_level(pack: Pack) -> Iterator[Fault]:
    """A second title on a page, or a heading that skips a level."""
    for file in pack.own():
        if file.source is None or file.folder == "letters":
            continue
        last = 0
        for token in file.blocks:
            if token.type != "heading_open":
                continue
            level = int(token.tag[1:])
            if level > last + 1 or (level == 1 and last):
                what = message(
                    N_("a heading of level {level} below one of level {above}."), level=level, above=last
                )
                hint = message(N_("A page has one title, #, and below it ##, then ###."))
                yield Fault(file.name, file.line(token), what, hint)
            last = level


def html(pack: Pack) -> Iterator[Fault]:
    """HTML, which is shown as it stands."""
    hint = message(N_("Markdown only: nothing of this is drawn."))
    for file in pack.own():
        if file.path == "flow.md" or "<" not in file.text:
            continue
        for number, line in file.numbered:
            found = _TAG.search(_NO_TAG.sub("", line)) if "<" in line else None
            if found:
                yield Fault(file.name, number, message(N_("HTML stands here: {words}"), words=found[0][:24]), hint)


def no_heading(pack: Pack) -> Iterator[Fault]:
    """A page without a name."""
    hint = message(N_("Begin it with “# ” and its name: lists, links and search show that."))
    for book in pack.books:
        for file in book.own:
            page = file.value.page if isinstance(file.value, StepPage | ReasonPage) else file.value
            if file.folder and isinstance(page, Page) and not page.title:
                line = file.source.body_line if file.source else 1
                yield Fault(file.name, line, message(N_("the page has no heading.")), hint)


def _of(pack: Pack, language: str) -> tuple[Book, ...]:
    return tuple(book for book in pack.books if book.language == language)


def _prose(
    books: tuple[Book, ...], skip: tuple[str, ...] = (), only: tuple[str, ...] = ()
) -> Iterator[tuple[File, int, str]]:
    for book in books:
        for file in book.own:
            if file.path not in skip and (not only or file.folder in only):
                for number, line in prose(file):
                    yield file, number, line


def _unquoted(line: str) -> str:
    return _QUOTED.sub(lambda found: GAP * len(found[0]), line)
