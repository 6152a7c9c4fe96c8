"""What went out of a case and came back, as sentences."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from content.text.words import N_, Message, message
from store.case.outside import About, Exported, HandedOver, LetterSent, OutsideEvent, Remarked, Stamped
from store.case.titles import Titles
from store.days.clock import digits

READER_WORDS = {
    "platform": N_("the platform"),
    "12315": N_("the market supervision authority (12315)"),
    "association": N_("the consumer association"),
    "lawyer": N_("a lawyer"),
    "court": N_("the court"),
    "family": N_("the family"),
}
"""For whom a dossier can be, in words."""
SHORT = 12
"""Digits of a SHA-256 by which people compare it."""


def tell_outside(event: OutsideEvent, titles: Titles) -> Message:
    """One of these events as a sentence."""
    match event:
        case Exported():
            return _export(event)
        case HandedOver():
            text = N_("Handed over to {whom} (SHA-256 {sha256}…)") if event.whom else N_(
                "Handed over (SHA-256 {sha256}…)")  # fmt: skip
            return Message(text, {"whom": event.whom, "sha256": event.sha256[:SHORT]})
        case LetterSent():
            return _letter(event, titles)
        case Stamped():
            text = N_("Time stamp of {authority}: what the manifest {sha256}… lists was there on {moment}")
            values = {"authority": event.authority, "sha256": event.manifest[:SHORT], "moment": _moment(event.at)}
            return Message(text, values)
        case Remarked():
            return _remark(event, titles)
        case _:
            assert_never(event)


def _export(event: Exported) -> Message:
    values: dict[str, object] = {
        "reader": message(READER_WORDS[event.reader]) if event.reader in READER_WORDS else event.reader,
        "form": event.form.upper(),
        "sha256": event.sha256[:SHORT],
        "omitted": event.omitted,
    }
    if event.redacted:
        text = N_("Dossier for {reader} written, redacted ({form}, SHA-256 {sha256}…)")
    else:
        text = N_("Dossier for {reader} written ({form}, SHA-256 {sha256}…)")
    told = Message(text, values)
    return message(N_("{what}, without {omitted}"), what=told, omitted=event.omitted) if event.omitted else told


def _letter(event: LetterSent, titles: Titles) -> Message:
    told = message(N_("Letter sent: {letter}"), letter=event.title)
    known = {one.id: one.no for one in titles.case.exhibits}
    named = tuple(f"E{known[one]}" for one in event.exhibits if one in known)
    return message(N_("{what}, with {exhibits}"), what=told, exhibits=named) if named else told


def _remark(event: Remarked, titles: Titles) -> Message:
    if event.about == About.NOTHING:
        return message(N_("{author} remarks: {text}"), author=event.author, text=event.text)
    what = proposed(event.about, event.key, event.value, titles)
    text = N_("{author} proposes: {what} ({text})") if event.text else N_("{author} proposes: {what}")
    return Message(text, {"author": event.author, "what": what, "text": event.text})


def proposed(about: str, key: str, value: str, titles: Titles) -> Message:
    """What a remark proposes, in words."""
    match about:
        case About.CHOICE:
            return message(N_("to choose “{choice}”"), choice=titles.choice(key, value))
        case About.FACT if not value:
            return message(N_("{fact} taken back"), fact=titles.fact(key))
        case About.FACT:
            return message(N_("{fact}: {value}"), fact=titles.fact(key), value=titles.value(key, value))
        case _:
            return message(N_("{deadline}: {moment}"), deadline=titles.deadline(key), moment=_moment(value))


def _moment(kept: str) -> str:
    return digits(datetime.fromisoformat(kept)) if kept else "–"
