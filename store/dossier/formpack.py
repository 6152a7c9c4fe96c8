"""The form pack: what goes into the form of a channel, field by field, and its pictures in the order of upload.

Where it is known how many pictures a form takes and how large each may be, they are joined below each other and
made smaller until they fit; where nobody knows, they are the originals under new names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePath

from msgspec import Struct

from content.pack.channels import Channel
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.called import kind_title
from store.case.case import Exhibit
from store.case.view import CaseView
from store.dossier.naming import refuse_unknown
from store.dossier.pictures import LARGEST, joined, painted, reduced, size_of
from store.dossier.redact_copies import Matter, matter_at
from store.dossier.scaled import readable
from store.dossier.shelf import is_gone
from store.dossier.traces import told_of
from store.errors import Refused
from store.kept import CopyState, Kept
from store.papers.dictation import Piece, form_of, not_meant

MB = 1_000_000
WIDTH = 1080
"""Pixels across of joined pictures: a phone's page, which stays readable."""

_GONE = N_("E{no} is not there any more and not in the pack.")
_UNREADABLE = N_("E{no} cannot be read and is not in the pack.")
_LEFT_OUT = N_("E{no} is left out: {why}")
_AS_IT_IS = N_("E{no} goes as it is, and may not be taken: {why}")
_ONLY_PICTURES = N_("E{no} is left out: only pictures can be painted over.")


class Limits(Struct, frozen=True):
    """How many pictures a form takes and how many bytes each may have; 0 where nobody knows."""

    pictures: int = 0
    size: int = 0


class Packed(Struct, frozen=True):
    """A file of the pack: its name, the exhibits in it, its bytes, or where the original lies, and its size."""

    name: str
    exhibits: tuple[int, ...]
    data: bytes = b""
    path: Path | None = None
    size: int = 0

    @property
    def original(self) -> bool:
        """Whether it is the file as it was taken in."""
        return self.path is not None


class FormPack(Struct, frozen=True):
    """A pack: the fields of the form, its pictures, other files, and what is to be known of it."""

    title: str
    channel: Channel
    fields: tuple[Piece, ...]
    pictures: tuple[Packed, ...]
    others: tuple[Packed, ...]
    notes: tuple[Message, ...]
    titles: tuple[tuple[int, str], ...]
    left: tuple[int, ...] = ()
    """The exhibits that could not go in."""


def limits_of(channel: Channel, pictures: int = 0, megabytes: float = 0) -> Limits:
    """What a channel takes, as its playbook knows it, or as the user reads it on the page."""
    return Limits(pictures or channel.pictures, int((megabytes or channel.picture_mb) * MB))


def form_pack(
    view: CaseView,
    kept: Sequence[Kept],
    channel: Channel,
    limits: Limits,
    now: datetime,
    *,
    hidden: bool = False,
    twins: Iterable[Playbook] = (),
    without: Collection[int] = (),
) -> FormPack:
    """What goes into a channel's form, `without` the exhibits of these numbers. With `hidden` the marked areas of
    pictures are painted over. A picture that cannot be made as the form takes it is left out, and named.

    `twins` are the same playbook in other languages: see `write_letter`.

    Raises `BadValue` for an exhibit that there is not, `Problem` when a letter cannot be read.
    """
    refuse_unknown(without, [one.exhibit.no for one in kept])
    kept = [one for one in kept if one.exhibit.no not in without]
    there = [one for one in kept if not is_gone(one)]
    matters = [(one, matter_at(one.exhibit.name, one.path)) for one in there]
    shown = [one for one, matter in matters if matter is Matter.PICTURE]
    files = [one for one, matter in matters if matter is not Matter.PICTURE]
    pictures, bad = _pictures(shown, limits, hidden)
    others = () if hidden else tuple(_original(one, len(pictures) + n) for n, one in enumerate(files, 1))
    titles = tuple((one.exhibit.no, _title(view, one.exhibit)) for one in kept)
    notes = (
        *_notes(limits, kept, there, pictures, others),
        *(message(_ONLY_PICTURES, no=one.exhibit.no) for one in files if hidden),
        *(note for _, note in bad),
        *_carried(pictures, others),
        *not_meant(view, channel),
    )
    left = tuple(no for no, note in bad if not any(no in one.exhibits for one in pictures))
    fields = form_of(view, channel, now, twins)
    return FormPack(view.title, channel, fields, pictures, others, notes, titles, left)


