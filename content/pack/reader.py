"""Reads each file of a playbook into its values: one small function per kind of file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from content.pack.arguing import PARTS, Audience, DossierPage, DossierPart, Ground, LetterTemplate
from content.pack.cells import CLOCK_WORDS, Cells
from content.pack.channels import Channel
from content.pack.claims import Confidence
from content.pack.columns import FORMAT, named_rows
from content.pack.errors import PlaybookError
from content.pack.flow import parse_flow
from content.pack.guidance import ReasonPage, StepPage
from content.pack.markdown import (
    Source,
    read_fence,
    read_source,
    read_todos,
    title_of,
    without_tags,
)
from content.pack.meaningfile import meanings_of
from content.pack.meanings import Meanings
from content.pack.model import Beyond, Clock, EvidenceKind, Flow, Law, Limit, Meta, Need, Page, Reason, Reply
from content.text.words import N_, message

_V = TypeVar("_V")
GOODS = ("", "back", "stay")
"""What becomes of the goods with a reason when the money comes back: it depends, they go back, they stay."""


def read_meta(text: str, file: str) -> Meta:
    """Read the front matter of `playbook.md`."""
    source = read_source(text, file)
    checked = _front(source, "checked_on", date)
    if isinstance(checked, datetime):
        checked = checked.date()
    return Meta(
        _front(source, "id", str),
        _front(source, "language", str),
        _front(source, "title", str),
        _front(source, "version", str),
        checked,
        _front(source, "base", str, ""),
        tuple(_front(source, "without", list, [])),
        _format(source),
        tuple(_front(source, "moot", list, [])),
    )


def _format(source: Source) -> int:
    found = _front(source, "format", int, 1)
    if found > FORMAT:
        what = N_("this playbook is written in format {format}; this program reads up to {known}. Update tuikuan.")
        raise PlaybookError(source.file, 1, message(what, format=found, known=FORMAT))
    return found


def read_flow(text: str, file: str) -> Flow:
    """Read the one Mermaid chart of `flow.md`."""
    lines, first = read_fence(read_source(text, file), "mermaid")
    return parse_flow(lines, file, first)


def read_reasons(text: str, file: str) -> dict[str, Reason]:
    """Read `reasons.md`."""
    return _table(
        text,
        file,
        lambda c: Reason(c.id(), c.filled("reason"), c.filled("meaning"), c.text("correction"), *_said(c)),
    )


def read_evidence(text: str, file: str) -> dict[str, EvidenceKind]:
    """Read `evidence.md`."""

    def kind(cells: Cells) -> EvidenceKind:
        title, content = cells.filled("kind"), cells.filled("content")
        example, capture = cells.text("example"), cells.text("capture")
        perishes, lasts = cells.perishes("perishes")
        proves, held = cells.text("proves"), cells.ids("held")
        return EvidenceKind(cells.id(), title, content, example, capture, perishes, lasts, proves, held)

    return _table(text, file, kind)


def read_limits(text: str, file: str) -> dict[str, Limit]:
    """Read `limits.md`."""
    return _table(text, file, _limit)


def _limit(cells: Cells) -> Limit:
    name, steps, title = cells.id(), cells.ids("step"), cells.filled("what")
    least, most = cells.amount("amount")
    clock, starts = cells.word("clock", Clock, CLOCK_WORDS), cells.origins("starts")
    effect, opens = cells.effect("effect")
    source, confidence = cells.filled("source"), cells.word("confidence", Confidence, {})
    steps = () if steps == ("*",) else steps
    known = (name, steps, title, least, most, clock, starts, effect, opens, source, confidence)
    used = cells.ids("used"), cells.ids("kept")
    return Limit(*known, cells.day("checked"), cells.ids("reasons"), cells.text("left"), *used)


def read_channels(text: str, file: str) -> dict[str, Channel]:
    """Read `channels.md`."""

    def channel(cells: Cells) -> Channel:
        title, how = cells.filled("channel"), cells.filled("how")
        source, confidence = cells.filled("source"), cells.word("confidence", Confidence, {})
        hours, caution = cells.text("hours"), cells.text("caution")
        form = cells.ids("fields"), int(cells.number("pictures")), cells.number("picture-mb")
        return Channel(cells.id(), title, how, hours, caution, source, confidence, cells.day("checked"), *form)

    return _table(text, file, channel)


def read_laws(text: str, file: str) -> dict[str, Law]:
    """Read `laws.md`."""

    def law(cells: Cells) -> Law:
        article, force = cells.text("article"), cells.text("in-force")
        point, quote = cells.filled("point"), cells.text("quote")
        return Law(cells.id(), cells.filled("law"), article, force, point, quote, cells.day("checked"))

    return _table(text, file, law)


def read_beyond(text: str, file: str) -> dict[str, Beyond]:
    """Read `beyond.md`."""

    def beyond(cells: Cells) -> Beyond:
        title, where, source = cells.filled("matter"), cells.filled("where"), cells.filled("source")
        confidence = cells.word("confidence", Confidence, {})
        return Beyond(cells.id(), title, where, source, confidence, cells.day("checked"), *_said(cells))

    return _table(text, file, beyond)


def read_grounds(text: str, file: str) -> dict[str, Ground]:
    """Read `grounds.md`."""

    def ground(cells: Cells) -> Ground:
        more = cells.text("more"), cells.ids("more-laws"), cells.narrower("narrower")
        return Ground(cells.id(), cells.filled("argument"), cells.ids("laws"), cells.text("proof"), *more)

    return _table(text, file, ground)


def read_replies(text: str, file: str) -> dict[str, Reply]:
    """Read `replies.md`."""
    return _table(
        text,
        file,
        lambda c: Reply(c.id(), c.filled("says"), c.filled("answer"), c.ids("evidence"), c.text("leads-to")),
    )


def read_meanings(text: str, file: str) -> Meanings:
    """Read `meanings.md`."""
    return meanings_of(read_source(text, file))


def read_page(text: str, file: str) -> Page:
    """Read a page of guidance; its id is its path without `.md`."""
    return _page(read_source(text, file))


def read_step(text: str, file: str) -> StepPage:
    """Read `steps/<id>.md`."""
    source = read_source(text, file)
    return StepPage(
        action=_front(source, "action", str, ""),
        needs=tuple(_front(source, "needs", list, [])),
        letters=tuple(_front(source, "letters", list, [])),
        outcome=_front(source, "outcome", str, ""),
        todos=read_todos(source),
        page=_page(source),
        gate=_gate(source),
        fee=_front(source, "fee", str, ""),
        time=_front(source, "time", str, ""),
        waives=tuple(_front(source, "waives", list, [])),
        helps=tuple(_front(source, "helps", list, [])),
        goods=_front(source, "goods", bool, False),
    )


def _gate(source: Source) -> str:
    return _audience(source, "gate").value if source.front.get("gate") else ""


def _said(cells: Cells) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words by which people call a reason, and those of them that are **bold**: they decide."""
    words = cells.words("said")
    return tuple(word.strip("*") for word in words), tuple(word.strip("*") for word in words if word[:2] == "**")


