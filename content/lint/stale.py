"""What must be looked up again: every claim with a day on which somebody checked it, and how long that keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from content.lint.finding import Fault
from content.lint.source import Book, Pack
from content.pack.channels import Channel
from content.pack.checks import days_said, page_keeps
from content.pack.claims import Claim, shelf_life
from content.pack.markdown import title_of
from content.pack.model import Beyond, Law, Limit, Meta
from content.text.words import N_, message

_DAY = re.compile(r"(?<![\d-])20\d\d-\d\d-\d\d(?![\d-])")
_CENTURY = "20"
"""No day is said without it, and most lines have none."""


class Checked(Struct, frozen=True, order=True):
    """A claim that was checked: until when that keeps, where it stands, its kind and words, and its source."""

    until: date
    file: str
    line: int
    checked: date
    claim: Claim
    words: str
    source: str


def checked_date(pack: Pack) -> Iterator[Fault]:
    """A checked date that is too old for its kind of claim, or has not come yet."""
    seen: set[tuple[str, int]] = set()
    for one in claims(pack):
        seen.add((one.file, one.line))
        yield from _judged(pack.today, one.file, one.line, one.checked, one.until)
    for file in pack.files():
        for number, line in file.numbered:
            for said in _no_days(line) if _CENTURY in line and file.error is None else ():
                hint = message(N_("Write the day on which you really looked."))
                yield Fault(file.name, number, message(N_("there is no day {day}."), day=said), hint)
            for day in days_said(line) if (file.name, number) not in seen else ():
                yield from _judged(pack.today, file.name, number, day, day + page_keeps(file.text))


def _no_days(line: str) -> Iterator[str]:
    """What is written like a day, and is none: 2026-11-31."""
    for said in _DAY.findall(line):
        try:
            date.fromisoformat(said)
        except ValueError:
            yield said


def _judged(today: date, file: str, line: int, day: date, until: date) -> Iterator[Fault]:
    if day > today:
        what = message(N_("checked on {day}, which has not come yet."), day=day.isoformat())
        yield Fault(file, line, what, message(N_("Write the day on which you really looked.")))
    elif today > until:
        what = message(
            N_("last checked on {day}; that kept until {until}."), day=day.isoformat(), until=until.isoformat()
        )
        yield Fault(file, line, what, message(N_("Compare it with its source again, then write today's date.")))


def claims(pack: Pack) -> list[Checked]:
    """Every claim of every language, the first to be looked up again first."""
    return sorted(one for book in pack.books for one in _of(book))


def stale(pack: Pack) -> list[Checked]:
    """The claims that must be looked up again; of twins the first language only."""
    first = pack.books[0].language if pack.books else ""
    return [one for one in claims(pack) if pack.today > one.until and one.file.startswith(f"{first}/")]


_CLAIMED = {
    "limits.md": Claim.LIMIT,
    "channels.md": Claim.CHANNEL,
    "laws.md": Claim.LAW,
    "beyond.md": Claim.CHANNEL,
}
"""The tables whose rows are claims that somebody checked."""


def _of(book: Book) -> Iterator[Checked]:
    meta, file = book.value("playbook.md", Meta), book.files.get("playbook.md")
    if meta and file:
        until = meta.checked_on + shelf_life(Claim.PLAYBOOK)
        line = file.front("checked_on")
        yield Checked(until, file.name, line, meta.checked_on, Claim.PLAYBOOK, meta.title, "")
    for path, claim in _CLAIMED.items():
        for table, line, _, row in book.table(path, object):
            if isinstance(row, Limit | Channel | Beyond):
                until = row.checked + shelf_life(claim, row.confidence)
                yield Checked(until, table.name, line, row.checked, claim, row.title, row.source)
            elif isinstance(row, Law):
                words = f"{row.law} {row.article}"
                until = row.checked + shelf_life(claim)
                yield Checked(until, table.name, line, row.checked, claim, words, row.in_force)
    for one in book.own:
        lines = one.numbered if one.folder else ()
        found = [(number, said.strip(), day) for number, said in lines for day in days_said(said)]
        if found and one.source:
            title, keeps = title_of(one.source) or one.id, page_keeps(one.text)
            for number, said, day in found:
                yield Checked(day + keeps, one.name, number, day, Claim.PAGE, title, said)
