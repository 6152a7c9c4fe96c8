"""A dossier laid out: a cover and sheets of a few kinds of blocks. Every form it is written in draws these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from content.text.words import N_, Translator
from store.dossier.contents import Demand, Dossier, Exhibit, Line, Medium, Section
from store.papers.saying import exhibit_number

_STAYS = re.compile(r"E(\d+)(?=\D|$)")
"""How a line begins that names an exhibit that stays."""


FEW, LINES = 400, 12
"""Characters and lines of an exhibit that need not be alone on a page."""


class Para(Struct, frozen=True, tag="para"):
    """A paragraph; `note` sets it smaller."""

    text: str
    note: bool = False


class Lines(Struct, frozen=True, tag="lines"):
    """Labels and values, one below the other, perhaps under a `title`."""

    lines: tuple[Line, ...]
    title: str = ""


class Grid(Struct, frozen=True, tag="grid"):
    """A table. `widths` are shares of the line. `pages`, where there are any, are the exhibits whose pages stand in
    the last column of each row: a form that has no pages leaves that column out."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    pages: tuple[int, ...] = ()


class Picture(Struct, frozen=True, tag="picture"):
    """An exhibit as a picture, on a page of its own; `file` is its name where it goes along. One that has pages
    itself is a picture of each, and `pages` says which is which."""

    no: int
    title: str
    caption: str
    file: str
    pages: tuple[str, ...] = ()


class Words(Struct, frozen=True, tag="words"):
    """An exhibit as its text, or with `text` empty as what it is: a file that goes along, called `file` where it
    can be opened beside this one. A `long` one has its pages for itself."""

    no: int
    title: str
    caption: str
    text: str
    file: str = ""
    long: bool = False


Block = Para | Lines | Grid | Picture | Words


def is_alone(block: Block) -> bool:
    """Whether an exhibit shares no page with others."""
    return isinstance(block, Picture) or (isinstance(block, Words) and block.long)


class Sheet(Struct, frozen=True):
    """A part with its heading."""

    id: str
    heading: str
    lead: str
    blocks: tuple[Block, ...]


class Document(Struct, frozen=True):
    """A dossier as it is drawn: `omitted` stands on the cover, `foot` in the foot of every page."""

    language: str
    title: str
    lead: str
    lines: tuple[Line, ...]
    omitted: tuple[str, ...]
    omitted_title: str
    foot: str
    contents_title: str
    sheets: tuple[Sheet, ...]


def lay_out(dossier: Dossier) -> Document:
    """The document of a dossier; a part of which nothing is known is left out."""
    tr = Translator(dossier.language)
    cover = dossier.cover
    sheets = (
        Sheet(section.value, dossier.headings[section], dossier.leads.get(section, ""), tuple(blocks))
        for section in dossier.sections
        if (blocks := list(_blocks(section, dossier, tr)))
    )
    return Document(
        language=dossier.language,
        title=cover.title,
        lead=cover.lead,
        lines=cover.lines,
        omitted=tuple(_omission(line, dossier, tr) for line in dossier.omitted),
        omitted_title=tr(N_("Not in this dossier")),
        foot=" · ".join(part for part in (cover.title, *(line.value for line in cover.lines[1:2])) if part),
        contents_title=tr(N_("Contents")),
        sheets=tuple(sheets),
    )


def _blocks(section: Section, dossier: Dossier, tr: Translator) -> Iterator[Block]:
    match section:
        case Section.PARTIES:
            yield from (Lines(party.lines, party.role) for party in dossier.parties if party.lines)
        case Section.ORDER:
            if dossier.order:
                yield Lines(dossier.order)
        case Section.DEMAND:
            yield from _demand(dossier.demand, tr)
        case Section.STORY:
            yield from _story(dossier, tr)
        case Section.TRIED:
            yield from _tried(dossier, tr)
        case Section.DEADLINES:
            yield from _deadlines(dossier, tr)
        case Section.EVIDENCE:
            yield from _evidence(dossier, tr)
        case Section.MISSING:
            if dossier.missing:
                head = (tr(N_("What")), tr(N_("Why")))
                yield Grid(head, tuple((gap.what, gap.why) for gap in dossier.missing), (2, 5))
        case Section.EXHIBITS:
            yield from (_exhibit(one, _number(one.no, dossier, tr), tr) for one in dossier.exhibits)
        case Section.MANIFEST:
            yield from _manifest(dossier, tr)


