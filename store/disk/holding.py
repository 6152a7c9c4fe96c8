"""In which cases a word may stand, told from their JSON without parsing it."""

from __future__ import annotations

import re
from collections.abc import Callable

from content.text.traditional import traditional_of
from store.disk.journal.documents import encode_text

_CASELESS = "[^A-Za-z\x80-\u2e7f\ua000-\U0010ffff]+"
"""Words that are written in one way only: no other letter folds into these."""
_LIKE_ASCII = "ſßẞ\u212aİŉǰẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆ"
"""All letters beyond ASCII that fold into something with an ASCII letter."""
_ESCAPED = b"\\u"
_HAN = re.compile("[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
"""Runs of Chinese signs, and what stands between them."""
_HAN_SIGN = re.compile("[\u3400-\u9fff]")
_WAYS = 16
"""So many ways to write a run of signs are looked for; of one with more, its beginning."""


def may_hold(word: str) -> Callable[[bytes], bool]:
    """Tells of the JSON of a case whether the folded word may stand in its events; when not, it does not."""
    runs = [_written(run) if _HAN_SIGN.match(run) else _folded(run) for run in _HAN.findall(word) or [""]]
    return runs[0] if len(runs) == 1 else lambda data: all(run(data) for run in runs)


def _folded(word: str) -> Callable[[bytes], bool]:
    found = _may_stand(word)
    if not re.search(r"\d\d", word):
        return found
    joined = _may_stand(word.replace(",", ""))
    return lambda data: found(data) or joined(data.replace(b",", b""))


def _written(signs: str) -> Callable[[bytes], bool]:
    """Whether Chinese signs may stand there, simplified or traditional."""
    ways = [encode_text(one)[1:-1] for one in _ways(signs)]
    return lambda data: any(way in data for way in ways) or _holds(data, _ESCAPED)


def _ways(signs: str) -> list[str]:
    ways = [""]
    for sign in signs:
        more = [f"{way}{one}" for way in ways for one in (sign, *traditional_of(sign))]
        if len(more) > _WAYS:
            break
        ways = more
    return ways


def _may_stand(word: str) -> Callable[[bytes], bool]:
    stored = encode_text(word)[1:-1]
    if re.fullmatch(_CASELESS, word):
        return lambda data: stored in data or _holds(data, _ESCAPED)
    if word.isascii():
        likes = {char.encode()[:2] for char in _LIKE_ASCII if not set(word).isdisjoint(char.casefold())}
        return lambda data: stored in data.lower() or any(_holds(data, like) for like in (_ESCAPED, *likes))
    folded = stored.decode()
    return lambda data: folded in data.decode().casefold() or _holds(data, _ESCAPED)


def _holds(data: bytes, two: bytes) -> bool:
    """Whether two bytes stand in the data; that the first one does not is soon seen."""
    return two[:1] in data and two in data
