"""The tone of a letter: words that hurt their own writer, found before they are sent.

Words are data (`zh.md`, `en.md`). Few false alarms matter more than completeness: who is warned for nothing
twice no longer reads warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from content.pack.markdown import read_source, read_table
from content.text.words import N_, Message, message


class ToneKind(StrEnum):
    """What is the matter with some words."""

    INSULT = "insult"
    THREAT = "threat"
    EXAGGERATION = "exaggeration"
    SHOUTING = "shouting"
    SEVERAL_DEMANDS = "several-demands"
    GUESS = "guess-about-motive"
    OFF_PLATFORM = "off-platform"
    CLAIM = "claim-without-exhibit"


ADVICE: Mapping[ToneKind, str] = {
    ToneKind.INSULT: N_("Say what was done, not what they are. An insult is a reason to read no further."),
    ToneKind.THREAT: N_("Say which step comes next, without “or else”. A threat for money can count as extortion."),
    ToneKind.EXAGGERATION: N_("Write a number or a date instead. One exaggeration makes the rest doubtful."),
    ToneKind.SHOUTING: N_("Once is enough. A calm text is read to its end."),
    ToneKind.SEVERAL_DEMANDS: N_("Ask for one thing. Several demands at once give a reason to refuse them all."),
    ToneKind.GUESS: N_("Nobody can prove what others meant. Write what happened, and when."),
    ToneKind.OFF_PLATFORM: N_("Keep money and talk on the platform. Outside it there is no record of either."),
    ToneKind.CLAIM: N_("Here a problem is claimed, but no evidence is attached. Attach what shows it."),
}


class ToneMark(Struct, frozen=True):
    """Words from `start` to `end` of a text that hurt the case, and what to write instead."""

    start: int
    end: int
    kind: ToneKind
    advice: Message


class _Words(Struct, frozen=True):
    """The words of one language, ready to be looked for."""

    bad: Mapping[ToneKind, re.Pattern[str]]
    fine: tuple[re.Pattern[str], ...]
    ask: re.Pattern[str]
    demands: tuple[re.Pattern[str], ...]
    between: re.Pattern[str]


_LISTED = (ToneKind.INSULT, ToneKind.THREAT, ToneKind.EXAGGERATION, ToneKind.GUESS, ToneKind.OFF_PLATFORM)
_SEPARATOR = {"zh": "、", "en": ", "}
_FEW = {"zh": 14, "en": 40}
_FILLER = {
    "zh": (r"[^，,。]{0,10}?[，,]?", r"[要求请给我你们您必须得能一并且公开书面当向赔礼]{0,8}"),
    "en": (r"[^,.]{0,20}?,?\s*", r"(?:\s+(?:also|an?|the|my|full|I|want|demand|some|money|need|pay|me|for))*\s+"),
}
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_LOUD = re.compile(r"[!！?？]*(?:[!！]{2,}|[?？][!！]|[!！][?？]|[?？]{3,})[!！?？]*")
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[ ,]+[A-Z]{2,}\b){2,}")
_QUOTED = re.compile(
    r"(?:[：:说写称道答复标]|\b(?:says?|said|wrote|writes|reads|answered|stated))[，,]?\s*"
    r"(?:“[^”]{0,400}”|「[^」]{0,400}」|\"[^\"\n]{0,400}\")"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def check_tone(text: str, language: str) -> tuple[ToneMark, ...]:
    """Find what hurts the case in `text`, in its order.

    The words of `language` are looked for, and the Chinese ones wherever there is Chinese. What somebody else
    is quoted with is left alone.
    """
    spans = {(found.start(), found.end(), ToneKind.SHOUTING) for found in _shouts(text)}
    for each in {language if language in _SEPARATOR else "zh", *(["zh"] if _HAN.search(text) else [])}:
        words = _words(each)
        listed = {(*found.span(), kind) for kind, pattern in words.bad.items() for found in pattern.finditer(text)}
        excuses = (*words.fine, _QUOTED) if listed else ()
        excused = [found.span() for pattern in excuses for found in pattern.finditer(text)]
        spans |= {span for span in listed if not any(begin <= span[0] < end for begin, end in excused)}
        spans |= {(start, end, ToneKind.SEVERAL_DEMANDS) for start, end in _several(text, words)}
    return tuple(mark(start, end, kind) for start, end, kind in sorted(spans))


def mark(start: int, end: int, kind: ToneKind) -> ToneMark:
    """A mark with the advice of its kind."""
    return ToneMark(start, end, kind, message(ADVICE[kind]))


def _shouts(text: str) -> Iterator[re.Match[str]]:
    yield from _LOUD.finditer(text)
    for found in _CAPITALS.finditer(text):
        if sum(len(word) >= 4 for word in re.split(r"\W+", found[0])) >= 2:  # USB LED is a name, not a shout
            yield found


def _several(text: str, words: _Words) -> Iterator[tuple[int, int]]:
    for sentence in _SENTENCE.finditer(text):
        ask = words.ask.search(text, sentence.start(), sentence.end())
        if ask is None:
            continue
        named = sorted(
            (found.start(), found.end(), group)
            for group, pattern in enumerate(words.demands)
            for found in pattern.finditer(text, ask.end(), sentence.end())
        )
        for first, second in pairwise(named):
            if first[2] != second[2] and words.between.fullmatch(text, first[1], second[0]):
                yield first[0], second[1]


@lru_cache
def _words(language: str) -> _Words:
    text = Path(__file__).with_name(f"{language}.md").read_text(encoding="utf-8")
    rows = [row.cells for row in read_table(read_source(text, f"tone/{language}.md"), 3)]

    def listed(kind: str, column: int = 1) -> list[str]:
        cells = [row[column] for row in rows if kind in ("", row[0])]
        return [word for cell in cells for word in cell.split(_SEPARATOR[language]) if word]

    before, after = _FILLER[language]
    joiners = "|".join(re.escape(word) for word in listed("and"))
    return _Words(
        bad={kind: _pattern(listed(kind), language) for kind in _LISTED},
        fine=tuple(_pattern([word], language) for word in listed("", 2)),
        ask=_pattern(listed("ask"), language),
        demands=tuple(_pattern(row[1].split(_SEPARATOR[language]), language) for row in rows if row[0] == "demand"),
        between=re.compile(f"{before}(?:{joiners}|、){after}", re.IGNORECASE),
    )


def _pattern(words: list[str], language: str) -> re.Pattern[str]:
    few = rf"[^。！？!?\n]{{0,{_FEW[language]}}}?"
    forms = (few.join(re.escape(part) for part in word.split("…")) for word in sorted(words, key=len, reverse=True))
    edge = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{edge[0]}(?:{'|'.join(forms)}){edge[1]}", re.IGNORECASE)
