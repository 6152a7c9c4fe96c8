"""Rules about what can be read at all: files, names, sources, to-dos, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.lint.finding import Fault
from content.lint.source import BELOW, TOP, Pack
from content.pack.arguing import READERS
from content.pack.columns import COLUMNS, unknown_columns
from content.pack.guidance import StepPage
from content.pack.markdown import is_task, task_id
from content.pack.model import Flow, Meta, Reason, StepKind
from content.pack.playbook import BEYOND, GROUNDS, MEANINGS
from content.text.words import N_, message

_FORMAT = N_("docs/playbook-format.md describes the format.")
_SOURCED = {"limits.md": "source", "channels.md": "source", "laws.md": "in-force", "beyond.md": "source"}

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?:\s|$)")


def conflict(pack: Pack) -> Iterator[Fault]:
    """What two people wrote in one place, with the marks of a merge that nobody finished."""
    hint = message(N_("Decide which of the two holds, keep that, and take out the lines of <, = and >."))
    for file in pack.own():
        marks = [(number, line) for number, line in file.numbered if _CONFLICT.match(line)]
        begun = [(number, line) for number, line in marks if line.startswith("<")]
        for number, line in begun or marks[:1]:
            what = message(N_("two versions stand here at once: {mark}"), mark=line[:40])
            yield Fault(file.name, number, what, hint)


def unreadable(pack: Pack) -> Iterator[Fault]:
    """A file the reader refuses; what a more exact rule says about the same line is left to that rule."""
    if not pack.books:
        yield Fault(".", 1, message(N_("there is no folder zh or en.")), message(_FORMAT))
    told = {(fault.file, fault.line) for rule in (no_source, to_do) for fault in rule(pack)}
    for file in pack.files():
        error = file.error
        if error is not None and (error.file, error.line) not in told:
            yield Fault(file.name, error.line, error.what, error.hint or message(_FORMAT))


def wrong_name(pack: Pack) -> Iterator[Fault]:
    """The id or language in `playbook.md` is not that of the folder it lies in."""
    for book in pack.books:
        meta, file = book.value("playbook.md", Meta), book.files.get("playbook.md")
        for key, said, folder in (
            ("id", meta.id if meta else pack.name, pack.name),
            ("language", meta.language if meta else book.language, book.language),
        ):
            if file and said != folder:
                yield Fault(
                    file.name,
                    file.front(key),
                    message(N_("it says “{key}: {said}”, but its folder is called {folder}."), key=key, said=said,
                            folder=folder),
                    message(N_("The program goes by the folder. Let both say the same.")),
                )  # fmt: skip


def missing_page(pack: Pack) -> Iterator[Fault]:
    """A step, a reason or a part of the playbook that no language has a page for."""
    written = {path for book in pack.books for path in book.files}
    for book in pack.books:
        for path in TOP:
            if path not in written and path not in (MEANINGS, GROUNDS, BEYOND):
                what = message(N_("the playbook has no {file}."), file=path)
                yield Fault(f"{book.language}/{path}", 1, what, message(_FORMAT))
        flow = book.flow
        for step in flow.steps.values() if flow else ():
            path = f"steps/{step.id}.md"
            if step.kind is not StepKind.START and path not in written:
                yield _no_page(book.files["flow.md"].name, step.line, step.id, path)
        for file, line, name, _ in book.table("reasons.md", Reason):
            if f"reasons/{name}.md" not in written:
                yield _no_page(file.name, line, name, f"reasons/{name}.md")


def _no_page(file: str, line: int, name: str, path: str) -> Fault:
    return Fault(
        file,
        line,
        message(N_("“{id}” has no page {file}."), id=name, file=path),
        message(N_("Write it, or take the row or node away.")),
    )


def stray_page(pack: Pack) -> Iterator[Fault]:
    """A page of a step or reason that does not exist, or a file that nothing reads."""
    hint = message(N_("Is its name misspelt? Nobody would ever see this page."))
    for book in pack.books:
        flow, reasons = book.value("flow.md", Flow), book.ids("reasons.md")
        for file in book.files.values():
            if file.folder == "steps" and flow and file.id not in flow.steps:
                yield Fault(file.name, 1, message(N_("flow.md has no step “{id}”."), id=file.id), hint)
            if file.folder == "reasons" and reasons is not None and file.id not in reasons:
                yield Fault(file.name, 1, message(N_("reasons.md has no reason “{id}”."), id=file.id), hint)
            if file.folder == "dossiers" and file.id not in READERS:
                known = ", ".join(READERS)
                what = message(
                    N_("there is no reader “{id}” of a dossier; there are: {known}."), id=file.id, known=known
                )
                yield Fault(file.name, 1, what, hint)
        for stray in book.strays:
            known = ", ".join((*TOP, *(f"{folder}/" for folder in BELOW)))
            yield Fault(
                stray, 1, message(N_("nothing reads this file; a playbook has: {known}."), known=known), hint
            )


def no_action(pack: Pack) -> Iterator[Fault]:
    """A step where a case can rest, without a sentence that says what to do now."""
    for book in pack.books:
        steps = book.flow.steps if book.flow else {}
        for file, page in book.below("steps", StepPage):
            step = steps.get(file.id)
            if step and step.rests and not page.action.strip():
                yield Fault(
                    file.name,
                    file.front("action"),
                    message(N_("a case can stand here, but nothing says what to do now.")),
                    message(N_("Begin the page with “action:” and one sentence, between two lines of ---.")),
                )


def to_do(pack: Pack) -> Iterator[Fault]:
    """A to-do without id, or where nothing can tick it."""
    for book in pack.books:
        steps = book.flow.steps if book.flow else {}
        for file in book.own:
            if file.folder == "letters":
                continue
            step = steps.get(file.id) if file.folder == "steps" else None
            passed = step is not None and not step.rests
            for token in file.blocks:
                if token.type != "inline" or not is_task(token.content):
                    continue
                line = file.line(token)
                if file.folder != "steps" or passed:
                    yield Fault(
                        file.name,
                        line,
                        message(N_("no case ever stands here, so nobody could tick this to-do.")),
                        message(N_("To-dos belong on the pages of steps where a case can stand.")),
                    )
                elif not task_id(token.content):
                    yield Fault(
                        file.name,
                        line,
                        message(N_("this to-do has no id.")),
                        message(N_("End it with {example}."), example="{#some-id}"),
                    )


def no_source(pack: Pack) -> Iterator[Fault]:
    """A limit, channel or law without its source, or without the day somebody looked at it."""
    hint = message(N_("Say where it stands and when you looked. What nobody has checked does not belong here."))
    for file in pack.own():
        source = _SOURCED.get(file.path, "")
        for row in file.rows if source else ():
            if not row.cells[source]:
                yield Fault(file.name, row.line, message(N_("“{id}” has no source."), id=row.id), hint)
            elif not row.cells["checked"]:
                yield Fault(file.name, row.line, message(N_("“{id}” has no checked date."), id=row.id), hint)


def unknown_column(pack: Pack) -> Iterator[Fault]:
    """A column of a table that nobody reads; its cells do nothing."""
    for file in pack.own():
        if file.source is None or file.table not in COLUMNS:
            continue
        line, unknown = unknown_columns(file.source, file.table)
        for name in unknown:
            known = ", ".join(column.words[0] for column in COLUMNS[file.table])
            hint = message(N_("The columns of this table: {known}."), known=known)
            yield Fault(file.name, line, message(N_("nobody reads the column “{name}”."), name=name), hint)


def claimed_twice(pack: Pack) -> Iterator[Fault]:
    """Two reasons that people would call by the same word."""
    for book in pack.books:
        claimed: dict[str, str] = {}
        for file, line, name, reason in book.table("reasons.md", Reason):
            for said in (reason.title, *reason.said):
                other = claimed.setdefault(said.casefold(), name)
                if other != name:
                    what = N_("“{said}” is said of “{other}” too; whoever types it is never understood.")
                    hint = message(N_("Leave the word to one of the two."))
                    yield Fault(file.name, line, message(what, said=said, other=other), hint)
