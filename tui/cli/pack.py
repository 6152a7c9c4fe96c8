"""The command `pack`: what the form of a channel asks for, and its pictures, in one folder for the phone."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import click

from content.text.words import N_
from tui.cli.command import PATH, WORDS, Misused, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session
from tui.say.text import table
from tui.say.values import size as shown_size

if TYPE_CHECKING:
    from store.dossier.formpack import FormPack


@click.command(
    "pack",
    cls=Plainly,
    help=N_(
        "Put what the form of a channel asks for into one folder for the phone: the fields in its order, the "
        "pictures in the order of upload. Without a channel: which there are, and what their forms take."
    ),
)
@number_argument()
@click.argument("channel", type=WORDS, metavar="[CHANNEL]", default="")
@click.option(
    "--pictures",
    type=click.IntRange(1, 99),
    metavar="N",
    help=N_("How many pictures the form takes, as its page says; more are joined."),
)
@click.option(
    "--size",
    type=click.FloatRange(0.05, 1000),
    metavar="MB",
    help=N_("How large a picture may be, as its page says; larger ones are made smaller."),
)
@click.option("--without", type=WORDS, metavar="E4,…", default="", help=N_("Exhibits that stay here."))
@click.option("--redact", is_flag=True, help=N_("Paint over the areas that are marked in the pictures."))
@click.option("--zip", "as_zip", is_flag=True, help=N_("One zip file in place of a folder."))
@click.option("-o", "--output", type=PATH, metavar="NAME", help=N_("The folder or file to make."))
@json_option
@pass_session
def pack_command(
    session: Session,
    *,
    number: int,
    channel: str,
    pictures: int | None,
    size: float | None,
    without: str,
    redact: bool,
    as_zip: bool,
    output: str | None,
    as_json: bool,
) -> None:
    """Make a pack."""
    if not channel:
        _list(session, number, as_json)
        return
    from store.care import packing
    from store.dossier.formpack import limits_of
    from store.dossier.naming import exhibit_numbers

    if size is not None and not isfinite(size):
        raise Misused(N_("The size of a picture is a number of MB, such as 2 or 0.5."))
    desk = session.desk
    wanted = packing.channel_named(desk.view(number), channel)
    stays = exhibit_numbers(without)
    limits = limits_of(wanted, pictures or 0, size or 0)
    made = packing.packed(desk, number, wanted, limits, hidden=redact, without=stays)
    target = Path(output or f"tuikuan-{number}-{wanted.id}{'.zip' if as_zip else ''}")
    if as_zip:
        packing.write_archive(desk, made, target)
    else:
        packing.write_folder(desk, made, target)
    if as_json:
        session.show_json(_json(made, target))
    else:
        _tell(session, made, target)


def _tell(session: Session, made: FormPack, target: Path) -> None:
    tr = session.tr
    session.show(
        [
            tr(
                N_("{path}: {channel}, fields: {fields}, pictures: {pictures}, other files: {others}"),
                path=str(target),
                channel=made.channel.title,
                fields=len(made.fields),
                pictures=len(made.pictures),
                others=len(made.others),
            ),
            *table(
                (
                    (one.name, ", ".join(f"E{no}" for no in one.exhibits), shown_size(one.size))
                    for one in (*made.pictures, *made.others)
                ),
                session.width,
            ),
        ]
    )
    for note in made.notes:
        session.tell(note)
    if made.left:
        numbers = ",".join(f"E{no}" for no in made.left)
        session.tell(
            N_("“--without {numbers}” makes the pack without them, and without these lines."), numbers=numbers
        )
    for piece in made.fields:
        if not piece.text:
            session.tell(N_("Not known yet: {field}."), field=piece.label)


def _list(session: Session, number: int, as_json: bool) -> None:
    channels = session.desk.view(number).playbook.channels.values()
    if as_json:
        session.show_json(
            [
                {
                    "id": one.id,
                    "title": one.title,
                    "fields": list(one.fields),
                    "pictures": one.pictures or None,
                    "picture_mb": one.picture_mb or None,
                }
                for one in channels
            ]
        )
        return
    tr = session.tr

    def takes(pictures: int, megabytes: float) -> str:
        if not pictures and not megabytes:
            return tr(N_("pictures: not known"))
        return tr(N_("pictures: {n} of at most {mb} MB"), n=pictures or "?", mb=megabytes or "?")

    session.show(
        table(((one.id, one.title, takes(one.pictures, one.picture_mb)) for one in channels), session.width, "")
    )


def _json(made: FormPack, target: Path) -> dict[str, object]:
    return {
        "path": str(target),
        "channel": made.channel.id,
        "fields": [{"fact": one.fact or None, "text": one.text} for one in made.fields],
        "pictures": [
            {"name": one.name, "exhibits": list(one.exhibits), "size": one.size, "original": one.original}
            for one in made.pictures
        ],
        "left": [f"E{no}" for no in made.left],
        "others": [{"name": one.name, "exhibits": list(one.exhibits), "size": one.size} for one in made.others],
    }


COMMANDS = (pack_command,)