def _demand(demand: Demand, tr: Translator) -> Iterator[Block]:
    known = (
        (N_("Claim"), demand.asks),
        (N_("Amount"), demand.amount),
        (N_("Subject of the dispute"), demand.reason),
        (N_("What is wrong"), demand.problem),
        (N_("What was promised"), demand.promise),
        (N_("Grounds"), demand.why),
        (N_("Burden of proof"), demand.burden),
    )
    lines = tuple(Line(tr(label), value) for label, value in known if value)
    if lines:
        yield Lines(lines)
    if demand.answer:
        yield Para(demand.answer)
    if demand.laws:
        points = any(law.point or law.quote for law in demand.laws)
        own = any(law.point for law in demand.laws)
        between = "" if tr.language == "zh" else " "
        says = tr(N_("What it says")) if own else tr(N_("From its text"))
        head = (tr(N_("Law")), tr(N_("Version read") if own else N_("Version")), *((says,) if points else ()))
        said = [between.join(filter(None, (law.point, law.quote))) or "—" for law in demand.laws]
        rows = tuple(
            (law.law, law.version, *((words,) if points else ()))
            for law, words in zip(demand.laws, said, strict=True)
        )
        yield Grid(head, rows, (5, 5, 6) if points else (3, 5))


def _story(dossier: Dossier, tr: Translator) -> Iterator[Block]:
    if dossier.story:
        rows = tuple((one.when, one.text, _named(one.exhibits, dossier, tr)) for one in dossier.story)
        yield Grid(
            (tr(N_("When")), tr(N_("What happened")), tr(N_("Exhibits"))),
            rows,
            (4, 10, 3) if dossier.reader.official else (4, 11, 2),
        )


def _tried(dossier: Dossier, tr: Translator) -> Iterator[Block]:
    tried = dossier.tried
    if not tried:
        return
    promised, shown = any(one.promised for one in tried), any(one.exhibits for one in tried)
    rows = []
    for one in tried:
        who = f"{one.who}{'，' if tr.language == 'zh' else ', '}{one.channel}" if one.channel else one.who
        came = f"{one.promised}{'：' if tr.language == 'zh' else ': '}{one.came}" if one.came else one.promised
        named = _named(one.exhibits, dossier, tr)
        rows.append((one.when, who, one.said, *((came,) if promised else ()), *((named,) if shown else ())))
    head = [tr(N_("When")), tr(N_("Who said it")), tr(N_("What was said"))]
    head += [tr(N_("Promised, and what came of it"))] if promised else []
    head += [tr(N_("Exhibits"))] if shown else []
    widths = (5, 3, 6, 5) if promised else (5, 4, 9)
    yield Grid(tuple(head), tuple(rows), (*widths, *((3 if dossier.reader.official else 2,) if shown else ())))


def _deadlines(dossier: Dossier, tr: Translator) -> Iterator[Block]:
    if dossier.deadlines:
        head = (tr(N_("What")), tr(N_("When")), tr(N_("How that was counted")))
        rows = tuple(
            (one.title, "\n".join(part for part in (one.at, one.state) if part), one.because)
            for one in dossier.deadlines
        )
        yield Grid(head, rows, (4, 3, 6))


