"""Finds any of a playbook by a few words: pages, reasons, answers, letters, laws, limits, channels, evidence.

Every word must stand in what is found, or most where nothing has all. A word in a name counts most, then in a
heading, then in the text; a Latin word may also be how a name is read. What is found says the line they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from content.pack.asking import about_time, begins, ended, matter, paired, parted
from content.pack.called import longest
from content.pack.passages import Kind, Passage, passages
from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.pinyin import may_be_pinyin, spelled
from content.text.traditional import alike

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
CALLED, WHOLE, DECIDED, FIRST = 100, 100, 100, 8
"""What it counts that something is called by a word that was typed, the more of what was typed the more; and that
the word decides."""
LONGEST = 300
"""So many signs of what was typed are looked for: nobody asks a longer question, but somebody may paste one."""
_MARKS = re.compile(r"[，。！？；：、,!?;:“”\"]|\.(?=\s|$)")
"""What stands between words and is none of them."""
_WEIGHT = {Kind.PAGE: 12, Kind.STEP: 9, Kind.REASON: 12, Kind.CHANNEL: 6, Kind.ANSWER: 6, Kind.EVIDENCE: 3}
"""Where words fit alike, a page that says what to do comes before a row, and a row before a text to send."""


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
        return tuple(passages(self._book))

    def find(self, words: str, most: int = 20) -> tuple[Hit, ...]:
        """What fits best, the best first; nothing for nothing."""
        if not (phrase := _typed(words)):
            return ()
        asked = list(dict.fromkeys(matter(phrase)))
        zh = self._book.meta.language == "zh"
        whole = (asked,) if phrase.isascii() else (ended(phrase), asked)
        torn = () if phrase.isascii() else (parted(ended(phrase)), parted(asked))
        hits = next((hits for wanted in whole if (hits := self._hits(wanted, phrase))), [])
        # letters of another language say little of a text in Chinese, and pairs of its signs are no words
        few = not zh if phrase.isascii() else zh and not hits
        hits = hits or next((hits for wanted in torn if (hits := self._hits(wanted, phrase))), [])
        if few and len(hits) < FEW and (hits or not zh):
            hits = self._with_some(hits, asked, phrase)
        best = _best(self._called(hits, _safe(words)))
        if best and (zh or not _HAN.search(words)):
            return tuple(best[:most])
        # a text in letters that only quotes a Chinese word is not all there is about it
        found = {(hit.passage.kind, hit.passage.id): hit for hit in best}
        for hit in next((its for twin in self._twins if (its := self._in_own(twin.find(words, most)))), ()):
            found.setdefault((hit.passage.kind, hit.passage.id), hit)
        least = [] if found else self._loosely(paired(asked), phrase)
        return (*found.values(), *_best(least))[:most]

    def _called(self, hits: list[Hit], asked: str) -> list[Hit]:
        """What was found, and first what people call so: `also said` knows whole sentences."""
        found = {(hit.passage.kind, hit.passage.id): hit for hit in hits}
        for pages in (False, True):  # what the case is about comes before what to do with it
            its = [pair for pair in self._folded if (pair[0].kind in (Kind.PAGE, Kind.STEP)) is pages]
            decided = {one.id: length for one, folded in its if (length := longest(folded.decide, asked))}
            said = decided or {one.id: length for one, folded in its if (length := longest(folded.said, asked))}
            more = CALLED + (0 if pages else FIRST) + (DECIDED if decided else 0)
            for one, _ in its:
                if said and said.get(one.id) == max(said.values()):
                    known = found.get((one.kind, one.id)) or Hit(one, _WEIGHT.get(one.kind, 0), *_line(one, []))
                    score = known.score + more + WHOLE * said[one.id] // len(asked)
                    found[one.kind, one.id] = replace(known, score=score)
        return [*found.values()]

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
            for word in _typed(words).split()
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
            (
                one,
                replace(
                    one,
                    title=alike(one.title),
                    also=alike(one.also),
                    body=body,
                    said=tuple(map(alike, one.said)),
                    decide=tuple(map(alike, one.decide)),
                ),
            )
            for one, body in every
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


def _best(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, len(hit.passage.title)))


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
    other = "\n".join((folded.also, *folded.said))
    return 30 if read and len(word) > 2 and spelled(word).search(other) else 0


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


def _safe(words: str) -> str:
    """What was typed as it is compared: without what a terminal would swallow, and not endless."""
    return alike(plain(words, most=LONGEST + 1)[:LONGEST])


def _typed(words: str) -> str:
    """The same without marks."""
    return " ".join(_MARKS.sub(" ", _safe(words)).split())


def _bare(title: str) -> str:
    return re.sub(r"[\s？?。.！!，,“”\"]", "", alike(title))
