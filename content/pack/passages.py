"""All of a playbook that can be found, piece by piece: its pages, and the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from content.pack.errors import PlaybookError, UnknownPage
from content.pack.model import Reason
from content.pack.playbook import Playbook
from content.text.words import N_


class Kind(StrEnum):
    """What was found."""

    PAGE = "page"
    STEP = "step"
    REASON = "reason"
    ANSWER = "answer"
    LETTER = "letter"
    LAW = "law"
    LIMIT = "limit"
    CHANNEL = "channel"
    EVIDENCE = "evidence"


KIND_WORDS = {
    Kind.PAGE: N_("page"),
    Kind.STEP: N_("step"),
    Kind.REASON: N_("reason"),
    Kind.ANSWER: N_("answer"),
    Kind.LETTER: N_("letter"),
    Kind.LAW: N_("law"),
    Kind.LIMIT: N_("limit"),
    Kind.CHANNEL: N_("channel"),
    Kind.EVIDENCE: N_("evidence"),
}


class Passage(Struct, frozen=True):
    """Something that can be found: its kind, id, name, other names, text, and the page it stands on; the words by
    which people ask for it, and those of them that decide."""

    kind: Kind
    id: str
    title: str
    also: str
    body: str
    page: str
    said: tuple[str, ...] = ()
    decide: tuple[str, ...] = ()


def passages(book: Playbook) -> Iterator[Passage]:
    """All that can be found in a playbook. A page that cannot be read is left out."""
    for name in book.pages:
        try:
            page = book.page(name)
        except (PlaybookError, UnknownPage):
            continue
        kind = Kind.STEP if name.startswith("steps/") else Kind.REASON if name.startswith("reasons/") else Kind.PAGE
        title, reason = page.title or name, _reason(book, name)
        said, decide = (reason.said, reason.decide) if reason else (_said(book, name), ())
        also = "\n".join((reason.title, *said)) if reason else ""
        rows = "/" not in name and name != "playbook"  # they are found by themselves
        body = page.body.split("\n|", maxsplit=1)[0] if rows else page.body
        yield Passage(kind, name, title, also, body, name, said, decide)
    yield from _rows(book)
    for letter in book.letters():
        shown = re.sub(r"{%.*?%}", "", re.sub(r"{{.*?}}", "…", letter.body))
        yield Passage(Kind.LETTER, letter.id, letter.title, "", shown, "")


def _said(book: Playbook | None, name: str) -> tuple[str, ...]:
    """By which words people ask for a page: those of the playbook below where this one says none."""
    if book is None or name not in book.pages:
        return ()
    try:
        return book.page(name).said or _said(book.base, name)
    except PlaybookError:
        return ()


def _reason(book: Playbook, name: str) -> Reason | None:
    folder, _, last = name.partition("/")
    return book.reasons.get(last) if folder == "reasons" else None


def _rows(book: Playbook) -> Iterator[Passage]:
    meanings = book.ear.meanings
    for reply in book.replies.values():
        heard = meanings[reply.id].examples if reply.id in meanings else ()
        yield Passage(Kind.ANSWER, reply.id, reply.says, "", "\n".join((reply.answer, *heard)), "replies")
    for law in book.laws.values():
        title = f"{law.law} {law.article}".strip()
        yield Passage(Kind.LAW, law.id, title, "", f"{law.point}\n{law.quote}", "laws")
    for limit in book.limits.values():
        yield Passage(Kind.LIMIT, limit.id, limit.title, "", limit.source, "limits")
    for channel in book.channels.values():
        yield Passage(Kind.CHANNEL, channel.id, channel.title, channel.how, channel.caution, "channels")
    for other in book.reasons.beyond().values():  # whom to turn to is found by what it has no way for
        also = "\n".join(other.said)
        yield Passage(Kind.CHANNEL, other.id, other.title, also, other.where, "beyond", other.said, other.decide)
    for kind in book.evidence.values():
        body = f"{kind.content}\n{kind.example}\n{kind.capture}\n{kind.perishes}"
        yield Passage(Kind.EVIDENCE, kind.id, kind.title, "", body, "evidence")
