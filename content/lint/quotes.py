"""The rule that holds the quotes of a playbook against the words of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from content.lint.cards import articles_of, cards_of
from content.lint.finding import Fault
from content.lint.glossary import Statute
from content.lint.official import read_official
from content.lint.prose import prose
from content.lint.source import File, Pack
from content.lint.statutes import Citing, citing
from content.text.words import N_, Message, message

_FOLDERS = ("steps", "reasons", "pages", "letters")
_TABLES = ("limits.md", "replies.md")
_QUOTE = re.compile(r"[“「]([^”」]*[\u4e00-\u9fff][^”」]*)[”」]")
_BEHIND = re.compile(
    r"(?:条|\d)(?:第[（(]?[\d一二三四五六七八九十]+[）)]?[款项])*[^，,。；;.“「”」]{0,8}[“「]([^”」]{2,})[”」]"
)
"""Words in quotes right behind an article are its words."""
_BEFORE = re.compile(
    r"(?P<whose>[^。；;“「”」]{0,12})[“「](?P<words>[^”」]{4,})[”」]"
    r"[，,]?\s*(?:[（(]|[—–]{1,2})?\s*(?:这?是|见|出自|载于|see\b)?\s*(?P<rest>(?:《|Art)[^。；;]+)"
)
"""Words in quotes right before an article are its words, too."""
_OF_OTHERS = re.compile(
    r"(?:没有|不是|并非|所谓|[说称叫答问回写标]|\b(?:says?|no|not|call(?:s|ed)?))[着了的]?[：:，,]?\s*$"
)
"""What leads in words that somebody else says, or that nobody does."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_Quoted = tuple[int, str, Statute, Sequence[int]]
"""A line, the words that are quoted there, the law they are said to stand in, and its articles."""


def misquoted(pack: Pack) -> Iterator[Fault]:
    """Words in quotes that the article does not have."""
    official = read_official()
    hint = message(N_("Copy the very words out of _glossary/official.md, or say it without quotes."))
    for book in pack.books:
        cited = citing(book.language)
        for file, line, law, card in cards_of(book):
            mine = articles_of(cited, law, card)
            for said in _QUOTE.findall(card.quote) if official.read(law.id) else ():
                if not official.says(law.id, mine, said):
                    yield Fault(file.name, line, _not_there(law, said), hint)
        for file in book.own:
            if file.folder in _FOLDERS or file.path in _TABLES:
                for line, words, law, articles in _quotes(file, cited):
                    if official.read(law.id) and not official.says(law.id, articles, words):
                        yield Fault(file.name, line, _not_there(law, words), hint)


def _quotes(file: File, cited: Citing) -> Iterator[_Quoted]:
    for line, text in prose(file):
        if "“" in text or "「" in text:
            yield from _behind(line, text, cited)
            yield from _before(line, text, cited)
    yield from _blocks(file, cited)


def _behind(line: int, text: str, cited: Citing) -> Iterator[_Quoted]:
    for found in _BEHIND.finditer(text):
        before = text[: found.start(1) - 1]
        yield from _of(line, found[1], list(cited(re.split(r"[。；;]", before)[-1])), last=True)


def _before(line: int, text: str, cited: Citing) -> Iterator[_Quoted]:
    for found in _BEFORE.finditer(text):
        if not _OF_OTHERS.search(found["whose"]):
            yield from _of(line, found["words"], list(cited(found["rest"])))


def _blocks(file: File, cited: Citing) -> Iterator[_Quoted]:
    """Blocks of a quote: the article stands in their last line, or in the sentence that leads to them."""
    lead, inside, said = "", False, list[tuple[int, str]]()
    for token in file.blocks:
        if token.type == "blockquote_open":
            inside, said = True, []
        elif token.type == "blockquote_close":
            inside = False
            yield from _block(said, lead, cited)
        elif token.type == "inline" and inside:
            said += [(file.line(token) + n, words) for n, words in enumerate(token.content.split("\n"))]
        elif token.type == "inline":
            lead = token.content


def _block(said: list[tuple[int, str]], lead: str, cited: Citing) -> Iterator[_Quoted]:
    if not said:
        return
    named = list(cited(said[-1][1]))
    words = said[:-1] if named and len(said) > 1 else said
    named = named or (list(cited(lead)) if lead.rstrip().endswith(("：", ":")) else [])
    for line, one in words:
        yield from _of(line, re.sub(r"[“”「」]", "", one), named)


def _of(line: int, words: str, named: Sequence[tuple[Statute, int]], *, last: bool = False) -> Iterator[_Quoted]:
    """The words with the law that was named for them, the one that stands next to them."""
    if named and _CHINESE.search(words):
        law = named[-1 if last else 0][0]
        yield line, words, law, [article for other, article in named if other.id == law.id]


def _not_there(law: Statute, words: str) -> Message:
    return message(N_("“{words}” does not stand in that article of “{law}”."), words=words, law=law.names[0])