def read_reason(text: str, file: str) -> ReasonPage:
    """Read `reasons/<id>.md`."""
    source = read_source(text, file)
    rows = (Cells(source, row) for row in named_rows(source, "reasons"))
    needs = tuple(Need(cells.id("evidence"), cells.required("need"), cells.text("why")) for cells in rows)
    moot = tuple(_front(source, "moot", list, []))
    begins, action = _front(source, "begins", str, ""), _front(source, "action", str, "")
    helps, letters = (tuple(_front(source, key, list, [])) for key in ("helps", "letters"))
    said = _front(source, "label", str, ""), needs, _page(source), moot, begins, action, helps, letters
    last = (_front(source, key, str, "") for key in ("right", "house", "named"))
    return ReasonPage(*said, _goods(source), *last)


def _goods(source: Source) -> str:
    found = _front(source, "goods", str, "")
    if found not in GOODS:
        what = N_("“{key}” is none of: {known}.")
        raise PlaybookError(source.file, 1, message(what, key="goods", known=", ".join(GOODS[1:])))
    return found


def read_letter(text: str, file: str) -> LetterTemplate:
    """Read `letters/<id>.md`; its id is its file name."""
    source = read_source(text, file)
    return LetterTemplate(
        id=file.rsplit("/", 1)[-1].removesuffix(".md"),
        title=_front(source, "title", str),
        to=_front(source, "to", str),
        channel=_front(source, "channel", str),
        steps=tuple(_front(source, "step", list, [])),
        limit=_front(source, "limit", int, 0),
        body=source.body.strip("\n"),
        audience=_audience(source),
        notes=tuple(_front(source, "notes", list, [])),
        reasons=tuple(_front(source, "reasons", list, [])),
        premises=tuple(_front(source, "premises", list, [])),
    )


