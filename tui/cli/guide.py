"""Commands about playbooks: their pages, what they are, and whether they are sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import asdict

from content.pack.files import DEFAULT
from content.pack.finder import Finder, Hit
from content.pack.outdated import aged, outdated
from content.pack.passages import KIND_WORDS
from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.words import N_, Problem, Translator
from content.text.wrap import hang
from store.case.titles import led
from store.errors import Refused
from tui.cli.command import PATH, WORDS, PlainGroup, Plainly, json_option, pass_session
from tui.cli.session import Session
from tui.say.page import page_text
from tui.say.text import table
from tui.say.values import joined

if TYPE_CHECKING:
    from content.lint import Checked
    from store.board.touched import Touched


@click.command(
    "guide",
    cls=Plainly,
    help=N_("Read a page of guidance, or find what speaks of some words. Alone: list the pages."),
)
@click.argument("words", type=WORDS, metavar="PAGE_OR_WORDS", nargs=-1)
@click.option("--playbook", type=WORDS, metavar="ID", default=DEFAULT, help=N_("The playbook to read in."))
@json_option
@pass_session
def guide(session: Session, words: tuple[str, ...], playbook: str, as_json: bool) -> None:
    """Read guidance."""
    book, wanted = session.desk.playbook(playbook), " ".join(words).strip()
    if not wanted:
        titles = [(name, book.page(name).title) for name in book.pages]
        if as_json:
            session.show_json([{"id": name, "title": title} for name, title in titles])
        else:
            session.show(table(titles, session.width, ""))
        return
    finder = Finder(book, session.desk.library.twins(playbook, book))
    if name := finder.page_of(wanted):
        _show_page(session, book, name, as_json)
        return
    hits = finder.find(wanted)
    if not hits:
        meant = finder.near(wanted)
        if meant:
            raise Refused(
                N_("Nothing in this playbook speaks of “{words}”. Did you mean: {names}?"),
                words=wanted,
                names=meant,
            )
        raise Refused(
            N_("Nothing in this playbook speaks of “{words}”. “tuikuan guide” lists its pages."), words=wanted
        )
    if as_json:
        session.show_json([_hit_json(hit) for hit in hits])
        return
    for hit in hits:
        one = hit.passage
        session.show(hang(f"{session.tr(KIND_WORDS[one.kind])} · {one.title} ({one.id})", session.width, "", "  "))
        session.show(hang(hit.line, session.width, "    ", "    "))


def _hit_json(hit: Hit) -> dict[str, object]:
    one = hit.passage
    return {"kind": one.kind, "id": one.id, "title": one.title, "page": one.page, "line": hit.line}


def _show_page(session: Session, book: Playbook, name: str, as_json: bool) -> None:
    found, old = book.page(name), outdated(book, name, session.desk.clock().date())
    if as_json:
        values = {"id": found.id, "title": found.title, "body": found.body}
        session.show_json(values | {"outdated": old.isoformat() if old else None})
    else:
        if old:
            session.show([*hang(session.tr.say(aged(old)), session.width, "", ""), ""])
        chart = {"mermaid": _chart(book, session.width - 2, session.tr)}
        session.show(page_text(found.body, session.width, chart))


def _chart(book: Playbook, width: int, tr: Translator) -> list[str]:
    """The flow as it can be read aloud: each step where a case rests, and where its choices lead."""
    flow, lines = book.flow, list[str]()
    for step in flow.steps.values():
        if not step.rests:
            continue
        lines += hang(f"{step.title} ({step.id})", width, "", "  ")
        for choice in flow.choices[step.id]:
            back = flow.returns(choice.id)
            target = tr("back to where it came from") if back else flow.steps[flow.passage(choice.id)[-1]].title
            words = tr.say(led(choice.title, target))
            lines += hang(words, width, "  - ", "    ")
    return lines


@click.group(
    "playbook",
    cls=PlainGroup,
    invoke_without_command=True,
    help=N_("Playbooks: list, show or check them, or begin your own."),
)
@click.pass_context
def playbook(ctx: click.Context) -> int:
    """Playbooks."""
    if ctx.invoked_subcommand is None:
        return int(ctx.invoke(list_playbooks))
    return 0


@click.command("list", cls=Plainly, help=N_("List the playbooks."))
@json_option
@pass_session
def list_playbooks(session: Session, as_json: bool = False) -> int:
    """List the playbooks; the status is 1 when one cannot be read, which is told and hides no other."""
    found, unreadable = list[_About](), 0
    for name in session.desk.library.ids():
        try:
            found.append(_about(session, name))
        except Problem as problem:
            session.tell(N_("Playbook {id}: {why}"), id=name, why=problem.message)
            unreadable += 1
    if as_json:
        session.show_json([asdict(about) for about in found])
    else:
        rows = [(about.id, about.title, ", ".join(about.languages), _checked(session, about)) for about in found]
        session.show(table(rows, session.width, ""))
    return int(unreadable > 0)


@click.command("show", cls=Plainly, help=N_("Show what a playbook is, and its flow."))
@click.argument("name", type=WORDS, metavar="ID", default=DEFAULT)
@json_option
@pass_session
def show_playbook(session: Session, name: str, as_json: bool) -> None:
    """Show a playbook."""
    book, about = session.desk.playbook(name), _about(session, name)
    if as_json:
        session.show_json(asdict(about) | {"steps": _steps(book)})
        return
    session.show([joined(about.title, _checked(session, about)), ""])
    session.show(page_text(book.page("playbook").body, session.width))
    session.show(["", session.tr("The flow"), "", *_chart(book, session.width, session.tr)])


def _steps(book: Playbook) -> list[dict[str, object]]:
    return [
        {
            "id": step.id,
            "title": step.title,
            "kind": step.kind,
            "choices": [{"id": choice.id, "title": choice.title} for choice in book.flow.choices[step.id]],
        }
        for step in book.flow.steps.values()
    ]


class _About(Struct, frozen=True):
    id: str
    title: str
    version: str
    checked_on: date
    languages: tuple[str, ...]


def _about(session: Session, name: str) -> _About:
    meta = session.desk.playbook(name).meta
    return _About(name, meta.title, meta.version, meta.checked_on, session.desk.library.languages(name))


def _checked(session: Session, about: _About) -> str:
    return session.tr("version {version}, checked on {day}", version=about.version, day=about.checked_on)


@click.command(
    "check", cls=Plainly, help=N_("Check a playbook, or the folder of one: file, line and what is wrong.")
)
@click.argument("name", type=PATH, metavar="ID", default=DEFAULT)
@click.option("--stale", is_flag=True, help=N_("List what must be looked up again, as a table to paste."))
@json_option
@pass_session
def check_playbook(session: Session, name: str, stale: bool, as_json: bool) -> int:
    """Check a playbook; the status is 1 when something is wrong."""
    from store.care.packs import check_playbook as check

    if stale:
        return _show_stale(session, name, as_json)
    tr = session.tr
    findings = check(session.desk.library, name, session.desk.clock().date())
    if as_json:
        session.show_json(
            [
                {name: getattr(f, name) for name in ("rule", "severity", "file", "line")}
                | {"what": tr.say(f.what), "hint": tr.say(f.hint)}
                for f in findings
            ]
        )
    else:
        session.show(f"{f.file}:{f.line}: {tr.say(f.what)} {tr.say(f.hint)} [{f.rule}]" for f in findings)
        if not findings:
            session.tell(N_("The playbook {id} is sound."), id=Path(name).name)
    return int(bool(findings))


def _show_stale(session: Session, name: str, as_json: bool) -> int:
    from store.care.packs import stale_claims

    found = stale_claims(session.desk.library, name, session.desk.clock().date())
    if as_json:
        session.show_json([asdict(one) for one in found])
    elif found:
        session.show(_stale_table(found, session.tr))
    else:
        session.tell(N_("Nothing in {id} is older than it keeps."), id=Path(name).name)
    return int(bool(found))


def _stale_table(found: Sequence[Checked], tr: Translator) -> Iterator[str]:
    """A Markdown table, to be pasted where work is planned."""
    words = (N_("where"), N_("kind"), N_("what"), N_("checked"), N_("kept until"), N_("source"))
    yield f"| {' | '.join(map(tr, words))} |"
    yield f"|{'---|' * len(words)}"
    for one in found:
        days = (one.checked.isoformat(), one.until.isoformat())
        cells = (f"{one.file}:{one.line}", one.claim, one.words, *days, one.source)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


@click.command(
    "new", cls=Plainly, help=N_("Begin a playbook of your own: a small one that works. Prints its folder.")
)
@click.argument("name", type=WORDS, metavar="ID")
@pass_session
def new_playbook(session: Session, name: str) -> None:
    """Begin a playbook."""
    from store.care.packs import new_pack

    folder = new_pack(session.home, session.desk.library, name, session.desk.clock().date())
    session.show([str(folder)])
    session.tell(
        N_("Write on in it; “tuikuan playbook check {id}” checks it, “tuikuan add --playbook {id}” uses it."),
        id=name,
    )


@click.command("changes", cls=Plainly, help=N_("The cases whose deadlines a changed playbook would move."))
@json_option
@pass_session
def changes(session: Session, as_json: bool) -> None:
    """List the cases that a changed playbook touches."""
    from store.board.touched import touched

    found = list(touched(session.desk.views()))
    if as_json:
        session.show_json([_change_json(one) for one in found])
        return
    for one in found:
        text = f"{plain(one.view.title, most=60)} · {session.tr.say(one.words)}"
        session.show(hang(text, session.width, f"{one.view.number:>3}  ", "     "))
    if found:
        session.tell(
            N_("Agree with “tuikuan deadline N ID --agree”; until then the earlier date counts, unless it is over.")
        )
    else:
        session.tell(N_("No rule has changed under a running case."))


def _change_json(one: Touched) -> dict[str, object]:
    changed = one.changed
    return {
        "number": one.view.number,
        "case": one.view.title,
        "playbook": one.view.case.playbook,
        "id": one.id,
        "title": one.title,
        "old": changed.before.isoformat() if changed and changed.before else None,
        "new": changed.after.isoformat() if changed and changed.after else None,
        "source": changed.source if changed else None,
    }


for command in (list_playbooks, show_playbook, check_playbook, new_playbook, changes):
    playbook.add_command(command)

COMMANDS = (guide, playbook)
