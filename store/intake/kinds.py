"""Which kind of evidence a file may be, from what its name says: a guess, and never more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

_LATIN = """
img image photo pic picture dsc dscn pxl screenshot screen shot scan file doc document video vid mov movie mmexport
wx weixin camera copy new untitled
"""
_CHINESE = "图片 照片 截图 截屏 屏幕截图 录屏 文件 视频 微信图片 新建 副本 未命名"
COMMON = frozenset(f"{_LATIN} {_CHINESE}".split())
"""Names that cameras, phones and messengers give to everything: that two files share one says nothing."""


def guessed(name: str, kinds: Mapping[str, Sequence[str]], earlier: Iterable[tuple[str, str]] = ()) -> str:
    """The id of the kind that a file name suggests, or empty.

    `kinds` are the titles of each kind by its id, in every language, those that are missing first; a name suggests
    a kind by its id or by a part of a title. `earlier` are names that somebody called something, and the kinds:
    a name that differs from one of them in numbers and a last letter alone is guessed to be the same.
    """
    stem = PurePath(name).stem.casefold()
    words = set(re.split(r"[\W_\d]+", stem))
    for kind, titles in kinds.items():
        if kind in words or any(part in stem for title in titles for part in _parts(title)):
            return kind
    series = _series(name)
    return next((kind for other, kind in earlier if series and _series(other) == series), "")


def _parts(title: str) -> list[str]:
    """The words of a title that a file may be called by: what stands between commas, “or” and “and”."""
    parts = re.split(r"[（(].*|[、，,/]|[或与和]|\b(?:or|and|of|the|a)\b", title.casefold())
    return [part.strip() for part in parts if len(part.strip()) >= 2]


def _series(name: str) -> str:
    """A name without its numbers, empty where nothing that means something is left."""
    stem = re.sub(r"[\W_][a-z]$", "", PurePath(name).stem.casefold())
    words = [word for word in re.split(r"[\W_\d]+", stem) if word and word not in COMMON]
    return " ".join(words) if any(len(word) > 1 for word in words) else ""
