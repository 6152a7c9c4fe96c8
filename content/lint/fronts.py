"""Rules about front matter, and about tables whose numbers contradict their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.lint.finding import Fault
from content.lint.source import Pack
from content.pack.guidance import StepPage
from content.pack.model import Clock, Limit
from content.text.words import N_, message

KEYS: Mapping[str, tuple[str, ...]] = {
    "playbook.md": ("id", "language", "title", "version", "checked_on", "format", "base", "without", "moot"),
    "steps": (
        "action",
        "needs",
        "letters",
        "outcome",
        "adds",
        "gate",
        "fee",
        "time",
        "waives",
        "helps",
        "goods",
        "said",
    ),
    "reasons": (
        "label",
        "moot",
        "helps",
        "goods",
        "right",
        "house",
        "named",
        "begins",
        "action",
        "letters",
        "adds",
        "laws",
        "argument",
        "burden",
    ),
    "letters": (
        "title",
        "to",
        "channel",
        "step",
        "limit",
        "language",
        "reasons",
        "notes",
        "audience",
        "short",
        "premises",
    ),
    "dossiers": ("title", "to", "audience", "sign", "own"),
    "pages": ("adds", "said"),
}
"""The keys of front matter by kind of file; see `docs/playbook-format.md`."""
OUTCOMES = ("refunded", "settled", "stopped", "mediated", "lost")
"""How a case can end."""
_FIRST = re.compile(r"[，。；：、（(,;:]")
_KEY = re.compile(r"^([A-Za-z_][\w-]*):")
_UNIT = {
    Clock.HOURS: r"小时|hours?",
    Clock.DAYS: r"天|日|days?",
    Clock.CIVIL_DAYS: r"天|日|days?",
    Clock.WORKDAYS: r"个?工作日|working days?",
}
_CN = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"两": 2}


def front_matter(pack: Pack) -> Iterator[Fault]:
    """A key of front matter that nobody reads, or that stands twice."""
    for file in pack.own():
        if file.source is None or not file.source.front:
            continue
        known = KEYS.get(file.folder or file.path, ())
        seen: set[str] = set()
        for number, line in enumerate(file.text.splitlines()[1 : file.source.body_line - 2], 2):
            found = _KEY.match(line)
            if not found:
                continue
            name = found[1]
            if name in seen:
                hint = message(N_("The first would be lost without a word; keep one."))
                yield Fault(file.name, number, message(N_("“{key}” stands twice."), key=name), hint)
            elif name not in known:
                hint = message(N_("There are: {known}."), known=", ".join(known) or "—")
                yield Fault(file.name, number, message(N_("nobody reads “{key}” here."), key=name), hint)
            seen.add(name)


def unknown_outcome(pack: Pack) -> Iterator[Fault]:
    """An end that records what is no outcome."""
    for book in pack.books:
        for file, page in book.below("steps", StepPage):
            if page.outcome and page.outcome not in OUTCOMES:
                what = message(N_("“{outcome}” is no outcome."), outcome=page.outcome)
                hint = message(N_("There are: {known}."), known=", ".join(OUTCOMES))
                yield Fault(file.name, file.front("outcome"), what, hint)


def second_chart(pack: Pack) -> Iterator[Fault]:
    """A second chart in `flow.md`, which nobody would follow."""
    for book in pack.books:
        file = book.files.get("flow.md")
        fences = [token for token in file.blocks if token.type == "fence"] if file else []
        for token in [one for one in fences if one.info.strip() == "mermaid"][1:]:
            hint = message(N_("One playbook has one chart: put the steps into the first."))
            if file:
                yield Fault(file.name, file.line(token), message(N_("there is a second chart.")), hint)


def title_against_number(pack: Pack) -> Iterator[Fault]:
    """A limit whose words name another number than its amount."""
    for book in pack.books:
        for file, line, _, limit in book.table("limits.md", Limit):
            said = set(_said(limit))
            if said and not said & {limit.least, limit.most}:
                what = message(
                    N_("its words say {said}, its amount is {amount}."),
                    said=", ".join(map(str, sorted(said))),
                    amount=str(limit.least) if limit.least == limit.most else f"{limit.least}-{limit.most}",
                )
                yield Fault(file.name, line, what, message(N_("Which one stands in the source?")))


def _said(limit: Limit) -> Iterator[int]:
    for found in re.finditer(
        rf"(\d+|[一二两三四五六七八九十]+)\s*(?:{_UNIT[limit.clock]})(?!无理由)", _FIRST.split(limit.title)[0]
    ):
        yield int(found[1]) if found[1].isdigit() else _chinese(found[1])


def _chinese(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _CN[text[-1]]
    return (_CN[tens] if tens else 1) * 10 + (_CN[ones] if ones else 0)
