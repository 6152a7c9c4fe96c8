"""Dictation: a case in the pieces in which one types it into a form on another screen, such as a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from content.pack.channels import Channel
from content.pack.playbook import Playbook
from content.text.words import N_, Message, Translator, message
from store.case.called import SENT
from store.case.demands import DEMANDS
from store.case.facts import BY_KEY
from store.case.view import CaseView
from store.errors import LetterIncomplete
from store.papers.check import Finding
from store.papers.letters import Letter, letter_named, letters_for, write_letter

ASKED = ("order", "product", "sku", "merchant", "demand", "reason", "amount")
"""The facts a form asks for first, in its order; the letter follows, then what `IF_KNOWN` names."""
OPTIONAL = ("sku",)
IF_KNOWN = ("tracking", "ticket", "name", "phone", "address")
LETTER = "letter:"
"""What the name of a letter begins with among the fields of a channel's form."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif")
"""How the names of pictures end."""
UPLOADED = N_("Pictures, in this order")
"""What stands over the pictures in the order of upload."""
_WAYBILL = N_("Waybill number")
_NOT_MEANT = N_("“{letter}” is not meant for a case with this reason or demand.")


class Piece(Struct, frozen=True):
    """One field of a form. `text` is what to type, empty while it is not known; `fact` is where it comes from.

    `remark` is a sentence about it, such as how many characters the field takes; `wrong` is what is wrong with it
    before it goes out, `notes` what the user should know of it, what was left out first.
    """

    fact: str
    label: Message | str
    text: str
    remark: Message | str = ""
    wrong: tuple[Finding, ...] = ()
    notes: tuple[Message | str, ...] = ()


def dictation(view: CaseView, now: datetime, letter: str = "", twins: Iterable[Playbook] = ()) -> tuple[Piece, ...]:
    """The pieces of a case, with the letter of that name, or the one that belongs to the current step.

    `twins` are the same playbook in other languages: see `write_letter`.

    Raises `Problem` when the playbook's reasons or letters cannot be read.
    """
    return (*_usual(view, now, letter, tuple(twins)), *_pictures(view))


def form_of(view: CaseView, channel: Channel, now: datetime, twins: Iterable[Playbook] = ()) -> tuple[Piece, ...]:
    """The pieces that the form of a channel asks for, in its order; the usual ones where nobody has told its order.
    A letter that is not for the case is no field, see `not_meant`. Of pictures it says nothing: a form pack has
    its own.

    Raises `Problem` when a letter cannot be read.
    """
    twins = tuple(twins)
    if not channel.fields:
        return _usual(view, now, "", twins)
    offered = {LETTER + one.id for one in letters_for(view)}
    pieces: list[Piece] = []
    for field in channel.fields:
        if field in offered:
            pieces += _letter(view, now, field.removeprefix(LETTER), twins)
        elif field == "tracking":
            pieces.append(_waybill(view))
        elif field in BY_KEY:
            pieces.append(_fact(view, field))
    return tuple(pieces)


def not_meant(view: CaseView, channel: Channel) -> tuple[Message, ...]:
    """That a form asks for a text which is not meant for the case, where it asks for no other."""
    offered = {one.id for one in letters_for(view)}
    named = [field.removeprefix(LETTER) for field in channel.fields if field.startswith(LETTER)]
    if offered & set(named):
        return ()
    return tuple(message(_NOT_MEANT, letter=letter_named(view.playbook, name).title) for name in named)


def _waybill(view: CaseView) -> Piece:
    """The number of the parcel it is about: of one that was sent it stands in the place of the order, of one that
    came only the tracking page has it."""
    if view.facts.get("tracking"):
        return _fact(view, "tracking")
    sent = view.facts.get("reason") == SENT
    remark = "" if sent else message(N_("Copy it from the tracking page of the order."))
    return Piece(
        "order" if sent else "tracking", message(_WAYBILL), view.facts.get("order", "") if sent else "", remark
    )


def _usual(view: CaseView, now: datetime, letter: str, twins: tuple[Playbook, ...]) -> tuple[Piece, ...]:
    """What most forms ask for."""
    first = [_fact(view, key) for key in ASKED if key not in OPTIONAL or view.facts.get(key)]
    last = [_fact(view, key) for key in IF_KNOWN if view.facts.get(key)]
    return (*first, *_letter(view, now, letter, twins), *last)