def _carried(pictures: Sequence[Packed], others: Sequence[Packed]) -> tuple[Message, ...]:
    told = told_of({one.exhibits[0]: one.path for one in (*pictures, *others) if one.path})
    return (told,) if told else ()


def grouped(count: int, most: int) -> tuple[tuple[int, ...], ...]:
    """So many things in their order in at most so many groups, as even as can be; 0 leaves each alone."""
    groups = min(count, most) if most else count
    if not groups:
        return ()
    least, more = divmod(count, groups)
    sizes = [least + (n < more) for n in range(groups)]
    starts = [sum(sizes[:n]) for n in range(groups)]
    return tuple(tuple(range(start, start + size)) for start, size in zip(starts, sizes, strict=True))


def _pictures(
    shown: Sequence[Kept], limits: Limits, hidden: bool
) -> tuple[tuple[Packed, ...], tuple[tuple[int, Message], ...]]:
    """The pictures of a form, and what is to be said of those that cannot be read or made small enough."""
    bad = dict(_unreadable(shown))
    made = limits.size or hidden or (limits.pictures and len(shown) > limits.pictures)
    fine = [one for one in shown if one.exhibit.no not in bad or not made]
    said = [(no, message(_LEFT_OUT if made else _AS_IT_IS, no=no, why=why)) for no, why in bad.items()]
    packed: list[Packed] = []
    for group in grouped(len(fine), limits.pictures):
        some, n = [fine[at] for at in group], len(packed) + 1
        fits = not limits.size or some[0].exhibit.size <= limits.size
        if len(some) == 1 and fits and not hidden:
            packed.append(_original(some[0], n))
            continue
        try:
            packed.append(_made(some, limits, hidden, n))
        except Refused as problem:
            said += [(one.exhibit.no, message(_LEFT_OUT, no=one.exhibit.no, why=problem.message)) for one in some]
    return tuple(packed), tuple(said)


def _unreadable(shown: Sequence[Kept]) -> Iterator[tuple[int, Message]]:
    """The pictures that cannot be read, and why."""
    for one in shown:
        if readable(one.path, LARGEST):
            continue
        try:
            size_of(one.path, f"E{one.exhibit.no}")
        except Refused as problem:
            yield one.exhibit.no, problem.message


def _made(some: Sequence[Kept], limits: Limits, hidden: bool, n: int) -> Packed:
    """Pictures as one that the form takes. Raises `Refused` when it cannot be made small enough."""
    numbers = tuple(one.exhibit.no for one in some)
    areas = [one.exhibit.areas if hidden else () for one in some]
    if len(some) == 1:
        made = painted(some[0].path, areas[0], f"E{numbers[0]}")
    else:
        made = joined([(one.path, area) for one, area in zip(some, areas, strict=True)], WIDTH)
    made = reduced(made, limits.size) if limits.size else made
    name = f"{n:02d}-{'-'.join(f'E{number}' for number in numbers)}{made.suffix}"
    return Packed(name, numbers, made.data, None, len(made.data))


def _original(one: Kept, n: int) -> Packed:
    suffix = PurePath(one.exhibit.name).suffix.lower()
    suffix = suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 8 else ""
    return Packed(f"{n:02d}-E{one.exhibit.no}{suffix}", (one.exhibit.no,), b"", one.path, one.exhibit.size)


def _title(view: CaseView, one: Exhibit) -> str:
    return kind_title(one.evidence, view.case, view.playbook)


def _notes(
    limits: Limits,
    kept: Sequence[Kept],
    there: Sequence[Kept],
    pictures: Sequence[Packed],
    others: Sequence[Packed],
) -> list[Message]:
    notes = []
    if pictures and not limits.pictures:
        notes.append(
            message(N_("How many pictures this form takes is not known; the page says it. None was joined."))
        )
    if pictures and not limits.size:
        notes.append(
            message(N_("How large a picture may be is not known; the page says it. None was made smaller."))
        )
    notes += [
        message(N_("{file} holds several exhibits below each other."), file=one.name)
        for one in pictures
        if len(one.exhibits) > 1
    ]
    for one in others:
        notes.append(message(N_("{file} is no picture; upload it where the form takes such files."), file=one.name))
    for lost in (one for one in kept if one not in there):
        notes.append(message(_UNREADABLE if lost.state is CopyState.UNREADABLE else _GONE, no=lost.exhibit.no))
    notes += [
        message(N_("E{no} is not as it was taken in."), no=one.exhibit.no)
        for one in there
        if one.state is CopyState.CHANGED
    ]
    return notes
