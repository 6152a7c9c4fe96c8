"""In which cases a word may stand, told from their JSON without parsing it."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.disk.journal.documents import encode_text

_CASELESS = "[^A-Za-z\x80-\u2e7f\ua000-\U0010ffff]+"
"""Words that are written in one way only: no other letter folds into these."""
_LIKE_ASCII = "ſßẞ\u212aİŉǰẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆ"
"""All letters beyond ASCII that fold into something with an ASCII letter."""
_ESCAPED = b"\\u"


def may_hold(word: str) -> Callable[[bytes], bool]:
    """Tells of the JSON of a case whether the folded word may stand in its events; when not, it does not."""
    found = _may_stand(word)
    if not re.search(r"\d\d", word):
        return found
    joined = _may_stand(word.replace(",", ""))
    return lambda data: found(data) or joined(data.replace(b",", b""))


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