def _pictures(view: CaseView) -> Iterator[Piece]:
    """In which order the pictures are uploaded, each with its number on the phone and its number as an exhibit."""
    shown = [one for one in view.exhibits if one.name.lower().endswith(PICTURES)]
    if shown:
        kinds = view.playbook.evidence
        titles = ((kinds[one.evidence].title if one.evidence in kinds else one.evidence) for one in shown)
        lines = (
            f"{n:02d}  E{one.no}  {title}" for n, (one, title) in enumerate(zip(shown, titles, strict=True), 1)
        )
        text = N_("{do_pack} puts them into a folder for the phone, under these numbers.")
        yield Piece("", message(UPLOADED), "\n".join(lines), message(text, number=view.number))


def portions(text: str, most: int) -> tuple[str, ...]:
    """A text in portions of at most `most` characters, parted where a sentence ends if there is such a place.

    0 takes it whole. Nothing but blanks between two portions is lost.
    """
    text = text.strip()
    found: list[str] = []
    while most and len(text) > most:
        window = text[: most + 1]
        ends = [match.end() for match in re.finditer(r"[。！？；\n]|[.!?;](?=\s)", window) if match.end() <= most]
        softer = [match.end() for match in re.finditer(r"[，、：,\s]", window) if match.end() <= most]
        at = next((places[-1] for places in (ends, softer) if places), most)
        found.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return (*found, text) if text else tuple(found)


def _fact(view: CaseView, key: str) -> Piece:
    value, label = view.facts.get(key, ""), message(BY_KEY[key].label)
    match key:
        case "reason" if view.reason:
            known = view.playbook.reason(value).label
            remark = message(N_("Your reason: {reason}. The form calls it this."), reason=view.reason)
            return Piece(key, label, known or view.reason, remark if known else "")
        case "reason":
            return Piece(key, label, "")
        case "demand":
            return Piece(key, label, _demand(value, view.playbook.meta.language))
        case "amount":
            return Piece("amount" if value else "paid", label, view.amount)
        case _:
            return Piece(key, label, value)


def _demand(value: str, language: str) -> str:
    return Translator(language)(DEMANDS[value]) if value in DEMANDS else value


def _letter(view: CaseView, now: datetime, letter: str, twins: tuple[Playbook, ...]) -> Iterator[Piece]:
    """The pieces of the letter; the problem in one sentence where no letter belongs here."""
    here = [one.id for one in letters_for(view) if one.id in view.next.letters or view.step.id in one.steps]
    names = [letter] if letter else here
    if not names:
        yield _fact(view, "problem")
        return
    written = (_written(view, name, now, twins) for name in names)
    fitting = next((one for one in written if isinstance(one, Letter) and not (one.too_long_by or one.cut)), None)
    chosen = fitting or _written(view, names[0], now, twins)
    if isinstance(chosen, Piece):
        yield chosen
        return
    template = chosen.template
    parts = portions(chosen.text, template.limit)
    for n, text in enumerate(parts, 1):
        label = message(N_("{letter}, part {n} of {all}"), letter=template.title, n=n, all=len(parts))
        title = label if len(parts) > 1 else template.title
        wrong = chosen.findings if n == 1 else ()
        notes = chosen.notes if n == 1 else ()
        yield Piece("problem", title, text, _taken(text, template.limit), wrong, notes)


def _taken(text: str, limit: int) -> Message:
    if limit:
        return message(N_("{n} of {limit} characters"), n=len(text), limit=limit)
    return message(N_("{n} characters"), n=len(text))


def _written(view: CaseView, name: str, now: datetime, twins: tuple[Playbook, ...]) -> Letter | Piece:
    """A filled letter, or the piece that says what it lacks."""
    try:
        return write_letter(view, name, now, twins)
    except LetterIncomplete as problem:
        lacks = tuple(message(BY_KEY[key].label) if key in BY_KEY else key for key in problem.missing)
        title = view.playbook.letter(name).title
        return Piece(problem.missing[0], title, "", message(N_("Still missing: {facts}."), facts=lacks))
