"""Rules about what a playbook rests on: sources, how sure they are, and the day somebody looked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.lint.finding import Fault
from content.lint.source import File, Pack
from content.lint.spans import spans
from content.text.words import N_, message

_SOURCES = re.compile(r"^#{1,3} .*(?:来源|出处|[Ss]ources?)")
_BASIS = re.compile(r"^#{1,3} (?:.*(?:来源|出处|依据|[Ss]ources?)|Law\s*$)")
_SURE = re.compile(
    r"官方|可靠转载|普通文章|常识|未核对|未逐一核实|没有查到|我们的|没有出处|推断|归纳|规则"
    r"|official|reprint|article|common knowledge|unchecked|not checked|unverified|not found|our "
    r"|without a source|no source|inferred|rules?\b",
    re.IGNORECASE,
)
"""The words of the six confidences, as pages say them."""
_ARTICLE = re.compile(r"第\s*\d+[\d、至和]*\s*条|\bArts?\. ?\d")
_DAY = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d")
_FOLDERS = ("steps", "reasons", "pages")
_TIME = ("hours", "days", "working days", "months", "years")


def no_sources(pack: Pack) -> Iterator[Fault]:
    """A playbook, or a page that names articles or times, that does not say what it rests on."""
    for book in pack.books:
        for file in book.own:
            if file.source is None:
                continue
            if file.path == "playbook.md" and not _section(file, _SOURCES) and not _section(file, _BASIS):
                hint = message(N_("Add a heading “Sources” (来源) and what was read, when."))
                yield Fault(file.name, 1, message(N_("the playbook names no sources.")), hint)
            elif file.folder in _FOLDERS and not _section(file, _BASIS) and not _SURE.search(file.text):
                for line in _claims(file, book.language):
                    hint = message(N_("Add a heading “Sources” (来源) and what was read, when."))
                    yield Fault(file.name, line, message(N_("nothing on this page says where that stands.")), hint)
                    break


def no_confidence(pack: Pack) -> Iterator[Fault]:
    """Sources of a page that do not say how sure they are."""
    hint = message(
        N_("Official text, reliable reprint, ordinary article, common knowledge, our reading, or not found?")
    )
    for file in pack.own():
        section = _section(file, _BASIS) if file.folder in _FOLDERS else []
        said = "".join(text for _, text in section)
        if said and _ARTICLE.search(said) and not _SURE.search(said):
            yield Fault(file.name, section[0][0], message(N_("nothing says how sure these sources are.")), hint)


def no_date(pack: Pack) -> Iterator[Fault]:
    """Sources of a page without the day on which somebody looked."""
    hint = message(N_("Write “Checked 2026-11-26” with the day on which you really looked."))
    for file in pack.own():
        section = _section(file, _SOURCES) if file.folder in _FOLDERS else []
        said = "".join(text for _, text in section)
        if said and not _DAY.search(said):
            yield Fault(
                file.name, section[0][0], message(N_("nothing says when these sources were looked at.")), hint
            )


def _section(file: File, heading: re.Pattern[str]) -> list[tuple[int, str]]:
    """The lines with words below the first heading of this kind, up to the next heading."""
    found: list[tuple[int, str]] = []
    inside = False
    for number, line in file.numbered:
        if line.startswith("#"):
            if inside:
                break
            inside = bool(heading.match(line))
        elif inside and line.strip():
            found.append((number, line))
    return found


def _claims(file: File, language: str) -> Iterator[int]:
    """The lines of a page's body that name an article, or a time longer than one of its unit."""
    start = file.source.body_line if file.source else 1
    for number, line in file.numbered:
        if number < start:
            continue
        if _ARTICLE.search(line) or any(n > 1 and unit in _TIME for n, unit in spans(line, language)):
            yield number
