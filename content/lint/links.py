"""Rules about ids and links: whatever is named exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from content.lint.finding import Fault
from content.lint.prose import MOST
from content.lint.source import Book, File, Pack
from content.pack.arguing import AGES, Ground, LetterTemplate
from content.pack.base import BasedFiles
from content.pack.guidance import GOODS, ReasonPage, StepPage
from content.pack.model import Effect, EvidenceKind, Flow, Limit, Meta, Reply
from content.pack.origins import Origin
from content.pack.playbook import GROUNDS
from content.text.words import N_, message

_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_LEADS = ("[", "<")
"""Without one of these a text links to nothing."""
_ABROAD = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)


def broken_link(pack: Pack) -> Iterator[Fault]:
    """A link to a page that is not there, or that lies outside this language."""
    for book in pack.books:
        for file in book.files.values():
            if file.folder == "letters":
                continue
            for line, target in _links(file):
                if not _ABROAD.match(target) and _landing(file.folder, target) not in book.files:
                    yield Fault(
                        file.name,
                        line,
                        message(N_("the link to {target} leads nowhere."), target=target),
                        message(
                            N_("Links go from page to page of the same language, such as ../steps/contact.md.")
                        ),
                    )


def outside_link(pack: Pack) -> Iterator[Fault]:
    """A link that leads out of the playbook, or runs something."""
    hint = message(N_("Nothing here goes to the network. Name the source in words, with the day it was read."))
    for file in pack.files():
        for line, target in _links(file) if file.folder != "letters" else ():
            if _SCHEME.match(target):
                yield Fault(
                    file.name, line, message(N_("the link to {target} leads outside."), target=target), hint
                )


def broken_anchor(pack: Pack) -> Iterator[Fault]:
    """A link to a heading that its page does not have."""
    for book in pack.books:
        for file in book.files.values():
            for line, target in _links(file) if file.folder != "letters" else ():
                path, mark, anchor = target.partition("#")
                page = book.files.get(_landing(file.folder, path) if path else file.path)
                if mark and not _SCHEME.match(target) and page is not None and anchor not in _anchors(page):
                    what = message(N_("{page} has no heading “{anchor}”."), page=page.name, anchor=anchor)
                    hint = message(N_("A heading's anchor: its words, small, with hyphens for blanks."))
                    yield Fault(file.name, line, what, hint)


def _anchors(file: File) -> frozenset[str]:
    heads = (file.blocks[at + 1].content for at, token in enumerate(file.blocks) if token.type == "heading_open")
    return frozenset(re.sub(r"[^\w\- ]", "", head.casefold()).replace(" ", "-") for head in heads)


@lru_cache(maxsize=MOST)
def _links(file: File) -> tuple[tuple[int, str], ...]:
    """The links of a file by their lines; three rules look at them."""
    return tuple(_followed(file))


def _followed(file: File) -> Iterator[tuple[int, str]]:
    for token in file.tokens if any(sign in file.text for sign in _LEADS) else ():
        if not token.children:
            continue
        line = file.line(token)
        for child in token.children:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                yield line, unquote(str(target))


def _landing(folder: str, target: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(folder).parts, *PurePosixPath(target.partition("#")[0]).parts):
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def unknown_id(pack: Pack) -> Iterator[Fault]:
    """An id in a table or a front matter that names nothing."""
    for book in pack.books:
        yield from _head(book, pack.facts)
        flow = book.flow
        steps = frozenset(flow.steps) if flow else None
        evidence = book.ids("evidence.md")
        letters = frozenset(file.id for file in book.files.values() if file.folder == "letters")
        yield from _clocks(book, flow, pack.facts)
        for file, line, _, reply in book.table("replies.md", Reply):
            yield from _unknown(file, line, reply.evidence, evidence, "evidence.md")
            yield from _unknown(file, line, filter(None, [reply.leads_to]), steps, "flow.md")
        yield from _grounds(book)
        for file, page in book.below("reasons", ReasonPage):
            for need in page.needs:
                yield from _unknown(file, file.row(need.evidence), [need.evidence], evidence, "evidence.md")
            yield from _moot(book, file, page.moot, pack.facts)
            yield from _unknown(file, file.front("helps"), page.helps, pack.facts, "docs/playbook-format.md")
            yield from _unknown(file, file.front("letters"), page.letters, letters, "letters/")
            yield from _unknown(file, file.front("begins"), filter(None, [page.begins]), steps, "flow.md")
            right, limits = filter(None, [page.right]), book.ids("limits.md")
            yield from _unknown(file, file.front("right"), right, limits, "limits.md")
        for file, step in book.below("steps", StepPage):
            yield from _unknown(file, file.front("letters"), step.letters, letters, "letters/")
            yield from _unknown(file, file.front("needs"), step.needs, pack.facts, "docs/playbook-format.md")
            yield from _unknown(file, file.front("helps"), step.helps, pack.facts, "docs/playbook-format.md")
        for file, letter in book.below("letters", LetterTemplate):
            yield from _unknown(file, file.front("step"), letter.steps, steps, "flow.md")


def _grounds(book: Book) -> Iterator[Fault]:
    """What an argument stands on: a reason, and cards of law."""
    reasons, laws = book.ids("reasons.md"), book.ids("laws.md")
    for file, line, name, ground in book.table(GROUNDS, Ground):
        reason = next((name.removesuffix(f"-{age}") for age in AGES if name.endswith(f"-{age}")), name)
        yield from _unknown(file, line, [reason], reasons, "reasons.md")
        yield from _unknown(
            file,
            line,
            (*ground.laws, *ground.more_laws, *(law for one in ground.narrower for law in one.laws)),
            laws,
            "laws.md",
        )


def _moot(book: Book, file: File, moot: Iterable[str], facts: frozenset[str]) -> Iterator[Fault]:
    """What is said to make no sense though it is nothing the playbook has."""
    steps = frozenset(book.flow.steps) if book.flow else None
    known = {"limit": (book.ids("limits.md"), "limits.md"), "step": (steps, "flow.md")}
    for name in moot:
        kind, _, named = name.rpartition(":")
        ids, where = known.get(kind, (facts | {GOODS}, "docs/playbook-format.md"))
        yield from _unknown(file, file.front("moot"), [named if kind in known else name], ids, where)


def _head(book: Book, facts: frozenset[str]) -> Iterator[Fault]:
    """What a playbook says to make no sense, or would leave out of its base, though there is no such thing."""
    meta = book.value("playbook.md", Meta)
    if meta is None:
        return
    file = book.files["playbook.md"]
    yield from _moot(book, file, meta.moot, facts)
    if isinstance(book.texts, BasedFiles):
        yield from _unknown(file, file.front("without"), book.texts.idle(), frozenset(), meta.base)


def _clocks(book: Book, flow: Flow | None, facts: frozenset[str]) -> Iterator[Fault]:
    steps = frozenset(flow.steps) if flow else None
    for file, line, _, limit in book.table("limits.md", Limit):
        yield from _unknown(file, line, limit.steps, steps, "flow.md")
        reasons = book.ids("reasons.md")
        yield from _unknown(file, line, limit.reasons, reasons and reasons | {GOODS}, "reasons.md")
        for origin in limit.starts:
            yield from _starts(file, line, origin, facts, steps)
        yield from _unknown(file, line, (*limit.used, *limit.kept), facts, "docs/playbook-format.md")
        if limit.opens and flow:
            yield from _opens(file, line, limit, flow)
    for file, line, _, kind in book.table("evidence.md", EvidenceKind):
        if kind.lasts and kind.lasts.starts:
            yield from _starts(file, line, kind.lasts.starts, facts, steps)


def _starts(
    file: File, line: int, starts: Origin, facts: frozenset[str], steps: frozenset[str] | None
) -> Iterator[Fault]:
    if starts.fact:
        yield from _unknown(file, line, [starts.fact], facts, "docs/playbook-format.md")
    else:
        yield from _unknown(file, line, starts.steps, steps, "flow.md")


def _opens(file: File, line: int, limit: Limit, flow: Flow) -> Iterator[Fault]:
    steps = limit.steps or tuple(flow.steps)
    if limit.effect is Effect.LOSE and any(flow.choice(step, limit.opens) for step in steps if step in flow.steps):
        return  # where a case stands already where the right is kept, there is no such choice
    for step in steps:
        if step in flow.steps and flow.choice(step, limit.opens) is None and flow.steps[step].rests:
            yield Fault(
                file.name,
                line,
                message(N_("when it lapses it opens “{choice}”, but “{id}” has no such choice."),
                        choice=limit.opens, id=step),
                message(N_("Name a choice that every step of this limit has.")),
            )  # fmt: skip


def _unknown(
    file: File, line: int, named: Iterable[str], known: frozenset[str] | None, where: str
) -> Iterator[Fault]:
    for name in named:
        if known is not None and name not in known:
            yield Fault(
                file.name,
                line,
                message(N_("“{id}” is not in {file}."), id=name, file=where),
                message(N_("Is it misspelt? What names nothing does nothing.")),
            )
