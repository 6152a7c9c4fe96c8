"""The command `redact`: which parts of a picture are painted over in what goes to others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from content.text.words import N_, Message, message
from store.case.intents import LabelExhibit
from store.errors import NotAmong
from tui.cli.changing import tell_done
from tui.cli.command import WORDS, Misused, Plainly, json_option, number_argument, output_options, pass_session
from tui.cli.read import linear
from tui.cli.session import Session
from tui.say.text import table

if TYPE_CHECKING:
    from store.kept import Kept


@click.command(
    "redact",
    cls=Plainly,
    help=N_(
        "Say which parts of a picture are painted over in redacted exports: --box x,y,width,height, in pixels or "
        "percents of the picture as it is seen. Without an exhibit: what would become of each."
    ),
)
@number_argument()
@click.argument("exhibit", type=WORDS, metavar="[E2]", default="")
@click.option(
    "--box",
    "boxes",
    type=WORDS,
    metavar="X,Y,W,H",
    multiple=True,
    help=N_("An area to hide; may be given several times."),
)
@click.option("--clear", is_flag=True, help=N_("Hide nothing in this picture any more."))
@json_option
@output_options(N_("Write the painted picture to a file, to look at it."))
@pass_session
def redact(
    session: Session,
    *,
    number: int,
    exhibit: str,
    boxes: tuple[str, ...],
    clear: bool,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Mark areas, or tell what is marked."""
    if not exhibit:
        if boxes or clear or output or as_json:
            raise Misused(N_("--box, --clear, --json and -o need an exhibit, such as E2."))
        _list(session, number)
        return
    one = _found(session, number, exhibit)
    if boxes or clear:
        from store.dossier.redact_copies import refuse_outside

        areas = (*(() if clear else one.exhibit.areas), *boxes)
        refuse_outside(one.exhibit, one.path, boxes)
        intent = LabelExhibit(one.exhibit.id, one.exhibit.evidence, one.exhibit.note, areas=areas)
        done = session.desk.do(number, intent)
        if not as_json:
            tell_done(session, done)
        one = _found(session, number, exhibit)
    if output:
        _write(session, one, Path(output), force)
    elif as_json:
        session.show_json({"number": number, "exhibit": f"E{one.exhibit.no}", "areas": list(one.exhibit.areas)})
    elif not (boxes or clear):
        session.show([session.tr.say(_state(one)), *(f"  {area}" for area in one.exhibit.areas)])


def _found(session: Session, number: int, exhibit: str) -> Kept:
    from store.dossier.naming import exhibit_numbers

    kept = session.desk.exhibits(session.desk.view(number))
    wanted = exhibit_numbers(exhibit)
    found = next((one for one in kept if wanted == (one.exhibit.no,)), None)
    if found is None:
        raise NotAmong(exhibit, (f"E{one.exhibit.no}" for one in kept))
    return found


def _write(session: Session, one: Kept, target: Path, force: bool) -> None:
    from store.care.output import write_out
    from store.dossier.pictures import painted
    from store.dossier.redact_copies import refuse_no_picture

    refuse_no_picture(one.exhibit, one.path)
    made = painted(one.path, one.exhibit.areas, f"E{one.exhibit.no}")
    write_out(session.home, target, made.data, force)
    words = N_("Written: {path}, {width} by {height} pixels, areas painted over: {n}.")
    session.tell(words, path=str(target), width=made.width, height=made.height, n=len(one.exhibit.areas))


def _list(session: Session, number: int) -> None:
    view = session.desk.view(number)
    kept = session.desk.exhibits(view)
    if not kept:
        session.tell(N_("No evidence yet. Take some in with “tuikuan attach {number} FILE”."), number=number)
        return
    page = linear(session)
    rows = (
        (f"E{one.exhibit.no}", page.kind(view, one.exhibit.evidence), session.tr.say(_state(one))) for one in kept
    )
    session.show(table(rows, session.width, ""))


def _state(one: Kept) -> Message:
    """What becomes of an exhibit in a redacted export."""
    from store.dossier.pictures import size_of
    from store.dossier.redact_copies import Matter, matter_at
    from store.errors import Refused

    match matter_at(one.exhibit.name, one.path):
        case Matter.PICTURE:
            try:
                width, height = size_of(one.path, f"E{one.exhibit.no}")
            except Refused as problem:
                return message(N_("left out: {why}"), why=problem.message)
            if not one.exhibit.areas:
                text = N_("picture of {width} by {height} pixels, nothing painted over yet")
            else:
                text = N_("picture of {width} by {height} pixels, areas painted over: {n}")
            return message(text, width=width, height=height, n=len(one.exhibit.areas))
        case Matter.TEXT:
            return message(N_("text: names and numbers get marks"))
        case _:
            return message(N_("left out: what is in it cannot be hidden"))


COMMANDS = (redact,)
