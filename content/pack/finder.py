"""Finds any of a playbook by a few words: pages, reasons, answers, letters, laws, limits, channels, evidence.

Every word must stand in what is found, or most where nothing has all. A word in a name counts most, then in a
heading, then in the text; a Latin word may also be how a name is read. What is found says the line they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from content.pack.asking import about_time, begins, ended, matter, paired, parted
from content.pack.errors import PlaybookError, UnknownPage
from content.pack.playbook import Playbook
from content.text.pinyin import may_be_pinyin, spelled
from content.text.traditional import alike
from content.text.words import N_

MEANT = 3
"""How many names are said when nothing was found."""
SIMILAR = 0.7
"""How like a word must be to one that was mistyped, of 1."""
SHOWN = 110
"""Characters of a line that are shown around the words."""

_HAN = re.compile(r"[\u3400-\u9fff]")
FEW, ALL = 4, 50
"""So few pages with all of the words may give way to one with most of them; what it counts that they are all."""
LEAST, SOME = 0.5, 0.3
"""How much of what was typed must stand in what is found where all of it stands nowhere; and where no half does."""


class Kind(StrEnum):
    """What was found."""

    PAGE = "page"
    STEP = "step"
    REASON = "reason"
    ANSWER = "answer"
    LETTER = "letter"
    LAW = "law"
    LIMIT = "limit"
    CHANNEL = "channel"
    EVIDENCE = "evidence"


KIND_WORDS = {
    Kind.PAGE: N_("page"),
    Kind.STEP: N_("step"),
    Kind.REASON: N_("reason"),
    Kind.ANSWER: N_("answer"),
    Kind.LETTER: N_("letter"),
    Kind.LAW: N_("law"),
    Kind.LIMIT: N_("limit"),
    Kind.CHANNEL: N_("channel"),
    Kind.EVIDENCE: N_("evidence"),
}
_WEIGHT = {Kind.PAGE: 12, Kind.STEP: 9, Kind.REASON: 12, Kind.CHANNEL: 6, Kind.ANSWER: 6, Kind.EVIDENCE: 3}
"""Where words fit alike, a page that says what to do comes before a row, and a row before a text to send."""


class Passage(Struct, frozen=True):
    """Something that can be found: its kind, id, name, other names, text, and the page it stands on."""

    kind: Kind
    id: str
    title: str
    also: str
    body: str
    page: str


class Hit(Struct, frozen=True):
    """What was found, how well it fits, the line in which the words stand, and which of its lines that is."""

    passage: Passage
    score: int
    line: str
    place: int = 0


class Finder:
    """The passages of a playbook, made when first searched.

    `twins` are the same playbook in other languages: words that this one does not know may be theirs.
    """

    def __init__(self, book: Playbook, twins: Iterable[Playbook] = ()) -> None:
        self._book = book
        self._twins = tuple(Finder(twin) for twin in twins)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All that can be found. A page that cannot be read is left out: it is told where it is opened."""
        return tuple(_passages(self._book))

    def find(self, words: str, most: int = 20) -> tuple[Hit, ...]:
        """What fits best, the best first; nothing for nothing."""
        if not (phrase := alike(words).strip()):
            return ()
        asked = matter(phrase)
        tries = (asked,) if phrase.isascii() else (ended(phrase), asked, parted(ended(phrase)), parted(asked))
        hits = next((hits for wanted in tries if (hits := self._hits(wanted, phrase))), [])
        own = not (_HAN.search(words) and self._book.meta.language != "zh")
        if len(hits) < FEW and phrase.isascii() and self._book.meta.language != "zh":
            hits = self._with_some(hits, asked, phrase)
        best = _best(hits)
        if best and own:
            return tuple(best[:most])
        # a text in letters that only quotes a Chinese word is not all there is about it
        found = {(hit.passage.kind, hit.passage.id): hit for hit in best}
        for hit in next((its for twin in self._twins if (its := self._in_own(twin.find(words, most)))), ()):
            found.setdefault((hit.passage.kind, hit.passage.id), hit)
        least = [] if found else self._loosely(paired(asked), phrase)
        return (*found.values(), *_best(least))[:most]

    def _with_some(self, hits: list[Hit], asked: list[str], phrase: str) -> list[Hit]:
        """What has all of the words, and before it what has most of them in its name: few pages tell the whole."""
        whole = {(hit.passage.kind, hit.passage.id): replace(hit, score=hit.score + ALL) for hit in hits}
        some = {(hit.passage.kind, hit.passage.id): hit for hit in self._loosely(paired(asked), phrase)}
        return [*(some | whole).values()]

    def _in_own(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """What was found in another language, as this one says it: twins have the same lines."""
        own = {(one.kind, one.id): one for one in self.passages}
        said = ((own.get((hit.passage.kind, hit.passage.id)), hit) for hit in hits)
        return tuple(Hit(one, hit.score, _same_line(one, hit), hit.place) for one, hit in said if one is not None)

    def near(self, words: str) -> tuple[str, ...]:
        """What may be meant by words that stand nowhere: the same with slips mended, then names of pages."""
        known = self._vocabulary | {word for twin in self._twins for word in twin._vocabulary}
        mended = " ".join(
            word if word in known else next(iter(get_close_matches(word, known, 1, SIMILAR)), word)
            for word in alike(words).split()
        )
        names = {_bare(one.title): one.title for one in self.passages if one.page == one.id}
        names |= {name.rpartition("/")[2]: name.rpartition("/")[2] for name in self._book.pages}
        close = get_close_matches(_bare(words.rpartition("/")[2]), names, MEANT, SIMILAR)
        found = [mended] if mended != words.casefold() and self.find(mended) else []
        return tuple(dict.fromkeys([*found, *(names[one] for one in close)]))[:MEANT]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words of letters that stand in anything, and the numbers one dials."""
        told = (f"{one.title} {one.also} {one.body}".casefold() for one in self.passages)
        return frozenset(word for text in told for word in re.findall(r"[a-z][a-z'-]{3,}|\b\d{5}\b", text))

    @cached_property
    def _folded(self) -> tuple[tuple[Passage, Passage], ...]:
        """Each passage, and as words are looked for in it."""
        every = ((one, alike(one.body)) for one in self.passages)
        return tuple(
            (one, replace(one, title=alike(one.title), also=alike(one.also), body=body)) for one, body in every
        )

    def _hits(self, wanted: list[str], phrase: str) -> list[Hit]:
        return [hit for one, folded in self._folded if (hit := _hit(one, folded, wanted, phrase))]

    def _loosely(self, wanted: list[str], phrase: str) -> list[Hit]:
        """What has most of the words, else some, where nothing has all: 发票不给开 is about 发票."""
        there = [
            (*pair, [word for word in dict.fromkeys(wanted) if _score(word, pair[1])]) for pair in self._folded
        ]
        for least in (LEAST * len(wanted), max(SOME * len(wanted), 2)):
            hits = (_hit(one, folded, met, phrase) for one, folded, met in there if len(met) >= least)
            if found := [hit for hit in hits if hit]:
                return found
        return []

    def page_of(self, name: str) -> str:
        """The page that has exactly this id or name, as the program prints it; empty when none has."""
        wanted = _bare(name)
        every = (one for one in self.passages if one.page == one.id)
        by_name = next((one.id for one in every if wanted in (_bare(one.title), one.id)), "")
        if by_name or name in self._book.pages:
            return by_name or name
        last = [page for page in self._book.pages if page.rpartition("/")[2] == name]
        return last[0] if len(last) == 1 else ""


def _passages(book: Playbook) -> Iterator[Passage]:
    for name in book.pages:
        try:
            page = book.page(name)
        except (PlaybookError, UnknownPage):
            continue
        kind = Kind.STEP if name.startswith("steps/") else Kind.REASON if name.startswith("reasons/") else Kind.PAGE
        if "/" in name or name == "playbook":
            yield Passage(kind, name, page.title or name, _also(book, name), page.body, name)
        else:
            told = page.body.split("\n|", maxsplit=1)[0]  # the rows are found by themselves
            yield Passage(kind, name, page.title or name, "", told, name)
    yield from _rows(book)
    for letter in book.letters():
        shown = re.sub(r"{%.*?%}", "", re.sub(r"{{.*?}}", "…", letter.body))
        yield Passage(Kind.LETTER, letter.id, letter.title, "", shown, "")


def _best(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, len(hit.passage.title)))


def _also(book: Playbook, name: str) -> str:
    """Other names of a page: the words by which people call a reason."""
    folder, _, last = name.partition("/")
    reason = book.reasons.get(last) if folder == "reasons" else None
    return "\n".join((reason.title, *reason.said)) if reason else ""


def _rows(book: Playbook) -> Iterator[Passage]:
    meanings = book.ear.meanings
    for reply in book.replies.values():
        heard = meanings[reply.id].examples if reply.id in meanings else ()
        yield Passage(Kind.ANSWER, reply.id, reply.says, "", "\n".join((reply.answer, *heard)), "replies")
    for law in book.laws.values():
        title = f"{law.law} {law.article}".strip()
        yield Passage(Kind.LAW, law.id, title, "", f"{law.point}\n{law.quote}", "laws")
    for limit in book.limits.values():
        yield Passage(Kind.LIMIT, limit.id, limit.title, "", limit.source, "limits")
    for channel in book.channels.values():
        yield Passage(Kind.CHANNEL, channel.id, channel.title, channel.how, channel.caution, "channels")
    for kind in book.evidence.values():
        body = f"{kind.content}\n{kind.example}\n{kind.capture}\n{kind.perishes}"
        yield Passage(Kind.EVIDENCE, kind.id, kind.title, "", body, "evidence")


def _hit(one: Passage, folded: Passage, wanted: list[str], phrase: str) -> Hit | None:
    score = _WEIGHT.get(one.kind, 0) if one.id != "playbook" else -10
    for word in wanted:
        found = _score(word, folded)
        if not found:
            return None
        score += found
    if one.kind is Kind.LETTER:
        score = score * 2 // 3
    if _bare(phrase) == _bare(one.title):
        score += 200
    elif len(wanted) > 1 and phrase in f"{folded.title}\n{folded.body}":
        score += 20
    if phrase in folded.also.split("\n"):
        score += 50
    if about_time(phrase, folded.title):
        score += 50
    return Hit(one, score, *_line(one, wanted))


def _score(word: str, folded: Passage) -> int:
    title, body, sought = folded.title, folded.body, begins(word)
    if sought.search(title):
        return 60 + 40 * len(word) // max(len(word), len(title))
    if sought.search(folded.also) or word in folded.id.rsplit("/", maxsplit=1)[-1].split("-"):
        return 50
    read = may_be_pinyin(word) and bool(_HAN.match(title.lstrip("《“")))
    if read and spelled(word).search(title):
        return 40
    if sought.search(body):
        heading = any(sought.search(line) for line in body.split("\n") if line.startswith("#"))
        return (25 if heading else 15 if sought.search(body[:400]) else 8) + min(10, len(sought.findall(body)))
    return 30 if read and len(word) > 2 and spelled(word).search(folded.also) else 0


def _lines(one: Passage) -> list[str]:
    return [line for line in map(_unmarked, one.body.split("\n")) if line and line != one.title]


def _line(one: Passage, wanted: list[str]) -> tuple[str, int]:
    """The line in which most of the words stand, the nearer to its beginning the better, and its place."""
    lines = [alike(line) for line in _lines(one)]
    stood = [[found.start() for word in wanted if (found := begins(word).search(line))] for line in lines]
    place = max(range(len(lines)), key=lambda at: (len(stood[at]), -min(stood[at], default=0)), default=0)
    return (_cut(_lines(one)[place], min(stood[place], default=0)) if lines else ""), place


def _same_line(one: Passage, hit: Hit) -> str:
    """The line of a passage that stands where another language has the words; the first where lines differ."""
    lines = _lines(one)
    return _cut(lines[hit.place if len(lines) == len(_lines(hit.passage)) else 0], 0) if lines else ""


def _cut(line: str, at: int) -> str:
    begin = max(0, at - SHOWN // 3)
    cut = line[begin : begin + SHOWN]
    return ("…" if begin else "") + cut + ("…" if begin + SHOWN < len(line) else "")


def _unmarked(line: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return re.sub(r"^(?:#+|[-*>]|\d+\.)\s+|^\|[-| ]*\|$|[*_`]|^\[[ x]\]\s*", "", plain).strip(" |")


def _bare(title: str) -> str:
    return re.sub(r"[\s？?。.！!，,“”\"]", "", alike(title))
