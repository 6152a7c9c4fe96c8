"""Rules about laws and terms: only laws that there are, only articles that they have, one word for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from content.lint.finding import Fault
from content.lint.glossary import Glossary, Statute, read_glossary
from content.lint.prose import prose
from content.lint.source import Book, File, Pack
from content.lint.wording import is_repealed
from content.text.words import N_, message

_TITLE = re.compile(r"《(?:中华人民共和国)?([^》]{2,60})》")
_LAWLIKE = re.compile(r"(?:法|条例|规定|办法|解释|决定)(?:（[一二三四五]）)?$")
_ENGLISH_LAW = re.compile(
    r"\b((?:[A-Z][\w-]+|of|the|and|for|on|in|to|\([IV]+\))(?: (?:[A-Z][\w-]+|of|the|and|for|on|in|to|\([IV]+\)))*"
    r" (?:Law|Code)|(?:Law|Code) of [A-Z][\w-]+(?: [A-Z][\w-]+)*)\b"
)
_ARTICLES = r"第\s*(?P<articles>[\d一二三四五六七八九十百零、至到和,，\s-]+)\s*条"
_ENGLISH = r"(?:Arts?\.|Articles?)\s*(?P<articles>\d+(?:\(\d+\))*(?:\s*(?:,|–|-|and|to|or)\s*\d+(?:\(\d+\))*)*)"
_SAID = ("steps", "reasons", "pages")
"""What is said in the playbook's own voice; laws, answers and letters also speak in the words of others."""
_YEARS = 1_900
"""From here on a number behind an article is the year of a text."""
_CN = {char: n for n, char in enumerate("零一二三四五六七八九")}


def unknown_law(pack: Pack) -> Iterator[Fault]:
    """The name of a law that the glossary does not have: misspelt, or not looked up."""
    for book in pack.books:
        glossary = read_glossary(book.language)
        if not glossary.laws:
            continue
        known = [name for law in glossary.laws for name in law.names]
        for file, number, line in _lines(book):
            for name in _named(line, book.language):
                if name in known or is_repealed(line):
                    continue
                like = get_close_matches(name, known, 1, 0.5)
                hint = message(
                    N_("Did you mean “{name}”? A law has one name, in the glossary."),
                    name=like[0] if like else known[0],
                )
                yield Fault(file.name, number, message(N_("the glossary knows no law “{name}”."), name=name), hint)


def no_such_article(pack: Pack) -> Iterator[Fault]:
    """An article that the law does not have, by the text that was read."""
    for book in pack.books:
        cited = Citing(book.language, read_glossary(book.language))
        for file, number, line in _lines(book):
            for law, article in cited(line):
                if law.articles and not 1 <= article <= law.articles:
                    what = message(
                        N_("“{law}” has {articles} articles; there is no article {article}."),
                        law=law.names[0], articles=law.articles, article=article,
                    )  # fmt: skip
                    yield Fault(file.name, number, what, message(N_("Look it up in the text the glossary names.")))


def other_word(pack: Pack) -> Iterator[Fault]:
    """A word that the glossary says is not used for a thing."""
    for book in pack.books:
        glossary = read_glossary(book.language)
        words = {wrong: term.word for term in glossary.terms for wrong in term.instead}
        if not words:
            continue
        names = re.compile("|".join(re.escape(name) for law in glossary.laws for name in law.names))
        pattern = re.compile("|".join(_bounded(word) for word in sorted(words, key=len, reverse=True)))
        for file in (one for one in book.files.values() if one.folder in _SAID):
            for number, line in prose(file):
                for found in pattern.finditer(_unquoted(line, names)):
                    what = message(N_("“{wrong}” is called “{word}” here."), wrong=found[0], word=words[found[0]])
                    yield Fault(file.name, number, what, message(N_("One thing has one name, in the glossary.")))


def _bounded(word: str) -> str:
    return rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)


def _unquoted(line: str, names: re.Pattern[str]) -> str:
    """A line without what it quotes and without names of laws: others may call a thing as they like."""
    quoted = re.sub(r"“[^”]*”|「[^」]*」|《[^》]*》", lambda found: " " * len(found[0]), line)
    return names.sub(lambda found: " " * len(found[0]), quoted)


def _lines(book: Book) -> Iterator[tuple[File, int, str]]:
    for file in book.files.values():
        for number, line in enumerate(file.text.splitlines(), 1):
            yield file, number, line


def _named(line: str, language: str) -> Iterator[str]:
    if language == "zh":
        for found in _TITLE.finditer(line):
            if _LAWLIKE.search(found[1]):
                yield found[1]
        return
    for found in _ENGLISH_LAW.finditer(line):
        name = re.sub(r"^(?:(?:of|the|and|for|on|in|to|By|The|In|Under|See|Also|If|A|An|Read)\s+)+", "", found[1])
        if name.count(" ") and name[0].isupper():
            yield name


class Citing:
    """Finds the laws that a line in one language cites."""

    def __init__(self, language: str, glossary: Glossary) -> None:
        self._names = {name: law for law in glossary.laws for name in law.names}
        either = "|".join(re.escape(name) for name in sorted(self._names, key=len, reverse=True))
        if language == "zh":
            forms = [rf"(?P<name>{either})[》”]?(?:（[^）]{{0,40}}）)?\s*{_ARTICLES}"]
        else:
            forms = [rf"\b(?P<name>{either}),?\s+{_ENGLISH}", rf"{_ENGLISH}\s+of\s+the\s+(?P<name>{either})\b"]
        self._patterns = [re.compile(form) for form in forms] if self._names else []

    def __call__(self, line: str) -> Iterator[tuple[Statute, int]]:
        """The laws a line cites with the numbers of their articles."""
        for pattern in self._patterns:
            for found in pattern.finditer(line):
                said = re.sub(r"\(\d+\)", "", found["articles"])
                yield from ((self._names[found["name"]], number) for number in _numbers(said))


def _numbers(text: str) -> Iterator[int]:
    for part in re.findall(r"\d+|[一二三四五六七八九十百零]+", text):
        number = int(part) if part.isdigit() and part.isascii() else _chinese(part)
        if number < _YEARS:
            yield number


def _chinese(text: str) -> int:
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _CN[char]
    return total + digit