def _evidence(dossier: Dossier, tr: Translator) -> Iterator[Block]:
    if dossier.evidence:
        names = (N_("No."), N_("Evidence"), N_("Source"), N_("What it is to prove"), N_("Page no."))
        comma = "；" if tr.language == "zh" else "; "
        rows = []
        for row in dossier.evidence:
            made = tr(N_("of {day}"), day=row.made) if row.made else ""
            source = (
                row.source,
                made,
                tr(N_("original: {name}"), name=row.original) if row.original else "",
                row.note,
            )
            rows.append(
                (_number(row.no, dossier, tr), row.name, comma.join(part for part in source if part), row.proves)
            )
        head = tuple(tr(name) for name in names)
        there = {one.no for one in dossier.exhibits} if Section.EXHIBITS in dossier.sections else set()
        pages = tuple(row.no if row.no in there else 0 for row in dossier.evidence)
        yield Grid(head, tuple(rows), (2, 4, 7, 6, 2), pages)
    elif dossier.sign:
        yield Para(tr(N_("No evidence is attached.")))
    for line in dossier.omitted:
        if _STAYS.match(line):
            yield Para(_omission(line, dossier, tr), note=True)
    if dossier.sign:
        day, after = tr(N_("Date:")), "" if tr.language == "zh" else " "
        yield Para(f"{dossier.sign}{after}＿＿＿＿＿＿＿＿　　{day}{after}＿＿＿＿＿＿＿＿")


def _exhibit(one: Exhibit, number: str, tr: Translator) -> Block:
    title = f"{number} {one.title}"
    if one.medium is Medium.PICTURE:
        return Picture(one.no, title, one.caption, one.file)
    if one.medium is Medium.TEXT:
        told = tr(N_("Only the beginning is shown; the whole is in the file.")) if one.cut else ""
        caption = "\n".join(filter(None, (one.caption, told)))
        long = len(one.text) > FEW or one.text.count("\n") >= LINES
        return Words(one.no, title, caption, one.text, long=long)
    if one.medium is Medium.PAGES:
        return _paged(one, title, tr)
    told = tr(N_("This exhibit is a file that paper cannot show; it goes along as {file}."), file=one.file)
    return Words(one.no, title, "\n".join(filter(None, (one.caption, told))), "")


def _paged(one: Exhibit, title: str, tr: Translator) -> Block:
    told = one.told or tr(N_("This exhibit is a PDF of its own; it goes along as {file}."), file=one.file)
    caption = "\n".join(filter(None, (one.caption, told)))
    if not one.pages:
        return Words(one.no, title, caption, "", one.file)
    pages = tuple(tr(N_("page {k} of {n}"), k=at + 1, n=one.of) for at in range(one.pages))
    return Picture(one.no, title, caption, one.file, pages)


def _manifest(dossier: Dossier, tr: Translator) -> Iterator[Block]:
    if not dossier.manifest:
        return
    names = (N_("File"), N_("Size (bytes)"), N_("When it was taken in"), N_("SHA-256"))
    rows = []
    for row in dossier.manifest:
        hashes = row.sha256
        if row.original:
            hashes += "\n" + tr(N_("made from: {hash}"), hash=row.original)
        rows.append((row.file, f"{row.size:,}", row.taken, hashes))
    yield Grid(tuple(tr(name) for name in names), tuple(rows), (5, 3, 4, 7))
    yield from (Lines(lines, tr(N_("Stamp of time"))) for lines in dossier.stamps)


def _number(no: int, dossier: Dossier, tr: Translator) -> str:
    return exhibit_number(no, tr, dossier.reader.official)


def _named(numbers: Sequence[int], dossier: Dossier, tr: Translator) -> str:
    """What exhibits are called beside each other: E1 E2, 证据1、2."""
    if not dossier.reader.official or not numbers:
        return " ".join(f"E{number}" for number in numbers)
    several = ("、" if tr.language == "zh" else ", ").join(map(str, numbers))
    return tr(N_("Exhibits {n}") if len(numbers) > 1 else N_("Exhibit {n}"), n=several)


def _omission(line: str, dossier: Dossier, tr: Translator) -> str:
    """What is left out, its exhibit called as the reader calls it."""
    found = _STAYS.match(line)
    return _number(int(found[1]), dossier, tr) + line[found.end() :] if found else line
