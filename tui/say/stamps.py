"""A stamp of time in words: what it states, what that proves, and what it does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from content.text.words import N_, Translator
from tui.say.values import joined

if TYPE_CHECKING:
    from store.handover.stamps import Asked, Proof

NOT_PROVEN = N_("It does not prove who made it, that it is true, or that it was not made shortly before.")
_PROVES = N_(
    "Proves: by this moment this manifest was there, with what it lists by hashes (events: {events}, exhibits: "
    "{exhibits}). {authority} says so by its signature."
)
SENT = N_(
    "The manifest lists the case by hashes (events: {events}, exhibits: {exhibits}); the request holds nothing but "
    "the hash of the manifest. Send it to a time-stamping authority (RFC 3161): nothing is sent from here."
)


def stated(tr: Translator, one: Proof, zone: tzinfo | None) -> str:
    """Which moment an authority states, how exactly, and its name."""
    holds = one.holds
    at = holds.at.astimezone(zone).isoformat(sep=" ", timespec="seconds")
    off = tr(N_("±{n} s"), n=f"{holds.accuracy:g}") if holds.accuracy is not None else ""
    return joined(at, off, holds.authority)


def stamp_lines(tr: Translator, one: Proof) -> Iterator[str]:
    """What a stamp proves and what not, by whom, where it lies, and what is not as it was stamped."""
    holds, asked = one.holds, one.asked
    if asked.sha256:
        yield tr(_PROVES, events=asked.events, exhibits=asked.exhibits, authority=holds.authority)
        yield tr(NOT_PROVEN)
    if holds.chain:
        yield tr(N_("Certificates: {names}"), names=" → ".join(holds.chain))
    yield tr(N_("Policy {policy} · number {serial}"), policy=holds.policy, serial=holds.serial)
    yield from (os.fspath(asked.manifest), os.fspath(one.answer))
    if not one.differs:
        yield tr(N_("Case and copies are as the manifest lists them."))
    if one.since:
        yield tr.n(
            "1 event that came since is not in it; another stamp takes it in.",
            "{n} events that came since are not in it; another stamp takes them in.",
            one.since,
        )
    yield from (f"! {tr.say(words)}" for words in (*one.differs, *one.notes))


def sent(tr: Translator, asked: Asked) -> str:
    """What a request holds, and what is to be done with it."""
    return tr(SENT, events=asked.events, exhibits=asked.exhibits)
