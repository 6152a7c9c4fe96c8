"""The command `doctor`: looks over the home, the playbooks and the terminal."""

from __future__ import annotations

import platform
import shutil
import sys
from importlib.metadata import version

import click

from content.text.words import N_, Message, message
from tui.cli.command import Plainly, json_option, pass_session
from tui.cli.session import Session

_PARTS = ("textual", "tinydb", "questionary", "markdown-it-py", "orjson")


@click.command("doctor", cls=Plainly, help=N_("Look over the folder, the cases, the playbooks and the terminal."))
@click.option("--repair", is_flag=True, help=N_("Mend damaged files first; the damaged ones are kept aside."))
@click.option(
    "--accept",
    type=click.IntRange(1),
    metavar="N",
    help=N_("Take the text of case N as it is in the file now, edited on purpose, for what counts."),
)
@json_option
@pass_session
def doctor(session: Session, repair: bool, accept: int | None, as_json: bool) -> int:
    """Look everything over; the status is 1 when something is wrong."""
    from store.care.health import examine

    if accept is not None:
        from store.care import accepting

        for words in accepting.accept(session.home, accept):
            session.tell(words)
    if repair:
        from store.care.recovery import mend

        for words in mend(session.home):
            session.tell(words)
    checks = [(True, words) for words in _surroundings(session)]
    checks += [(check.ok, check.words) for check in examine(session.home, lambda: session.desk)]
    if as_json:
        session.show_json([{"ok": ok, "words": session.tr.say(words)} for ok, words in checks])
    else:
        session.show(f"{'ok' if ok else '!!'}  {session.tr.say(words)}" for ok, words in checks)
    return int(not all(ok for ok, _ in checks))


def _surroundings(session: Session) -> list[Message]:
    size, environment = shutil.get_terminal_size((80, 24)), session.environment
    parts = ", ".join(f"{part} {version(part)}" for part in ("tuikuan", *_PARTS))
    return [
        message(N_("Version: {version}"), version=f"{parts}, Python {platform.python_version()}"),
        message(N_("Folder: {path}"), path=str(session.home.path)),
        message(N_("Language: {language}"), language=session.tr.language),
        message(
            N_("Terminal: {term}, {columns}x{lines}, {colours}, {encoding}"),
            term=environment.get("TERM") or "–",
            columns=size.columns,
            lines=size.lines,
            colours=_colours(session),
            encoding=sys.stdout.encoding,
        ),
    ]


def _colours(session: Session) -> Message:
    environment = session.environment
    if environment.get("NO_COLOR") or environment.get("TERM", "") in ("", "dumb"):
        return message(N_("no colours"))
    if environment.get("COLORTERM") in ("truecolor", "24bit"):
        return message(N_("16 million colours"))
    colours = "256" if "256" in environment.get("TERM", "") else "16"
    return message(N_("{n} colours"), n=colours)


COMMANDS = (doctor,)
