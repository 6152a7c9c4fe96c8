"""Writes a form pack: one folder, ready for the phone, all of it or nothing; and the same as one archive."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from content.pack.channels import Channel
from content.pack.errors import UnknownPage
from content.text.near import there
from content.text.words import N_, Translator
from store.care.output import output, refuse_own
from store.case.view import CaseView
from store.disk.files import hidden, new_file, sync_folder
from store.disk.unfinished import unfinished
from store.dossier.formpack import FormPack, Limits, Packed, form_pack
from store.dossier.formpage import FIELDS, INDEX, fields_text, index_page
from store.errors import Refused, cannot_read, cannot_write
from store.opening import HomeDesk
from store.people.person import for_papers

_SAME = {"platform": "intervention"}
"""What a reader of dossiers is called, and the channel that leads there under another name."""


def channel_named(view: CaseView, name: str) -> Channel:
    """A channel by its id, or by what it is called. Raises `UnknownPage` with those there are."""
    channels = view.playbook.channels
    wanted = " ".join(name.split()).casefold()
    for channel in channels.values():
        if wanted in (channel.id, channel.title.casefold()):
            return channel
    near = [one for one in channels.values() if wanted and one.id.endswith(f"-{wanted}")]
    near += [one for one in channels.values() if wanted and wanted in one.title.casefold()]
    near += [one for one in channels.values() if _SAME.get(wanted) == one.id]
    if near:
        return near[0]
    known = there(name, {one.id: one.title for one in channels.values()})
    raise UnknownPage(N_("There is no channel “{name}”. {there}"), name=name, there=known)


def packed(
    desk: HomeDesk,
    number: int,
    channel: Channel,
    limits: Limits,
    *,
    hidden: bool = False,
    without: Collection[int] = (),
) -> FormPack:
    """What goes into a channel's form; see `form_pack`."""
    view = for_papers(desk.view(number), desk.people)
    twins = desk.library.twins(view.case.playbook, view.playbook)
    now = desk.clock()
    return form_pack(view, desk.exhibits(view), channel, limits, now, hidden=hidden, without=without, twins=twins)


def write_folder(desk: HomeDesk, pack: FormPack, target: Path) -> None:
    """Write a pack into a folder that is not there yet. Raises `Refused` when it is, `HomeProblem`."""
    refuse_own(desk.home, target)
    if target.exists() or target.is_symlink():
        raise Refused(
            N_("{path} is there already, and a folder is never written over; nothing was written. "
               "Choose another name."),
            path=str(target),
        )  # fmt: skip
    with unfinished(desk.home, target.parent) as token:
        making = hidden(target, token)
        try:
            making.mkdir(mode=0o700)
            for name, data in _files(desk, pack):
                with new_file(making / name) as file:
                    file.write(data)
            making.rename(target)
            sync_folder(target.parent)
        except OSError as error:
            raise cannot_write(target, error) from error
        finally:
            shutil.rmtree(making, ignore_errors=True)


def write_archive(desk: HomeDesk, pack: FormPack, target: Path) -> None:
    """Write a pack as one zip file. Raises `Refused` when the name is taken, `HomeProblem`."""
    with output(desk.home, target) as file, zipfile.ZipFile(file, "w") as archive:
        for name, data in _files(desk, pack):
            archive.writestr(name, data)


def _files(desk: HomeDesk, pack: FormPack) -> Iterator[tuple[str, bytes]]:
    tr = Translator(desk.reading.language)
    yield INDEX, index_page(pack, tr).encode()
    yield FIELDS, fields_text(pack, tr).encode()
    for one in (*pack.pictures, *pack.others):
        yield one.name, _bytes(one)


def _bytes(one: Packed) -> bytes:
    if one.path is None:
        return one.data
    try:
        return one.path.read_bytes()
    except OSError as error:
        raise cannot_read(one.path, error) from error
