"""Rules about laws and terms: only laws that there are, only articles that they have, one word for one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache, wraps

from content.lint.finding import Fault
from content.lint.glossary import Glossary, Statute, read_glossary
from content.lint.official import read_official
from content.lint.prose import prose
from content.lint.source import Book, File, Pack
from content.lint.spans import chinese_number
from content.lint.wording import is_repealed
from content.pack.columns import NamedRow
from content.text.words import N_, message

_TITLE = re.compile(r"《(?:中华人民共和国)?([^》]{2,60})》")
_LAWLIKE = re.compile(r"(?:法|条例|规定|办法|解释|决定)(?:（[一二三四五]）)?$")
_ENGLISH_LAW = re.compile(
    r"\b((?:[A-Z][\w-]+|of|the|and|for|on|in|to|\([IV]+\))(?: (?:[A-Z][\w-]+|of|the|and|for|on|in|to|\([IV]+\)))*"
    r" (?:Law|Code)|(?:Law|Code) of [A-Z][\w-]+(?: [A-Z][\w-]+)*)\b"
)
_ONE = r"第\s*[\d一二三四五六七八九十百零、至到和,，\s-]+\s*条(?:第[（(]?[\d一二三四五六七八九十]+[）)]?[款项])*"
_BARE = re.compile(
    r"([\u4e00-\u9fff]{2,16}(?<![本该此这同])(?:法|条例|规定|办法))第\s*[\d一二三四五六七八九十百]+[、至\d]*\s*条"
)
_ENGLISH_RULES = re.compile(
    r"\b((?:[A-Z][\w-]+ ){1,6}(?<!General )"
    r"(?:Measures|Rules|Regulations?|Provisions|Interpretation(?: \([IV]+\))?)),? Arts?\. ?\d"
)
_ARTICLES = rf"(?P<articles>{_ONE}(?:[、和及，]\s*{_ONE})*)"
_PARTS = re.compile(r"第[（(]?[\d一二三四五六七八九十]+[）)]?[款项]|\(\d+\)")
_ENGLISH = r"(?:Arts?\.|Articles?)\s*(?P<articles>\d+(?:\(\d+\))*(?:\s*(?:,|–|-|and|to|or)\s*\d+(?:\(\d+\))*)*)"
_SAID = ("steps", "reasons", "pages")
"""What is said in the playbook's own voice; laws, answers and letters also speak in the words of others."""
_YEARS = 1_900
"""From here on a number behind an article is the year of a text."""
_TO = ("至", "到", "–", "-", "to")
LINES = 4_096
"""So many lines that cite an article are kept while several rules look at them."""
_LONGEST = 20
"""No playbook cites more articles of a law in one breath."""


def _once(rule: Callable[[Pack], Iterator[Fault]]) -> Callable[[Pack], Iterator[Fault]]:
    """The same rule; what it finds is kept, because other rules ask for it too."""
    found = lru_cache(maxsize=1)(lambda pack: tuple(rule(pack)))

    @wraps(rule)
    def again(pack: Pack) -> Iterator[Fault]:
        return iter(found(pack))

    return again


@_once
def unknown_law(pack: Pack) -> Iterator[Fault]:
    """The name of a law that the glossary does not have: misspelt, or not looked up."""
    for book in pack.books:
        glossary = read_glossary(book.language)
        if not glossary.laws:
            continue
        known = [name for law in glossary.laws for name in law.names]
        for file, number, line in _lines(book):
            for name in _named(line, book.language):
                if name in known or is_repealed(line) or _part_of(name, known):
                    continue
                like = get_close_matches(name, known, 1, 0.5)
                hint = message(
                    N_("Did you mean “{name}”? A law has one name, in the glossary."),
                    name=like[0] if like else known[0],
                )
                yield Fault(file.name, number, message(N_("the glossary knows no law “{name}”."), name=name), hint)


def _part_of(name: str, known: Sequence[str]) -> bool:
    """Whether it is a known name with words before it, or the end of one: “Report Measures”, “暂行办法”."""
    return name.endswith(tuple(known)) or any(one.endswith(name) for one in known)


@_once
def no_such_article(pack: Pack) -> Iterator[Fault]:
    """An article that the law does not have, by the text that was read."""
    for file, number, law, article in _leant_on(pack):
        if law.articles and not 1 <= article <= law.articles:
            what = message(
                N_("“{law}” has {articles} articles; there is no article {article}."),
                law=law.names[0], articles=law.articles, article=article,
            )  # fmt: skip
            yield Fault(file.name, number, what, message(N_("Look it up in the text the glossary names.")))


@_once
def unread_article(pack: Pack) -> Iterator[Fault]:
    """An article that a playbook leans on although nobody copied its text: its number may be wrong."""
    official = read_official()
    hint = message(N_("Read the text, then copy the article into _glossary/official.md; or is the number wrong?"))
    for file, number, law, article in _leant_on(pack):
        unread = official.read(law.id) and not official.text(law.id, (article,))
        if unread and article <= law.articles:
            what = message(
                N_("nobody has copied the text of article {article} of “{law}”."),
                article=article, law=law.names[0],
            )  # fmt: skip
            yield Fault(file.name, number, what, hint)


@lru_cache(maxsize=1)
def _leant_on(pack: Pack) -> tuple[tuple[File, int, Statute, int], ...]:
    """The articles that lines of a playbook cite: file and number of the line, law and number of the article."""
    return tuple(
        (file, number, law, article)
        for book in pack.books
        for cited in (citing(book.language),)
        for file, number, line in _lines(book)
        for law, article in dict.fromkeys(cited(line))
    )


