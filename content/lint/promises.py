"""The rule about promises: no odds, and no word that the money comes. Its words are data, `promises.md`."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from content.lint.finding import Fault
from content.lint.source import File, Pack, in_small_letters
from content.pack.markdown import Row, read_source, read_table
from content.text.words import N_, message

_DENIED = re.compile(
    r"(?:[不没无非别未勿莫假若如]|谁说|有人说|号称|声称|自称)[^，,。；;：:\n]{0,14}$"
    r"|(?:\b(?:no|not|never|nobody|none|cannot|nothing|if|whether|without|whoever|(?:any(?:one|body) )?who)\b|n't)"
    r"[^,.;:\n]{0,40}$",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?<!\d)\d{1,3}(?:\.\d{1,2})?\s{0,3}(?:[%％]|percent)[^。；，.;,\n]{0,12}?(?:成功|退款|能退|能赢|胜|\bsuccess|\bsucceed|\bwin|\brefund)",
    re.IGNORECASE,
)
_PERCENT = ("%", "％", "percent")
_GAP = {"zh": r"[^，,。；;：:\n“”]{0,14}?", "en": r"[^,.;:\n]{0,24}?"}
_BEGINNING = 8
"""So many signs of how a way begins are looked at before all ways are tried."""
_NAME = re.compile(r"\{(\w+)\}")
_LIST = re.compile(r"\\\{(\w+)\\\}")
_QUOTED = re.compile(r"“[^”\n]*”")


def promise(pack: Pack) -> Iterator[Fault]:
    """A success rate, or a promise that the money comes."""
    hint = message(N_("Say what can be done and what it rests on, without odds."))
    for book in pack.books:
        pattern = _pattern(book.language)
        for file in book.own:
            if file.path == "meanings.md":
                continue  # what others say, not what we promise
            for number, line, (start, end) in _promised(file, pattern, _sound(book.language)):
                what = message(N_("“{words}” promises what nobody can promise."), words=line[start:end])
                yield Fault(file.name, number, what, hint)


def _promised(
    file: File, pattern: re.Pattern[str], sound: re.Pattern[str]
) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """The lines that promise something, and where; most files hold no word of a promise at all."""
    text = _silenced(_unquoted(file.small), sound)
    begins = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    told = {bisect(begins, found.start()) for found in pattern.finditer(text)}
    percent = any(sign in text for sign in _PERCENT)
    for number, line in file.numbered if told or percent else ():
        if number not in told and not (percent and any(sign in line for sign in _PERCENT)):
            continue
        own = _unquoted(in_small_letters(line))
        said = _silenced(own, sound)
        shares = _SHARE.finditer(said) if any(sign in said for sign in _PERCENT) else ()
        for found in (*pattern.finditer(said), *shares):
            if not _DENIED.search(own[: found.start()]):
                yield number, line, found.span()


def _unquoted(text: str) -> str:
    """A text without what it quotes."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def _silenced(text: str, sound: re.Pattern[str]) -> str:
    """A text without what promises nothing."""
    return sound.sub(lambda found: "＿" * len(found[0]), text)


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    ways, words, _ = _data()
    listed = {row.cells[1]: row.cells[2] for row in words if row.cells[0] == language}
    lists = {name: f"(?:{'|'.join(_listed(cell))})" for name, cell in listed.items()}
    told = [way for row in ways if row.cells[0] == language for way in row.cells[1].split("、")]
    ends: dict[str, list[str]] = {}
    for way in sorted(told, key=len, reverse=True):
        head, *rest = (_LIST.sub(lambda found: lists[found[1]], re.escape(part)) for part in way.split("…"))
        ends.setdefault(head, []).append("".join(f"{_GAP[language]}{part}" for part in rest))
    # ways that begin alike are tried as one: every line of a playbook is searched for all of them
    forms = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in ends.items())
    edge = r"\b" if language == "en" else ""
    return re.compile(f"{edge}(?={_begins(told, listed)})(?:{forms}){edge}")


def _begins(ways: Iterable[str], listed: Mapping[str, str]) -> str:
    """How a way can begin: only where a text does so are all ways tried."""
    heads = (listed[name[1]] if (name := _NAME.match(way)) else way.split("…")[0] for way in ways)
    words = {word[:_BEGINNING] for head in heads for word in head.split("、")}
    firsts = "".join(re.escape(first) for first in sorted({word[0] for word in words}))
    return f"(?=[{firsts}]){_tree(words)}"


def _tree(words: Iterable[str]) -> str:
    """What finds one of some words and looks at each of their signs once; of two that begin alike the shorter."""
    then: dict[str, list[str]] = {}
    for word in words:
        then.setdefault(word[:1], []).append(word[1:])
    if "" in then:
        return ""
    return f"(?:{'|'.join(re.escape(first) + _tree(rest) for first, rest in sorted(then.items()))})"


@lru_cache(maxsize=2)
def _sound(language: str) -> re.Pattern[str]:
    """What promises nothing, although it has words of a promise."""
    *_, sound = _data()
    return re.compile("|".join(one for row in sound if row.cells[0] == language for one in _listed(row.cells[1])))


@lru_cache(maxsize=1)
def _data() -> tuple[tuple[Row, ...], ...]:
    """The tables of the file: ways to promise, lists of words, and what promises nothing."""
    text = in_small_letters(Path(__file__).with_name("promises.md").read_text(encoding="utf-8"))
    parts = zip(text.split("\n## "), (2, 3, 2), strict=True)
    return tuple(read_table(read_source(part, "promises.md"), columns) for part, columns in parts)


def _listed(cell: str) -> list[str]:
    return sorted(map(re.escape, cell.split("、")), key=len, reverse=True)
