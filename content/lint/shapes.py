"""Whether two languages of a page are built alike: the same headings in their order, the same parts below each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from content.lint.finding import Fault
from content.lint.prose import MOST
from content.lint.source import Book, File
from content.pack.markdown import is_task
from content.text.words import N_, message

_PARTS = {
    "list_item_open": N_("items"),
    "blockquote_open": N_("quotes"),
    "tr_open": N_("rows"),
}
_TASKS = N_("to-dos")
OFTEN = 3
"""On so many pages two headings stand side by side before one is taken for the word of the other."""
_HINT = N_("The two languages must say the same; only the words differ.")


class _Section(Struct):
    """What stands below a heading, up to the next: how many parts of each kind, and the line of the last."""

    line: int
    level: int
    title: str
    parts: Counter[str]
    last: dict[str, int]


def usual_headings(zh: Book, en: Book) -> Mapping[str, str]:
    """By headings in Chinese those that mostly stand in their place in English; of headings on many pages only."""
    pairs: Counter[tuple[str, str]] = Counter()
    for path, file in zh.files.items():
        twin = en.files.get(path)
        mine, other = (_titles(file), _titles(twin)) if twin else ([], [])
        pairs.update(zip(mine, other, strict=True) if len(mine) == len(other) else ())
    found: dict[str, str] = {}
    for (mine_says, other_says), times in pairs.most_common():
        if times >= OFTEN:
            found.setdefault(mine_says, other_says)
    return found


def shape_differs(zh: File, en: File, usual: Mapping[str, str]) -> Iterator[Fault]:
    """Another number of headings, another level or order of them, other parts below one of them: each once."""
    mine, other = _sections(zh), _sections(en)
    text, hint = N_("{what}: {here} here, {there} in {file}."), message(_HINT)
    if len(mine) != len(other):
        what = message(text, what=message(N_("headings")), here=len(other) - 1, there=len(mine) - 1, file=zh.name)
        yield Fault(en.name, other[-1].line, what, hint)
        return
    yield from _headings_differ(zh, mine, en, other, usual)
    kinds = dict.fromkeys(kind for one in (*mine, *other) for kind in one.parts)
    for kind in kinds:
        if kind == _TASKS and sum(one.parts[kind] for one in mine) != sum(one.parts[kind] for one in other):
            continue  # which is missing says the rule about ids
        for here, there in zip(mine, other, strict=True):
            if here.parts[kind] != there.parts[kind]:
                told = there.parts[kind], here.parts[kind]
                what = message(text, what=message(kind), here=told[0], there=told[1], file=zh.name)
                yield Fault(en.name, there.last.get(kind, there.line), what, hint)
                break


def _headings_differ(
    zh: File, mine: list[_Section], en: File, other: list[_Section], usual: Mapping[str, str]
) -> Iterator[Fault]:
    titles = {one.title for one in other}
    for here, there in zip(mine, other, strict=True):
        wanted = usual.get(here.title, there.title)
        if here.level != there.level:
            what = message(
                N_("a heading of level {level} here, of level {there} in {file}."),
                level=there.level, there=here.level, file=zh.name,
            )  # fmt: skip
            yield Fault(en.name, there.line, what, message(_HINT))
            return
        if wanted != there.title and wanted in titles:
            what = message(
                N_("“{id}” stands where {file} has “{other}”."), id=there.title, other=here.title, file=zh.name
            )
            yield Fault(en.name, there.line, what, message(_HINT))
            return


def _titles(file: File) -> list[str]:
    return [one.title for one in _sections(file)[1:]]


@lru_cache(maxsize=MOST)
def _sections(file: File) -> list[_Section]:
    """The sections of a page in their order, which two rounds look at; first what stands above all headings."""
    found = [_Section(1, 0, "", Counter(), {})]
    for at, token in enumerate(file.blocks):
        if token.type == "heading_open":
            title = file.blocks[at + 1].content.strip()
            found.append(_Section(file.line(token), int(token.tag[1:]), title, Counter(), {}))
        elif token.type in _PARTS:
            task = token.type == "list_item_open" and is_task(file.blocks[at + 2].content)
            kind = _TASKS if task else _PARTS[token.type]
            found[-1].parts[kind] += 1
            found[-1].last[kind] = file.line(token)
    return found