@lru_cache(maxsize=1)
def mistaken(pack: Pack) -> frozenset[str]:
    """The files, without their language, that name a law or an article wrongly: what follows is not told."""
    rules = (unknown_law, no_such_article, unread_article)
    return frozenset(fault.file.partition("/")[2] for rule in rules for fault in rule(pack))


def other_word(pack: Pack) -> Iterator[Fault]:
    """A word that the glossary says is not used for a thing."""
    for book in pack.books:
        glossary = read_glossary(book.language)
        words = {wrong: term.word for term in glossary.terms for wrong in term.instead}
        if not words:
            continue
        names = re.compile("|".join(re.escape(name) for law in glossary.laws for name in law.names))
        pattern = re.compile("|".join(_bounded(word) for word in sorted(words, key=len, reverse=True)))
        for file in (one for one in book.own if one.folder in _SAID):
            for number, line in prose(file):
                for found in pattern.finditer(_unquoted(line, names)):
                    word = words.get(found[0]) or words[found[0].removesuffix("s")]
                    what = message(N_("“{wrong}” is called “{word}” here."), wrong=found[0], word=word)
                    yield Fault(file.name, number, what, message(N_("One thing has one name, in the glossary.")))


def _bounded(word: str) -> str:
    return rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word)


def _unquoted(line: str, names: re.Pattern[str]) -> str:
    """A line without what it quotes and without names of laws: others may call a thing as they like."""
    quoted = re.sub(r"“[^”]*”|「[^」]*」|《[^》]*》", lambda found: " " * len(found[0]), line)
    return names.sub(lambda found: " " * len(found[0]), quoted)


def _lines(book: Book) -> Iterator[tuple[File, int, str]]:
    """All lines; those of a law card as one writes it in a sentence, the article behind the name."""
    for file in book.own:
        rows = {row.line: row for row in file.rows} if file.path == "laws.md" else {}
        for number, line in file.numbered:
            if file.path == "meanings.md":
                continue  # the words of others
            yield file, number, _as_sentence(rows[number]) if number in rows else line


def _as_sentence(row: NamedRow) -> str:
    law = re.sub(r"\s*\((?=[^)]*[\u4e00-\u9fff]).*\)$", "", row.cells["law"])
    return f"{law} {row.cells['article']} | {row.cells['point']} | {row.cells['in-force']}"


def _named(line: str, language: str) -> Iterator[str]:
    if language == "zh":
        for found in _TITLE.finditer(line):
            if _LAWLIKE.search(found[1]):
                yield found[1]
        yield from (found[1] for found in _BARE.finditer(line)) if "第" in line else ()
        return
    yield from (found[1] for found in _ENGLISH_RULES.finditer(line)) if "Art" in line else ()
    for found in _ENGLISH_LAW.finditer(line) if "Law" in line or "Code" in line else ():
        name = re.sub(r"^(?:(?:of|the|and|for|on|in|to|By|The|In|Under|See|Also|If|A|An|Read)\s+)+", "", found[1])
        if name.count(" ") and name[0].isupper():
            yield name


class Citing:
    """Finds the laws that a line in one language cites."""

    def __init__(self, language: str, glossary: Glossary) -> None:
        self._chinese = language == "zh"
        self._names = {self._bare(name): law for law in glossary.laws for name in law.names}
        either = "|".join(re.escape(name) for name in sorted(self._names, key=len, reverse=True))
        if language == "zh":
            forms = [rf"(?P<name>{either})”?(?:（[^）]{{0,40}}）)?\s*{_ARTICLES}"]
        else:
            forms = [rf"\b(?P<name>{either}),?\s+{_ENGLISH}", rf"{_ENGLISH}\s+of\s+the\s+(?P<name>{either})\b"]
        self._patterns = [re.compile(form) for form in forms] if self._names else []
        self._sign = "第" if self._chinese else "Art"
        self._found = lru_cache(maxsize=LINES)(self._taken_apart)

    def _bare(self, line: str) -> str:
        """Without the brackets of titles: 《民事诉讼法》司法解释 is one name."""
        return line.replace("《", "").replace("》", "") if self._chinese else line

    def __call__(self, line: str) -> Sequence[tuple[Statute, int]]:
        """The laws a line cites with the numbers of their articles."""
        return self._found(line) if self._sign in line else ()

    def _taken_apart(self, line: str) -> tuple[tuple[Statute, int], ...]:
        return tuple(self._cited(line))

    def _cited(self, line: str) -> Iterator[tuple[Statute, int]]:
        for pattern in self._patterns:
            for found in pattern.finditer(self._bare(line)):
                said = _PARTS.sub("", found["articles"])
                yield from ((self._names[found["name"]], number) for number in _numbers(said))


@lru_cache(maxsize=2)
def citing(language: str) -> Citing:
    """What finds the laws of the glossary in a line; five rules ask it about the same lines."""
    return Citing(language, read_glossary(language))


def _numbers(text: str) -> Iterator[int]:
    last, joined = 0, False
    for part in re.findall(r"\d+|[一二三四五六七八九十百零]+|至|到|–|-|\bto\b", text):
        if part in _TO:
            joined = True
            continue
        number = int(part) if part.isdigit() and part.isascii() else chinese_number(part)
        if number < _YEARS:
            yield from range(last + 1, number) if joined and last < number < last + _LONGEST else ()
            yield number
        last, joined = number, False