def read_dossier(text: str, file: str) -> DossierPage:
    """Read `dossiers/<reader>.md`; the reader is its file name, the text above the table leads into it."""
    source = read_source(text, file)
    parts: list[DossierPart] = []
    for row in named_rows(source, "dossiers"):
        cells = Cells(source, row)
        if row.id not in PARTS or any(part.id == row.id for part in parts):
            what = N_("“{id}” is no part of a dossier, or stands twice; there are: {known}.")
            raise PlaybookError(file, row.line, message(what, id=row.id, known=", ".join(PARTS)))
        parts.append(DossierPart(row.id, cells.filled("heading"), cells.text("lead")))
    lines = source.body.split("\n")
    until = next((n for n, line in enumerate(lines) if line.lstrip().startswith("|")), len(lines))
    return DossierPage(
        id=file.rsplit("/", 1)[-1].removesuffix(".md"),
        title=_front(source, "title", str),
        to=_front(source, "to", str),
        audience=_audience(source),
        lead=" ".join(line.strip() for line in lines[:until] if line.strip()),
        parts=tuple(parts),
        sign=_front(source, "sign", str, ""),
        own=_front(source, "own", bool, False),
    )


def _audience(source: Source, key: str = "audience") -> Audience:
    found = _front(source, key, str, Audience.MERCHANT.value)
    if found not in set(Audience):
        what = N_("“{key}” is none of: {known}.")
        raise PlaybookError(source.file, 1, message(what, key=key, known=", ".join(Audience)))
    return Audience(found)


def _page(source: Source) -> Page:
    said = tuple(map(str, _front(source, "said", list, [])))
    return Page(source.file.removesuffix(".md"), title_of(source), without_tags(source.body), said)


def _table(text: str, file: str, make: Callable[[Cells], _V]) -> dict[str, _V]:
    source = read_source(text, file)
    values: dict[str, _V] = {}
    for row in named_rows(source, file.rsplit("/", 1)[-1]):
        value = make(Cells(source, row))
        if row.id in values:
            raise PlaybookError(file, row.line, message(N_("{id} is declared twice."), id=row.id))
        values[row.id] = value
    return values


def _front(source: Source, key: str, kind: type[_V], default: Any = None) -> _V:
    value = source.front.get(key, default)
    if isinstance(value, str) and kind is list:
        value = [value]
    if isinstance(value, int | float) and kind is str:
        value = str(value)
    if not isinstance(value, kind) or (isinstance(value, list) and not all(isinstance(v, str) for v in value)):
        what = N_("the front matter needs “{key}”.") if value is None else N_("“{key}” has the wrong form.")
        raise PlaybookError(source.file, 1, message(what, key=key))
    return value
